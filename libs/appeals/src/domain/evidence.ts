/** What the machine attaches to an appeal, by what it tells of. */
export const EVIDENCE_KINDS = [
  'attempt',
  'late-answers',
  'exception',
  'receipt',
  'unit',
  'exclusion',
  'standing',
  'key',
  'version',
  'formal-check',
  'cancellation',
  'sheet',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * Numbers, codes and times alone: no name, no answer, nothing of a key.
 * - attempt: `act` started|last-answer|submitted|sealed-at-deadline|sealed-by-board, `items`, `answered`, `deadline` (ISO)
 * - late-answers: `places`, `from` (ISO) · exception: `exception` (kind), `state` · receipt: `code`, `seal` (SHA-256)
 * - unit: `unit` (code), `name`, `act` registered|changed|kept|submission (for which it counts) · exclusion: `by` team|case, `words`
 * - standing: `version`, `rank`, `of`, `points`, `sha256`, `about` submission|null · key: `version`, `sha256` (of the bank)
 * - version: `version`, `words`, `receipt` (code), `seal` (SHA-256), `complete` (ISO; null while files were missing)
 * - formal-check: `version`, `result` · cancellation: `act` asked|cancelled|declined|lifted, `basis` (article)
 * - sheet: `phase` (name), `judge` (pseudonym), `points`, `of`, `counts` yes|no
 */
export type EvidenceFacts = Readonly<Record<string, string | number | null>>;

/** One thing that happened. */
export interface Evidence {
  kind: EvidenceKind;
  at: Date;
  facts: EvidenceFacts;
}

/** In order of time; what happened at the same moment in the order in which it was found. */
export function inOrderOfTime(evidence: readonly Evidence[]): Evidence[] {
  return evidence.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
