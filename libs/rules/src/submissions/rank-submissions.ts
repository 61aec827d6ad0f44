import { JudgingError } from '../judging/judging-error.js';
import type { ScoreSheet } from '../judging/score-sheet.js';
import { nameOfIn, nameOfWithin } from '../plan/name-of.js';
import { ruleSetHash, type RuleSet, type SubmissionPart } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import type { RefusedPrize } from '../prizes/allocate-prizes.js';
import type { HeldPrize } from '../prizes/person-limit.js';
import type { Exclusion } from '../ranking/exclusion.js';
import { judgeSubmissions, phaseLine } from './judge-submissions.js';
import { submissionCriteria } from './ranking/submission-criteria.js';
import type { JudgedSubmission, Submission } from './submission.js';
import { submissionPrizes } from './submission-prizes.js';
import type { OutOfRanking, OutReason, SubmissionStanding, SubmissionStandingLine } from './submission-standing.js';

export interface RankSubmissionsInput {
  ruleSet: RuleSet;
  /** Code of a part of submissions; may be left out when there is only one. */
  part?: string;
  submissions: readonly Submission[];
  sheets: readonly ScoreSheet[];
  /** A submission with an excluded person among its authors is out. */
  exclusions?: readonly Exclusion[];
  /** Any text fixed after the last submission was received and published with the result. */
  drawSeed: string;
  /** Prizes of other parts and rounds, for limits per person. */
  held?: readonly HeldPrize[];
  /** Prizes of the part that their winners do not take. */
  refusals?: readonly RefusedPrize[] | undefined;
  /** Decisions on tiers whose count is "later", by "group.tier". */
  counts?: Readonly<Record<string, number>>;
}

/**
 * The standing of a part of submissions, a pure function of its arguments that does not hang on the order of submissions and
 * sheets: each goes through the phases of judging, those through all are ordered by the chain of the part, prizes are
 * proposed down the ranking. While a submission that is still in the running lacks sheets, `summary.incomplete` names it,
 * the lines are provisional and `summary.prizes` is null. When a winner is cancelled, computing again moves the others up;
 * where a phase lets so many through, the next one then passes it and waits for the judges of the following phase.
 * @throws JudgingError when the rule set has no such part, or submissions or sheets do not fit it
 */
export function rankSubmissions({
  ruleSet,
  part: partCode,
  submissions,
  sheets,
  exclusions = [],
  drawSeed,
  held = [],
  refusals,
  counts = {},
}: RankSubmissionsInput): SubmissionStanding {
  const part = submissionPart(ruleSet, partCode);
  checkSubmissions(submissions, sheets);
  const barred = submissions.map((submission) => barredBy(submission, exclusions));
  const valid = submissions.filter((_submission, at) => barred[at] === undefined);
  const { finished, out, incomplete } = judgeSubmissions(part, valid, sheets);
  const allOut = [...barred.filter((entry) => entry !== undefined), ...out].sort(byId);
  const { ranked, keys } = ordered(part, finished, drawSeed);
  const lines = linesOf(part, ranked, keys, nameOfWithin(part, nameOfIn(ruleSet)));
  const outByReason = { withdrawn: 0, violation: 0, 'excluded-author': 0, 'failed-criterion': 0, 'not-passed': 0 };
  for (const { reason } of allOut) outByReason[reason] += 1;
  return {
    summary: {
      ruleSetHash: ruleSetHash(ruleSet),
      part: part.code,
      drawSeed,
      received: submissions.length,
      valid: valid.length,
      judged: valid.length - incomplete.filter(({ missing }) => missing > 0).length,
      ranked: ranked.length,
      outByReason,
      out: allOut,
      incomplete: incomplete.sort(byId),
      decided: part.ranking.map(({ code }, link) => ({ criterion: code, pairs: pairsDecided(keys, link) })),
      prizes: incomplete.length > 0 ? null : submissionPrizes({ ruleSet, part, ranked, held, refusals, counts, drawSeed }),
    },
    lines,
  };
}

const byId = (a: { submission: string }, b: { submission: string }): number => (a.submission < b.submission ? -1 : 1);

