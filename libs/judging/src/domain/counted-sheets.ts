import { type JudgingPhase, phaseResult, type PhaseResult, type ScoreSheet } from '#rules';

/** Why a finished sheet does not count. */
export type LeftOutBecause = 'recused' | 'taken-back' | 'conflict' | 'not-called';

/** What counts of one entry in one phase. */
export interface CountedSheets {
  sheets: ScoreSheet[];
  result: PhaseResult;
  /** The further judge's sheet that nobody asks for any more: a sheet was opened again, and the others are no longer far apart. */
  notCalled: ScoreSheet[];
}

/**
 * The sheets of one entry that count: those of the judges who have it, and the further judge's as long as the rules call for
 * one.
 * @param sheets finished ones of assignments that have not ended, without a conflict
 */
export function countedSheets(phase: JudgingPhase, sheets: readonly ScoreSheet[]): CountedSheets {
  const named = sheets.filter(({ further }) => further !== true);
  const further = sheets.filter((sheet) => sheet.further === true);
  const before = phaseResult(phase, named);
  // Before all have marked, nobody can say whether one more is called: the sheet waits with the others.
  const isWanted = phase.discrepancy !== undefined && (before.needsFurtherJudge || named.length < phase.judges);
  if (further.length === 0 || !isWanted) return { sheets: named, result: before, notCalled: further };
  return { sheets: [...named, ...further], result: phaseResult(phase, [...named, ...further]), notCalled: [] };
}
