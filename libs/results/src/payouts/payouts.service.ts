import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, isPublished, RoundTransitions } from '#contests';
import { type AccountId, Clock, type RoundId } from '#kernel';
import { moneyOf, tierOf } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Awards } from '../awards.service.js';
import type { AwardId } from '../entities/award.entity.js';
import { PayoutError } from './payout.errors.js';
import { type OwnPrize, PrizeConfirmations } from './prize-confirmations.service.js';
import { PrizePayout, WinnerConfirmation } from './winner-confirmation.entity.js';

/** Handing prizes over. */
@Injectable()
export class Payouts {
  constructor(
    @InjectScoped(PrizePayout) private readonly payouts: ScopedRepository<PrizePayout>,
    @InjectScoped(WinnerConfirmation) private readonly confirmations: ScopedRepository<WinnerConfirmation>,
    private readonly words: PrizeConfirmations,
    private readonly awards: Awards,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The prizes of a public round that hold, in the order of the standing, with what was said and paid. @throws PayoutError NO_PRIZE */
  async ofRound(roundId: RoundId): Promise<OwnPrize[]> {
    const round = await this.contests.round(roundId);
    if (!isPublished(round)) throw new PayoutError('NO_PRIZE');
    const holding = new Set((await this.awards.ofContest(round.contestId)).map(({ id }) => id));
    return this.words.withWords((await this.awards.ofRound(roundId)).filter(({ id }) => holding.has(id)));
  }

  /** Prizes of a public round that were handed over and are somebody else's since, by a correction: what has to come back. */
  async paidAndLost(roundId: RoundId): Promise<OwnPrize[]> {
    const lost = await this.words.withWords((await this.awards.replacedIn(roundId)).map(({ award }) => award));
    return lost.filter(({ paidAt }) => paidAt !== undefined);
  }

  /** Writes down that somebody has looked at, or taken out, what winners said of their payment. */
  async recordRead(roundId: RoundId, by: AccountId, lines: number): Promise<void> {
    await this.audit.record({ actor: by, action: 'payouts.read', subject: { kind: 'round', id: roundId }, details: { lines } });
  }

  /**
   * Marks a prize as handed over, once for all; marking it twice is once.
   * @param sum đồng, where the rules do not say how much the prize is; where they do, theirs counts
   * @throws PayoutError NO_PRIZE, also while the result is not public, NOT_CONFIRMED, PAID_BEFORE, AMOUNT_MISSING
   */
  async markPaid(awardId: AwardId, by: AccountId, sum?: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const award = await this.awards.findById(awardId);
      if (!award) throw new PayoutError('NO_PRIZE');
      // While a result is corrected nobody knows whose the prize is: none is handed over.
      if (!isPublished(await this.transitions.hold(award.roundId))) throw new PayoutError('NO_PRIZE');
      if (!(await this.awards.ofRound(award.roundId)).some(({ id }) => id === awardId)) throw new PayoutError('NO_PRIZE');
      if (!(await this.confirmations.exists({ awardId, state: 'confirmed' }))) throw new PayoutError('NOT_CONFIRMED');
      // Taken away by a correction and given back by another, it is a new award, but the same prize.
      const earlier = (await this.awards.everGiven(award)).map(({ id }) => id).filter((id) => id !== awardId);
      if (earlier.length > 0 && (await this.payouts.exists({ awardId: In(earlier) }))) throw new PayoutError('PAID_BEFORE');
      const { ruleSet } = await this.contests.contest(award.contestId);
      const found = tierOf(ruleSet, award.groupCode, award.tierCode);
      const money = (found && moneyOf(found.tier)) ?? sum;
      if (money === undefined) throw new PayoutError('AMOUNT_MISSING');
      const amount = String(money);
      const row = { awardId, contestId: award.contestId, amount, paidBy: by, paidAt: this.clock.now() };
      if ((await this.payouts.insertMissing([row])) === 0) return;
      await this.audit.record({
        actor: by,
        action: 'prize.paid',
        subject: { kind: 'award', id: awardId },
        details: { round: award.roundId, amount },
      });
    });
  }
}
