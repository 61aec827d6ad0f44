import fc from 'fast-check';
import { someAttempts } from '../../testing/index.js';
import { attemptColumns } from './attempt-columns.js';
import { attemptsOfRound, countedAttempts, validAttempts } from './counted-attempts.js';
import { countingRules } from './counting-rules.js';
import { allRows } from './rows.js';

describe('the attempts that count', () => {
  const anyRound = fc.record({
    people: fc.integer({ min: 1, max: 12 }),
    count: fc.integer({ min: 0, max: 60 }),
    seed: fc.string({ maxLength: 8 }),
  });
  const anyRule = fc.constantFrom(...countingRules.strategies).map(({ code, version }) => ({ code, version }));

  it('are one of each person who has a valid one: the one that no other of the person precedes, in the order of the attempts', () => {
    fc.assert(
      fc.property(anyRound, anyRule, (shape, rule) => {
        const attempts = attemptColumns(someAttempts(shape));
        const { person, ids } = attempts;
        const valid = validAttempts(attempts, allRows(attempts.count));
        const precedes = (a: number, b: number): boolean => {
          const difference = countingRules.of(rule).compare(attempts, a, b);
          return difference < 0 || (difference === 0 && (ids[a] as string) < (ids[b] as string));
        };
        const counted = [...valid].filter((row) => ![...valid].some((other) => person[other] === person[row] && precedes(other, row)));

        expect(Array.from(countedAttempts(attempts, valid, rule))).toEqual(counted);
        expect(new Set(counted.map((row) => person[row])).size).toBe(new Set([...valid].map((row) => person[row])).size);
      }),
    );
  });

  it('are looked for among the attempts of one round, valid ones only', () => {
    const rows = [...someAttempts({ count: 30 }), ...someAttempts({ count: 20, round: 'dot-2', seed: 'khac' }).map(renamed)];
    const attempts = attemptColumns(rows);
    const found = attemptsOfRound(attempts, 'dot-2', validAttempts(attempts, allRows(attempts.count)));

    expect(Array.from(found)).toEqual(rows.flatMap(({ round, valid }, at) => (round === 'dot-2' && valid ? [at] : [])));
    expect(found.length).toBeGreaterThan(0);
    expect(attemptsOfRound(attempts, 'dot-2')).toHaveLength(20);
    expect(attemptsOfRound(attempts, 'dot-9')).toHaveLength(0);
  });
});

function renamed<Row extends { id: string }>(row: Row): Row {
  return { ...row, id: `b-${row.id}` };
}
