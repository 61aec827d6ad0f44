import type { ContestPerson } from '#registrations';
import type { RuleSet, StandingPlace } from '#rules';
import { movesTable } from './moves-table.js';

const ruleSet = {
  prizes: [
    {
      code: 'dot',
      tiers: [
        { code: 'nhat', name: 'Giải Nhất' },
        { code: 'nhi', name: 'Giải Nhì' },
      ],
    },
  ],
} as unknown as RuleSet;
const PERSON = '4f21a9c0-1111-4222-8333-444455556666';
const place = (rank: number, ...prizes: string[]): StandingPlace => ({ rank, points: 19.5, prizes: prizes.map((tier) => `dot.${tier}`) });

/** The one row of somebody who moves so. */
function rowOf(before: StandingPlace | null, after: StandingPlace | null, names: ReadonlyMap<string, ContestPerson> = new Map()) {
  const moves = [{ person: PERSON, before, after }];
  return movesTable({ ruleSet, moves, names, marked: PERSON, label: 'Ai vào giải', after: 'Sau đính chính' }).rows[0]!;
}

describe('a row of who moves in or out of prizes', () => {
  it.each([
    [place(3), place(2, 'nhi'), { kind: 'done', label: 'Vào Giải Nhì' }],
    [place(2, 'nhi'), null, { kind: 'stopped', label: 'Ra khỏi Giải Nhì' }],
    [place(1, 'nhat'), place(2, 'nhi'), { kind: 'now', label: 'Từ Giải Nhất sang Giải Nhì' }],
    [place(4), place(5), undefined],
    [place(1, 'nhat'), place(1, 'nhat'), undefined],
  ] as const)('says what becomes of the prize', (before, after, state) => {
    expect(rowOf(before, after).cells[3]?.state).toEqual(state);
  });

  it('names the person with their unit and code; of an erased one the code alone', () => {
    const person = { fullName: 'Đỗ Thị Lụa', unitName: 'Phường 9', unitPlace: 'thành phố Đà Lạt' } as ContestPerson;
    const named = rowOf(place(1), null, new Map([[PERSON, person]]));
    expect(named.cells.slice(0, 3)).toEqual([
      { text: 'Đỗ Thị Lụa', detail: 'Phường 9, thành phố Đà Lạt, K-4F21A9', isHead: true },
      { text: 'Hạng\u00a01', detail: '19,5 điểm' },
      { text: 'Không xếp hạng' },
    ]);
    expect(named.isMarked).toBe(true);
    expect(rowOf(place(1), null).cells[0]).toEqual({ text: 'Người dự thi đã xóa tên', detail: 'K-4F21A9', isHead: true });
  });
});
