import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { attemptsOfRound, countedAttempts, validAttempts } from '../attempts/counted-attempts.js';
import type { QuizPart } from '../plan/rule-set.js';
import { admit, attemptFacts } from '../ranking/admit.js';
import type { OverallColumns } from './overall-scope.js';

/** A quiz part with its sealed attempts. */
export interface PartAttempts {
  part: QuizPart;
  /** Codes of the rounds that are counted. */
  rounds: readonly string[];
  attempts: AttemptColumns;
}

export interface Gathered {
  columns: OverallColumns;
  /** A position in the table of people for each person of each part's columns. */
  indexOf: ReadonlyMap<string, number>;
}

/** Adds up, for each person, the attempts that count in each round: one per person and round, as the rounds rank them. */
export function gatherOverall(parts: readonly PartAttempts[]): Gathered {
  const indexOf = new Map<string, number>();
  for (const { attempts } of parts) for (const name of attempts.people) if (!indexOf.has(name)) indexOf.set(name, indexOf.size);
  const size = indexOf.size;
  const columns = {
    people: [...indexOf.keys()],
    thousandths: new Float64Array(size),
    rounds: new Uint16Array(size),
    perfectRounds: new Uint16Array(size),
    durationMs: new Float64Array(size),
    lastSubmittedAt: new Float64Array(size),
    completeProfile: parts.every(({ attempts }) => attempts.completeProfile ?? attempts.people.length === 0) ? new Uint8Array(size) : null,
  };
  for (const { part, rounds, attempts } of parts) {
    const { points, allCorrect, startedAt, submittedAt, person, people } = attempts;
    const positions = Uint32Array.from(people, (name) => indexOf.get(name) as number);
    attempts.completeProfile?.forEach((isComplete, at) => {
      if (columns.completeProfile) columns.completeProfile[positions[at] as number] = isComplete;
    });
    const facts = attemptFacts(attempts, part);
    for (const round of rounds) {
      const validRows = validAttempts(attempts, attemptsOfRound(attempts, round));
      const { admitted } = admit(part.entry, countedAttempts(attempts, validRows, part.attempts.counts), facts);
      for (const row of admitted) {
        const at = positions[person[row] as number] as number;
        const submitted = submittedAt[row] as number;
        columns.thousandths[at] = (columns.thousandths[at] as number) + Math.round((points[row] as number) * 1000);
        columns.rounds[at] = (columns.rounds[at] as number) + 1;
        columns.perfectRounds[at] = (columns.perfectRounds[at] as number) + (allCorrect[row] as number);
        columns.durationMs[at] = (columns.durationMs[at] as number) + Math.round(submitted - (startedAt[row] as number));
        columns.lastSubmittedAt[at] = Math.max(columns.lastSubmittedAt[at] as number, submitted);
      }
    }
  }
  return { columns, indexOf };
}
