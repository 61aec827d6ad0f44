import { type ExplainedBy, explainStored, type RuleSet } from '#rules';
import type { StandingRow } from '../entities/standing.entity.js';
import { storedLine } from './stored-line.js';

/** A line that says why it stands above the next one. */
export type ExplainedRow = StandingRow & { explanation: string };

/** Where the rules no longer say how it was ranked, or the next line is not among those that were read. */
const UNEXPLAINED = 'Xếp trên người kế tiếp theo Thể lệ.';

/**
 * Consecutive lines of a standing with their explanations, made of the lines themselves; kept ones only where that cannot be. The
 * last of the given ones is explained only where it is the last of all, or has a kept one.
 */
export function explainedLines(ruleSet: RuleSet, summary: ExplainedBy, lines: readonly StandingRow[]): ExplainedRow[] {
  return lines.map((row, at) => {
    const next = lines[at + 1];
    const made = (): string | undefined => explainStored(ruleSet, summary, storedLine(row), next && storedLine(next))?.sentence;
    return { ...row, explanation: made() ?? row.explanation ?? UNEXPLAINED };
  });
}
