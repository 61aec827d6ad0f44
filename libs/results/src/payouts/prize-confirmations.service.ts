import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { SecretBox } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, isPublished, RoundTransitions } from '#contests';
import { type AccountId, cleanText, Clock, type ContestId } from '#kernel';
import { type RegistrationId, Registrations } from '#registrations';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { Awards } from '../awards.service.js';
import type { Award, AwardId } from '../entities/award.entity.js';
import { PayoutError } from './payout.errors.js';
import type { BankAccount, Confirmation } from './typed-confirmation.js';
import { PrizePayout, WinnerConfirmation } from './winner-confirmation.entity.js';

const LONGEST_REASON = 500;

/** A prize of somebody with what they have said of it. */
export interface OwnPrize {
  award: Award;
  said: WinnerConfirmation | undefined;
  paidAt: Date | undefined;
}

/** Winners say who they are and how they want to be paid, themselves or with the help of staff; until it is paid they may say otherwise. */
@Injectable()
export class PrizeConfirmations {
  constructor(
    @InjectScoped(WinnerConfirmation) private readonly confirmations: ScopedRepository<WinnerConfirmation>,
    @InjectScoped(PrizePayout) private readonly payouts: ScopedRepository<PrizePayout>,
    private readonly awards: Awards,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly registrations: Registrations,
    private readonly secrets: SecretBox,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The prizes of an account in a contest whose rounds are public, the first one first. */
  async ownPrizes(accountId: AccountId, contestId: ContestId): Promise<OwnPrize[]> {
    const registration = await this.registrations.findOf(accountId, contestId);
    if (!registration) return [];
    const published = new Set((await this.contests.everyRoundOf(contestId)).filter(isPublished).map(({ id }) => id));
    const held = (await this.awards.ofPerson(contestId, registration.pseudonym)).filter(({ roundId }) => published.has(roundId));
    return this.withWords(held);
  }

  /** What was said of prizes, and what of them was paid. */
  async withWords(awards: readonly Award[]): Promise<OwnPrize[]> {
    if (awards.length === 0) return [];
    const where = { awardId: In(awards.map(({ id }) => id)) };
    const said = new Map((await this.confirmations.find({ where })).map((one) => [one.awardId, one]));
    const paid = new Map((await this.payouts.find({ where })).map((one) => [one.awardId, one.paidAt]));
    return awards.map((award) => ({ award, said: said.get(award.id), paidAt: paid.get(award.id) }));
  }

  /**
   * Keeps what a winner has said.
   * @param who `by` the winner, or staff who help; what others have of the winner is never shown to whoever helps
   * @throws PayoutError NO_PRIZE, PAID
   */
  async confirm(awardId: AwardId, confirmation: Confirmation, who: Speaker): Promise<void> {
    const { fullName, identityDigits, way, bank } = confirmation;
    const paymentSealed = bank ? this.secrets.seal(JSON.stringify(bank), this.purpose()) : null;
    await this.say(awardId, who, { state: 'confirmed', fullName, identityDigits, way, paymentSealed, refusedBecause: null });
  }

  /** Keeps that a winner does not take the prize. @throws PayoutError NO_PRIZE, PAID */
  async refuse(awardId: AwardId, reason: string, who: Speaker): Promise<void> {
    const refusedBecause = cleanText(reason).slice(0, LONGEST_REASON) || null;
    const nothing = { fullName: null, identityDigits: null, way: null, paymentSealed: null };
    await this.say(awardId, who, { state: 'refused', ...nothing, refusedBecause });
  }

  /** Where the money of a confirmed prize goes; undefined for who comes to the counter, and once it was erased. */
  bankOf({ paymentSealed }: Pick<WinnerConfirmation, 'paymentSealed'>): BankAccount | undefined {
    return paymentSealed === null ? undefined : (JSON.parse(this.secrets.open(paymentSealed, this.purpose())) as BankAccount);
  }

  private async say(
    awardId: AwardId,
    { by, isHelper }: Speaker,
    words: Pick<WinnerConfirmation, 'state' | 'fullName' | 'identityDigits' | 'way' | 'paymentSealed' | 'refusedBecause'>,
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      const award = await this.awards.findById(awardId);
      // Held: a prize is not paid while its winner says otherwise.
      if (award) await this.transitions.hold(award.roundId);
      const winner = award && (await this.winnerOf(award, isHelper ? undefined : by));
      if (!award || !winner) throw new PayoutError('NO_PRIZE');
      if (await this.payouts.exists({ awardId })) throw new PayoutError('PAID');
      const row = { ...words, saidAt: this.clock.now(), helperId: isHelper ? by : null };
      if ((await this.confirmations.update({ awardId }, row)) === 0)
        await this.confirmations.insert({ awardId, contestId: award.contestId, registrationId: winner.registrationId, ...row });
      await this.audit.record({
        actor: by,
        action: `prize.${words.state}`,
        subject: { kind: 'award', id: awardId },
        details: { round: award.roundId, ...(isHelper && { helped: true }) },
      });
    });
  }

  /**
   * Whose prize it is, where it is public and holds; only its own winner's, where one is given. Of a unit, and of an author without an
   * account, whose words staff enter, there is no registration.
   */
  private async winnerOf(
    { id, contestId, roundId, person, submissionId }: Award,
    accountId: AccountId | undefined,
  ): Promise<{ registrationId: RegistrationId | null } | undefined> {
    if (!isPublished(await this.contests.round(roundId))) return undefined;
    const held = await this.awards.ofRound(roundId);
    if (!held.some((award) => award.id === id)) return undefined;
    const winner = person === null ? undefined : (await this.registrations.peopleOf(contestId, [person])).get(person);
    if (accountId && winner?.accountId !== accountId) return undefined;
    if (!winner) return submissionId === null ? undefined : { registrationId: null };
    return { registrationId: winner.registrationId };
  }

  private purpose(): string {
    return `prize payment ${this.context.tenantId()}`;
  }
}

/** Who says something of a prize. */
export interface Speaker {
  by: AccountId;
  /** Staff who enter it for the winner. */
  isHelper: boolean;
}
