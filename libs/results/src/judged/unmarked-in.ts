import type { RunningContest } from '#contests';
import type { SubmissionStanding } from '#rules';

/** How many in the running lack sheets in a phase. */
export interface UnmarkedIn {
  phase: string;
  name: string;
  entries: number;
}

/** Those that a standing calls incomplete, by the phases in which they lack sheets, in their order. */
export function unmarkedIn(
  { ruleSet }: Pick<RunningContest, 'ruleSet'>,
  partCode: string,
  incomplete: SubmissionStanding['summary']['incomplete'],
): UnmarkedIn[] {
  const part = ruleSet.parts.find(({ code }) => code === partCode);
  const phases = part && part.kind !== 'quiz' ? part.judging.phases : [];
  return phases.flatMap(({ code, name }) => {
    const entries = incomplete.filter(({ phase }) => phase === code).length;
    return entries > 0 ? [{ phase: code, name, entries }] : [];
  });
}
