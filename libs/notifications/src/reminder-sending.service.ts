import { Inject, Injectable } from '@nestjs/common';
import { CodeBudgets, keptContact, messageTo } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, roundPhase } from '#contests';
import { Clock, localDay, newId, randomLetters } from '#kernel';
import { Outbox } from '#mail';
import { hotStatement } from '#persistence';
import type { RegistrationId } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import type { Tenant } from '#tenants';
import { isQuiet } from './domain/quiet-hours.js';
import { type ReminderFacts, reminderMessage } from './domain/reminder-text.js';
import { Reminder } from './entities/reminder.entity.js';
import { type HeldBy, ReminderCampaign } from './entities/reminder-campaign.entity.js';
import { type MessageKind, PeopleToRemind, type ToRemind } from './people-to-remind.service.js';
import { ReminderWords } from './reminder-words.service.js';

/** People in one transaction. */
const BATCH = 100;
/** Transactions of one tenant in a turn: then the others have theirs. */
const BATCHES_IN_A_TURN = 5;
/** Reminders take no more than this share of what may be sent in a day: the rest belongs to the codes by which people sign in. */
const SHARE_OF_BUDGET = 0.5;

/** Counts one more message of the day unless that would be more than the limit: no row comes back then. */
const takeOneOfDay = hotStatement<[string, string, number], { sent: number }>(
  'take-one-reminder-of-the-day',
  `insert into reminder_days as d (tenant_id, day, sent) select $1, $2, 1 where $3::integer > 0
   on conflict (tenant_id, day) do update set sent = d.sent + 1 where d.sent < $3::integer
   returning d.sent`,
);

/** Takes the day's last count back: nothing left for it after all. */
const giveOneOfDayBack = hotStatement<[string, string], never>(
  'give-one-reminder-of-the-day-back',
  `update reminder_days set sent = sent - 1 where tenant_id = $1 and day = $2`,
);

const KINDS = ['email', 'home', 'abroad'] as const;

/** How a portion ended, and where the next begins. */
interface Batch {
  sent: number;
  end?: 'done' | HeldBy;
  next?: RegistrationId | undefined;
}

