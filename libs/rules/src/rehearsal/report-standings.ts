import type { CollectiveStanding } from '../collective/collective-standing.js';
import { explainOverallLine, overallLines, type OverallStanding } from '../overall/overall-standing.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { PrizeAllocation } from '../prizes/allocate-prizes.js';
import { explainLine, standingLines, type Standing } from '../ranking/standing.js';
import type { SubmissionStanding } from '../submissions/submission-standing.js';
import type { RehearsedCollective, RehearsedPrize, RehearsedStanding } from './rehearsal-report.js';

const TOP = 10;

type Named = Pick<RehearsedStanding, 'name' | 'closedAt' | 'sha256'>;
type NamedRound = Named & Pick<RehearsedStanding, 'predictionSaid'>;

export function roundReport(standing: Standing, named: NamedRound): RehearsedStanding {
  const { part, round, drawSeed, people, attempts, ranked, predictionTarget, decided } = standing.summary;
  return {
    kind: 'round',
    part,
    round,
    ...named,
    drawSeed,
    people,
    entries: attempts,
    ranked,
    predictionTarget,
    decided,
    top: standingLines(standing, { count: TOP }).map(({ rank, person, points }) => ({
      rank,
      who: person,
      points,
      why: explainLine(standing, rank).sentence,
    })),
  };
}

export function judgedReport({ summary, lines }: SubmissionStanding, named: Named): RehearsedStanding {
  const { part, drawSeed, received, ranked, decided } = summary;
  return {
    kind: 'judged',
    part,
    round: null,
    ...named,
    drawSeed,
    people: new Set(lines.flatMap(({ authors }) => authors)).size,
    entries: received,
    ranked,
    predictionTarget: null,
    predictionSaid: null,
    decided,
    top: lines.slice(0, TOP).map(({ rank, submission, points, explanation }) => ({ rank, who: submission, points, why: explanation })),
  };
}

export function overallReport(standing: OverallStanding, named: Named): RehearsedStanding {
  const { part, drawSeed, people, ranked, decided } = standing.summary;
  return {
    kind: 'overall',
    part,
    round: null,
    ...named,
    drawSeed,
    people,
    entries: people,
    ranked,
    predictionTarget: null,
    predictionSaid: null,
    decided,
    top: overallLines(standing, { count: TOP }).map(({ rank, person, points }) => ({
      rank,
      who: person,
      points,
      why: explainOverallLine(standing, rank).sentence,
    })),
  };
}

export function prizeReport(
  { prizes }: RuleSet,
  { awards }: PrizeAllocation,
  place: Pick<RehearsedPrize, 'part' | 'round'>,
): RehearsedPrize[] {
  return awards.map(({ group: code, tier, person, rank, boardRank }) => {
    const group = prizes.find((one) => one.code === code);
    const name = group?.tiers.find((one) => one.code === tier)?.name ?? tier;
    return { ...place, group: code, tier, name, who: person, rank, ...(boardRank !== undefined && { boardRank }) };
  });
}

export function collectiveReport({ award, lines }: CollectiveStanding, named: { name: string; sha256: string }): RehearsedCollective {
  const qualified = lines.filter(({ rank }) => rank !== null);
  const shown = lines.filter(({ tier, rank }) => tier !== null || (rank !== null && rank <= TOP));
  return {
    award,
    ...named,
    lines: shown.map(({ block, unit, rank, tier, values, lacks }) => ({
      ...(block !== undefined && { block }),
      unit,
      rank,
      tier,
      values,
      lacks,
    })),
    units: lines.length,
    qualified: qualified.length,
  };
}
