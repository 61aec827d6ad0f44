import { Injectable } from '@nestjs/common';
import { Permission, permissionsOf } from '#access';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { type AccountId, Clock, type ContestId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ResultError } from '../result.errors.js';
import { ApprovingHolder } from './approving-holder.entity.js';

/**
 * Who signs results for the role that the rules of a contest name: "Chủ tịch", "Ban Tổ chức". As long as nobody is named, everybody
 * whose duty is to approve may sign; from the first one on, nobody else.
 */
@Injectable()
export class ApprovingHolders {
  constructor(
    @InjectScoped(ApprovingHolder) private readonly holders: ScopedRepository<ApprovingHolder>,
    private readonly accounts: Accounts,
    private readonly contests: ContestReader,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Who signs for the role that the rules name now, in the order of their appointment; empty where nobody is named. */
  async of(contestId: ContestId): Promise<ApprovingHolder[]> {
    const { role } = (await this.contests.contest(contestId)).ruleSet.approval;
    return this.holders.find({
      where: { contestId, role: role as ApprovingHolder['role'] },
      order: { appointedAt: 'ASC', accountId: 'ASC' },
    });
  }

  /** Everybody who is named in any contest of the tenant, for any role. */
  async all(): Promise<ApprovingHolder[]> {
    return this.holders.find({ where: {}, order: { appointedAt: 'ASC', accountId: 'ASC' } });
  }

  /**
   * Names somebody whose duty is to approve as one who signs for the approving role. Nobody names themselves; naming twice is once.
   * @throws ResultError HOLDER_UNFIT, HOLDER_SELF
   */
  async appoint(contestId: ContestId, accountId: AccountId, by: AccountId): Promise<void> {
    if (accountId === by) throw new ResultError('HOLDER_SELF');
    const account = await this.accounts.findById(accountId);
    if (!account || account.status !== 'active' || !permissionsOf(account.staffRoles).has(Permission.ApproveStanding))
      throw new ResultError('HOLDER_UNFIT');
    const { role } = (await this.contests.contest(contestId)).ruleSet.approval;
    await this.unitOfWork.run(async () => {
      const row = { contestId, accountId, role: role as ApprovingHolder['role'], appointedBy: by, appointedAt: this.clock.now() };
      if ((await this.holders.insertMissing([row])) > 0)
        await this.record('approving-holder.appointed', { contestId, accountId, role, by });
    });
  }

  /** Ends it; ending it twice is once. */
  async dismiss(contestId: ContestId, accountId: AccountId, by: AccountId): Promise<void> {
    if (accountId === by) throw new ResultError('HOLDER_SELF');
    await this.unitOfWork.run(async () => {
      const { role } = (await this.contests.contest(contestId)).ruleSet.approval;
      if ((await this.holders.delete({ contestId, accountId })) > 0)
        await this.record('approving-holder.dismissed', { contestId, accountId, role, by });
    });
  }

  private async record(
    action: string,
    { contestId, accountId, role, by }: { contestId: ContestId; accountId: AccountId; role: string; by: AccountId },
  ): Promise<void> {
    await this.audit.record({ actor: by, action, subject: { kind: 'contest', id: contestId }, details: { account: accountId, role } });
  }
}
