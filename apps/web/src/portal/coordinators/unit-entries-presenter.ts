import type { OwnNomination } from '#contests';
import { formatNumber } from '#kernel';
import type { CoordinatorId, UnitInvitation } from '#notifications';
import type { SubmissionPart } from '#rules';
import type { ChoiceFault, ReadPart, SubmissionVersion, TypedChoice } from '#submissions';
import { CANDIDATES_ON_A_PAGE, type CandidateGroup, type EntryCandidate } from '../../console/cascade/entry-candidates.js';
import {
  CHOICE_ASKED,
  HEAD_ASKED,
  HEAD_SENTENCE,
  type HeadFault,
  type TypedHead,
  whatGoes,
} from '../../console/cascade/entry-choice-presenter.js';
import { quotaInWords, stateOfNomination, untilInWords } from '../../console/cascade/nomination-words.js';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import { pageCount, pager } from '../pager.js';
import { readSection } from '../../console/submissions/reading-page.js';
import type { ArchivedWorkView, NominationFormView, NominationsView } from '../view-models.js';
import {
  confirmationUrl,
  nominationsUrl,
  nominationUrl,
  selectionMinutesUrl,
  unitEntryUrl,
  unitReadingUrl,
  unitSelectionUrl,
} from './addresses.js';

/** Entries of the unit's people from which its contact chooses. */
export function unitSelection({
  id,
  invited,
  groups,
  isChosen,
  number,
}: {
  id: CoordinatorId;
  invited: UnitInvitation;
  groups: readonly CandidateGroup[];
  /** Whether the unit has chosen any. */
  isChosen: boolean;
  /** Of the page, from 1. */
  number: number;
}): PageContent<NominationsView> {
  const { call, invitation, unit } = invited;
  const candidates = groups.flatMap((group) => group.candidates);
  const most = Math.max(0, ...groups.map(({ total }) => total));
  const url = unitSelectionUrl(id, invitation.id);
  return {
    title: 'Chọn bài để đề cử',
    isPrivate: true,
    heading: 'Chọn bài để đề cử',
    intro: `${unit.name}. ${quotaInWords(invitation)}, đã gửi ${formatNumber(invitation.taken)}. ${untilInWords(call.closesAt)}.`,
    back: { label: 'Đề cử của đơn vị', url: nominationsUrl(id) },
    calls: isChosen
      ? [
          {
            title: 'Biên bản xét chọn',
            unit: '',
            sentences: ['Ghi sẵn các bài đã chọn và lý do; đơn vị điền thời gian, thành phần rồi ký.'],
            link: { label: 'Tải biên bản (Word)', url: selectionMinutesUrl(id, invitation.id) },
          },
        ]
      : [],
    noCall: most === 0 ? 'Người của đơn vị chưa gửi bài nào. Bài đã gửi hiện ở đây để chọn.' : undefined,
    own:
      most === 0
        ? undefined
        : {
            heading: 'Bài đã gửi của đơn vị',
            rows: candidates.map((candidate) => rowOf(id, invitation.id, candidate)),
            pager: pager(
              { number, last: pageCount(most, CANDIDATES_ON_A_PAGE) },
              { urlOf: (page) => (page === 1 ? url : `${url}?trang=${page}`) },
            ),
          },
  };
}

function rowOf(
  id: CoordinatorId,
  invitation: UnitInvitation['invitation']['id'],
  { id: submission, title, number, authors, nomination, isComplete, standing }: EntryCandidate,
): { label: string; detail: string; url: string } {
  const place = standing ? [`hạng ${formatNumber(standing.rank)}`] : [];
  const state = nomination ? stateOfNomination(nomination).label : isComplete ? 'Chưa chọn' : 'Chưa đủ tệp, chưa chọn được';
  return {
    label: title,
    detail: `${state}. ${[number, ...authors, ...place].join(', ')}.`,
    url: nomination ? nominationUrl(id, nomination.id) : unitEntryUrl(id, invitation, submission),
  };
}

