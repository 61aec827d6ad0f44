import { MINUTE_MS } from '#kernel';
import { stuffingSigns, type UnitCurve } from './stuffing.js';

const OPENING = Date.parse('2024-10-21T10:00:00+07:00');

/** So many attempts, one every so many minutes from the instant on, of as many people unless said otherwise. */
function curve(
  unit: string,
  count: number,
  { from = OPENING, every = 60, ...more }: Partial<UnitCurve> & { from?: number; every?: number } = {},
): UnitCurve {
  const times = Array.from({ length: count }, (_, n) => from + n * every * MINUTE_MS);
  return { unit, headCount: null, people: count, times, ...more };
}
const kindsOf = (curves: UnitCurve[]): Record<string, string[]> =>
  Object.fromEntries(stuffingSigns(curves).map(({ unit, signs }) => [unit, signs.map(({ kind }) => kind)]));

describe('the numbers of a unit', () => {
  it('are asked about where more people took part than the unit has, and not for a few newcomers', () => {
    expect(stuffingSigns([curve('a', 110, { headCount: 100 })])).toEqual([
      { unit: 'a', signs: [{ kind: 'beyond-head-count', people: 110, headCount: 100 }] },
    ]);
    for (const [people, headCount] of [
      [104, 100],
      [14, 10],
      [100, 100],
      [999, null],
      [999, 0],
    ] as const)
      expect([people, kindsOf([curve('a', people, { headCount })])]).toEqual([people, {}]);
    expect(kindsOf([curve('a', 15, { headCount: 10 })])).toEqual({ a: ['beyond-head-count'] });
  });

  it('are asked about where half of all comes within ten minutes, while hardly anybody else is there', () => {
    const room = [...curve('', 50, { from: OPENING + 600 * MINUTE_MS, every: 0.1 }).times];
    const rest = [...curve('', 40).times];
    const times = [...rest, ...room].sort((a, b) => a - b);
    const others = curve('b', 200, { every: 30 });

    const [found] = stuffingSigns([{ ...curve('a', 90), times }, others]);
    expect(found).toEqual({
      unit: 'a',
      signs: [{ kind: 'burst', from: OPENING + 600 * MINUTE_MS, minutes: 10, attempts: 51, percent: 57, percentOfOthers: 1 }],
    });
  });

  it('are nobody’s fault in the minutes of the opening, when everybody comes', () => {
    expect(kindsOf([curve('a', 60, { every: 0.1 }), curve('b', 300, { every: 0.02 })])).toEqual({});
    // The same minutes with nobody else in them.
    expect(kindsOf([curve('a', 60, { every: 0.1 }), curve('b', 300, { from: OPENING + 1e9 })])).toEqual({ a: ['burst'] });
  });

  it('are asked about where they are four times those of the block, of which there must be enough', () => {
    const usual = (unit: string, block = 'xa'): UnitCurve => ({ ...curve(unit, 60), people: 40, block });
    const block = ['b', 'c', 'd', 'e', 'f'].map((unit) => usual(unit));
    const own = { ...curve('a', 60), people: 10, block: 'xa' };

    expect(stuffingSigns([own, ...block])).toEqual([
      { unit: 'a', signs: [{ kind: 'far-more', of: 'attempts-per-person', own: 6, median: 1.5 }] },
    ]);
    expect(kindsOf([own, ...block.slice(1)])).toEqual({});
    expect(kindsOf([{ ...own, block: 'so' }, ...block])).toEqual({});
    expect(kindsOf([{ ...own, people: 11 }, ...block])).toEqual({});
  });

  it('are nothing to ask about where there are none', () => {
    expect(stuffingSigns([])).toEqual([]);
    expect(stuffingSigns([curve('a', 0)])).toEqual([]);
  });
});
