import { Injectable } from '@nestjs/common';
import { ContestReader, type NewsFront, NewsReader, type Round, roundPhase, type RunningContest } from '#contests';
import { type AccountId, Clock, type RoundId } from '#kernel';
import { Registrations } from '#registrations';
import { Turnouts } from '#reports';
import { TierCounts, type TierDecision } from '#results';
import { openTiers } from '#rules';
import { type Submission, SubmissionDrafts } from '#submissions';
import type { Tenant } from '#tenants';
import type { Site } from '../../edge/site.js';
import { type OwnTurn, OwnTurns } from '../exam/own-turns.js';
import { productDrawing } from '../drawings.controller.js';
import { type ResultsTeasers, ResultsTeasersReader } from './results-teasers.js';
import type { WardFacts } from './ward-targets.js';

/** What the landing page needs beside the rules. */
export interface LandingFacts {
  tenant: Tenant;
  running: RunningContest;
  /** What whoever is signed in has written for the first part of submissions; none that was withdrawn. */
  submissions?: readonly Submission[] | undefined;
  now: Date;
  productEmblemSvg: string;
  news: NewsFront;
  /** By the round of a judged part: how many prizes there are, where the rules leave it open and it was decided. */
  tiers?: ReadonlyMap<RoundId, Pick<TierDecision, 'counts' | 'decisionNumber'>> | undefined;
  /** Who takes part and who has won, and whether there are earlier contests. */
  results?: ResultsTeasers | undefined;
  /** On the page of a ward that deploys its city's contest. */
  ward?: WardFacts | undefined;
  /** What whoever is signed in may do in the round that is open. */
  turn?: { round: Round; turn: OwnTurn } | undefined;
}

/** Gathers what the landing page shows; nothing is counted here. */
@Injectable()
export class LandingFactsReader {
  constructor(
    private readonly contests: ContestReader,
    private readonly turnouts: Turnouts,
    private readonly news: NewsReader,
    private readonly results: ResultsTeasersReader,
    private readonly turns: OwnTurns,
    private readonly registrations: Registrations,
    private readonly drafts: SubmissionDrafts,
    private readonly tiers: TierCounts,
    private readonly clock: Clock,
  ) {}

  /** Undefined while the tenant has no contest. */
  async of(site: Extract<Site, { kind: 'tenant' }>, visitor: AccountId | undefined): Promise<LandingFacts | undefined> {
    const running = await this.contests.findRunning();
    if (!running) return undefined;
    return {
      tenant: site.tenant,
      running,
      now: this.clock.now(),
      productEmblemSvg: productDrawing('emblem') ?? '',
      news: await this.news.front(running.contest.id),
      results: await this.results.of(running),
      tiers: await this.tiersOf(running),
      ward: await this.wardFacts(site, running),
      turn: visitor && (await this.turns.now(running, visitor)),
      submissions: visitor && (await this.submissionsOf(running, visitor)),
    };
  }

  /** Asked only where the rules leave a number of prizes open. */
  private async tiersOf({ ruleSet, receiving }: RunningContest): Promise<LandingFacts['tiers']> {
    const open = receiving.filter(({ partCode }) => openTiers(ruleSet, partCode).length > 0);
    return open.length > 0 ? this.tiers.holdingIn(open.map(({ id }) => id)) : undefined;
  }

  /** Asked only where the front page is about a part of submissions. */
  private async submissionsOf(running: RunningContest, visitor: AccountId): Promise<Submission[]> {
    const [part] = running.ruleSet.parts;
    if (running.ruleSet.parts.some(({ kind }) => kind === 'quiz') || !part) return [];
    const registration = await this.registrations.findOf(visitor, running.contest.id);
    const all = registration ? await this.drafts.ofRegistration(registration.id) : [];
    return all.filter(({ partCode, state }) => partCode === part.code && state !== 'withdrawn');
  }

  private async wardFacts(
    { tenant, deployment }: Extract<Site, { kind: 'tenant' }>,
    { contest, rounds }: RunningContest,
  ): Promise<WardFacts | undefined> {
    if (!deployment) return undefined;
    const now = this.clock.now();
    const turnout = await this.turnouts.find({ contestId: contest.id, roundId: null, viaTenantId: tenant.id });
    const open = rounds.find((round) => roundPhase(round, now) === 'open');
    return { plan: deployment.plan, units: deployment.units, turnout, until: open?.closesAt };
  }
}
