import { Injectable } from '@nestjs/common';
import { ContestReader, type Round } from '#contests';
import type { ContestId } from '#kernel';
import { lowerFirst } from '#kernel';
import type { Tenant } from '#tenants';
import { type UnitId, UnitRegister } from '#units';
import type { ReminderFacts } from './domain/reminder-text.js';
import { unitUrl } from './domain/unit-url.js';
import type { ReminderAudience } from './entities/reminder-campaign.entity.js';

/** Gathers what reminders say: who invites, to what, for which unit. */
@Injectable()
export class ReminderWords {
  constructor(
    private readonly contests: ContestReader,
    private readonly units: UnitRegister,
  ) {}

  async of(
    { contestId, unitId, audience }: { contestId: ContestId; unitId: UnitId; audience: ReminderAudience },
    round: Pick<Round, 'kind' | 'name' | 'opensAt' | 'closesAt'>,
    { tenant, origin }: { tenant: Pick<Tenant, 'name' | 'hostBody'>; origin: string },
  ): Promise<ReminderFacts> {
    const { contest } = await this.contests.contest(contestId);
    const unit = await this.units.findById(unitId);
    return {
      sender: senderOf(tenant),
      contest: contest.shortTitle,
      round: round.name,
      isReceiving: round.kind === 'receiving',
      opensAt: round.opensAt,
      closesAt: round.closesAt,
      unit: unit?.name ?? '',
      url: audience === 'registered' ? `${origin}/cua-toi` : unitUrl(origin, unit?.code ?? ''),
      hasRegistered: audience === 'registered',
    };
  }
}

/** "Ban Tổ chức cuộc thi tỉnh Lâm Đồng"; the body alone where it says the place already. */
export function senderOf({ hostBody, name }: Pick<Tenant, 'hostBody' | 'name'>): string {
  return hostBody.toLocaleLowerCase('vi').includes(name.toLocaleLowerCase('vi')) ? hostBody : `${hostBody} ${lowerFirst(name)}`;
}
