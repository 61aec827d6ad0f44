import type { RunningContest } from '#contests';
import type { Turnout } from '#reports';
import { aRuleSet } from '#rules/testing';
import type { Unit, UnitId } from '#units';
import { rankedUnits, turnoutContent } from './turnout-presenter.js';

const unit = (id: string, name: string): [UnitId, Unit] => [
  id as UnitId,
  { id, name, place: 'huyện Di Linh', searchKey: name.toLowerCase() } as unknown as Unit,
];
const turnout = (counts: [string, number, number][]): Turnout =>
  ({
    takenAt: new Date('2024-10-22T03:00:00Z'),
    totals: { registered: 0, people: 9, attempts: 12, sealed: 12 },
    days: [],
    sha256: null,
    units: counts.map(([id, people, attempts]) => ({ unit: id, people, attempts })),
  }) as unknown as Turnout;

describe('units by turnout', () => {
  const units = new Map([unit('a', 'Xã An'), unit('b', 'Xã Bình'), unit('c', 'Xã Cát')]);

  it('share a place where their numbers are equal, in the order of their names', () => {
    const ranked = rankedUnits(
      turnout([
        ['c', 2, 5],
        ['a', 2, 2],
        ['b', 1, 9],
      ]),
      units,
      'people',
    );

    expect(ranked.map(({ rank, name }) => [rank, name])).toEqual([
      [1, 'Xã An'],
      [1, 'Xã Cát'],
      [3, 'Xã Bình'],
    ]);
  });

  it('are ranked by attempts where those count', () => {
    const counts = turnout([
      ['a', 2, 2],
      ['b', 1, 9],
    ]);

    expect(rankedUnits(counts, units, 'attempts').map(({ name }) => name)).toEqual(['Xã Bình', 'Xã An']);
  });

  it('are shown thirty at first, all of them to who asks, and each keeps its place in a search', () => {
    const many = new Map(Array.from({ length: 40 }, (_, n) => unit(`u${n}`, `xa so ${String(n + 1).padStart(2, '0')}`)));
    const facts = {
      running: { ruleSet: aRuleSet(), rounds: [], receiving: [], contest: { name: 'Cuộc thi mẫu' } } as unknown as RunningContest,
      round: undefined,
      turnout: turnout([...many.keys()].map((id, n) => [id, 40 - n, 40 - n])),
      units: many,
      now: new Date('2024-10-22T04:00:00Z'),
    };

    const first = turnoutContent({ ...facts, typed: '', isWhole: false });
    expect([first.rows.length, first.more]).toEqual([30, { label: 'Xem tất cả 40 đơn vị', url: '/don-vi-du-thi?tat-ca=1' }]);
    expect(turnoutContent({ ...facts, typed: '', isWhole: true }).rows).toHaveLength(40);
    expect(turnoutContent({ ...facts, typed: 'Xã Số 33', isWhole: false })).toMatchObject({
      rows: [{ rank: '33', name: 'xa so 33', main: '8', width: '20%' }],
      totals: undefined,
    });
  });
});
