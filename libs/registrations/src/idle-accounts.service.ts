import { Injectable } from '@nestjs/common';
import { AccountErasure } from '#accounts';
import { AuditTrail } from '#audit';
import { type AccountId, Clock } from '#kernel';
import { hotStatement } from '#persistence';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { RetentionChoice } from './entities/retention-choice.entity.js';

/** Months without a sign-in, where the tenant says nothing else. */
const USUAL_MONTHS = 12;

const inNoContest = hotStatement<[tenant: string, now: Date, months: number, most: number], { id: AccountId }>(
  'idle-accounts',
  `select a.id from accounts a
   where a.tenant_id = $1 and a.erased_at is null and a.merged_into is null and a.staff_roles = '{}' and a.birth_date is not null
     and coalesce(a.last_signed_in_at, a.created_at) < $2::timestamptz - make_interval(months => $3)
     and not exists (select from registrations r where r.tenant_id = a.tenant_id and r.account_id = a.id)
     and not exists (select from coordinators c where c.tenant_id = a.tenant_id and c.account_id = a.id and c.ended_at is null)
   order by a.id limit $4`,
);

/** Accounts that are in no contest, so that no contest's term ends them: erased when nobody has signed in for long. */
@Injectable()
export class IdleAccounts {
  constructor(
    @InjectScoped(RetentionChoice) private readonly choices: ScopedRepository<RetentionChoice>,
    private readonly erasure: AccountErasure,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** After how many months without a sign-in the tenant in scope has such an account erased. */
  async months(): Promise<number> {
    return (await this.choices.findOne({ where: {} }))?.idleMonths ?? USUAL_MONTHS;
  }

  async choose(idleMonths: number, { actor, reason }: { actor: AccountId; reason: string }): Promise<void> {
    const choice = { idleMonths, setBy: actor, setAt: this.clock.now() };
    await this.unitOfWork.run(async () => {
      if (!(await this.choices.insertMissing([choice]))) await this.choices.update({}, choice);
      const subject = { kind: 'tenant', id: this.context.tenantId() };
      await this.audit.record({ actor, action: 'retention.idle-set', subject, reason, details: { months: idleMonths } });
    });
  }

  /** Erases a portion of those that are due; how many. For the worker, again and again. */
  async eraseDue(most: number): Promise<number> {
    const values = [this.context.tenantId(), this.clock.now(), await this.months(), most];
    const due = await this.unitOfWork.run<{ id: AccountId }[]>((manager) => manager.query(inNoContest.text, values));
    for (const { id } of due)
      await this.unitOfWork.run(async () => {
        await this.erasure.erase(id);
        await this.audit.record({ actor: null, action: 'account.idle-erased', subject: { kind: 'account', id } });
      });
    return due.length;
  }
}
