import { Injectable } from '@nestjs/common';
import type { RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import type { RegistrationId } from '#registrations';
import { TenantContext, UnitOfWork } from '#tenancy';
import { reachValues, UnitReach } from './domain/unit-reach.js';
import type { ReminderCampaign } from './entities/reminder-campaign.entity.js';
import type { RosterId } from './entities/roster.entity.js';
import { PeopleKeys } from './people-keys.js';
import { NOT_SAT, TO_REMIND } from './reminder-statements.js';

/** Registered people that are looked at together: their keys are made here and not in the database. */
const LOOKED_AT = 2_000;

/** What a message costs: by text within the country or abroad, or by mail. */
export type MessageKind = 'home' | 'abroad' | 'email';

export interface ToRemind {
  fullName: string;
  contact: string;
  kind: MessageKind;
  personHmac: Buffer;
  contactHmac: Buffer;
}

/** A portion of those to remind, and where the next begins; undefined after the last. */
export interface Portion {
  people: ToRemind[];
  next: RegistrationId | undefined;
}

/** Those of lists who have not registered: how many a reminder may reach, by how many messages, and who is left. */
export interface ListedToRemind {
  people: number;
  messages: number;
  /** Not registered within reach, each counted once however many lists they are on. */
  missing: number;
  unreachable: number;
}

/** Those who have registered and have not sat. */
export interface RegisteredToRemind {
  waiting: number;
  /** Of them: who cannot sit before a guardian has said yes. */
  awaitGuardian: number;
}

interface NotSat {
  id: RegistrationId;
  fullName: string;
  nameKey: string;
  birthDate: string | null;
  contact: string;
}

type Reach = [tenant: string, unit: string, coordinator: string | null, contest: string];

const countListed = hotStatement<[...Reach, string | null, string], ListedToRemind>(
  'count-listed-to-remind',
  `${TO_REMIND}
   select (select count(distinct person_hmac) from to_remind)::int as people,
     (select count(distinct contact_hmac) from to_remind)::int as messages,
     count(distinct l.person_hmac)::int as missing,
     count(distinct l.person_hmac) filter (where l.contact_hmac is null)::int as unreachable
   from listed l where not exists (select from matched m where m.person = l.id)`,
);

const nextListed = hotStatement<[...Reach, string | null, string, MessageKind[], number], ToRemind>(
  'next-listed-to-remind',
  `${TO_REMIND}
   select full_name as "fullName", contact, kind, person_hmac as "personHmac", contact_hmac as "contactHmac" from to_remind
   where kind = any ($7) order by ordinal, id limit $8`,
);

const countNotSat = hotStatement<[...Reach, string], RegisteredToRemind>(
  'count-not-sat',
  `${NOT_SAT} select count(*)::int as waiting, count(*) filter (where awaits_guardian)::int as "awaitGuardian" from not_sat`,
);

const someNotSat = hotStatement<[...Reach, string, string | null, number], NotSat>(
  'some-not-sat',
  `${NOT_SAT}
   select id, full_name as "fullName", name_key as "nameKey", birth_date::text as "birthDate", contact from not_sat
   where not awaits_guardian and ($6::uuid is null or id > $6::uuid) order by id limit $7`,
);

/** Of those whose keys are given in two arrays, the places of those who were not reminded of the round and want to be. */
const notReminded = hotStatement<[string, string, Buffer[], Buffer[]], { place: number }>(
  'not-reminded',
  `select k.place::int as place from unnest($3::bytea[], $4::bytea[]) with ordinality as k (person, contact, place)
   where not exists (select from reminders d where d.tenant_id = $1 and d.round_id = $2 and d.person_hmac = k.person)
     and not exists (select from reminder_refusals n where n.tenant_id = $1 and n.contact_hmac = k.contact)
   order by k.place`,
);

/** Finds whom reminders of a round may reach: people on lists who have not registered, and people who have and did not sit. */
@Injectable()
export class PeopleToRemind {
  constructor(
    private readonly keys: PeopleKeys,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Counts those of one list, or of all within reach (null). */
  async listed(reach: UnitReach, rosterId: RosterId | null, roundId: RoundId): Promise<ListedToRemind> {
    const [row] = await this.query<ListedToRemind>(countListed.text, [...this.values(reach), rosterId, roundId]);
    return row ?? { people: 0, messages: 0, missing: 0, unreachable: 0 };
  }

  async registered(reach: UnitReach, roundId: RoundId): Promise<RegisteredToRemind> {
    const [row] = await this.query<RegisteredToRemind>(countNotSat.text, [...this.values(reach), roundId]);
    return row ?? { waiting: 0, awaitGuardian: 0 };
  }

  /** Registered people whom a reminder may reach, at most so many, with whether there may be more. */
  async registeredUpTo(most: number, reach: UnitReach, roundId: RoundId): Promise<{ people: ToRemind[]; isMore: boolean }> {
    const people: ToRemind[] = [];
    let after: RegistrationId | undefined;
    do {
      const portion = await this.registeredAfter(after, { reach, roundId });
      people.push(...portion.people);
      after = portion.next;
    } while (after !== undefined && people.length <= most);
    return { people: people.slice(0, most), isMore: people.length > most };
  }

  /**
   * The next of a campaign's people whose messages are of these kinds.
   * @param after where the portion before ended; undefined begins
   */
  async next(
    { audience, rosterId, roundId, unitId, contestId }: ReminderCampaign,
    { kinds, limit, after }: { kinds: readonly MessageKind[]; limit: number; after: RegistrationId | undefined },
  ): Promise<Portion> {
    const reach = UnitReach.ofOrganiser(unitId, contestId);
    if (audience === 'roster') {
      const people = await this.query<ToRemind>(nextListed.text, [...this.values(reach), rosterId, roundId, [...kinds], limit]);
      return { people, next: undefined };
    }
    let from = after;
    // What was reminded before is passed over: the first portion with somebody in it.
    for (;;) {
      const portion = await this.registeredAfter(from, { reach, roundId, limit });
      const people = portion.people.filter(({ kind }) => kinds.includes(kind));
      if (people.length > 0 || portion.next === undefined) return { people, next: portion.next };
      from = portion.next;
    }
  }

  private async registeredAfter(
    after: RegistrationId | undefined,
    { reach, roundId, limit = LOOKED_AT }: { reach: UnitReach; roundId: RoundId; limit?: number },
  ): Promise<Portion> {
    const found = await this.query<NotSat>(someNotSat.text, [...this.values(reach), roundId, after ?? null, limit]);
    const people = found.map((one) => this.toRemind(one));
    const keys = [people.map(({ personHmac }) => personHmac), people.map(({ contactHmac }) => contactHmac)];
    const left = await this.query<{ place: number }>(notReminded.text, [this.context.tenantId(), roundId, ...keys]);
    return {
      people: left.flatMap(({ place }) => people[place - 1] ?? []),
      next: found.length < limit ? undefined : found.at(-1)?.id,
    };
  }

  private toRemind({ fullName, nameKey, birthDate, contact }: NotSat): ToRemind {
    return {
      fullName,
      contact,
      kind: contact.includes('@') ? 'email' : contact.startsWith('+84') ? 'home' : 'abroad',
      personHmac: this.keys.person({ nameKey, birthDate: birthDate ?? '' }),
      contactHmac: this.keys.contact(contact),
    };
  }

  private values(reach: UnitReach): Reach {
    return reachValues(this.context.tenantId(), reach);
  }

  private async query<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return this.unitOfWork.run((manager) => manager.query<Row[]>(text, values));
  }
}
