import { anAttempt } from '../../testing/index.js';
import { attemptColumns, type AttemptRow } from './attempt-columns.js';
import { GatheredAttempts, type PassingAttempt } from './gathered-attempts.js';
import { onlyAttempts } from './only-attempts.js';

const rows: AttemptRow[] = Array.from({ length: 3_000 }, (_, n) =>
  anAttempt({
    id: `lan-${n}`,
    person: `nguoi-${n % 1_700}`,
    unit: `don-vi-${(n % 1_700) % 9}`,
    audience: n % 1_700 < 800 ? 'can-bo' : 'nhan-dan',
    completeProfile: true,
    round: `dot-${n % 3}`,
    points: n % 21,
    allCorrect: n % 21 === 20,
    valid: n % 25 > 0,
    prediction: n % 12 === 0 ? null : n,
    startedAt: 1_000_000 + n,
    submittedAt: 2_000_000 + 7 * n,
  }),
);
const passing = (row: AttemptRow): PassingAttempt => ({ ...row, prediction: row.prediction ?? NaN }) as PassingAttempt;
const gathered = (of: readonly AttemptRow[]) => {
  const all = new GatheredAttempts();
  for (const row of of) all.add(passing(row));
  return all.all();
};

describe('attempts gathered one by one', () => {
  it.each([0, 1, 1_024, 1_025, 3_000])('are the columns that %d rows give', (count) => {
    expect(gathered(rows.slice(0, count))).toEqual(attemptColumns(rows.slice(0, count)));
  });

  it('refuse somebody who counts for two units', () => {
    const twice = [rows[0]!, { ...rows[0]!, id: 'khac', unit: 'don-vi-khac' }];

    expect(() => gathered(twice)).toThrow(RangeError);
  });

  it('are the same without some of them as if those had never come, but for the table of people', () => {
    const isIn = (n: number): boolean => n % 4 !== 0;
    const kept = onlyAttempts(gathered(rows), isIn);
    const never = attemptColumns(rows.filter((_, n) => isIn(n)));
    const told = (columns: typeof kept) =>
      Array.from({ length: columns.count }, (_, at) => [
        columns.ids[at],
        columns.people[columns.person[at]!],
        columns.units[columns.unitOfPerson[columns.person[at]!]!],
        columns.rounds[columns.round[at]!],
        ...[columns.points[at], columns.allCorrect[at], columns.valid[at], columns.prediction[at]],
        ...[columns.startedAt[at], columns.submittedAt[at]],
      ]);

    expect(told(kept)).toEqual(told(never));
  });
});