/** An entry of the unit as its contact reads it before choosing. */
export function unitReading({
  id,
  invited: { invitation },
  candidate,
  part,
  version,
  parts,
}: {
  id: CoordinatorId;
  invited: UnitInvitation;
  candidate: EntryCandidate;
  part: SubmissionPart;
  version: SubmissionVersion;
  parts: readonly ReadPart[];
}): PageContent<ArchivedWorkView> {
  const { theme, form } = version.content;
  const fact = (label: string, value: string | null | undefined) => (value ? [{ label, value }] : []);
  const url = unitEntryUrl(id, invitation.id, candidate.id);
  return {
    title: candidate.title,
    isPrivate: true,
    back: { label: candidate.nomination ? 'Sửa đề cử bài này' : 'Đề cử bài này', url },
    heading: candidate.title,
    facts: [
      { label: 'Số của bài', value: `${candidate.number}, bản gửi lần ${formatNumber(version.version)}` },
      ...fact(candidate.authors.length > 1 ? 'Các tác giả' : 'Tác giả', candidate.authors.join(', ')),
      ...fact('Chủ đề', part.themes.find(({ code }) => code === theme)?.name),
      ...fact('Hình thức', form),
      ...fact('Video của bài', version.link),
    ],
    sections: parts.map((one, at) => readSection(one, part.sections, at + 1)),
    files: parts.flatMap(({ file }) => (file?.state === 'stored' ? [{ label: file.fileName ?? 'Tệp', url: `${url}/tep/${file.id}` }] : [])),
    note: 'Chỉ để xét chọn trong đơn vị. Mỗi lần mở bài được ghi vào nhật ký.',
  };
}

/** Why the unit has chosen an entry, as its contact types it. */
export function unitEntryForm({
  id,
  invited,
  candidate,
  typed,
  faults,
}: {
  id: CoordinatorId;
  invited: UnitInvitation;
  candidate: EntryCandidate;
  typed: TypedChoice;
  faults: readonly ChoiceFault[];
}): PageContent<NominationFormView> {
  const { call, invitation, unit } = invited;
  const line = (name: 'selection' | 'result' | 'decision') => ({
    line: {
      id: name,
      name,
      ...CHOICE_ASKED[name],
      value: typed[name] ?? '',
      error: faultOf(faults, name),
      autocomplete: 'off',
      maxlength: 300,
    },
  });
  const lines = (name: 'reason' | 'scores') => ({
    lines: { id: name, name, ...CHOICE_ASKED[name], value: typed[name] ?? '', error: faultOf(faults, name), maxlength: 4_000 },
  });
  return {
    title: `Đề cử: ${candidate.title}`,
    isPrivate: true,
    task: { title: 'Đề cử', backUrl: unitSelectionUrl(id, invitation.id) },
    actionUrl: unitEntryUrl(id, invitation.id, candidate.id),
    heading: candidate.title,
    paragraphs: [`${[candidate.number, ...candidate.authors].join(', ')}. ${unit.name} đề cử. ${untilInWords(call.closesAt)}.`],
    read: candidate.isReadable ? { label: 'Đọc bài', url: unitReadingUrl(id, invitation.id, candidate.id) } : undefined,
    note: call.note || undefined,
    errors: errorSummary(faults),
    fields: [lines('reason'), line('selection'), line('result'), line('decision'), lines('scores')],
    after: candidate.nomination ? 'Lưu nội dung mới thì tác giả và thủ trưởng phải xác nhận lại.' : whatGoes(candidate),
    button: 'Lưu đề cử',
  };
}

/** That the head of the unit has confirmed, as its contact types it. */
export function unitConfirmation(
  id: CoordinatorId,
  { nomination }: OwnNomination,
  { typed, faults }: { typed: TypedHead; faults: readonly HeadFault[] },
): PageContent<NominationFormView> {
  const line = (name: 'fullName' | 'position') => ({
    line: {
      id: name,
      name,
      ...HEAD_ASKED[name],
      value: typed[name] ?? '',
      error: faultOf(faults, name),
      autocomplete: 'off',
      maxlength: 120,
    },
  });
  return {
    title: 'Xác nhận của thủ trưởng đơn vị',
    isPrivate: true,
    task: { title: 'Đề cử', backUrl: nominationUrl(id, nomination.id) },
    actionUrl: confirmationUrl(id, nomination.id),
    heading: 'Xác nhận của thủ trưởng đơn vị',
    paragraphs: [nomination.title],
    hidden: [{ name: 'seen', value: nomination.sha256 }],
    errors: errorSummary(faults),
    fields: [line('fullName'), line('position')],
    after: HEAD_SENTENCE,
    button: 'Ghi xác nhận',
  };
}
