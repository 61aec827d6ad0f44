import { fullResult } from '../judging/full-result.js';
import type { RuleSet, SubmissionPart } from '../plan/rule-set.js';
import { allocatePrizes, type PrizeAllocation, type RefusedPrize } from '../prizes/allocate-prizes.js';
import type { HeldPrize } from '../prizes/person-limit.js';
import { type JudgedSubmission, winnerOf } from './submission.js';

/** The prizes of a part down its ranking. Where limits per person count by round, the part is one round. */
export function submissionPrizes({
  ruleSet,
  part,
  ranked,
  held,
  refusals,
  counts,
  drawSeed,
}: {
  ruleSet: RuleSet;
  part: SubmissionPart;
  ranked: readonly JudgedSubmission[];
  held: readonly HeldPrize[];
  refusals?: readonly RefusedPrize[] | undefined;
  counts: Readonly<Record<string, number>>;
  drawSeed: string;
}): PrizeAllocation {
  const fullThousandths = fullResult(part.judging);
  const at = (rank: number): JudgedSubmission => ranked[rank - 1] as JudgedSubmission;
  return allocatePrizes({
    groups: ruleSet.prizes.filter((group) => group.part === part.code && group.per === 'part'),
    structure: ruleSet.prizes,
    round: part.code,
    ranking: {
      length: ranked.length,
      person: (rank) => winnerOf(at(rank).submission),
      submission: (rank) => at(rank).submission.id,
      facts: (rank) => ({ thousandths: at(rank).result, fullThousandths, allCorrect: null, durationMs: null, hasCompleteProfile: null }),
      submittedAt: (rank) => at(rank).submission.receivedAt,
    },
    held,
    refusals,
    counts,
    drawSeed,
  });
}