function submissionPart({ parts }: RuleSet, code: string | undefined): SubmissionPart {
  const candidates = parts.filter((part): part is SubmissionPart => part.kind !== 'quiz');
  const found = code === undefined && candidates.length === 1 ? candidates[0] : candidates.find((part) => part.code === code);
  if (!found) throw new JudgingError('PART_UNKNOWN', { part: code ?? '' });
  return found;
}

function checkSubmissions(submissions: readonly Submission[], sheets: readonly ScoreSheet[]): void {
  const known = new Set<string>();
  for (const { id, authorKind, authors, unit } of submissions) {
    if (known.has(id)) throw new JudgingError('SUBMISSION_TWICE', { submission: id });
    known.add(id);
    if (authorKind === 'unit' ? unit === undefined : authors.length === 0) throw new JudgingError('AUTHOR_MISSING', { submission: id });
  }
  const stray = sheets.find(({ submission }) => !known.has(submission));
  if (stray) throw new JudgingError('SUBMISSION_UNKNOWN', { submission: stray.submission });
}

/** What keeps a submission out before anybody looks at its marks. */
function barredBy({ id, authors, withdrawn, cancelled }: Submission, exclusions: readonly Exclusion[]): OutOfRanking | undefined {
  const out = (reason: OutReason, detail: string | null): OutOfRanking => ({ submission: id, reason, phase: null, detail, phases: [] });
  if (withdrawn) return out('withdrawn', null);
  if (cancelled !== undefined) return out('violation', cancelled);
  const reasons = exclusions.filter(({ person }) => authors.includes(person)).map(({ reason }) => reason);
  return reasons.length > 0 ? out('excluded-author', [...new Set(reasons)].sort().join('; ')) : undefined;
}

/** A total order: by the chain, at the very end by id should two tickets be equal. `keys` has a row per place. */
function ordered(
  part: SubmissionPart,
  judged: readonly JudgedSubmission[],
  drawSeed: string,
): { ranked: JudgedSubmission[]; keys: number[][] } {
  const entries = judged
    .map((one) => ({ one, keys: part.ranking.map((link) => submissionCriteria.of(link).key(link, one, { drawSeed })) }))
    .sort((a, b) => {
      const link = decidingLink(a.keys, b.keys);
      return link === -1 ? (a.one.submission.id < b.one.submission.id ? -1 : 1) : (a.keys[link] as number) - (b.keys[link] as number);
    });
  return { ranked: entries.map(({ one }) => one), keys: entries.map(({ keys }) => keys) };
}

/** The first link on which two places differ; -1 where none does. */
function decidingLink(own: readonly number[], other: readonly number[]): number {
  return own.findIndex((key, link) => key !== other[link]);
}

function pairsDecided(keys: readonly number[][], link: number): number {
  return keys.filter((own, at) => at + 1 < keys.length && decidingLink(own, keys[at + 1] as number[]) === link).length;
}

function linesOf(
  part: SubmissionPart,
  ranked: readonly JudgedSubmission[],
  keys: readonly number[][],
  nameOf: NameOf,
): SubmissionStandingLine[] {
  return ranked.map(({ submission, result, phases }, at) => ({
    rank: at + 1,
    submission: submission.id,
    authors: [...submission.authors],
    unit: submission.unit ?? null,
    points: result / 1000,
    phases: phases.map(phaseLine),
    receivedAt: submission.receivedAt,
    ...explained(part, keys[at] as number[], keys[at + 1], nameOf),
  }));
}

function explained(
  part: SubmissionPart,
  own: readonly number[],
  next: readonly number[] | undefined,
  nameOf: NameOf,
): Pick<SubmissionStandingLine, 'decidedBy' | 'explanation'> {
  if (!next) return { decidedBy: null, explanation: 'Đứng cuối bảng xếp hạng.' };
  const link = decidingLink(own, next);
  const reference = part.ranking[link];
  // Two equal tickets of 48 bits: the ids themselves decided.
  if (!reference) return { decidedBy: null, explanation: 'Bằng bài kế tiếp ở mọi tiêu chí; xếp theo mã số của bài.' };
  const criterion = submissionCriteria.of(reference);
  const [better, worse] = [own[link] as number, next[link] as number].map((key) => criterion.say(key));
  return {
    decidedBy: reference.code,
    explanation: `Xếp trên bài kế tiếp nhờ ${criterion.compares(reference, nameOf)}: ${better}; bài kế tiếp: ${worse}.`,
  };
}
