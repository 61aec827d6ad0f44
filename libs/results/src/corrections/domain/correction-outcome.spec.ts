import type { ProposedAward } from '#rules';
import { collectiveChange, OutcomeComparison } from './correction-outcome.js';

const award = (person: string, tier: string, rank: number): ProposedAward => ({ group: 'tuan', tier, person, rank });
type Lines = readonly (readonly [person: string, points: number])[];

function outcome(before: Lines, after: Lines, [won, wins]: [ProposedAward[], ProposedAward[]], named?: string[]) {
  const comparison = new OutcomeComparison(won, wins, named);
  for (const [person, points] of before) comparison.before({ person, points });
  for (const [person, points] of after) comparison.after({ person, points });
  return comparison.finish();
}

describe('what becomes of a standing', () => {
  const lines: Lines = [
    ['a', 3],
    ['b', 2],
    ['c', 1],
  ];
  const prizes = [award('a', 'nhat', 1), award('b', 'nhi', 2)];

  it('is nothing where nothing is otherwise', () => {
    expect(outcome(lines, lines, [prizes, prizes])).toEqual({ moved: 0, pointsChanged: 0, prizesChanged: 0, moves: [] });
  });

  it('says who moves in or out of a prize, best place afterwards first, and counts the others', () => {
    const after: Lines = [
      ['b', 3],
      ['c', 1],
      ['d', 1],
    ];
    const told = outcome(lines, after, [prizes, [award('b', 'nhat', 1), award('c', 'nhi', 2)]]);

    expect(told.moves).toEqual([
      { person: 'b', before: { rank: 2, points: 2, prizes: ['tuan.nhi'] }, after: { rank: 1, points: 3, prizes: ['tuan.nhat'] } },
      { person: 'c', before: { rank: 3, points: 1, prizes: [] }, after: { rank: 2, points: 1, prizes: ['tuan.nhi'] } },
      { person: 'a', before: { rank: 1, points: 3, prizes: ['tuan.nhat'] }, after: null },
    ]);
    // a falls out, d comes in, b and c have other places; b alone has other points; all but d other prizes.
    expect([told.moved, told.pointsChanged, told.prizesChanged]).toEqual([4, 1, 3]);
  });

  it('tells of who is asked for, though their prize stays', () => {
    expect(outcome(lines, lines, [prizes, prizes], ['c']).moves).toEqual([
      { person: 'c', before: { rank: 3, points: 1, prizes: [] }, after: { rank: 3, points: 1, prizes: [] } },
    ]);
  });

  it('says which units come into a tier or out of it', () => {
    const standing = (ranks: Record<string, [number | null, string | null]>) =>
      ({ award: 'tap-the', lines: Object.entries(ranks).map(([unit, [rank, tier]]) => ({ unit, rank, tier })) }) as never;
    const [before, after] = [
      standing({ u1: [1, 'nhat'], u2: [2, null], u3: [3, null] }),
      standing({ u2: [1, 'nhat'], u1: [2, null], u3: [3, null] }),
    ];
    expect(collectiveChange(before, after)).toEqual({
      award: 'tap-the',
      units: [
        { unit: 'u2', before: null, after: 'nhat' },
        { unit: 'u1', before: 'nhat', after: null },
      ],
      moved: 2,
    });
    expect(collectiveChange(undefined, after).units).toEqual([{ unit: 'u2', before: null, after: 'nhat' }]);
  });
});
