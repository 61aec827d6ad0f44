import { Injectable } from '@nestjs/common';
import { Accounts, CodeBudgets, codeKind, contactOf, messageTo } from '#accounts';
import { Attempts, Sealing } from '#attempts';
import { ContestReader, type Round, type RoundAlteration, RoundAlterations } from '#contests';
import { formatAtStart } from '#kernel';
import { type NewMessage, Outbox } from '#mail';
import { UnitOfWork } from '#tenancy';

const SEAL_AT_ONCE = 500;
/** People told in one transaction. */
const TELL_AT_ONCE = 200;

/** What is left to do once a round was annulled: its last sittings are sealed, and everybody who has taken part is told, once. */
@Injectable()
export class AnnulledRounds {
  constructor(
    private readonly alterations: RoundAlterations,
    private readonly contests: ContestReader,
    private readonly attempts: Attempts,
    private readonly sealing: Sealing,
    private readonly accounts: Accounts,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * One look of the worker; how many messages were put on their way. Several workers may look at once.
   * @param place the tenant's short name, for receipts
   */
  async look(place: string): Promise<number> {
    let told = 0;
    for (const annulment of await this.alterations.untold()) {
      await this.sealing.sealExpired(annulment.roundId, place, SEAL_AT_ONCE);
      told += await this.tellSome(annulment);
    }
    return told;
  }

  /** By mail, or by text as far as the tenant's budget goes; the news stands on everybody's own page all the same. */
  private async tellSome(annulment: RoundAlteration): Promise<number> {
    const sitters = await this.attempts.sitters(annulment.roundId, { after: annulment.toldUpTo, limit: TELL_AT_ONCE });
    const last = sitters.at(-1);
    const round = await this.contests.round(annulment.roundId);
    const accounts = await this.accounts.findMany(sitters.map(({ accountId }) => accountId));
    const body = await this.body(annulment, round);
    return this.unitOfWork.run(async () => {
      // Whoever of several workers comes second finds that these were told, and puts nothing.
      const upTo = last?.registrationId ?? null;
      if (!(await this.alterations.noteTold(annulment, upTo))) return 0;
      const messages: NewMessage[] = [];
      for (const { accountId } of sitters) {
        const account = accounts.get(accountId);
        // Who was erased has no address any more.
        if (!account || (account.phone ?? account.email) === null) continue;
        const contact = contactOf(account);
        if (!(await this.budgets.takeIfLeft(codeKind(contact), { forKnownDevice: true }))) continue;
        messages.push(messageTo(contact, { subject: `${round.name} đã bị hủy`, body: `${account.fullName}, ${body}` }));
      }
      await this.outbox.put(...messages);
      return messages.length;
    });
  }

  private async body({ reason, runOpensAt }: RoundAlteration, round: Round): Promise<string> {
    const { contest } = await this.contests.contest(round.contestId);
    const again = runOpensAt ? `Đợt thi lại mở ${formatAtStart(runOpensAt)}; bạn có lượt thi mới.` : 'Không có đợt thi lại.';
    return `${contest.name}: ${round.name} đã bị hủy, vì ${reason}. Các lượt thi của đợt này không được tính. ${again} Xem thông báo trên trang cuộc thi.`;
  }
}
