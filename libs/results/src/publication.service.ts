import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ContestReader, isPublished, type Round, RoundTransitions } from '#contests';
import { type AccountId, Clock, formatMoment, type RoundId } from '#kernel';
import { UnitOfWork } from '#tenancy';
import { mayBePublished } from './domain/may-be-published.js';
import { ResultError } from './result.errors.js';
import { WinnerNotices } from './winner-notices.service.js';

/** Making approved results public. */
@Injectable()
export class Publication {
  constructor(
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly notices: WinnerNotices,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Publishes an approved round whose promised minute has come; whether this call did it. */
  async publishIfDue(round: Round): Promise<boolean> {
    if (round.publishesAt === null || !mayBePublished(round, this.clock.now())) return false;
    return this.makePublic(round.id, null);
  }

  /**
   * Publishes an approved round for which the rules promise no minute. Publishing what is public already changes nothing.
   * @throws ResultError NOT_APPROVED, TOO_EARLY
   */
  async publish(roundId: RoundId, by: AccountId): Promise<void> {
    const round = await this.contests.round(roundId);
    const { state, publishesAt } = round;
    if (isPublished(round)) return;
    if (state !== 'approved') throw new ResultError('NOT_APPROVED');
    if (publishesAt !== null && !mayBePublished(round, this.clock.now()))
      throw new ResultError('TOO_EARLY', { moment: formatMoment(publishesAt) });
    await this.makePublic(roundId, by);
  }

  /** When a round was published first, as the trail has it; undefined before. */
  async publishedAt(roundId: RoundId): Promise<Date | undefined> {
    return (await this.audit.of(roundId)).find(({ action }) => action === 'round.published')?.happenedAt;
  }

  /** When what is public now became so: a corrected result was published again; undefined before. */
  async publicSince(roundId: RoundId): Promise<Date | undefined> {
    return (await this.audit.of(roundId)).findLast(({ action }) => action === 'round.published')?.happenedAt;
  }

  /**
   * Publishes and tells the winners, both or neither; whether this call did it. Of a result that was public before and was corrected,
   * those alone are told whom the correction concerns: `CorrectionLetters`.
   */
  private async makePublic(id: RoundId, actor: AccountId | null): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const isFirst = (await this.publishedAt(id)) === undefined;
      const isMoved = await this.transitions.move(id, { from: 'approved', to: 'published', actor });
      if (isMoved && isFirst) await this.notices.send(id);
      return isMoved;
    });
  }
}
