import fc from 'fast-check';
import { FEWEST_PEOPLE, publicCounts, unitsOfFew } from './small-cells.js';

describe('counts of people in public', () => {
  it.each([
    [
      [12, 3, 2, 40],
      [12, null, null, 40],
    ],
    // One alone would follow from the sum: the smallest other goes along.
    [
      [12, 3, 40],
      [null, null, 40],
    ],
    [
      [5, 0, 7],
      [5, 0, 7],
    ],
    [[4], [null]],
    [[], []],
  ])('%j are published as %j', (counts, shown) => {
    expect(publicCounts(counts)).toEqual(shown);
  });

  it('never let a small one be reckoned from the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 2, maxLength: 12 }), (counts) => {
        const shown = publicCounts(counts);
        expect(shown.filter((count) => count !== null && count > 0 && count < FEWEST_PEOPLE)).toEqual([]);
        const hidden = shown.filter((count) => count === null).length;
        if (hidden === 1) expect(counts.filter((count) => count > 0)).toHaveLength(1);
      }),
    );
  });
});

describe('units in public', () => {
  it.each<[string, [string, number][], string[]]>([
    [
      'none of few',
      [
        ['a', 5],
        ['b', 9],
      ],
      [],
    ],
    [
      'several of few',
      [
        ['a', 5],
        ['b', 4],
        ['c', 1],
        ['d', 9],
      ],
      ['b', 'c'],
    ],
    [
      'the only one of few, and the next smallest beside it',
      [
        ['a', 7],
        ['b', 4],
        ['c', 6],
      ],
      ['b', 'c'],
    ],
    [
      'one of people who count for nobody',
      [
        ['a', 5],
        ['b', 0],
        ['c', 2],
      ],
      ['b', 'c'],
    ],
  ])('are told apart: %s', (_name, people, few) => {
    expect([...unitsOfFew(new Map(people))]).toEqual(few);
  });
});
