import { type AccountId, type ContestId, formatNumber, maskName } from '#kernel';
import type { UnitMove } from '#registrations';
import { type Basis, BASIS_WORDS, type Unit, type UnitId } from '#units';
import { placeName } from '../../edge/place-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, momentCell, pagerOf, textCell } from '../listing.js';
import type { CellView, ListView } from '../view-models.js';
import { personUrl, unitUrl } from './addresses.js';

export interface UnitMovesFacts {
  unit: Unit;
  moves: readonly UnitMove[];
  total: number;
  number: number;
  counts: { came: number; left: number };
  people: ReadonlyMap<AccountId, { fullName: string }>;
  units: ReadonlyMap<UnitId, Unit>;
  /** People of this one have a page. */
  runningContest: ContestId | undefined;
}

/** "12 lượt đến, 5 lượt đi" */
export function movesInWords({ came, left }: { came: number; left: number }): string {
  return `${formatNumber(came)} lượt đến, ${formatNumber(left)} lượt đi`;
}

/** Who has come to a unit and who has left it: names are cut, whoever looks; the person's own page writes down who reads it. */
export function unitMoves({ unit, moves, total, number, counts, people, units, runningContest }: UnitMovesFacts): ConsoleContent<ListView> {
  const url = unitUrl(unit.id, 'doi-don-vi');
  return {
    title: `Đổi đơn vị: ${unit.name}`,
    heading: 'Người dự thi đổi đơn vị',
    sentence: `${placeName(unit)}: ${movesInWords(counts)}.`,
    back: { label: unit.name, url: unitUrl(unit.id) },
    table: {
      label: 'Các lượt đổi đơn vị',
      columns: [{ label: 'Thời điểm' }, { label: 'Người dự thi' }, { label: 'Từ' }, { label: 'Đến' }],
      rows: moves.map((move) => ({
        cells: [
          momentCell(move.changedAt),
          personCell(move, people, runningContest),
          placeCell(move.fromBasis, units.get(move.fromUnitId), unit),
          placeCell(move.toBasis, units.get(move.toUnitId), unit),
        ],
      })),
      empty: { title: 'Chưa ai đổi đơn vị', text: 'Khi người dự thi chọn đơn vị khác, lượt đổi được ghi ở đây.' },
    },
    pager: total > 0 ? pagerOf(url, {}, { number, shown: moves.length, total, noun: 'lượt' }) : undefined,
    note: 'Người dự thi tự chọn đơn vị của mình, đến khi đợt thi cuối cùng kết thúc; Ban Tổ chức không đổi thay ai. Họ tên được che bớt.',
  };
}

function personCell(
  { accountId, registrationId, contestId }: UnitMove,
  people: UnitMovesFacts['people'],
  runningContest: ContestId | undefined,
): CellView {
  const person = accountId && people.get(accountId);
  if (!person) return textCell('Dữ liệu cá nhân đã xóa');
  return headCell(maskName(person.fullName), contestId === runningContest ? personUrl(registrationId) : undefined);
}

function placeCell(basis: Basis, unit: Unit | undefined, here: Unit): CellView {
  if (!unit) return textCell('–');
  return { text: unit.name, url: unit.id === here.id ? undefined : unitUrl(unit.id), detail: BASIS_WORDS[basis] };
}
