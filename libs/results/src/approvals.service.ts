import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AttemptExceptions } from '#attempts';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, RoundTransitions } from '#contests';
import { type AccountId, Clock, newId, type RoundId } from '#kernel';
import {
  awardsBeyondLimit,
  canonicalJson,
  isJudgedSummary,
  judgedDigests,
  type JudgedSummary,
  occasionCode,
  openTiers,
  passedOverAnew,
  tierName,
} from '#rules';
import { SubmissionCancellations } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { RankingExclusions } from './anomalies/ranking-exclusions.service.js';
import { ApprovingHolders } from './approving/approving-holders.service.js';
import { Awards } from './awards.service.js';
import type { Standing, StandingId } from './entities/standing.entity.js';
import { maySign } from './domain/may-sign.js';
import { StandingDecision } from './entities/standing-decision.entity.js';
import { JudgedGathering } from './judged/judged-gathering.service.js';
import { StandingAskers } from './judged/standing-askers.service.js';
import { InputKeeping } from './recheck/input-keeping.service.js';
import { ResultError } from './result.errors.js';
import { Standings } from './standings.service.js';

/** What an approver decides about: the standing with the fingerprint that stood before their eyes. */
export interface Decision {
  roundId: RoundId;
  standingId: StandingId;
  sha256: string;
  by: AccountId;
}

/** Where the signing of a standing stands. */
export interface Signing {
  standing: Standing;
  decisions: StandingDecision[];
  /** How many different people must approve. */
  needed: number;
  isReturned: boolean;
  /** Who alone may sign, because they hold the role that approves; empty while nobody is named: then whose duty is to approve. */
  holders: readonly AccountId[];
  /** Who may not sign because they have asked for something that is in it, see `StandingAskers`. */
  askers: readonly AccountId[];
}

/** In these, what is decided still comes into the standing. */
const BEFORE_SIGNING: readonly Round['state'][] = ['scheduled', 'open', 'paused', 'closing', 'settling', 'ranked'];

