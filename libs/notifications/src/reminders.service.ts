import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, roundPhase } from '#contests';
import { type AccountId, Clock, newId, readLetters } from '#kernel';
import { hotStatement } from '#persistence';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import type { Tenant } from '#tenants';
import { nextLoudMoment } from './domain/quiet-hours.js';
import { reminderMessage } from './domain/reminder-text.js';
import { reachValues, type UnitReach } from './domain/unit-reach.js';
import { Reminder } from './entities/reminder.entity.js';
import { ReminderCampaign, type ReminderCampaignId } from './entities/reminder-campaign.entity.js';
import { ReminderRefusal } from './entities/reminder-refusal.entity.js';
import type { RosterId } from './entities/roster.entity.js';
import { NotificationError } from './notification.errors.js';
import { TO_REMIND } from './reminder-statements.js';
import { ReminderWords } from './reminder-words.service.js';
import { Rosters } from './rosters.service.js';

const countToRemind = hotStatement<[string, string, string | null, string, string, string], { people: number; messages: number }>(
  'count-to-remind',
  `${TO_REMIND} select count(*)::int as people, count(distinct contact_hmac)::int as messages from to_remind`,
);

/** What asking for reminders would do. */
export interface ReminderPreview {
  round: Round;
  /** People who have not taken part and are to be reminded, and by how many messages: a family may share a phone. */
  people: number;
  messages: number;
  /** Those of the list who have not taken part and cannot be reached, were reminded before, or want none. */
  left: { unreachable: number; others: number };
  /** When the first may leave: now, or in the morning. */
  from: Date;
}

/** How far a campaign is. */
export interface CampaignProgress {
  campaign: ReminderCampaign;
  /** People for whom a message left, alone or shared. */
  reminded: number;
}

/** Reminders to those on a list who have not taken part: counted first, asked for, then sent by the worker. */
@Injectable()
export class Reminders {
  constructor(
    @InjectScoped(ReminderCampaign) private readonly campaigns: ScopedRepository<ReminderCampaign>,
    @InjectScoped(Reminder) private readonly reminders: ScopedRepository<Reminder>,
    @InjectScoped(ReminderRefusal) private readonly refusals: ScopedRepository<ReminderRefusal>,
    private readonly rosters: Rosters,
    private readonly words: ReminderWords,
    private readonly contests: ContestReader,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whom reminders would reach now. @throws NotificationError NO_ROUND, ROSTER_NOT_FOUND */
  async preview(reach: UnitReach, rosterId: RosterId): Promise<ReminderPreview> {
    await this.rosters.find(reach, rosterId);
    const round = await this.round(reach);
    if (!round) throw new NotificationError('NO_ROUND');
    const { people, messages } = await this.count(reach, rosterId, round);
    const missing = (await this.rosters.peopleOf(reach, rosterId, round.id)).filter(({ state }) => state !== 'taken');
    const unreachable = missing.filter(({ hasContact }) => !hasContact).length;
    return {
      round,
      people,
      messages,
      left: { unreachable, others: Math.max(0, missing.length - unreachable - people) },
      from: nextLoudMoment(this.clock.now()),
    };
  }

  /**
   * Asks for the reminders; the worker sends them.
   * @throws NotificationError NO_ROUND, ROSTER_NOT_FOUND, NOBODY_TO_REMIND, CAMPAIGN_RUNS
   */
  async request(reach: UnitReach, rosterId: RosterId, { by, origin }: { by: AccountId; origin: string }): Promise<ReminderCampaignId> {
    const { round, people } = await this.preview(reach, rosterId);
    if (people === 0) throw new NotificationError('NOBODY_TO_REMIND');
    const now = this.clock.now();
    const id = newId<'reminder-campaign'>(now);
    return this.unitOfWork.run(async () => {
      const made = await this.campaigns.insertMissing([
        {
          id,
          contestId: reach.contestId,
          roundId: round.id,
          unitId: reach.unitId,
          rosterId,
          origin,
          state: 'waiting',
          heldBy: null,
          wanted: people,
          requestedBy: by,
          requestedAt: now,
          finishedAt: null,
        },
      ]);
      if (made === 0) throw new NotificationError('CAMPAIGN_RUNS');
      await this.audit.record({
        actor: by,
        action: 'reminders.requested',
        subject: { kind: 'reminder-campaign', id },
        details: { people, round: round.code },
      });
      return id;
    });
  }

  /** Calls a campaign off; what has left has left. @throws NotificationError ROSTER_NOT_FOUND */
  async callOff(reach: UnitReach, rosterId: RosterId, by: AccountId): Promise<void> {
    await this.rosters.find(reach, rosterId);
    await this.unitOfWork.run(async () => {
      const waiting = await this.campaigns.find({ where: { rosterId, state: 'waiting' } });
      for (const { id } of waiting) {
        await this.campaigns.update({ id, state: 'waiting' }, { state: 'stopped', heldBy: 'called-off', finishedAt: this.clock.now() });
        await this.audit.record({ actor: by, action: 'reminders.called-off', subject: { kind: 'reminder-campaign', id } });
      }
    });
  }

  /** The campaigns of a list, newest first. @throws NotificationError ROSTER_NOT_FOUND */
  async ofRoster(reach: UnitReach, rosterId: RosterId): Promise<CampaignProgress[]> {
    await this.rosters.find(reach, rosterId);
    const found = await this.campaigns.find({ where: { rosterId }, order: { requestedAt: 'DESC', id: 'DESC' }, take: 20 });
    const known: CampaignProgress[] = [];
    for (const campaign of found) known.push({ campaign, reminded: await this.reminders.count({ campaignId: campaign.id }) });
    return known;
  }

  /** The message as it will be, to somebody who stands for all. */
  async sample(reach: UnitReach, round: Round, from: { tenant: Pick<Tenant, 'name' | 'hostBody'>; origin: string }): Promise<string> {
    const facts = await this.words.of(reach, round, from);
    return reminderMessage(facts, { names: ['…'], refusalUrl: `${from.origin}/khong-nhac/…`, now: this.clock.now() }).body;
  }

  /** Whether the link by which one wants no more is one of ours. */
  async knowsRefusal(code: string): Promise<boolean> {
    return this.reminders.exists({ code: readLetters(code) });
  }

  /** Writes to that phone or mailbox no more; saying it twice is saying it once. @throws NotificationError REFUSAL_UNKNOWN */
  async refuse(code: string): Promise<void> {
    const reminder = await this.reminders.findOne({ where: { code: readLetters(code) } });
    if (!reminder) throw new NotificationError('REFUSAL_UNKNOWN');
    await this.refusals.insertMissing([{ contactHmac: reminder.contactHmac, refusedAt: this.clock.now() }]);
  }

  private async count(reach: UnitReach, rosterId: RosterId, round: Round): Promise<{ people: number; messages: number }> {
    const values = [...reachValues(this.context.tenantId(), reach), rosterId, round.id];
    const [row] = await this.unitOfWork.run((manager) => manager.query<{ people: number; messages: number }[]>(countToRemind.text, values));
    return row ?? { people: 0, messages: 0 };
  }

  /** The round that people can still take part in: the open one, else the next. */
  private async round({ contestId }: UnitReach): Promise<Round | undefined> {
    const now = this.clock.now();
    const rounds = await this.contests.roundsOf(contestId);
    return rounds.find((one) => roundPhase(one, now) === 'open') ?? rounds.find((one) => roundPhase(one, now) === 'before');
  }
}
