import { fullPhaseScore } from './full-phase-score.js';
import type { Judging } from './judging-setting.js';
import { resultRules } from './result/result-rules.js';

/** The result that the phases make of a submission, by their totals in thousandths in the order of the phases. */
export function resultOf({ result }: Judging, totals: ReadonlyMap<string, number>): number {
  // Reading a plan asks for the rule where there are several phases; of one phase the result is its total.
  return result ? resultRules.of(result).result(result, totals) : ([...totals.values()].at(-1) as number);
}

/** The result of a submission with every criterion at its maximum, in thousandths of a point. */
export function fullResult(judging: Judging): number {
  return resultOf(judging, new Map(judging.phases.map((phase) => [phase.code, fullPhaseScore(phase)])));
}
