import { formatPoints } from '../scoring/format-points.js';
import { aggregations } from './aggregations.js';
import { discrepancyRules } from './discrepancy/discrepancy-rules.js';
import { thousandths } from './full-phase-score.js';
import { JudgingError } from './judging-error.js';
import type { JudgingPhase } from './judging-setting.js';
import { needsVote } from './needs-vote.js';
import type { ScoreSheet } from './score-sheet.js';
import { sheetTotal } from './sheet-total.js';

/** What a phase of judging says of one submission. All points are whole thousandths. */
export interface PhaseResult {
  /** Null as long as a sheet is missing. */
  total: number | null;
  /** The points of each criterion, put together as the total is, before weighing; empty as long as a sheet is missing. */
  perCriterion: Record<string, number>;
  /** Between the lowest and the highest total of the judges whom the phase names. */
  spread: number;
  /** Finished sheets, the further judge's included. */
  judges: number;
  /** Finished sheets still to come. */
  missing: number;
  /** The judges are so far apart that one more must mark, who has not yet done so. */
  needsFurtherJudge: boolean;
  /** The judge whose sheet is left out because a further one has marked. */
  leftOut: string | null;
  /** Judges who agree that the submission be recognised. */
  agreeing: number;
  /** Criteria whose minimum the submission does not reach, whether or not that puts it out. */
  failedCriteria: string[];
}

interface Marked {
  sheet: ScoreSheet;
  /** Thousandths; only where the sheet is finished. */
  total: number;
}

/**
 * The result of one submission in one phase; it does not hang on the order of the sheets. A sheet without every criterion,
 * or without a vote where there is one, is not finished: the result waits for it.
 * @param sheets those of this submission and this phase
 * @throws JudgingError for a sheet that the phase cannot have
 */
export function phaseResult(phase: JudgingPhase, sheets: readonly ScoreSheet[]): PhaseResult {
  checkSheets(phase, sheets);
  const finished = sheets
    .filter((sheet) => isFinished(phase, sheet))
    .map((sheet): Marked => ({ sheet, total: sheetTotal(phase, sheet.points) }));
  const named = finished.filter(({ sheet }) => sheet.further !== true);
  const further = finished.filter(({ sheet }) => sheet.further === true);
  const totals = named.map(({ total }) => total);
  const spread = totals.length === 0 ? 0 : Math.max(...totals) - Math.min(...totals);
  const isCalled = named.length === phase.judges && callsFurther(phase, spread);
  if (sheets.some((sheet) => sheet.further) && (!phase.discrepancy || (named.length === phase.judges && !isCalled)))
    throw new JudgingError('FURTHER_UNCALLED', { submission: submissionOf(sheets) });

  const needsFurtherJudge = isCalled && further.length === 0;
  const missing = phase.judges - named.length + (needsFurtherJudge ? 1 : 0);
  const seen = {
    spread,
    judges: finished.length,
    missing,
    needsFurtherJudge,
    agreeing: finished.filter(({ sheet }) => sheet.agrees === true).length,
  };
  if (missing > 0) return { ...seen, total: null, perCriterion: {}, leftOut: null, failedCriteria: [] };

  const leftOut = isCalled ? leftOutOf(phase, finished) : undefined;
  const counted = leftOut ? finished.filter((marked) => marked !== leftOut) : named;
  const totalsThatCount = counted.map(({ total }) => total);
  const perCriterion = criteriaOf(phase, counted);
  const failed = phase.criteria.filter(
    ({ code, minimum }) => minimum !== undefined && (perCriterion[code] as number) < thousandths(minimum),
  );
  return {
    ...seen,
    total: combine(phase, totalsThatCount),
    perCriterion,
    leftOut: leftOut?.sheet.judge ?? null,
    failedCriteria: failed.map(({ code }) => code),
  };
}

const submissionOf = (sheets: readonly ScoreSheet[]): string => sheets[0]?.submission ?? '';

function checkSheets({ judges, criteria }: JudgingPhase, sheets: readonly ScoreSheet[]): void {
  const seen = new Set<string>();
  for (const { submission, judge, points } of sheets) {
    if (seen.has(judge)) throw new JudgingError('SHEET_TWICE', { submission, judge });
    seen.add(judge);
    for (const [code, given] of Object.entries(points)) {
      const criterion = criteria.find((one) => one.code === code);
      if (!criterion) throw new JudgingError('CRITERION_UNKNOWN', { submission, criterion: code });
      const isRight = given >= 0 && given <= criterion.maximum && thousandths(given) / 1000 === given;
      if (!isRight)
        throw new JudgingError('POINTS_INVALID', { submission, criterion: criterion.name, maximum: formatPoints(criterion.maximum) });
    }
  }
  const further = sheets.filter((sheet) => sheet.further === true).length;
  if (sheets.length - further > judges || further > 1)
    throw new JudgingError('SHEETS_TOO_MANY', { submission: submissionOf(sheets), judges });
}

function isFinished(phase: JudgingPhase, { points, agrees }: ScoreSheet): boolean {
  const lacksVote = agrees === undefined && needsVote(phase);
  return !lacksVote && phase.criteria.every(({ code }) => Object.hasOwn(points, code));
}

function callsFurther({ discrepancy }: JudgingPhase, spread: number): boolean {
  return discrepancy !== undefined && discrepancyRules.of(discrepancy).needsFurther(discrepancy, spread);
}

/** Of several sheets with the total that is left out, the one of the judge whose pseudonym comes first. */
function leftOutOf({ discrepancy }: JudgingPhase, finished: readonly Marked[]): Marked | undefined {
  if (discrepancy === undefined) return undefined;
  const sorted = finished.toSorted((a, b) => a.total - b.total || (a.sheet.judge < b.sheet.judge ? -1 : 1));
  const totals = sorted.map(({ total }) => total);
  const left = totals[discrepancyRules.of(discrepancy).leavesOut(discrepancy, totals)];
  return sorted.find(({ total }) => total === left);
}

function combine({ aggregation }: JudgingPhase, values: readonly number[]): number {
  return aggregations.of(aggregation).combine(aggregation, values);
}

function criteriaOf(phase: JudgingPhase, counted: readonly Marked[]): Record<string, number> {
  const pointsOf = (code: string): number[] => counted.map(({ sheet }) => thousandths(sheet.points[code] as number));
  return Object.fromEntries(phase.criteria.map(({ code }) => [code, combine(phase, pointsOf(code))]));
}
