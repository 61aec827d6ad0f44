import type { CompetingUnit } from '../collective/tally-units.js';
import type { BankQuestion } from '../paper/draw-rule.js';
import { canonicalJson, sha256 } from '../plan/canonical-json.js';
import type { RefusedPrize } from '../prizes/allocate-prizes.js';
import type { HeldPrize } from '../prizes/person-limit.js';
import type { PUBLIC_DRAW } from '../ranking/public-draw.js';
import type { Exclusion } from '../ranking/exclusion.js';
import type { KeptRevisions } from '../scoring/key-revision.js';
import type { OptionsByQuestion } from '../scoring/score-attempt.js';
import type { AttemptsOfRound } from './attempts-digest.js';
import type { JudgedDigests } from './judged-evidence.js';
import type { ListDigest } from './list-digest.js';

/** A bank with the key by which attempts were scored, in fingerprints. */
export interface ScoredBank {
  id: string;
  /** As it was sealed, with the texts of its questions. */
  sha256: string;
  questions: number;
  /** See `bankShapeHash`. */
  shapeSha256: string;
  keyVersion: number;
  /** See `bankKeyHash`. */
  keySha256: string;
  /** SHA-256 over what has become of corrected questions, as canonical JSON; absent where the key was never corrected so. */
  revisionsSha256?: string;
}

/** What a standing was computed from; plain JSON, frozen with the standing. People stand in it by pseudonym. */
export interface StandingInputs {
  format: 'khoa-bang-inputs-1';
  /** Id of the contest. */
  contest: string;
  part: string;
  /** Code of the round that is ranked. */
  round: string;
  /** When the round opened, epoch milliseconds; absent where it opened when the rule set that ranks says. */
  opensAt?: number;
  /** Version of the standing among those of its round. */
  version: number;
  /** Fingerprint of the standing that was computed. */
  standing: string;
  drawSeed: string;
  /** The seed came from outside; absent where the seals of the round made it. */
  draw?: { form: typeof PUBLIC_DRAW; commitment: string; value: string };
  /** Id of the rule set that ranks. */
  ruleSet: string;
  /** All rule sets under which attempts were made, the one that ranks among them. */
  ruleSets: { id: string; sha256: string }[];
  banks: ScoredBank[];
  /** Who is left out of all rounds. */
  exclusions: Exclusion[];
  /** Who is left out of one round by decision of two people. */
  reviewed: (Exclusion & { round: string })[];
  /** Prizes from other rounds, in the order in which they were weighed. */
  held: HeldPrize[];
  /** Prizes of the round that their winners do not take; absent where everybody takes theirs. */
  refusals?: RefusedPrize[];
  /** The rounds of the part that were sealed, this one among them, with their attempts. */
  rounds: (AttemptsOfRound & { id: string })[];
  /** The unit tree with its head-counts; null where neither a ranking nor an award looked at it. */
  units: { count: number; sha256: string } | null;
  /** How many people had been spoken of as leading or not, see `LeaderWord`; absent where no award asks units for leaders. The list is for the board. */
  leaders?: ListDigest;
  /** Of a part of submissions: what was judged, in fingerprints (of what is not public salted ones), and the tiers whose count was decided later; absent for quizzes. */
  judged?: JudgedDigests & { counts: Record<string, number> };
  /** The collective awards that were computed with it, in the order of the plan. */
  collective: { award: string; version: number; sha256: string }[];
}

/** SHA-256 over the canonical JSON of what a standing was computed from. */
export function inputsHash(inputs: StandingInputs): string {
  return sha256([canonicalJson(inputs)]);
}

/** A question of a bank without its text: id, topic, difficulty, number of options. */
export type QuestionShape = [id: string, topic: string, difficulty: BankQuestion['difficulty'], optionCount: number];

export function questionShapes(questions: readonly BankQuestion[]): QuestionShape[] {
  return questions.map(({ id, topic, difficulty, optionCount }) => [id, topic, difficulty, optionCount]);
}

/** SHA-256 over the questions of a bank without their texts, in the bank's order, as canonical JSON. */
export function bankShapeHash(shapes: readonly QuestionShape[]): string {
  return sha256([canonicalJson(shapes)]);
}

/** The key in the bank's order: for each question the positions of its right options. */
export function keyInOrder(questions: readonly { id: string }[], key: OptionsByQuestion): number[][] {
  return questions.map(({ id }) => [...(key[id] ?? [])]);
}

/** SHA-256 over a key in its bank's order, as canonical JSON: `[[1],[0,2],…]`. */
export function bankKeyHash(inOrder: readonly (readonly number[])[]): string {
  return sha256([canonicalJson(inOrder)]);
}

/** SHA-256 over what has become of corrected questions, as canonical JSON. */
export function revisionsHash(revisions: KeptRevisions): string {
  return sha256([canonicalJson(revisions)]);
}

/** A unit as it is kept and hashed. */
export type UnitShape = [
  code: string,
  kind: CompetingUnit['kind'],
  parent: string | null,
  headCount: number | null,
  leaders: number | null,
];

/** A unit tree in one order, whatever order it came in. */
export function unitShapes(units: readonly CompetingUnit[]): UnitShape[] {
  return units
    .map((unit): UnitShape => [unit.code, unit.kind, unit.parent ?? null, unit.headCount ?? null, unit.leaders ?? null])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

export function unitsOf(shapes: readonly UnitShape[]): CompetingUnit[] {
  return shapes.map(([code, kind, parent, headCount, leaders]) => ({ code, kind, parent: parent ?? undefined, headCount, leaders }));
}

/** SHA-256 over a unit tree, as canonical JSON. */
export function unitsHash(shapes: readonly UnitShape[]): string {
  return sha256([canonicalJson(shapes)]);
}

/** The fingerprint of each setting of the inputs, by its name: where one was changed, they say which. */
export function sectionHashes(inputs: StandingInputs): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, sha256([canonicalJson(value)])]));
}