/** Sends the reminders that were asked for: by day, within the limits, once to each person and round. For the worker. */
@Injectable()
export class ReminderSending {
  constructor(
    @InjectScoped(ReminderCampaign) private readonly campaigns: ScopedRepository<ReminderCampaign>,
    @InjectScoped(Reminder) private readonly reminders: ScopedRepository<Reminder>,
    private readonly contests: ContestReader,
    private readonly people: PeopleToRemind,
    private readonly words: ReminderWords,
    private readonly budgets: CodeBudgets,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Goes on with what waits, oldest first; how many messages were put out. */
  async look(tenant: Pick<Tenant, 'name' | 'hostBody'>): Promise<number> {
    let sent = 0;
    for (const campaign of await this.campaigns.find({ where: { state: 'waiting' }, order: { requestedAt: 'ASC', id: 'ASC' }, take: 50 }))
      sent += await this.goOn(campaign, tenant);
    return sent;
  }

  private async goOn(campaign: ReminderCampaign, tenant: Pick<Tenant, 'name' | 'hostBody'>): Promise<number> {
    const round = await this.contests.round(campaign.roundId);
    if (!['open', 'before'].includes(roundPhase(round, this.clock.now()))) return this.finish(campaign, 'round-over');
    if (campaign.audience === 'roster' && campaign.rosterId === null) return this.finish(campaign, 'list-gone');
    if (isQuiet(this.clock.now())) return this.hold(campaign, 'night');
    const facts = await this.words.of(campaign, round, { tenant, origin: campaign.origin });
    let sent = 0;
    let after: RegistrationId | undefined;
    for (let turn = 0; turn < BATCHES_IN_A_TURN; turn += 1) {
      const batch = await this.sendBatch(campaign, facts, after);
      sent += batch.sent;
      after = batch.next;
      if (batch.end === undefined) continue;
      if (batch.end === 'done') await this.finish(campaign, null);
      else await this.hold(campaign, batch.end);
      break;
    }
    return sent;
  }

  /** One portion in one transaction. */
  private async sendBatch(campaign: ReminderCampaign, facts: ReminderFacts, after: RegistrationId | undefined): Promise<Batch> {
    const { id } = campaign;
    return this.unitOfWork.run(async () => {
      // Holds the campaign: another worker waits here, and a campaign that was called off goes no further.
      if ((await this.campaigns.update({ id, state: 'waiting' }, { heldBy: null })) === 0) return { sent: 0, end: 'called-off' as const };
      const limit = await this.portionOf(campaign);
      if (limit <= 0) return { sent: 0, end: 'done' as const };
      const left = await this.left();
      const kinds = KINDS.filter((kind) => left[kind] > 0);
      const { people, next } = await this.people.next(campaign, { kinds, limit, after });
      if (people.length === 0)
        return { sent: 0, end: (await this.waitsForBudget(campaign, kinds)) ? ('budget' as const) : ('done' as const) };
      let sent = 0;
      for (const group of byContact(people)) {
        const { kind } = group[0] as ToRemind;
        if (left[kind] <= 0) continue;
        const outcome = await this.remind(campaign, facts, group);
        if (outcome === 'day-limit') return { sent, end: 'day-limit' as const };
        if (outcome === 'budget') left[kind] = 0;
        if (outcome !== 'sent') continue;
        left[kind] -= 1;
        sent += 1;
      }
      return { sent, next };
    });
  }

  /** How many people the next portion may have: a campaign to the registered ends with those who were counted when it was asked for. */
  private async portionOf({ id, audience, wanted }: ReminderCampaign): Promise<number> {
    if (audience === 'roster') return BATCH;
    return Math.min(BATCH, wanted - (await this.reminders.count({ campaignId: id })));
  }

  /** Whether somebody is left whose kind of message may not be sent today. */
  private async waitsForBudget(campaign: ReminderCampaign, kinds: readonly MessageKind[]): Promise<boolean> {
    const spent = KINDS.filter((kind) => !kinds.includes(kind));
    if (spent.length === 0) return false;
    return (await this.people.next(campaign, { kinds: spent, limit: BATCH, after: undefined })).people.length > 0;
  }

  /** One message to all who are reached by one contact, or none where that has had one for this round. */
  private async remind(
    campaign: ReminderCampaign,
    facts: ReminderFacts,
    group: ToRemind[],
  ): Promise<'sent' | 'shared' | 'day-limit' | 'budget'> {
    const [now, { id: campaignId, roundId }] = [this.clock.now(), campaign];
    const row = ({ personHmac, contactHmac }: ToRemind, isMessage: boolean): Partial<Reminder> => ({
      id: newId<'reminder'>(now),
      campaignId,
      roundId,
      personHmac,
      contactHmac,
      isMessage,
      code: randomLetters(12),
      madeAt: now,
    });
    const [first, ...others] = group as [ToRemind, ...ToRemind[]];
    const outcome = await this.takePlace(campaign, first);
    if (outcome === 'day-limit' || outcome === 'budget') return outcome;
    const leading = row(first, outcome === 'free');
    await this.reminders.insertMissing([leading]);
    await this.reminders.insertMissing(others.map((one) => row(one, false)));
    if (outcome === 'shared') return 'shared';
    const refusalUrl = `${campaign.origin}/khong-nhac/${leading.code}`;
    const names = group.map(({ fullName }) => fullName);
    await this.outbox.put(messageTo(keptContact(first.contact), reminderMessage(facts, { names, refusalUrl, now })));
    return 'sent';
  }

  /**
   * Takes one message of the day and of the budget, or neither: what is counted is what is put out. The day's row is held until
   * the portion ends, so nobody of this tenant is first with the same person meanwhile.
   */
  private async takePlace(
    { roundId }: ReminderCampaign,
    { personHmac, contactHmac, kind }: ToRemind,
  ): Promise<'free' | 'shared' | 'day-limit' | 'budget'> {
    const [tenantId, day] = [this.context.tenantId(), localDay(this.clock.now())];
    const wasReminded = async (): Promise<boolean> =>
      (await this.reminders.exists({ roundId, contactHmac, isMessage: true })) || (await this.reminders.exists({ roundId, personHmac }));
    if (await wasReminded()) return 'shared';
    return this.unitOfWork.run(async (manager) => {
      const taken = await manager.query<unknown[]>(takeOneOfDay.text, [tenantId, day, this.settings.REMINDERS_PER_DAY]);
      if (taken.length === 0) return 'day-limit';
      const outcome = (await wasReminded()) ? 'shared' : (await this.budgets.takeIfLeft(kind)) ? 'free' : 'budget';
      if (outcome !== 'free') await manager.query(giveOneOfDayBack.text, [tenantId, day]);
      return outcome;
    });
  }

  /** How many messages of each kind reminders may still take today: the other half is for codes. */
  private async left(): Promise<Record<MessageKind, number>> {
    const left: Record<MessageKind, number> = { home: 0, abroad: 0, email: 0 };
    for (const { kind, limit, sent } of await this.budgets.useToday()) left[kind] = Math.floor(limit * SHARE_OF_BUDGET) - sent;
    return left;
  }

  private async hold({ id }: ReminderCampaign, heldBy: HeldBy): Promise<number> {
    await this.campaigns.update({ id, state: 'waiting' }, { heldBy });
    return 0;
  }

  /** Ends a campaign, with the trail of what it came to. */
  private async finish({ id, wanted }: ReminderCampaign, heldBy: HeldBy | null): Promise<number> {
    return this.unitOfWork.run(async () => {
      const state = heldBy === null ? 'done' : 'stopped';
      const ended = await this.campaigns.update({ id, state: 'waiting' }, { state, heldBy, finishedAt: this.clock.now() });
      const people = await this.reminders.count({ campaignId: id });
      if (ended > 0)
        await this.audit.record({
          actor: null,
          action: 'reminders.finished',
          subject: { kind: 'reminder-campaign', id },
          details: { wanted, people, messages: await this.reminders.count({ campaignId: id, isMessage: true }) },
        });
      return 0;
    });
  }
}

/** Those who share a phone or a mailbox together, in order. */
function byContact(people: readonly ToRemind[]): ToRemind[][] {
  const groups = new Map<string, ToRemind[]>();
  for (const person of people) {
    const key = person.contactHmac.toString('hex');
    groups.set(key, [...(groups.get(key) ?? []), person]);
  }
  return [...groups.values()];
}
