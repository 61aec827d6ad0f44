import type { RuleSet } from '../plan/rule-set.js';
import type { Exclusion } from '../ranking/exclusion.js';
import { type RankedPoints, submissionColumns } from '../submissions/submission-columns.js';
import type { Submission } from '../submissions/submission.js';
import { type CollectiveStanding, collectiveStanding, winnersOf } from './collective-standing.js';
import { countsOfAward } from './counts-of-award.js';
import type { CompetingUnit, ConfirmedLeaders } from './tally-units.js';

/** What the collective awards of a judged part are computed from. */
export interface JudgedCollectiveInput {
  ruleSet: RuleSet;
  /** Code of the part of submissions. */
  part: string;
  submissions: readonly Submission[];
  standing: RankedPoints;
  exclusions: readonly Exclusion[];
  drawSeed: string;
  units: readonly CompetingUnit[];
  leaders?: ConfirmedLeaders | undefined;
  /** Decisions on tiers whose count is "later", by "award.tier". */
  counts?: Readonly<Record<string, number>> | undefined;
}

/** The collective awards that rest on a part of submissions, in the order of the plan. */
export function judgedCollective({
  ruleSet,
  part,
  submissions,
  standing,
  exclusions,
  drawSeed,
  units,
  leaders,
  counts = {},
}: JudgedCollectiveInput): CollectiveStanding[] {
  const attempts = submissionColumns(part, submissions, standing);
  const winners: Record<string, string[]> = {};
  return ruleSet.collective
    .filter((award) => award.part === part)
    .map(({ code: award }) => {
      const own = { attempts, units, exclusions, leaders, drawSeed, winners, counts: countsOfAward(award, counts) };
      const computed = collectiveStanding({ ruleSet, award, ...own });
      winners[award] = winnersOf(computed);
      return computed;
    });
}
