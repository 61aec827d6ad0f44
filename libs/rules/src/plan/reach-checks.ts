import type { EntryReach } from '../entry/entry-condition.js';
import { entryConditions } from '../entry/entry-conditions.js';
import { fullResult } from '../judging/full-result.js';
import { overallRanking, contestRanking } from '../overall/overall-setting.js';
import { prizeGroup } from '../prizes/prize-setting.js';
import { roundPlans } from '../schedule/round-plans.js';
import { fullScore } from '../scoring/score-attempt.js';
import { quizPart } from './quiz-part.js';
import { entriesOf, validOrNothing, type RawPlan } from './raw-plan.js';
import type { Problem, SettingPath, StrategyReference } from './strategy.js';
import { essayPart } from './submission-part.js';

/** Conditions that nobody can ever meet: more points than there are, more time than a paper gives, more rounds than are held. */
export function reachProblems(plan: RawPlan): Problem[] {
  const parts = entriesOf(plan, 'parts');
  const byCode = new Map(parts.map(([part]) => [part['code'], part]));
  const contest = validOrNothing(contestRanking, plan['overall']);
  const counted = (contest?.parts ?? []).map((code) => byCode.get(code));
  return [
    ...parts.flatMap(([part, path]) => {
      if (part['kind'] !== 'quiz') return [];
      const overall = validOrNothing(overallRanking, part['overall']);
      return [
        ...unreachable([...path, 'entry'], validOrNothing(quizPart.shape.entry, part['entry']), paperReach(part)),
        ...roundsProblems([...path, 'overall', 'minimumRounds'], overall?.minimumRounds, [part]),
      ];
    }),
    ...roundsProblems(['overall', 'minimumRounds'], contest?.minimumRounds, counted),
    ...entriesOf(plan, 'prizes').flatMap(([group, path]) => {
      const reach = group['per'] === 'contest' ? wholeReach(counted) : prizeReach(group, byCode.get(group['part']));
      const tiers = validOrNothing(prizeGroup.shape.tiers, group['tiers']) ?? [];
      return tiers.flatMap(({ requires }, tier) => unreachable([...path, 'tiers', tier, 'requires'], requires, reach));
    }),
  ];
}

function unreachable(path: SettingPath, conditions: readonly StrategyReference[] | undefined, reach: EntryReach | undefined): Problem[] {
  if (!conditions || !reach) return [];
  return conditions.flatMap((condition, at) => {
    const message = entryConditions.of(condition).unfit?.(condition, reach);
    return message === undefined ? [] : [{ path: [...path, at], message }];
  });
}

/** What can be reached in one round; undefined where the paper is malformed, which has its own fault. */
function paperReach(part: RawPlan): EntryReach | undefined {
  const paper = validOrNothing(quizPart.shape.paper, part['paper']);
  return paper && { fullThousandths: Math.round(fullScore(paper) * 1000), minutes: paper.minutes };
}

/** What can be reached in all rounds of some quiz parts together. */
function wholeReach(parts: readonly (RawPlan | undefined)[]): EntryReach | undefined {
  let whole: EntryReach | undefined;
  for (const part of parts) {
    const own = part && paperReach(part);
    const rounds = part && roundCount(part);
    if (!own || rounds === undefined) return undefined;
    whole = {
      fullThousandths: (whole?.fullThousandths ?? 0) + own.fullThousandths * rounds,
      minutes: (whole?.minutes ?? 0) + (own.minutes ?? 0) * rounds,
    };
  }
  return whole;
}

function prizeReach(group: RawPlan, part: RawPlan | undefined): EntryReach | undefined {
  if (!part) return undefined;
  if (part['kind'] === 'quiz') return group['per'] === 'round' ? paperReach(part) : wholeReach([part]);
  const judging = validOrNothing(essayPart.shape.judging, part['judging']);
  return judging && { fullThousandths: fullResult(judging) };
}

function roundCount(part: RawPlan): number | undefined {
  const rounds = validOrNothing(roundPlans.reference, part['rounds']);
  return rounds && roundPlans.of(rounds).rounds(rounds).length;
}

function roundsProblems(path: SettingPath, minimum: number | undefined, parts: readonly (RawPlan | undefined)[]): Problem[] {
  const counts = parts.map((part) => part && roundCount(part));
  if (minimum === undefined || counts.some((count) => count === undefined)) return [];
  const held = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (minimum <= held) return [];
  return [{ path, message: `không ai thi đủ ${minimum} đợt vì chỉ có ${held} đợt; hãy ghi minimumRounds không quá ${held}` }];
}
