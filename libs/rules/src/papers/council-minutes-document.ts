import { type DocumentModel, formatNumber, localParts } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';
import { type ArticleDraft, enumerated, numberArticles, sentence } from '../text/article-writer.js';
import { paperHash } from './paper-hash.js';
import { paperMoment } from './paper-moment.js';
import { approvingAuthority, paperHeader } from './round-paper.js';

/** Somebody on the council, as they stand on paper. */
export interface MinutesMember {
  fullName: string;
  /** "Phó Giám đốc Sở Nội vụ"; empty where it is not known. */
  position: string;
  role: 'chair' | 'secretary' | 'member';
}

/** A point of the agenda with what came of it. */
export interface MinutesItem {
  title: string;
  /** What was put to the vote; absent where nothing was. */
  motion?: string | undefined;
  /** Of a hundred present; 50 means more than half. */
  neededPercent: number;
  tally?: { for: number; against: number; abstained: number; present: number } | undefined;
  outcome: 'carried' | 'rejected' | 'talked' | 'passed-over' | 'waiting';
  dissents: { fullName: string; text: string }[];
  /** Who did not vote because of a conflict. */
  withheld: string[];
}

/** A sheet that does not count, or an assignment that ended: by entry number, never by author. */
export interface MinutesLeftOut {
  entryNumber: number;
  phase: string;
  fullName: string;
  because: string;
}

/** All that the minutes of a council's session say; times are instants. */
export interface CouncilMinutesFacts {
  ruleSet: RuleSet;
  /** "Hội đồng đánh giá sáng kiến, giải pháp" */
  council: string;
  /** "Thi viết" */
  partName: string;
  title: string;
  place: string;
  startsAt: Date;
  /** Null while it has not been opened. */
  openedAt: Date | null;
  closedAt: Date | null;
  seats: number;
  quorum: number;
  present: MinutesMember[];
  absent: MinutesMember[];
  phases: { name: string; entries: number; judges: number; sheets: number; isBlind: boolean; isClosed: boolean }[];
  leftOut: MinutesLeftOut[];
  items: MinutesItem[];
  /** What the secretary has written of the session as a whole, line by line. */
  notes: string[];
  /** Fingerprint of what was decided; null until the session is closed. */
  sha256: string | null;
}

const BLANKS = '........';
const ROLES = { chair: 'Chủ tịch Hội đồng', secretary: 'Thư ký', member: 'Thành viên' } as const;

/**
 * The minutes ("Biên bản họp Hội đồng") of a session in the form of Decree 30/2020/NĐ-CP: who was there and how many had to
 * be, what was marked and what did not count, each point with its vote and who saw it otherwise. Entries stand by the numbers
 * under which they were judged. A council has a symbol of its own; another team writes under that of the organ. Before the session is
 * closed the text says on its first page that it is a draft.
 */
export function councilMinutesDocument(facts: CouncilMinutesFacts): DocumentModel {
  const { ruleSet, council, startsAt, openedAt, sha256 } = facts;
  const { superior = '', issuer, symbol, place, year } = paperHeader(ruleSet, 'BB', localParts(openedAt ?? startsAt).year);
  const own = council.toLocaleUpperCase('vi');
  const above = own === issuer ? superior : [superior, issuer].filter((line) => line !== '' && line !== own).join(' - ');
  return {
    title: sha256 === null ? 'BIÊN BẢN (DỰ THẢO)' : 'BIÊN BẢN',
    subject: `${facts.title}, ${ruleSet.contest.name}`,
    header: {
      ...(above !== '' && { superior: above }),
      issuer: own,
      ...(own.startsWith('HỘI ĐỒNG') ? { symbol: 'BB-HĐ' } : symbol !== undefined && { symbol }),
      place,
      ...(year !== undefined && { year }),
      isUndated: true,
    },
    preamble:
      sha256 === null ? ['Bản dự thảo, lập khi phiên họp chưa kết thúc: số liệu, nội dung và kết quả biểu quyết còn thay đổi.'] : [],
    counting: 'parts',
    articles: numberArticles([meeting(facts), judged(facts), leftOut(facts), agenda(facts), closing(facts)]),
    signatures: [
      { capacity: ['Thư ký'], note: '(Ký, ghi rõ họ tên)', ...nameOf(facts, 'secretary') },
      { capacity: ['Chủ tịch Hội đồng'], note: '(Ký, ghi rõ họ tên)', ...nameOf(facts, 'chair') },
    ],
    recipients: [`- ${approvingAuthority(ruleSet).name};`, '- Lưu: Hồ sơ Cuộc thi.'],
  };
}

function nameOf({ present }: CouncilMinutesFacts, role: MinutesMember['role']): { name?: string } {
  const found = present.find((one) => one.role === role);
  return found ? { name: found.fullName } : {};
}

const memberWords = ({ fullName, position, role }: MinutesMember): string =>
  [fullName, position, ROLES[role]].filter((part) => part !== '').join(', ');

