import type { RunningContest } from '#contests';
import { formatNumber } from '#kernel';
import type { CoordinatorId } from '#notifications';
import { confirmedLeader } from '#registrations';
import { describeDemands, type DutyOfUnit, type Obligation, type SubmissionPart } from '#rules';
import { submissionNumber, type UnitEntry } from '#submissions';
import type { Unit } from '#units';
import { firstAuthors } from '../../console/participation/first-authors.js';
import { countsLeaders, leaderText } from '../../console/participation/participation-facts.js';
import { ERASED_NAME, STATE_WORDS } from '../../console/submissions/submission-words.js';
import type { PageContent } from '../../edge/page.js';
import type { UnitTakingPartView } from '../view-models.js';
import { coordinatorUrl, takingPartUrl, unitListUrl } from './addresses.js';

/** What people of the unit have sent to one part, and what the plan asks of the unit there. */
export interface PartTaken {
  running: RunningContest;
  part: SubmissionPart;
  duties: { obligation: Obligation; duty: DutyOfUnit }[];
  entries: UnitEntry[];
}

/** Who of the unit has sent something in, for its contact. */
export function unitTakingPartContent({
  id,
  unit,
  parts,
}: {
  id: CoordinatorId;
  unit: Unit;
  parts: readonly PartTaken[];
}): PageContent<UnitTakingPartView> {
  return {
    title: 'Người dự thi của đơn vị',
    isPrivate: true,
    heading: 'Người dự thi của đơn vị',
    intro:
      'Người của đơn vị đã gửi bài, và đơn vị còn thiếu gì so với Thể lệ. Ở đây chỉ có tên bài; đầu mối chỉ đọc bài khi chọn bài để đề cử.',
    back: { label: unit.name, url: coordinatorUrl(id) },
    parts: parts.map((one) => partView(id, one)),
    send: parts.length > 0 ? { label: 'Xác nhận và gửi danh sách bài cho Ban Tổ chức', url: unitListUrl(id) } : undefined,
    empty: parts.length === 0 ? 'Cuộc thi này không có phần thi gửi bài.' : undefined,
  };
}

function partView(id: CoordinatorId, { running, part, duties, entries }: PartTaken): UnitTakingPartView['parts'][number] {
  const url = `${takingPartUrl(id)}/${part.code}`;
  const people = firstAuthors(entries);
  return {
    title: part.name,
    duties: duties.map(({ obligation, duty }) => ({
      demands: describeDemands(running.ruleSet, obligation).join(' '),
      isMet: duty.lacks.length === 0,
      sentence: duty.lacks.length === 0 ? 'Đơn vị đã thực hiện đủ.' : `Đơn vị còn thiếu: ${duty.lacks.join('; ')}.`,
    })),
    count:
      entries.length === 0 ? 'Chưa có người nào gửi bài.' : `${formatNumber(people.length)} người, ${formatNumber(entries.length)} bài.`,
    entries: entries.map(({ submission, version, state, counts, authors }) => ({
      title: version.content.title,
      authors: authors.map(({ fullName, position }) => [fullName ?? ERASED_NAME, position].filter(Boolean).join(', ')).join('; '),
      detail: [submission.number === null ? '' : submissionNumber(part.kind, submission.number), counts ? '' : 'không tính cho đơn vị']
        .filter(Boolean)
        .join(', '),
      state: STATE_WORDS[state].label,
    })),
    list: entries.length > 0 ? { label: 'Tải danh sách để ký (Word)', url: `${url}/danh-sach.docx` } : undefined,
    leaders:
      countsLeaders(running.ruleSet, part.code) && people.length > 0
        ? {
            actionUrl: `${url}/lanh-dao`,
            heading: 'Ai là lãnh đạo, quản lý?',
            text: 'Thể lệ hỏi có lãnh đạo, quản lý của đơn vị dự thi hay không. Bạn xác nhận thay mặt thủ trưởng đơn vị: chọn người giữ chức, người không chọn là không giữ chức.',
            people: people.map(({ pseudonym, fullName, position, leader }) => ({
              id: `leader-${pseudonym}`,
              value: pseudonym,
              text: [fullName ?? ERASED_NAME, position].filter(Boolean).join(', '),
              detail: `${leaderText(leader)}.`,
              isChecked: leader !== undefined && (confirmedLeader(leader) ?? leader.self?.isLeader) === true,
            })),
            button: 'Xác nhận',
          }
        : undefined,
  };
}
