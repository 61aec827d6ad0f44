import { BASIS_WORDS, kindWords, spokenDay, type Unit, type UnitContact, type UnitHeadCount, type UnitTurn } from '#units';
import { placeName } from '../../edge/place-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, numberCell, textCell } from '../listing.js';
import type { DetailView, FactView } from '../view-models.js';
import { UNITS, unitUrl } from './addresses.js';
import { movesInWords } from './unit-moves-presenter.js';

export interface UnitDetailFacts {
  unit: Unit;
  parent: Unit | undefined;
  counts: readonly UnitHeadCount[];
  versions: readonly Unit[];
  before: readonly UnitTurn[];
  after: readonly UnitTurn[];
  /** How often somebody has chosen it in place of another, and another in its place. */
  moves: { came: number; left: number };
  /** Undefined where there is none, or who looks may not see it. */
  contact: UnitContact | undefined;
  mayKeep: boolean;
}

/** One unit: what it is, how many people it has had, from what it came and what became of it. */
export function unitDetail({
  unit,
  parent,
  counts,
  versions,
  before,
  after,
  moves,
  contact,
  mayKeep,
}: UnitDetailFacts): ConsoleContent<DetailView> {
  const others = versions.filter(({ id }) => id !== unit.id);
  return {
    title: unit.name,
    heading: unit.name,
    sentence: unit.place || undefined,
    back: { label: 'Đơn vị dự thi', url: UNITS },
    notice: unit.validTo ? { kind: 'info', title: `Đơn vị này kết thúc từ ngày ${spokenDay(unit.validTo)}` } : undefined,
    sections: [
      countSection(counts),
      ...(before.length + after.length > 0 ? [turnSection(before, after)] : []),
      ...(others.length > 0 ? [versionSection(unit, others)] : []),
    ],
    factsHeading: 'Thông tin',
    facts: [...unitFacts(unit, parent), moveFact(unit, moves), ...(mayKeep ? contactFacts(contact) : [])],
    links: mayKeep ? ways(unit, contact !== undefined) : undefined,
  };
}

function countSection(counts: readonly UnitHeadCount[]): DetailView['sections'][number] {
  return {
    heading: 'Tổng số người',
    table: {
      label: 'Tổng số người theo ngày',
      columns: [
        { label: 'Từ ngày' },
        { label: 'Tổng số người', isNumber: true },
        { label: 'Lãnh đạo, quản lý', isNumber: true },
        { label: 'Nguồn' },
      ],
      rows: counts.map(({ countedOn, people, leaders, source }) => ({
        cells: [
          headCell(spokenDay(countedOn)),
          numberCell(people),
          leaders === null ? { text: '–', isNumber: true } : numberCell(leaders),
          textCell(source || 'chưa ghi nguồn'),
        ],
      })),
      empty: {
        title: 'Chưa ai khai báo tổng số người',
        text: 'Giải tập thể xét theo tỷ lệ cần tổng số người có hiệu lực vào ngày lấy danh mục của cuộc thi.',
      },
    },
  };
}

function turnSection(before: readonly UnitTurn[], after: readonly UnitTurn[]): DetailView['sections'][number] {
  const row = (turn: UnitTurn, words: string) => ({
    cells: [
      headCell(turn.unit.name, unitUrl(turn.unit.id), turn.unit.place || undefined),
      textCell(words),
      textCell(spokenDay(turn.happenedOn)),
      textCell(turn.legalBasis),
    ],
  });
  return {
    heading: 'Kế tục',
    table: {
      label: 'Từ đâu mà có, trở thành đơn vị nào',
      columns: [{ label: 'Đơn vị' }, { label: 'Quan hệ' }, { label: 'Từ ngày' }, { label: 'Căn cứ' }],
      rows: [
        ...before.map((turn) => row(turn, turn.kind === 'whole' ? 'Trước đó, nhập cả vào đây' : 'Trước đó, một phần nhập vào đây')),
        ...after.map((turn) => row(turn, turn.kind === 'whole' ? 'Nay, thay cho cả đơn vị này' : 'Nay, nhận một phần')),
      ],
    },
  };
}

function versionSection(unit: Unit, others: readonly Unit[]): DetailView['sections'][number] {
  return {
    heading: `Đơn vị khác cùng mã ${unit.code}`,
    table: {
      label: `Đơn vị khác cùng mã ${unit.code}`,
      columns: [{ label: 'Đơn vị' }, { label: 'Từ ngày' }, { label: 'Đến hết' }],
      rows: others.map(({ id, name, place, validFrom, validTo }) => ({
        cells: [
          headCell(name, unitUrl(id), place || undefined),
          textCell(spokenDay(validFrom)),
          textCell(validTo ? lastDay(validTo) : 'nay'),
        ],
      })),
    },
  };
}

function unitFacts(unit: Unit, parent: Unit | undefined): FactView[] {
  return [
    { label: 'Mã', value: unit.code },
    { label: 'Loại', value: kindWords(unit.kind) },
    ...(parent ? [{ label: 'Thuộc', value: placeName(parent), url: unitUrl(parent.id) }] : []),
    ...(unit.block ? [{ label: 'Khối', value: unit.block }] : []),
    { label: 'Tính theo', value: unit.bases.map((basis) => BASIS_WORDS[basis]).join('; ') },
    {
      label: 'Hiệu lực',
      value: unit.validTo ? `${spokenDay(unit.validFrom)} đến hết ${lastDay(unit.validTo)}` : `Từ ${spokenDay(unit.validFrom)}`,
    },
    ...(unit.legalBasis ? [{ label: 'Căn cứ', value: unit.legalBasis }] : []),
    { label: 'Nguồn', value: unit.catalogueId ? 'Danh mục hành chính' : 'Đơn vị của bạn' },
  ];
}

function moveFact({ id }: Unit, moves: UnitDetailFacts['moves']): FactView {
  return moves.came + moves.left === 0
    ? { label: 'Đổi đơn vị', value: 'Chưa ai đổi' }
    : { label: 'Đổi đơn vị', value: movesInWords(moves), url: unitUrl(id, 'doi-don-vi') };
}

function contactFacts(contact: UnitContact | undefined): FactView[] {
  if (!contact) return [{ label: 'Người đầu mối', value: 'Chưa có' }];
  const detail = [contact.phone, contact.email].filter(Boolean).join(', ');
  return [{ label: 'Người đầu mối', value: contact.fullName, detail: detail || undefined }];
}

function ways({ id, validTo }: Unit, hasContact: boolean): DetailView['links'] {
  return [
    { label: 'Ghi tổng số người', url: unitUrl(id, 'so-nguoi') },
    { label: hasContact ? 'Sửa người đầu mối' : 'Ghi người đầu mối', url: unitUrl(id, 'dau-moi') },
    { label: 'Sửa thông tin', url: unitUrl(id, 'sua') },
    ...(validTo
      ? []
      : [
          { label: 'Đổi tên từ một ngày', url: unitUrl(id, 'doi-ten') },
          { label: 'Kết thúc, sáp nhập, chia tách', url: unitUrl(id, 'ket-thuc') },
        ]),
  ];
}

/** The last day before the first on which it is no longer so: "30/06/2025". */
function lastDay(validTo: string): string {
  const day = new Date(`${validTo}T00:00:00Z`);
  return spokenDay(new Date(day.getTime() - 86_400_000).toISOString().slice(0, 10));
}
