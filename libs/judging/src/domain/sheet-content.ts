import { canonicalJson, type JudgingCriterion, type JudgingPhase, sha256 } from '#rules';
import { cleanLines } from '#kernel';

/** Points by code of criterion, to the thousandth. */
export type Points = Record<string, number>;
/** Comments by code of criterion, and under "" one on the whole. */
export type Comments = Record<string, string>;

/** What a judge has written on a sheet. */
export interface SheetContent {
  points: Points;
  comments: Comments;
  /** Null while the judge has not said. */
  agrees: boolean | null;
}

/** What is wrong with what was typed. */
export interface SheetFault {
  /** Code of the criterion. */
  criterion: string;
  maximum: number;
}

export const LONGEST_COMMENT = 4_000;
export const BLANK_SHEET: SheetContent = { points: {}, comments: {}, agrees: null };

/** What was typed in its one spelling; criteria that the phase does not have are left out. */
export function tidySheet(phase: Pick<JudgingPhase, 'criteria'>, { points, comments, agrees }: SheetContent): SheetContent {
  const codes = phase.criteria.map(({ code }) => code);
  const kept = Object.entries(comments)
    .filter(([code]) => code === '' || codes.includes(code))
    .map(([code, text]) => [code, cleanLines(text).join('\n').slice(0, LONGEST_COMMENT)] as const)
    .filter(([, text]) => text !== '');
  return {
    points: Object.fromEntries(codes.flatMap((code) => (points[code] === undefined ? [] : [[code, points[code]]]))),
    comments: Object.fromEntries(kept),
    agrees,
  };
}

/** Criteria whose points cannot be: below 0, above the maximum, finer than a thousandth. */
export function sheetFaults({ criteria }: Pick<JudgingPhase, 'criteria'>, { points }: SheetContent): SheetFault[] {
  const isRight = (given: number, { maximum }: JudgingCriterion): boolean =>
    Number.isFinite(given) && given >= 0 && given <= maximum && Math.round(given * 1000) / 1000 === given;
  return criteria.flatMap((criterion) => {
    const given = points[criterion.code];
    return given === undefined || isRight(given, criterion) ? [] : [{ criterion: criterion.name, maximum: criterion.maximum }];
  });
}

/** Names of the criteria that still want points. */
export function missingCriteria({ criteria }: Pick<JudgingPhase, 'criteria'>, { points }: SheetContent): string[] {
  return criteria.filter(({ code }) => points[code] === undefined).map(({ name }) => name);
}

/** What a finished sheet says, of which entry it says it, under which pseudonym. */
export interface FinishedContent extends SheetContent {
  submission: string;
  phase: string;
  judge: string;
  version: number;
}

/** SHA-256 over the canonical JSON of a finished sheet. */
export function sheetHash({ submission, phase, judge, version, points, comments, agrees }: FinishedContent): string {
  return sha256([canonicalJson({ submission, phase, judge, version, points, comments, agrees })]);
}

/** Where two typed sheets differ. */
export interface SheetDifference {
  /** Name of the criterion; "" for the vote and the comment on the whole. */
  criterion: string;
  what: 'points' | 'comment' | 'agrees';
  first: string;
  second: string;
}

/** How what two people typed from one paper differs, in the order of the criteria. */
export function differences(phase: Pick<JudgingPhase, 'criteria'>, first: SheetContent, second: SheetContent): SheetDifference[] {
  const asText = (value: number | boolean | null | undefined): string => (value === undefined || value === null ? '' : String(value));
  const found: SheetDifference[] = [];
  const compare = (criterion: string, what: SheetDifference['what'], a: string, b: string): void => {
    if (a !== b) found.push({ criterion, what, first: a, second: b });
  };
  for (const { code, name } of phase.criteria) {
    compare(name, 'points', asText(first.points[code]), asText(second.points[code]));
    compare(name, 'comment', first.comments[code] ?? '', second.comments[code] ?? '');
  }
  compare('', 'comment', first.comments[''] ?? '', second.comments[''] ?? '');
  compare('', 'agrees', asText(first.agrees), asText(second.agrees));
  return found;
}