function meeting({ openedAt, startsAt, place, seats, quorum, present, absent }: CouncilMinutesFacts): ArticleDraft {
  const voting = present.filter(({ role }) => role !== 'secretary').length;
  return {
    id: 'meeting',
    title: 'Thời gian, địa điểm, thành phần',
    clauses: [
      openedAt ? `Thời gian: bắt đầu lúc ${paperMoment(openedAt)}.` : `Thời gian: dự kiến lúc ${paperMoment(startsAt)}.`,
      `Địa điểm: ${place === '' ? BLANKS.repeat(6) : sentence(place)}`,
      present.length > 0 ? { text: 'Có mặt:', points: enumerated(present.map(memberWords)) } : `Có mặt: ${BLANKS.repeat(6)}`,
      absent.length > 0 ? { text: 'Vắng mặt:', points: enumerated(absent.map(memberWords)) } : 'Vắng mặt: không có.',
      `Số thành viên có quyền biểu quyết dự họp: ${formatNumber(voting)}/${formatNumber(seats)}; số thành viên cần có để họp: ${formatNumber(quorum)}.`,
    ],
  };
}

function judged({ partName, phases }: CouncilMinutesFacts): ArticleDraft {
  return {
    id: 'judged',
    title: 'Kết quả chấm',
    clauses: [
      {
        text: `Số liệu chấm của phần ${partName} đến khi lập biên bản:`,
        table: {
          kind: 'table',
          columns: [
            { title: 'Vòng chấm', align: 'start' },
            { title: 'Cách chấm', align: 'start' },
            { title: 'Số bài', align: 'end' },
            { title: 'Giám khảo mỗi bài', align: 'end' },
            { title: 'Phiếu được tính', align: 'end' },
            { title: 'Trạng thái', align: 'start' },
          ],
          rows: phases.map(({ name, entries, judges, sheets, isBlind, isClosed }) => [
            name,
            isBlind ? 'Theo mã phách' : 'Công khai tên tác giả',
            formatNumber(entries),
            formatNumber(judges),
            formatNumber(sheets),
            isClosed ? 'Đã kết thúc' : 'Chưa kết thúc',
          ]),
        },
      },
      'Mỗi giám khảo chấm độc lập; điểm của người khác chỉ mở cho giám khảo xem sau khi vòng chấm kết thúc.',
    ],
  };
}

function leftOut({ leftOut: sheets }: CouncilMinutesFacts): ArticleDraft {
  const points = sheets.map(({ entryNumber, phase, fullName, because }) => `Bài số ${entryNumber} (${phase}), ${fullName}: ${because}`);
  return {
    id: 'left-out',
    title: 'Phiếu không được tính và giám khảo thôi chấm',
    clauses:
      points.length > 0
        ? [{ text: 'Những phiếu sau không được tính, được lưu cùng hồ sơ:', points: enumerated(points) }]
        : ['Không có phiếu nào bị loại và không có giám khảo nào thôi chấm.'],
  };
}

function agenda({ items, notes }: CouncilMinutesFacts): ArticleDraft {
  return {
    id: 'agenda',
    title: 'Nội dung và kết quả biểu quyết',
    clauses: [
      ...items.map((item) => ({ text: `${sentence(item.title)} ${outcomeOf(item)}`.trim(), points: enumerated(besides(item)) })),
      ...notes.map(sentence),
    ],
  };
}

const OUTCOMES: Readonly<Record<MinutesItem['outcome'], string>> = {
  carried: 'Thông qua',
  rejected: 'Không thông qua',
  talked: 'Hội đồng đã trao đổi, không biểu quyết.',
  'passed-over': 'Chưa xét tại phiên họp này.',
  waiting: `Kết quả: ${BLANKS.repeat(4)}`,
};

function outcomeOf({ motion, neededPercent, tally, outcome }: MinutesItem): string {
  if (tally === undefined || motion === undefined) return OUTCOMES[outcome];
  const needed = neededPercent <= 50 ? 'quá nửa' : `quá nửa và ít nhất ${neededPercent}%`;
  return `Biểu quyết: “${motion.replace(/[.;]$/, '')}”. Tán thành ${formatNumber(tally.for)}, không tán thành ${formatNumber(tally.against)}, không có ý kiến ${formatNumber(tally.abstained)}, trên ${formatNumber(tally.present)} thành viên được biểu quyết; cần ${needed}. ${OUTCOMES[outcome]}.`;
}

function besides({ dissents, withheld }: MinutesItem): string[] {
  return [
    ...withheld.map((fullName) => `${fullName} không biểu quyết vì có xung đột lợi ích`),
    ...dissents.map(({ fullName, text }) => `Ý kiến khác của ${fullName}: ${text}`),
  ];
}

function closing({ closedAt, sha256 }: CouncilMinutesFacts): ArticleDraft {
  return {
    id: 'closing',
    title: 'Kết thúc',
    clauses: [
      sha256 === null ? undefined : `Nội dung, người dự và kết quả biểu quyết được niêm phong bằng mã SHA-256: ${paperHash(sha256)}.`,
      `Phiên họp kết thúc lúc ${closedAt ? paperMoment(closedAt) : `${BLANKS} giờ ${BLANKS} phút cùng ngày`}; biên bản đã đọc cho các thành phần dự họp cùng nghe và thống nhất ký tên.`,
    ],
  };
}
