import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, roundPhase } from '#contests';
import { type AccountId, Clock, newId, readLetters } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { Tenant } from '#tenants';
import { nextLoudMoment } from './domain/quiet-hours.js';
import { reminderMessage } from './domain/reminder-text.js';
import type { UnitReach } from './domain/unit-reach.js';
import { Reminder } from './entities/reminder.entity.js';
import { type ReminderAudience, ReminderCampaign, type ReminderCampaignId } from './entities/reminder-campaign.entity.js';
import { ReminderRefusal } from './entities/reminder-refusal.entity.js';
import type { RosterId } from './entities/roster.entity.js';
import { NotificationError } from './notification.errors.js';
import { PeopleToRemind } from './people-to-remind.service.js';
import { ReminderWords } from './reminder-words.service.js';
import { Rosters } from './rosters.service.js';

/** Registered people whom one campaign reminds; whoever is left is for the next. */
export const MOST_AT_ONCE = 5_000;

/** What asking for reminders would do. */
export interface ReminderPreview {
  round: Round;
  /** People who are to be reminded, and by how many messages: a family may share a phone. */
  people: number;
  messages: number;
  /** Those who are meant and cannot be reached, were reminded before, or want none. */
  left: { unreachable: number; others: number };
  /** When the first may leave: now, or in the morning. */
  from: Date;
}

/** The same of those who have registered and have not sat. */
export interface RegisteredPreview extends ReminderPreview {
  /** All of them. */
  waiting: number;
  /** Of them: who cannot sit before a guardian has said yes. */
  awaitGuardian: number;
  /** Whether there are more than one campaign takes. */
  isMore: boolean;
}

/** How far a campaign is. */
export interface CampaignProgress {
  campaign: ReminderCampaign;
  /** People for whom a message left, alone or shared. */
  reminded: number;
}

/** Who asks for reminders, and from which site. */
interface Asking {
  by: AccountId;
  origin: string;
}

/**
 * Reminders to those who have not taken part: by a list, to those who have not registered; by their own contact, to those who
 * have. Counted first, asked for, then sent by the worker. Nobody who asks sees whom they reach.
 */
