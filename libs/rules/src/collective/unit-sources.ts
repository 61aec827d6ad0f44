import { attemptsOfRound, countedAttempts, validAttempts } from '../attempts/counted-attempts.js';
import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { allRows } from '../attempts/rows.js';
import { canonicalJson, sha256 } from '../plan/canonical-json.js';
import type { Part } from '../plan/rule-set.js';
import { excludedPeople, type Exclusion } from '../ranking/exclusion.js';
import type { UnitAttempt } from './unit-attempt.js';

const VALID = 1;
const ALL_CORRECT = 2;
const COUNTED = 4;
const EXCLUDED = 8;
const REVIEWED = 16;
const OF_UNIT = 32;

/**
 * The attempts of the people of one unit (of those below it have their own) as they are kept: parallel lists in the order of
 * handing in; of equal moments, of the ids.
 */
export interface UnitSource {
  /** Code of the unit; empty for people without any. */
  unit: string;
  attempts: string[];
  /** Pseudonyms. */
  people: string[];
  /** Codes of rounds. */
  rounds: string[];
  thousandths: number[];
  /** Bits: 1 valid, 2 all correct, 4 counts for its person in its round, 8 person excluded, 16 left out after a review, 32 of the unit itself. */
  marks: number[];
  /** Epoch milliseconds. */
  submittedMs: number[];
}

export interface UnitSourcesInput {
  part: Part | undefined;
  /** Attempts of the part, those of excluded people too. */
  attempts: AttemptColumns;
  exclusions: readonly Exclusion[];
  /** Who was left out of the ranking of one round. */
  reviewed: readonly { round: string; person: string }[];
}

/** What the figures of all units are made of, unit by unit in the order of their codes: for keeping beside a collective standing. */
export function unitSources({ part, attempts, exclusions, reviewed }: UnitSourcesInput): UnitSource[] {
  const { count, person, people, round, rounds, ids, submittedAt, units, unitOfPerson, points } = attempts;
  const marks = marksOf(part, attempts, exclusions, reviewed);
  const order = allRows(count).sort(
    (a, b) => (submittedAt[a] as number) - (submittedAt[b] as number) || ((ids[a] as string) < (ids[b] as string) ? -1 : 1),
  );
  const sources = new Map<string, UnitSource>();
  for (const row of order) {
    const owner = person[row] as number;
    const unit = units[unitOfPerson[owner] as number] ?? '';
    let source = sources.get(unit);
    if (!source) sources.set(unit, (source = { unit, attempts: [], people: [], rounds: [], thousandths: [], marks: [], submittedMs: [] }));
    source.attempts.push(ids[row] as string);
    source.people.push(people[owner] as string);
    source.rounds.push(rounds[round[row] as number] as string);
    source.thousandths.push(Math.round((points[row] as number) * 1000));
    source.marks.push(marks[row] as number);
    source.submittedMs.push(submittedAt[row] as number);
  }
  return [...sources.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

function marksOf(
  part: Part | undefined,
  attempts: AttemptColumns,
  exclusions: readonly Exclusion[],
  reviewed: readonly { round: string; person: string }[],
): Uint8Array {
  const { count, person, people, round, rounds, valid, allCorrect, isUnit } = attempts;
  const { isExcluded } = excludedPeople(attempts, exclusions);
  const out = new Set(reviewed.map((one) => `${one.round}\t${one.person}`));
  const marks = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const owner = person[row] as number;
    const isOut = out.size > 0 && out.has(`${rounds[round[row] as number]}\t${people[owner]}`);
    marks[row] =
      (valid[row] === 1 ? VALID : 0) |
      (allCorrect[row] === 1 ? ALL_CORRECT : 0) |
      (isExcluded[owner] === 1 ? EXCLUDED : 0) |
      (isUnit?.[owner] === 1 ? OF_UNIT : 0) |
      (isOut ? REVIEWED : 0);
  }
  for (const row of countedRows(part, attempts, marks)) marks[row] = (marks[row] as number) | COUNTED;
  return marks;
}

/** One per person and round, of what was not left out of its round; all valid ones where nothing says which. */
function countedRows(part: Part | undefined, attempts: AttemptColumns, marks: Uint8Array): Uint32Array {
  const valid = validAttempts(attempts, allRows(attempts.count)).filter((row) => ((marks[row] as number) & REVIEWED) === 0);
  if (part?.kind !== 'quiz') return valid;
  const rows = attempts.rounds.flatMap((code) => [
    ...countedAttempts(attempts, attemptsOfRound(attempts, code, valid), part.attempts.counts),
  ]);
  return Uint32Array.from(rows);
}

/** The attempts of some units together, in the order of handing in. */
export function attemptsOfUnits(sources: readonly UnitSource[]): UnitAttempt[] {
  const all = sources.flatMap((source) =>
    source.attempts.map((id, at): UnitAttempt => {
      const marks = source.marks[at] as number;
      return {
        id,
        person: source.people[at] as string,
        unit: source.unit,
        round: source.rounds[at] as string,
        thousandths: source.thousandths[at] as number,
        allCorrect: (marks & ALL_CORRECT) !== 0,
        isValid: (marks & VALID) !== 0,
        isCounted: (marks & COUNTED) !== 0,
        ...((marks & OF_UNIT) !== 0 && { isUnit: true }),
        submittedAt: source.submittedMs[at] as number,
        leftOut: (marks & EXCLUDED) !== 0 ? 'excluded' : (marks & REVIEWED) !== 0 ? 'reviewed' : null,
      };
    }),
  );
  return all.sort((a, b) => a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1));
}

/** SHA-256 over what is kept of one unit, as canonical JSON. */
export function unitSourceHash(source: UnitSource): string {
  return sha256([canonicalJson(source)]);
}

/** SHA-256 over the hashes of all units, as canonical JSON `[[unit, sha256], …]` in the order of their codes. */
export function sourcesHash(units: readonly { unit: string; sha256: string }[]): string {
  return sha256([canonicalJson(units.map(({ unit, sha256: own }) => [unit, own]))]);
}
