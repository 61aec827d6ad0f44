import { Injectable } from '@nestjs/common';
import type { Tenant } from '#tenants';
import { ReminderSending } from './reminder-sending.service.js';
import { Rosters } from './rosters.service.js';

/** What the worker does about lists of people: schools speak for pupils, reminders leave, lists whose day has come go. */
@Injectable()
export class RosterTending {
  constructor(
    private readonly rosters: Rosters,
    private readonly sending: ReminderSending,
  ) {}

  async look(tenant: Pick<Tenant, 'name' | 'hostBody'>): Promise<void> {
    await this.rosters.forgetDue();
    await this.rosters.speakForGuardians();
    await this.sending.look(tenant);
  }
}