@Injectable()
export class Reminders {
  constructor(
    @InjectScoped(ReminderCampaign) private readonly campaigns: ScopedRepository<ReminderCampaign>,
    @InjectScoped(Reminder) private readonly reminders: ScopedRepository<Reminder>,
    @InjectScoped(ReminderRefusal) private readonly refusals: ScopedRepository<ReminderRefusal>,
    private readonly rosters: Rosters,
    private readonly people: PeopleToRemind,
    private readonly words: ReminderWords,
    private readonly contests: ContestReader,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whom reminders by a list would reach now, or by all lists (null). @throws NotificationError NO_ROUND, ROSTER_NOT_FOUND */
  async preview(reach: UnitReach, rosterId: RosterId | null): Promise<ReminderPreview> {
    if (rosterId !== null) await this.rosters.find(reach, rosterId);
    const round = await this.round(reach);
    if (!round) throw new NotificationError('NO_ROUND');
    const { people, messages, missing, unreachable } = await this.people.listed(reach, rosterId, round.id);
    return { round, people, messages, left: { unreachable, others: Math.max(0, missing - unreachable - people) }, from: this.from() };
  }

  /** How many within reach have registered and have not taken part in the open round; undefined where none is open. */
  async notSat(reach: UnitReach): Promise<number | undefined> {
    const round = await this.openRound(reach);
    return round && (await this.people.registered(reach, round.id)).waiting;
  }

  /** Whom reminders to the registered would reach now. @throws NotificationError NO_OPEN_ROUND */
  async previewRegistered(reach: UnitReach): Promise<RegisteredPreview> {
    const round = await this.openRound(reach);
    if (!round) throw new NotificationError('NO_OPEN_ROUND');
    const { waiting, awaitGuardian } = await this.people.registered(reach, round.id);
    const { people, isMore } = await this.people.registeredUpTo(MOST_AT_ONCE, reach, round.id);
    return {
      round,
      waiting,
      awaitGuardian,
      people: people.length,
      isMore,
      messages: new Set(people.map(({ contact }) => contact)).size,
      left: { unreachable: 0, others: isMore ? 0 : Math.max(0, waiting - awaitGuardian - people.length) },
      from: this.from(),
    };
  }

  /**
   * Asks for reminders by a list; the worker sends them.
   * @throws NotificationError NO_ROUND, ROSTER_NOT_FOUND, NOBODY_TO_REMIND, CAMPAIGN_RUNS
   */
  async request(reach: UnitReach, rosterId: RosterId, asking: Asking): Promise<ReminderCampaignId> {
    return this.begin(reach, { audience: 'roster', rosterId }, { ...(await this.preview(reach, rosterId)), ...asking });
  }

  /**
   * Asks for reminders by every list within reach that has somebody to remind and is not being reminded; how many people those
   * are. @throws NotificationError NO_ROUND, NOBODY_TO_REMIND
   */
  async requestAll(reach: UnitReach, asking: Asking): Promise<number> {
    const { people } = await this.preview(reach, null);
    if (people === 0) throw new NotificationError('NOBODY_TO_REMIND');
    for (const { roster } of await this.rosters.list(reach)) {
      const preview = await this.preview(reach, roster.id);
      if (preview.people === 0 || (await this.campaigns.exists({ rosterId: roster.id, state: 'waiting' }))) continue;
      await this.begin(reach, { audience: 'roster', rosterId: roster.id }, { ...preview, ...asking });
    }
    return people;
  }

  /** Asks for reminders to the registered. @throws NotificationError NO_OPEN_ROUND, NOBODY_TO_REMIND, CAMPAIGN_RUNS */
  async requestRegistered(reach: UnitReach, asking: Asking): Promise<number> {
    const preview = await this.previewRegistered(reach);
    await this.begin(reach, { audience: 'registered', rosterId: null }, { ...preview, ...asking });
    return preview.people;
  }

  /** Calls a campaign by a list off; what has left has left. @throws NotificationError ROSTER_NOT_FOUND */
  async callOff(reach: UnitReach, rosterId: RosterId, by: AccountId): Promise<void> {
    await this.rosters.find(reach, rosterId);
    await this.stop({ rosterId }, by);
  }

  /** Calls the unit's campaign to the registered off. */
  async callOffRegistered({ unitId, contestId }: UnitReach, by: AccountId): Promise<void> {
    await this.stop({ unitId, contestId, audience: 'registered', rosterId: IsNull() }, by);
  }

  /** The campaigns of a list, newest first. @throws NotificationError ROSTER_NOT_FOUND */
  async ofRoster(reach: UnitReach, rosterId: RosterId): Promise<CampaignProgress[]> {
    await this.rosters.find(reach, rosterId);
    return this.progressOf({ rosterId });
  }

  /** The unit's campaigns of a kind, newest first: asked for at this unit, by whomever. */
  async ofUnit({ unitId, contestId }: UnitReach, audience: ReminderAudience): Promise<CampaignProgress[]> {
    return this.progressOf({ unitId, contestId, audience });
  }

  /** The message as it will be, to somebody who stands for all. */
  async sample(
    { contestId, unitId }: UnitReach,
    { round, audience }: { round: Round; audience: ReminderAudience },
    from: { tenant: Pick<Tenant, 'name' | 'hostBody'>; origin: string },
  ): Promise<string> {
    const facts = await this.words.of({ contestId, unitId, audience }, round, from);
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

  /** @throws NotificationError NOBODY_TO_REMIND, CAMPAIGN_RUNS */
  private async begin(
    { contestId, unitId }: UnitReach,
    whom: Pick<ReminderCampaign, 'audience' | 'rosterId'>,
    { round, people, by, origin }: Asking & Pick<ReminderPreview, 'round' | 'people'>,
  ): Promise<ReminderCampaignId> {
    if (people === 0) throw new NotificationError('NOBODY_TO_REMIND');
    const now = this.clock.now();
    const id = newId<'reminder-campaign'>(now);
    const asked = { origin, state: 'waiting' as const, heldBy: null, wanted: people, requestedBy: by, requestedAt: now, finishedAt: null };
    return this.unitOfWork.run(async () => {
      const made = await this.campaigns.insertMissing([{ id, contestId, roundId: round.id, unitId, ...whom, ...asked }]);
      if (made === 0) throw new NotificationError('CAMPAIGN_RUNS');
      await this.audit.record({
        actor: by,
        action: 'reminders.requested',
        subject: { kind: 'reminder-campaign', id },
        details: { people, round: round.code, audience: whom.audience },
      });
      return id;
    });
  }

  private async stop(which: Parameters<ScopedRepository<ReminderCampaign>['count']>[0], by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      for (const { id } of await this.campaigns.find({ where: { ...which, state: 'waiting' } })) {
        const change = { state: 'stopped' as const, heldBy: 'called-off' as const, finishedAt: this.clock.now() };
        if ((await this.campaigns.update({ id, state: 'waiting' }, change)) === 0) continue;
        await this.audit.record({ actor: by, action: 'reminders.called-off', subject: { kind: 'reminder-campaign', id } });
      }
    });
  }

  private async progressOf(
    where: Partial<Pick<ReminderCampaign, 'rosterId' | 'unitId' | 'contestId' | 'audience'>>,
  ): Promise<CampaignProgress[]> {
    const found = await this.campaigns.find({ where: { ...where } as object, order: { requestedAt: 'DESC', id: 'DESC' }, take: 20 });
    const known: CampaignProgress[] = [];
    for (const campaign of found) known.push({ campaign, reminded: await this.reminders.count({ campaignId: campaign.id }) });
    return known;
  }

  private from(): Date {
    return nextLoudMoment(this.clock.now());
  }

  private async openRound(reach: UnitReach): Promise<Round | undefined> {
    const round = await this.round(reach);
    return round && roundPhase(round, this.clock.now()) === 'open' ? round : undefined;
  }

  /** The round that people can still take part in: the open one, else the next; where both are open a quiz, else what receives entries. */
  private async round({ contestId }: UnitReach): Promise<Round | undefined> {
    const now = this.clock.now();
    const rounds = [...(await this.contests.roundsOf(contestId)), ...(await this.contests.receivingOf(contestId))];
    return rounds.find((one) => roundPhase(one, now) === 'open') ?? rounds.find((one) => roundPhase(one, now) === 'before');
  }
}
