import { balance, type EntryToGive, type FreeJudge } from './balance.js';

const judges = (count: number, overrides: Partial<FreeJudge> = {}): FreeJudge[] =>
  Array.from({ length: count }, (_, n) => ({ seat: `g${String(n + 1).padStart(2, '0')}`, load: null, fields: [], has: 0, ...overrides }));
const entries = (count: number, need: number, overrides: Partial<EntryToGive> = {}): EntryToGive[] =>
  Array.from({ length: count }, (_, n) => ({ entry: 101 + n, theme: null, need, taken: [], ...overrides }));
const loadsOf = (given: ReturnType<typeof balance>) => given.loads.map((one) => one.entries);

describe('giving entries to judges', () => {
  it('gives each entry to as many different judges as it needs, as evenly as can be', () => {
    const given = balance(entries(10, 3), judges(4), new Set(), 's');

    expect(given.lacking).toEqual([]);
    expect(new Set(given.give.map(({ entry, seat }) => `${entry}|${seat}`)).size).toBe(30);
    expect(loadsOf(given).toSorted()).toEqual([7, 7, 8, 8]);
  });

  it('gives the same again for the same, and mixes who marks with whom', () => {
    const given = balance(entries(60, 2), judges(5), new Set(), 's');
    const panels = new Set([...Map.groupBy(given.give, ({ entry }) => entry).values()].map((own) => own.map(({ seat }) => seat).join()));

    expect(balance(entries(60, 2), judges(5), new Set(), 's')).toEqual(given);
    expect(panels.size).toBeGreaterThan(5);
  });

  it('gives nobody what they may not mark, and nobody what they have or had', () => {
    const given = balance(entries(2, 1, { taken: ['g01'] }), judges(3), new Set(['g02|101']), 's');

    expect(given.give.find(({ entry }) => entry === 101)?.seat).toBe('g03');
    expect(given.give.some(({ seat }) => seat === 'g01')).toBe(false);
  });

  it('makes room along a chain where those who may mark are full', () => {
    // Only g01 may mark 103, and it is full with what g02 can take.
    const conflicts = new Set(['g02|103', 'g03|103', 'g03|101', 'g03|102']);
    const limited = [...judges(1, { load: 1 }), ...judges(3).slice(1)];
    const given = balance(entries(3, 1), limited, conflicts, 's');

    expect(given.lacking).toEqual([]);
    expect(given.give.find(({ entry }) => entry === 103)?.seat).toBe('g01');
  });

  it('says which entries lack judges when there is no room', () => {
    const given = balance(entries(2, 2), judges(2, { load: 1 }), new Set(), 's');

    expect(given.give.length).toBe(2);
    expect(given.lacking.reduce((sum, { missing }) => sum + missing, 0)).toBe(2);
  });

  it('evens out with what judges have already', () => {
    const free = [{ ...judges(1)[0]!, has: 6 }, ...judges(3).slice(1)];
    expect(loadsOf(balance(entries(6, 1), free, new Set(), 's'))).toEqual([6, 3, 3]);
  });

  it('prefers who knows the theme, without loads that are less even', () => {
    const free = judges(2).map((judge, n) => ({ ...judge, fields: [n === 0 ? 'a' : 'b'] }));
    const wanted = entries(6, 1).map((one, n) => ({ ...one, theme: n % 2 === 0 ? 'a' : 'b' }));
    const given = balance(wanted, free, new Set(), 's');

    expect(loadsOf(given)).toEqual([3, 3]);
    expect(given.give.every(({ entry, seat }) => (entry % 2 === 1) === (seat === 'g01'))).toBe(true);
  });
});
