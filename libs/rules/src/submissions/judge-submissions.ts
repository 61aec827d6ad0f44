import { fullPhaseScore } from '../judging/full-phase-score.js';
import { resultOf } from '../judging/full-result.js';
import { JudgingError } from '../judging/judging-error.js';
import type { JudgingPhase } from '../judging/judging-setting.js';
import { passRules } from '../judging/passing/pass-rules.js';
import { phaseResult, type PhaseResult } from '../judging/phase-result.js';
import type { ScoreSheet } from '../judging/score-sheet.js';
import type { SubmissionPart } from '../plan/rule-set.js';
import type { JudgedSubmission, Submission } from './submission.js';
import type { IncompleteSubmission, OutOfRanking, PhaseLine } from './submission-standing.js';

type Finished = PhaseResult & { total: number };
interface Running {
  submission: Submission;
  phases: { phase: JudgingPhase; result: Finished }[];
}

interface Judged {
  /** Through every phase. */
  finished: JudgedSubmission[];
  out: OutOfRanking[];
  incomplete: IncompleteSubmission[];
}

/**
 * Takes submissions through the phases of judging. One that lacks sheets waits where it stands, the others go on: who has
 * passed may then still fall back, but whoever is out stays out, whatever the missing sheets say.
 *
 * Where a phase lets so many through, a late submission can only push others out of it, never help one in. It may push out
 * somebody who is already being judged in a later phase, though, and so make room there. As long as that can happen, a later
 * phase puts nobody out for their place among the others: whoever would fall out by it alone waits there, with no sheet of
 * their own missing. What a submission fails by itself (a criterion, a minimum, the vote) puts it out at once in any phase.
 * @throws JudgingError for sheets that do not fit
 */
export function judgeSubmissions(part: SubmissionPart, submissions: readonly Submission[], sheets: readonly ScoreSheet[]): Judged {
  const { phases } = part.judging;
  const sheetsOf = sheetIndex(part, sheets);
  const out: OutOfRanking[] = [];
  const incomplete: IncompleteSubmission[] = [];
  let running: Running[] = submissions.map((submission) => ({ submission, phases: [] }));

  let mayFallBack = false;
  phases.forEach((phase, at) => {
    const marked: Running[] = [];
    for (const { submission, phases: before } of running) {
      const own = phaseResult(phase, sheetsOf(phase.code, submission.id));
      const { total, missing, needsFurtherJudge } = own;
      if (total === null) incomplete.push({ submission: submission.id, phase: phase.code, missing, needsFurtherJudge });
      else marked.push({ submission, phases: [...before, { phase, result: { ...own, total } }] });
    }
    const fit = marked.filter((one) => {
      const failed = failedOut(phase, lastOf(one));
      if (failed.length > 0) out.push(outOf(one, 'failed-criterion', failed.join('; ')));
      return failed.length === 0;
    });
    running = passing(phase, fit, at === phases.length - 1);
    for (const one of fit.filter((candidate) => !running.includes(candidate))) {
      const isOut = !mayFallBack || failsAlone(phase, one, at === phases.length - 1);
      if (isOut) out.push(outOf(one, 'not-passed', null));
      else incomplete.push({ submission: one.submission.id, phase: phase.code, missing: 0, needsFurtherJudge: false });
    }
    mayFallBack ||= incomplete.length > 0 && (phase.passes ?? []).some((rule) => passRules.of(rule).hangsOnOthers);
  });

  const finished = running.map(({ submission, phases: own }): JudgedSubmission => {
    const totals = new Map(own.map(({ phase, result: { total } }) => [phase.code, total]));
    return { submission, phases: own, result: resultOf(part.judging, totals) };
  });
  return { finished, out, incomplete };
}

/** What a phase gave, in points. */
export function phaseLine({ phase, result }: Running['phases'][number]): PhaseLine {
  const { total, perCriterion, judges, agreeing, spread, leftOut, failedCriteria } = result;
  return {
    phase: phase.code,
    points: total / 1000,
    criteria: Object.fromEntries(Object.entries(perCriterion).map(([code, value]) => [code, value / 1000])),
    judges,
    agreeing,
    spread: spread / 1000,
    leftOut,
    belowMinimum: failedCriteria.filter((code) => !phase.criteria.some((criterion) => criterion.code === code && criterion.failsOut)),
  };
}

function sheetIndex(part: SubmissionPart, sheets: readonly ScoreSheet[]): (phase: string, submission: string) => ScoreSheet[] {
  const index = new Map(part.judging.phases.map(({ code }) => [code, new Map<string, ScoreSheet[]>()]));
  for (const sheet of sheets) {
    const ofPhase = index.get(sheet.phase);
    if (!ofPhase) throw new JudgingError('PHASE_UNKNOWN', { phase: sheet.phase });
    const own = ofPhase.get(sheet.submission);
    if (own) own.push(sheet);
    else ofPhase.set(sheet.submission, [sheet]);
  }
  return (phase, submission) => index.get(phase)?.get(submission) ?? [];
}

const lastOf = ({ phases }: Running): Finished => (phases.at(-1) as Running['phases'][number]).result;

/** Names of the criteria that put a submission out. */
function failedOut({ criteria }: JudgingPhase, { failedCriteria }: PhaseResult): string[] {
  return criteria.filter(({ code, failsOut }) => failsOut && failedCriteria.includes(code)).map(({ name }) => name);
}

/** Each condition is judged among those that met the ones before it. */
function passing(phase: JudgingPhase, candidates: Running[], isLast: boolean): Running[] {
  const judged = { judges: phase.judges, fullScore: fullPhaseScore(phase), isLast };
  return (phase.passes ?? []).reduce((left, rule) => {
    const passes = passRules.of(rule).passes(rule, left.map(lastOf), judged);
    return left.filter((_one, at) => passes[at]);
  }, candidates);
}

/** Whether a submission does not pass whoever the other candidates are. */
function failsAlone(phase: JudgingPhase, one: Running, isLast: boolean): boolean {
  const judged = { judges: phase.judges, fullScore: fullPhaseScore(phase), isLast };
  return (phase.passes ?? []).some((reference) => {
    const rule = passRules.of(reference);
    return !rule.hangsOnOthers && rule.passes(reference, [lastOf(one)], judged)[0] === false;
  });
}

function outOf(one: Running, reason: OutOfRanking['reason'], detail: string | null): OutOfRanking {
  const phase = one.phases.at(-1)?.phase.code ?? null;
  return { submission: one.submission.id, reason, phase, detail, phases: one.phases.map(phaseLine) };
}
