import {
  attemptColumns,
  type Exclusion,
  type RankedPoints,
  type RuleSet,
  sha256,
  sourcesHash,
  type Submission,
  submissionRows,
  unitSourceHash,
  unitSources,
} from '#rules';
import type { KeptUnit, SourcesHead } from './source-reckoning.js';

/** What the entries of a judged part were counted from. */
export interface JudgedEntries {
  ruleSet: RuleSet;
  /** Code of the part. */
  part: string;
  submissions: readonly Submission[];
  standing: RankedPoints;
  exclusions: readonly Exclusion[];
}

/** What the collective figures of a judged part are made of: the entries of each unit's people, in the order of the units' codes. */
export function judgedSources({ ruleSet, part: code, submissions, standing, exclusions }: JudgedEntries): KeptUnit[] {
  const rows = submissionRows(code, submissions, standing).map((row) => ({ ...row, person: personId(row.person) }));
  const part = ruleSet.parts.find((one) => one.code === code);
  return unitSources({ part, attempts: attemptColumns(rows), exclusions, reviewed: [] }).map((source) => ({
    ...source,
    sha256: unitSourceHash(source),
  }));
}

/** The same without the lists. */
export function judgedSourcesHead(kept: readonly KeptUnit[]): Omit<SourcesHead, 'isSame'> {
  return { units: kept.length, attempts: kept.reduce((sum, { attempts }) => sum + attempts.length, 0), sha256: sourcesHash(kept) };
}

const PSEUDONYM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A pseudonym as it is; of a unit that has sent something as its own author an id that follows from its code, since lists keep ids. */
export function personId(person: string): string {
  if (PSEUDONYM.test(person)) return person;
  return sha256([`unit\t${person}`]).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