/** The signatures under a standing: as many different people as the rules want, none of whom asked for it to be computed. */
@Injectable()
export class Approvals {
  constructor(
    @InjectScoped(StandingDecision) private readonly decisions: ScopedRepository<StandingDecision>,
    private readonly holders: ApprovingHolders,
    private readonly standings: Standings,
    private readonly awards: Awards,
    private readonly inputs: InputKeeping,
    private readonly gathering: JudgedGathering,
    private readonly cancellations: SubmissionCancellations,
    private readonly askers: StandingAskers,
    private readonly exclusions: RankingExclusions,
    private readonly exceptions: AttemptExceptions,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The newest standing of a round with who has signed it; undefined before there is one. */
  async signingOf(roundId: RoundId): Promise<Signing | undefined> {
    const standing = await this.standings.newest(roundId);
    const [signing] = standing ? await this.signings([standing]) : [];
    return signing;
  }

  /** The newest standings of several rounds with who has signed them, in a fixed number of statements; rounds without any are left out. */
  async signingsOf(roundIds: readonly RoundId[]): Promise<ReadonlyMap<RoundId, Signing>> {
    const standings = await this.standings.newestOf(roundIds);
    const signings = await this.signings([...standings.values()]);
    return new Map(signings.map((signing) => [signing.standing.roundId, signing]));
  }

  /** Every version of a round's standing with what was said about it, newest first. */
  async history(roundId: RoundId): Promise<Signing[]> {
    return this.signings(await this.standings.versions(roundId));
  }

  /**
   * Signs. The signature that makes them complete gives the prizes and calls the round approved, in the same transaction.
   * @returns whether the standing is approved now
   * @throws ResultError NOT_AWAITING, STANDING_CHANGED, RETURNED, NOT_OF_ROLE, OWN_WORK, OWN_REQUEST, EXCLUSIONS_CHANGED, LATE_ANSWERS_TAKEN, PRIZES_OVERTAKEN, ENTRIES_CHANGED, CANCELLATION_WAITING, TIERS_UNDECIDED, ALREADY_DECIDED
   */
  async approve(decision: Decision): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      // All rounds of the contest, before the one: two approvals that wait for each other's round would never end.
      await this.transitions.holdAll((await this.contests.round(decision.roundId)).contestId);
      const { standing, decisions, needed, askers } = await this.open(decision);
      if (standing.requestedBy === decision.by) throw new ResultError('OWN_WORK');
      if (askers.includes(decision.by)) throw new ResultError('OWN_REQUEST');
      if (await this.exclusions.changedAfter(standing.roundId, standing.computedAt)) throw new ResultError('EXCLUSIONS_CHANGED');
      if (await this.exceptions.lateTakenAfter(standing.roundId, standing.computedAt)) throw new ResultError('LATE_ANSWERS_TAKEN');
      await this.refuseOvertaken(standing);
      if (isJudgedSummary(standing.summary)) await this.refuseChanged(standing, standing.summary);
      await this.write(standing, decision, 'approved');
      if (decisions.length + 1 < needed) return false;
      const given = await this.awards.give(standing, decision.by);
      await this.transitions.move(standing.roundId, {
        from: 'ranked',
        to: 'approved',
        actor: decision.by,
        details: {
          standing: standing.id,
          version: standing.version,
          sha256: standing.sha256,
          awards: given.given,
          ...(given.withdrawn > 0 && { kept: given.kept, withdrawn: given.withdrawn }),
        },
      });
      return true;
    });
  }

  /**
   * Gives a standing back: it cannot be approved any more, only computed again.
   * @throws ResultError as approve does
   */
  async giveBack(decision: Decision, reason: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { standing } = await this.open(decision);
      await this.write(standing, decision, 'returned', reason);
    });
  }

  /**
   * Has a returned standing computed again as its next version.
   * @throws ResultError NOT_RETURNED
   */
  async recount(roundId: RoundId, by: AccountId, reason: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.transitions.hold(roundId);
      if (!(await this.signingOf(roundId))?.isReturned) throw new ResultError('NOT_RETURNED');
      const moved = await this.transitions.move(roundId, { from: 'ranked', to: 'settling', actor: by, reason });
      if (!moved) throw new ResultError('NOT_RETURNED');
    });
  }

  /**
   * Has the standing of a round computed again because something that it rests on was decided otherwise, in the caller's unit of
   * work. A round that has none yet is computed with it anyway.
   * @returns whether what was decided comes into the standing; false where it is signed already
   */
  async recountBecause(roundId: RoundId, by: AccountId, reason: string): Promise<boolean> {
    const { state } = await this.transitions.hold(roundId);
    if (state === 'ranked') await this.transitions.move(roundId, { from: 'ranked', to: 'settling', actor: by, reason });
    return BEFORE_SIGNING.includes(state);
  }

  private async signings(standings: readonly Standing[]): Promise<Signing[]> {
    if (standings.length === 0) return [];
    const where = { standingId: In(standings.map(({ id }) => id)) };
    const decisions = await this.decisions.find({ where, order: { decidedAt: 'ASC', id: 'ASC' } });
    const all = await this.holders.all();
    const askers = await this.askers.of(standings);
    const signings: Signing[] = [];
    for (const standing of standings) {
      const own = decisions.filter(({ standingId }) => standingId === standing.id);
      const { approval } = await this.contests.ruleSet(standing.ruleSetId);
      const isReturned = own.some(({ decision }) => decision === 'returned');
      const named = all.filter(({ contestId, role }) => contestId === standing.contestId && role === approval.role);
      signings.push({
        ...{ standing, decisions: own, needed: approval.approvers, isReturned },
        ...{ holders: named.map(({ accountId }) => accountId), askers: askers.get(standing.id) ?? [] },
      });
    }
    return signings;
  }

  /** The standing that the decision is about, with the round held until the unit of work ends. */
  private async open({ roundId, standingId, sha256, by }: Decision): Promise<Signing> {
    const round: Round = await this.transitions.hold(roundId);
    const signing = await this.signingOf(roundId);
    if (!signing) throw new ResultError('NO_STANDING');
    if (round.state !== 'ranked') throw new ResultError('NOT_AWAITING');
    if (signing.standing.id !== standingId || signing.standing.sha256 !== sha256) throw new ResultError('STANDING_CHANGED');
    if (signing.isReturned) throw new ResultError('RETURNED');
    if (!maySign(by, signing)) throw new ResultError('NOT_OF_ROLE');
    return signing;
  }

  /** Prizes of other rounds may have been given or lost since the standing was computed; none are while all rounds are held. */
  private async refuseOvertaken({ id, contestId, roundId, ruleSetId, summary }: Standing): Promise<void> {
    const [{ prizes: structure }, rounds] = [await this.contests.ruleSet(ruleSetId), await this.contests.everyRoundOf(contestId)];
    const held = await this.awards.heldIn(contestId, rounds, roundId);
    const beyond = awardsBeyondLimit({ structure, round: occasionCode(summary), awards: summary.prizes.awards, held });
    const before = (await this.inputs.of(id))?.body.held ?? held;
    if (beyond.length > 0 || passedOverAnew(summary.prizes, before, held).length > 0) throw new ResultError('PRIZES_OVERTAKEN');
  }

  /** Of a part of submissions: what was cancelled, checked or decided since then, and what is still to be decided. */
  private async refuseChanged({ id, contestId, roundId, ruleSetId }: Standing, { part }: JudgedSummary): Promise<void> {
    const [running, round, kept] = [await this.contests.contest(contestId), await this.contests.round(roundId), await this.inputs.of(id)];
    const { evidence, exclusions, counts } = await this.gathering.gather(running, round);
    const digests = { ...judgedDigests({ ...evidence, salt: kept?.judged?.salt }), counts };
    if (
      kept &&
      (canonicalJson(kept.body.judged) !== canonicalJson(digests) || canonicalJson(kept.body.exclusions) !== canonicalJson(exclusions))
    )
      // prettier-ignore
      throw new ResultError('ENTRIES_CHANGED');
    // What is signed with it is corrected afterwards, in public.
    const waiting = await this.cancellations.waitingIn(roundId);
    if (waiting.length > 0) throw new ResultError('CANCELLATION_WAITING', { entries: waiting.length });
    // Awards of units too: their counts cannot be decided any more once this is signed.
    const ruleSet = await this.contests.ruleSet(ruleSetId);
    const undecided = openTiers(ruleSet, part).filter((tier) => counts[tier] === undefined);
    if (undecided.length === 0) return;
    throw new ResultError('TIERS_UNDECIDED', { tiers: `số ${undecided.map((tier) => tierName(ruleSet, tier)).join(', ')}` });
  }

  private async write(standing: Standing, { by, sha256 }: Decision, decision: 'approved' | 'returned', reason?: string): Promise<void> {
    const now = this.clock.now();
    const entry = { standingId: standing.id, accountId: by, decision, reason: reason ?? null, sha256, decidedAt: now };
    const written = await this.decisions.insertMissing([{ id: newId<'standing-decision'>(now), ...entry }]);
    if (written === 0) throw new ResultError('ALREADY_DECIDED');
    await this.audit.record({
      actor: by,
      action: `standing.${decision}`,
      subject: { kind: 'standing', id: standing.id },
      reason,
      details: { round: standing.roundId, version: standing.version, sha256 },
    });
  }
}
