import { Injectable } from '@nestjs/common';
import { ContestReader, Deployments, isPublished, type Round } from '#contests';
import { Registrations } from '#registrations';
import { Standings, type StandingRow } from '#results';
import { allocatePrizes, type HeldPrize, type PrizeGroup, provenanceOf, type RuleSet } from '#rules';

/** A prize of the ward's own that is proposed for somebody. */
export interface WardAward {
  round: Round;
  /** "Giải Nhất" */
  prize: string;
  fullName: string;
  unitName: string;
  /** Among the ward's own people. */
  place: number;
  /** In the whole contest. */
  rank: number;
  points: string;
}

export interface WardPrizeList {
  /** The ward's own groups of prizes. */
  groups: readonly PrizeGroup[];
  awards: WardAward[];
  /** Groups that are not given down the ranking of a round: the ward settles them by itself. */
  byHand: readonly PrizeGroup[];
}

/** Lines of a ward in one round. */
const MOST = 100_000;

/**
 * The ward's own small prizes, where its city leaves them open: proposed down the city's published standing, of the ward's
 * own people. The lines are read in the city's scope narrowed to the ward, where row security shows nobody else's.
 */
@Injectable()
export class WardPrizes {
  constructor(
    private readonly deployments: Deployments,
    private readonly contests: ContestReader,
    private readonly standings: Standings,
    private readonly registrations: Registrations,
  ) {}

  /** Undefined where the ward deploys nothing, or has no prizes of its own. */
  async list(): Promise<WardPrizeList | undefined> {
    return this.deployments.amongOwnPeople(async ({ ownerContestId, plan }) => {
      const groups = ownPrizes(plan);
      if (groups.length === 0) return undefined;
      const given = groups.filter(isGivenByRank);
      const { rounds } = await this.contests.contest(ownerContestId);
      const published = rounds.filter((round) => isPublished(round));
      const standings = await this.standings.newestOf(published.map(({ id }) => id));
      const held: HeldPrize[] = [];
      const awards: WardAward[] = [];
      for (const round of published) {
        const standing = standings.get(round.id);
        const lines = standing ? await this.standings.lines(standing.id, { count: MOST }) : [];
        const proposed = allocatePrizes({
          groups: given.filter(({ part }) => part === round.partCode),
          structure: groups,
          round: round.code,
          ranking: { length: lines.length, person: (rank) => lines[rank - 1]?.person ?? '' },
          held,
        }).awards;
        held.push(...proposed.map(({ person, group, tier }) => ({ person, group, tier, round: round.code })));
        const people = await this.registrations.peopleOf(
          ownerContestId,
          proposed.map(({ person }) => person),
        );
        for (const award of proposed) {
          const [line, person] = [lines[award.rank - 1] as StandingRow, people.get(award.person)];
          awards.push({
            round,
            prize: tierName(given, award),
            fullName: person?.fullName ?? '',
            unitName: person?.unitName ?? '',
            place: award.rank,
            rank: line.rank,
            points: String(Number(line.points)),
          });
        }
      }
      return { groups, awards, byHand: groups.filter((group) => !isGivenByRank(group)) };
    });
  }
}

/** The prizes that a deploying plan has for itself: those of the plan above are given by the one above. */
export function ownPrizes(plan: RuleSet): readonly PrizeGroup[] {
  const from = provenanceOf(plan, 'prizes');
  return from.from === 'plan' && from.plan === plan.code ? plan.prizes : [];
}

function isGivenByRank({ per, board, selection, tiers }: PrizeGroup): boolean {
  return per === 'round' && board === undefined && selection === undefined && tiers.every(({ requires }) => requires === undefined);
}

function tierName(groups: readonly PrizeGroup[], { group, tier }: { group: string; tier: string }): string {
  return groups.find(({ code }) => code === group)?.tiers.find(({ code }) => code === tier)?.name ?? tier;
}
