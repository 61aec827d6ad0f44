/** What the machine attaches to an appeal, by what it tells of. */
export const EVIDENCE_KINDS = ['attempt', 'late-answers', 'exception', 'receipt', 'unit', 'exclusion', 'standing', 'key'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * Numbers, codes and times alone: no name, no answer, nothing of a key.
 * - attempt: `act` started|last-answer|submitted|sealed-at-deadline|sealed-by-board, `items`, `answered`, `deadline` (ISO)
 * - late-answers: `places`, `from` (ISO) · exception: `exception` (kind), `state` · receipt: `code`, `seal` (SHA-256)
 * - unit: `unit` (code), `name`, `act` registered|changed|kept · exclusion: `by` team|case, `words`
 * - standing: `version`, `rank`, `of`, `points`, `sha256` · key: `version`, `sha256` (of the bank)
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
