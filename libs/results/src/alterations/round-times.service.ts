import { Injectable } from '@nestjs/common';
import { AttemptTimes, quizPart, Sealing } from '#attempts';
import {
  type AlterationId,
  type Altered,
  type Announced,
  ContestReader,
  type Round,
  RoundAlterations,
  type RoundTimesWanted,
} from '#contests';
import { type AccountId, Clock, MINUTE_MS, type RoundId } from '#kernel';
import { UnitOfWork } from '#tenancy';
import { Awards } from '../awards.service.js';

/** So long after a pause somebody who had pressed start before it may still come into the database. */
const STARTS_ON_THE_WAY_MS = MINUTE_MS;
const SEAL_AT_ONCE = 500;

/**
 * Extension, pause and annulment of rounds, whole: times and states with what sittings and prizes have of them, all or nothing.
 * Answers are taken throughout, since saving asks for no round.
 */
@Injectable()
export class RoundTimes {
  constructor(
    private readonly alterations: RoundAlterations,
    private readonly times: AttemptTimes,
    private readonly sealing: Sealing,
    private readonly awards: Awards,
    private readonly contests: ContestReader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** See `RoundAlterations.extend`; whoever sits with a time that the old end had cut short gets the rest of it. */
  async extend(roundId: RoundId, wanted: Pick<RoundTimesWanted, 'closesAt' | 'publishesAt'>, announced: Announced): Promise<Altered> {
    return this.unitOfWork.run(async () => {
      const altered = await this.alterations.extend(roundId, wanted, announced);
      // Where submissions are received nobody sits: the later end is all.
      if (altered.before.kind === 'receiving') return altered;
      const { ruleSet } = await this.contests.contest(altered.before.contestId);
      const { minutes } = quizPart(ruleSet, altered.before.partCode).paper;
      await this.times.followClosing(roundId, { before: altered.before.closesAt, after: wanted.closesAt }, minutes);
      return altered;
    });
  }

  /** See `RoundAlterations.pause`; whoever sits gets the time of the pause back as it begins. */
  async pause(roundId: RoundId, wanted: { from: Date | null; until: Date }, announced: Announced): Promise<Altered> {
    return this.following(() => this.alterations.pause(roundId, wanted, announced));
  }

  /** See `RoundAlterations.resume`; deadlines come nearer again by as much as the pause became shorter. */
  async resume(roundId: RoundId, announced: Announced): Promise<Altered> {
    return this.following(() => this.alterations.resume(roundId, announced));
  }

  /**
   * Annuls a round as somebody else has asked for: with its standing fall its prizes, each with a trace.
   * @returns how many prizes were withdrawn
   * @throws as `RoundAlterations.annul`
   */
  async annul(id: AlterationId, by: AccountId): Promise<{ withdrawn: number }> {
    return this.unitOfWork.run(async () => {
      const { round } = await this.alterations.annul(id, by);
      return { withdrawn: await this.awards.withdraw(round.id, id) };
    });
  }

  /**
   * What the worker does for a round that rests or has rested: gives those their time back who were still on the way when the pause
   * began, and seals what had run out before it. May be done again at any time.
   * @param place the tenant's short name, for receipts of attempts that are sealed here
   */
  async keep(round: Round, place: string): Promise<void> {
    const { pausedFrom, resumesAt, state } = round;
    const now = this.clock.now();
    if (!pausedFrom || !resumesAt || now < pausedFrom || now.getTime() > resumesAt.getTime() + STARTS_ON_THE_WAY_MS) return;
    await this.times.followPause(round);
    if (state === 'paused') await this.sealing.sealExpired(round.id, place, SEAL_AT_ONCE);
  }

  private async following(alter: () => Promise<Altered>): Promise<Altered> {
    return this.unitOfWork.run(async () => {
      const altered = await alter();
      const { pausedFrom } = altered.after;
      if (pausedFrom && pausedFrom <= this.clock.now()) await this.times.followPause(altered.after);
      return altered;
    });
  }
}
