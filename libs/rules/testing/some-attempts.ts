import type { AttemptRow } from '../src/attempts/attempt-columns.js';
import { RandomWords } from '../src/paper/random-words.js';

const OPENS = Date.parse('2024-10-21T10:00:00+07:00');

/** One sealed attempt of "p1" in "dot-1": three points, all correct, five minutes, started an hour after the opening. */
export function anAttempt(overrides: Partial<AttemptRow> = {}): AttemptRow {
  const startedAt = OPENS + 60 * 60_000;
  return {
    id: `a-${overrides.person ?? 'p1'}`,
    person: 'p1',
    round: 'dot-1',
    points: 3,
    allCorrect: true,
    valid: true,
    prediction: null,
    startedAt,
    submittedAt: Number(overrides.startedAt ?? startedAt) + 5 * 60_000,
    ...overrides,
  };
}

/**
 * Attempts with many ties, the same for the same seed: people "p1" … in units "u1" …, points from 0 to `maximum`.
 * Coarse times make ties down to the draw likely.
 */
export function someAttempts({
  people = 20,
  count = 40,
  units = 3,
  maximum = 3,
  round = 'dot-1',
  seed = 'mau',
}: { people?: number; count?: number; units?: number; maximum?: number; round?: string; seed?: string } = {}): AttemptRow[] {
  const words = new RandomWords(seed);
  return Array.from({ length: count }, (_, at) => {
    const person = words.below(people) + 1;
    const points = words.below(maximum + 1);
    const startedAt = OPENS + words.below(5) * 60_000;
    return {
      id: `a${at + 1}`,
      person: `p${person}`,
      unit: `u${(person % units) + 1}`,
      round,
      points,
      allCorrect: points === maximum,
      valid: words.below(10) > 0,
      prediction: words.below(4) === 0 ? null : words.below(people),
      startedAt,
      submittedAt: startedAt + (words.below(3) + 1) * 60_000,
    };
  });
}
