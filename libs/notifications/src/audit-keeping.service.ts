import { Injectable } from '@nestjs/common';
import { Permission, permissionsOf } from '#access';
import { Staff } from '#accounts';
import { AuditChain, AuditRoots } from '#audit';
import type { TenantId } from '#kernel';
import { Outbox } from '#mail';
import { UnitOfWork } from '#tenancy';
import type { Tenant } from '#tenants';
import { rootLetter } from './domain/root-letter.js';

/** What the worker does about the trail: links what was written, and mails each day's root to those who answer for results. */
@Injectable()
export class AuditKeeping {
  /** The day of each tenant that this process has seen to: the rest of the day there is nothing to look for. */
  private readonly seenTo = new Map<TenantId, string>();

  constructor(
    private readonly chain: AuditChain,
    private readonly roots: AuditRoots,
    private readonly staff: Staff,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One look at the tenant in scope. */
  async look(tenant: Pick<Tenant, 'id' | 'name' | 'slug'>): Promise<void> {
    await this.chain.linkWaiting();
    const day = this.roots.dayInQuestion();
    if (this.seenTo.get(tenant.id) === day) return;
    await this.mailRoot(tenant);
    this.seenTo.set(tenant.id, day);
  }

  /**
   * Keeps the root of the day that is over and mails it, both or neither: whoever comes first. It goes to everybody who approves
   * or publishes: a letter in several mailboxes is not changed by one person.
   */
  private async mailRoot({ name, slug }: Pick<Tenant, 'name' | 'slug'>): Promise<void> {
    const due = await this.roots.due();
    if (!due) return;
    await this.unitOfWork.run(async () => {
      const recipients = await this.recipients();
      if (!(await this.roots.keep(due, recipients.length))) return;
      const letter = rootLetter({ ...due, name, slug });
      await this.outbox.put(...recipients.map((recipient) => ({ ...letter, channel: 'email' as const, recipient })));
    });
  }

  private async recipients(): Promise<string[]> {
    const board = (await this.staff.list()).filter(({ roles, isLocked }) => {
      const may = permissionsOf(roles);
      return !isLocked && (may.has(Permission.ApproveStanding) || may.has(Permission.PublishResults));
    });
    return [...new Set(board.map(({ email }) => email).filter(Boolean))];
  }
}
