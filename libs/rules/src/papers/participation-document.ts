import { type DocumentBlock, type DocumentModel, formatDate, formatNumber, formatPercent, localParts } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';
import { paperHeader } from './round-paper.js';

/** How one unit has taken part. */
export interface ParticipationLine {
  unit: string;
  headCount: number | null;
  people: number;
  entries: number;
  /** Leaders and managers among the people; null where nobody has confirmed it. */
  leaders: number | null;
  /** What it still lacks, in the middle of a sentence; empty where it has done all. */
  lacks: string[];
}

export interface ParticipationFacts {
  ruleSet: RuleSet;
  partName: string;
  /** What the plan asks, in whole sentences. */
  demands: string[];
  /** Which units are asked. */
  units: string;
  asksForLeaders: boolean;
  lines: ParticipationLine[];
  takenAt: Date;
}

/** The columns of the report, for the file of spreadsheets too. */
export function participationColumns({ asksForLeaders }: Pick<ParticipationFacts, 'asksForLeaders'>): string[] {
  return [
    'TT',
    'Cơ quan, đơn vị',
    'Tổng số người',
    'Người dự thi',
    'Tỷ lệ',
    'Số bài',
    ...(asksForLeaders ? ['Lãnh đạo, quản lý dự thi'] : []),
    'Kết quả thực hiện',
  ];
}

/** The cells of one unit. */
export function participationCells(
  line: ParticipationLine,
  at: number,
  { asksForLeaders }: Pick<ParticipationFacts, 'asksForLeaders'>,
): string[] {
  const { unit, headCount, people, entries, leaders, lacks } = line;
  return [
    String(at + 1),
    unit,
    headCount === null ? 'Chưa khai báo' : formatNumber(headCount),
    formatNumber(people),
    headCount === null || headCount <= 0 ? '' : formatPercent(people / headCount),
    formatNumber(entries),
    ...(asksForLeaders ? [leaders === null ? 'Chưa xác nhận' : formatNumber(leaders)] : []),
    lacks.length === 0 ? 'Đã thực hiện đủ' : `Chưa đủ: ${lacks.join('; ')}`,
  ];
}

/** How the units have done what the plan asks of them, for the organisers' report and for the units' yearly assessment. */
export function participationDocument(facts: ParticipationFacts): DocumentModel {
  const { ruleSet, partName, demands, units, lines, takenAt } = facts;
  const met = lines.filter(({ lacks }) => lacks.length === 0).length;
  const table: DocumentBlock =
    lines.length > 0
      ? {
          kind: 'table',
          columns: participationColumns(facts).map((title, at, all) => ({
            title,
            align: at >= 2 && at < all.length - 1 ? 'end' : 'start',
          })),
          rows: lines.map((line, at) => participationCells(line, at, facts)),
        }
      : { kind: 'paragraph', text: 'Danh mục chưa có cơ quan, đơn vị nào phải thực hiện.' };
  return {
    title: 'TỔNG HỢP',
    subject: `Các cơ quan, đơn vị tham gia ${partName}, ${ruleSet.contest.name}`,
    header: paperHeader(ruleSet, 'TH', localParts(takenAt).year),
    preamble: [],
    counting: 'parts',
    orientation: 'landscape',
    articles: [
      {
        id: 'units',
        number: 1,
        title: units,
        blocks: [
          ...demands.map((text): DocumentBlock => ({ kind: 'paragraph', text })),
          table,
          {
            kind: 'paragraph',
            text: `Cộng: ${formatNumber(lines.length)} cơ quan, đơn vị; ${formatNumber(met)} đã thực hiện đủ, ${formatNumber(lines.length - met)} chưa đủ. Số liệu tính đến ngày ${formatDate(takenAt)}; bài rút, bài bị hủy, bài không hợp lệ và bài của người không được dự thi không tính.`,
          },
        ],
      },
    ],
    signatures: [
      { capacity: ['Người lập biểu'], note: '(Ký, ghi rõ họ tên)' },
      { capacity: ['Thủ trưởng cơ quan thường trực'], note: '(Ký, ghi rõ họ tên, đóng dấu)' },
    ],
  };
}

/** Somebody of a unit who has taken part. */
export interface UnitListLine {
  fullName: string;
  position: string;
  /** "Lãnh đạo, quản lý", or empty. */
  leader: string;
  number: string;
  title: string;
  /** Empty where the entry counts; else why it does not. */
  remark: string;
}

export interface UnitListFacts {
  ruleSet: RuleSet;
  partName: string;
  unit: string;
  lines: UnitListLine[];
  takenAt: Date;
}

export const UNIT_LIST_COLUMNS = ['TT', 'Họ và tên', 'Chức vụ', 'Lãnh đạo, quản lý', 'Mã bài', 'Tên bài dự thi', 'Ghi chú'] as const;

/** The cells of one person. */
export function unitListCells({ fullName, position, leader, number, title, remark }: UnitListLine, at: number): string[] {
  return [String(at + 1), fullName, position, leader, number, title, remark];
}

/** Who of a unit has taken part: the head signs it, and it is kept with the unit's yearly assessment. */
export function unitListDocument({ ruleSet, partName, unit, lines, takenAt }: UnitListFacts): DocumentModel {
  return {
    title: 'DANH SÁCH',
    subject: `Người của ${unit} tham gia ${partName}, ${ruleSet.contest.name}`,
    header: paperHeader(ruleSet, 'DS', localParts(takenAt).year),
    preamble: [],
    counting: 'parts',
    orientation: 'landscape',
    articles: [
      {
        id: 'people',
        number: 1,
        title: 'Người tham gia dự thi',
        blocks: [
          lines.length > 0
            ? {
                kind: 'table',
                columns: UNIT_LIST_COLUMNS.map((title) => ({ title, align: 'start' as const })),
                rows: lines.map(unitListCells),
              }
            : { kind: 'paragraph', text: 'Chưa có người nào của đơn vị gửi bài dự thi.' },
          { kind: 'paragraph', text: `Danh sách có ${formatNumber(lines.length)} lượt tác giả, lập ngày ${formatDate(takenAt)}.` },
        ],
      },
    ],
    signatures: [
      { capacity: ['Người lập danh sách'], note: '(Ký, ghi rõ họ tên)' },
      { capacity: ['Thủ trưởng đơn vị'], note: '(Ký, ghi rõ họ tên, đóng dấu)' },
    ],
  };
}
