import { Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, type RunningContest } from '#contests';
import { type AccountId, cleanText, Clock, type ContestId, DAY_MS, localDay, newId, type RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import { Guardians, type RegistrationId } from '#registrations';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { type UnitId, UnitRegister } from '#units';
import { BASIS_TEXTS, GUARDIANS_PUBLISH_TEXT, GUARDIANS_TEXT, ORGANISERS_TEXT, type RosterBasis } from './domain/basis-texts.js';
import { readRosterPeople, type RosterFault, type RosterRow, type SheetPerson } from './domain/roster-sheet.js';
import { reachValues, type UnitReach } from './domain/unit-reach.js';
import { Roster, type RosterId } from './entities/roster.entity.js';
import { RosterImport, type RosterImportId } from './entities/roster-import.entity.js';
import { RosterPerson, type RosterPersonId } from './entities/roster-person.entity.js';
import { NotificationError } from './notification.errors.js';
import { hasSent } from './has-sent.js';
import { PeopleKeys } from './people-keys.js';
import { MATCHED } from './roster-statements.js';

/** For the last report to the one above; then the lists go. */
const KEPT_DAYS_AFTER = 7;
/** A contest without rounds has no last day of its own. */
const KEPT_DAYS_WITHOUT_ROUNDS = 60;
const INSERT_AT_ONCE = 500;

/** Whether somebody on a list has taken part; "registered" is known and has neither sat nor sent anything yet. */
export type RosterState = 'taken' | 'registered' | 'missing';

/** Somebody on a list. The contact itself is not shown: only whether there is one. */
export interface ListedPerson {
  id: RosterPersonId;
  fullName: string;
  birthDate: string;
  position: string;
  hasContact: boolean;
  state: RosterState;
}

/** What whoever brings a list declares with it. */
export interface RosterDeclaration {
  title: string;
  basis: RosterBasis;
  declared: boolean;
  guardiansConsented: boolean;
  guardiansPublish: boolean;
}

/** How many people of a list are in each state. */
export type RosterCounts = Record<RosterState, number>;

/** Whether a registration has a sealed attempt or an entry in the round, or in any where none is meant. */
const TAKEN = `(exists (
    select from attempts a where a.tenant_id = $1 and a.registration_id = m.registration and a.submitted_at is not null
      and ($6::uuid is null or a.round_id = $6::uuid)) or ${hasSent('m.registration', '$6::uuid')})`;

const STATE = `case when bool_or(m.registration is not null and ${TAKEN}) then 'taken' when count(m.registration) > 0 then 'registered' else 'missing' end`;

type RosterValues = [string, string, string | null, string, string, string | null];

const peopleOfRoster = hotStatement<RosterValues, ListedPerson>(
  'people-of-roster',
  `${MATCHED}
   select l.id, l.full_name as "fullName", l.birth_date::text as "birthDate", l.position, l.contact_hmac is not null as "hasContact",
     ${STATE} as state
   from listed l left join matched m on m.person = l.id
   group by l.id, l.full_name, l.birth_date, l.position, l.contact_hmac, l.ordinal order by l.ordinal`,
);

/**
 * Contestants of a school who wait for a guardian's consent and stand on a list (value 2; null: on any) that consents for them. By
 * name and birth date alone.
 */
const awaitingOfRosters = hotStatement<[string, string | null], { rosterId: RosterId; id: RegistrationId }>(
  'awaiting-of-rosters',
  `select s.id as "rosterId", r.id from rosters s
   cross join lateral units_reached(s.tenant_id, s.unit_id, null) as reached (id)
   join registrations r on r.tenant_id = s.tenant_id and r.contest_id = s.contest_id and r.unit_id = reached.id
     and r.guardian_state = 'awaited' and r.duplicate_of is null
   join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id
   join roster_people p on p.tenant_id = s.tenant_id and p.roster_id = s.id and p.name_key = a.name_key and p.birth_date = a.birth_date
   where s.tenant_id = $1 and s.guardians_consented and ($2::uuid is null or s.id = $2::uuid)
   order by r.id limit 500`,
);

/** Lists of people: brought, looked at, entered with their basis, compared with who has taken part, and gone after the contest. */
@Injectable()
export class Rosters {
  constructor(
    @InjectScoped(Roster) private readonly rosters: ScopedRepository<Roster>,
    @InjectScoped(RosterPerson) private readonly people: ScopedRepository<RosterPerson>,
    @InjectScoped(RosterImport) private readonly imports: ScopedRepository<RosterImport>,
    private readonly contests: ContestReader,
    private readonly units: UnitRegister,
    private readonly guardians: Guardians,
    private readonly keys: PeopleKeys,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Keeps a sheet for a day, until somebody says yes to it. @throws NotificationError CONTEST_OVER */
  async bring(reach: UnitReach, { fileName, rows, by }: { fileName: string; rows: RosterRow[]; by: AccountId }): Promise<RosterImportId> {
    await this.eraseOn(reach);
    const now = this.clock.now();
    const id = newId<'roster-import'>(now);
    const { unitId, contestId } = reach;
    await this.imports.insert({ id, unitId, contestId, fileName: fileName.slice(0, 200) || 'bảng', rows, createdBy: by, createdAt: now });
    return id;
  }

  /** Who would be entered and what is wrong. Only whoever has brought a sheet sees it. @throws NotificationError NO_IMPORT */
  async preview(
    reach: UnitReach,
    id: RosterImportId,
    by: AccountId,
  ): Promise<{ import: RosterImport; people: SheetPerson[]; faults: RosterFault[]; eraseOn: string }> {
    const kept = await this.imports.findOne({ where: { id, unitId: reach.unitId, contestId: reach.contestId, createdBy: by } });
    if (!kept) throw new NotificationError('NO_IMPORT');
    return { import: kept, ...readRosterPeople(kept.rows, this.clock.now()), eraseOn: await this.eraseOn(reach) };
  }

  /** Enters a sheet: all of it or nothing. @throws NotificationError NO_IMPORT, IMPORT_FAULTY, BASIS_MISSING, CONTEST_OVER */
  async enter(reach: UnitReach, id: RosterImportId, by: AccountId, declaration: RosterDeclaration): Promise<RosterId> {
    if (!declaration.declared) throw new NotificationError('BASIS_MISSING');
    return this.unitOfWork.run(async () => {
      const { people, faults, eraseOn, import: kept } = await this.preview(reach, id, by);
      if (faults.length > 0) throw new NotificationError('IMPORT_FAULTY');
      // Whoever takes the sheet away enters it: two presses at once enter it once.
      if ((await this.imports.delete({ id })) === 0) throw new NotificationError('NO_IMPORT');
      const now = this.clock.now();
      const rosterId = newId<'roster'>(now);
      const said = await this.declared(reach, declaration);
      const title = cleanText(declaration.title).slice(0, 200) || ((await this.units.findById(reach.unitId))?.name ?? kept.fileName);
      const { unitId, contestId } = reach;
      await this.rosters.insert({ id: rosterId, unitId, contestId, title, ...said, broughtBy: by, broughtAt: now, eraseOn });
      const rows = people.map((person) => this.row(rosterId, person));
      for (let from = 0; from < rows.length; from += INSERT_AT_ONCE) await this.people.insert(rows.slice(from, from + INSERT_AT_ONCE));
      await this.audit.record({
        actor: by,
        action: 'roster.entered',
        subject: { kind: 'roster', id: rosterId },
        details: { people: people.length, basis: said.basis, guardians: said.guardiansConsented },
      });
      await this.speakForGuardians(rosterId);
      return rosterId;
    });
  }

  async drop(reach: UnitReach, id: RosterImportId, by: AccountId): Promise<void> {
    await this.imports.delete({ id, unitId: reach.unitId, contestId: reach.contestId, createdBy: by });
  }

  /** The unit for which somebody has brought a sheet of a contest. @throws NotificationError NO_IMPORT */
  async unitOfSheet(contestId: ContestId, id: RosterImportId, by: AccountId): Promise<UnitId> {
    const kept = await this.imports.findOne({ where: { id, contestId, createdBy: by } });
    if (!kept) throw new NotificationError('NO_IMPORT');
    return kept.unitId;
  }

  /** Every list of a contest, newest first: for the organisers. */
  async ofContest(contestId: ContestId): Promise<{ roster: Roster; people: number }[]> {
    return this.counted(await this.rosters.find({ where: { contestId }, order: { broughtAt: 'DESC', id: 'DESC' } }));
  }

  /** The lists within reach, newest first, with how many people they have. */
  async list(reach: UnitReach): Promise<{ roster: Roster; people: number }[]> {
    return this.counted(await this.within(reach));
  }

  /** A list within reach. @throws NotificationError ROSTER_NOT_FOUND */
  async find(reach: UnitReach, id: RosterId): Promise<Roster> {
    const [roster] = await this.within(reach, id);
    if (!roster) throw new NotificationError('ROSTER_NOT_FOUND');
    return roster;
  }

  /** Everybody on a list with whether they have taken part: in a round, or in any of the contest (null). In the order of the sheet. */
  async peopleOf(reach: UnitReach, id: RosterId, roundId: RoundId | null): Promise<ListedPerson[]> {
    return this.unitOfWork.run((manager) =>
      manager.query<ListedPerson[]>(peopleOfRoster.text, [...reachValues(this.context.tenantId(), reach), id, roundId]),
    );
  }

  /** Deletes a list and everybody on it. @throws NotificationError ROSTER_NOT_FOUND */
  async remove(reach: UnitReach, id: RosterId, by: AccountId): Promise<void> {
    await this.find(reach, id);
    await this.unitOfWork.run(async () => {
      const people = await this.people.count({ rosterId: id });
      if ((await this.rosters.delete({ id })) === 0) throw new NotificationError('ROSTER_NOT_FOUND');
      await this.audit.record({ actor: by, action: 'roster.deleted', subject: { kind: 'roster', id }, details: { people } });
    });
  }

  /** Deletes the lists whose day has come, and sheets that nobody has entered for a day; how many lists. For the worker. */
  async forgetDue(): Promise<number> {
    const now = this.clock.now();
    await this.imports.delete({ createdAt: LessThan(new Date(now.getTime() - DAY_MS)) });
    const due = await this.rosters.find({ where: { eraseOn: LessThanOrEqual(localDay(now)) } });
    for (const { id } of due)
      await this.unitOfWork.run(async () => {
        if ((await this.rosters.delete({ id })) > 0)
          await this.audit.record({ actor: null, action: 'roster.expired', subject: { kind: 'roster', id } });
      });
    return due.length;
  }

  /** Lets schools' lists speak for pupils who wait for a guardian's consent: one list, or all; how many. Also for the worker. */
  async speakForGuardians(id: RosterId | null = null): Promise<number> {
    const waiting = await this.unitOfWork.run((manager) =>
      manager.query<{ rosterId: RosterId; id: RegistrationId }[]>(awaitingOfRosters.text, [this.context.tenantId(), id]),
    );
    let spoken = 0;
    for (const { rosterId, id: registrationId } of waiting) {
      const roster = await this.rosters.findOne({ where: { id: rosterId } });
      const school = roster ? await this.units.findById(roster.unitId) : undefined;
      if (!roster || !school) continue;
      const said = { school: school.name, publishesName: roster.guardiansPublish, actor: roster.broughtBy };
      if (await this.guardians.confirmBySchool(registrationId, said)) spoken += 1;
    }
    return spoken;
  }

  private async counted(found: readonly Roster[]): Promise<{ roster: Roster; people: number }[]> {
    if (found.length === 0) return [];
    const counts = await this.people.query('p', (query) =>
      query
        .andWhere('p.rosterId = any(:ids)', { ids: found.map(({ id }) => id) })
        .select(['p.roster_id as id', 'count(*)::int as people'])
        .groupBy('p.roster_id')
        .getRawMany<{ id: RosterId; people: number }>(),
    );
    const byId = new Map(counts.map(({ id, people }) => [id, people]));
    return found.map((roster) => ({ roster, people: byId.get(roster.id) ?? 0 }));
  }

  /** The lists within reach, newest first; of one id, where one is meant. */
  private async within(reach: UnitReach, id?: RosterId): Promise<Roster[]> {
    const [tenant, unit, coordinator, contest] = reachValues(this.context.tenantId(), reach);
    return this.rosters.query('s', (query) => {
      query.andWhere(
        's.contestId = :contest and s.unitId in (select id from units_reached(:tenant, :unit, :coordinator) as reached (id))',
        {
          tenant,
          unit,
          coordinator,
          contest,
        },
      );
      if (id) query.andWhere('s.id = :id', { id });
      return query.orderBy('s.broughtAt', 'DESC').addOrderBy('s.id', 'DESC').getMany();
    });
  }

  /** What was ticked, in words; only a school speaks for guardians. */
  private async declared(
    { unitId, coordinatorId }: UnitReach,
    { basis, guardiansConsented, guardiansPublish }: RosterDeclaration,
  ): Promise<Pick<Roster, 'basis' | 'basisText' | 'guardiansConsented' | 'guardiansPublish'>> {
    const unit = await this.units.findById(unitId);
    const isSchool = unit?.kind === 'school' && basis === 'school';
    const consented = isSchool && guardiansConsented;
    const publish = consented && guardiansPublish;
    const texts = [
      coordinatorId === null ? ORGANISERS_TEXT : BASIS_TEXTS[isSchool ? 'school' : 'agency'],
      ...(consented ? [GUARDIANS_TEXT] : []),
      ...(publish ? [GUARDIANS_PUBLISH_TEXT] : []),
    ];
    return { basis: isSchool ? 'school' : 'agency', basisText: texts.join('\n'), guardiansConsented: consented, guardiansPublish: publish };
  }

  private row(rosterId: RosterId, { row, ...person }: SheetPerson): Partial<RosterPerson> {
    const contact = person.email ?? person.phone;
    return {
      id: newId<'roster-person'>(this.clock.now()),
      rosterId,
      ordinal: row,
      ...person,
      personHmac: this.keys.person(person),
      contactHmac: contact === null ? null : this.keys.contact(contact),
    };
  }

  /** The day on which lists of the contest go. @throws NotificationError CONTEST_OVER when that has passed */
  private async eraseOn({ contestId }: UnitReach): Promise<string> {
    const day = eraseDay(await this.contests.contest(contestId), this.clock.now());
    if (day <= localDay(this.clock.now())) throw new NotificationError('CONTEST_OVER');
    return day;
  }
}

/** A week after the last round of a contest has closed. */
function eraseDay({ rounds, contest }: RunningContest, now: Date): string {
  const last = Math.max(...rounds.map(({ closesAt }) => closesAt.getTime()));
  if (contest.state !== 'published' || rounds.length === 0) return localDay(new Date(now.getTime() + KEPT_DAYS_WITHOUT_ROUNDS * DAY_MS));
  return localDay(new Date(last + KEPT_DAYS_AFTER * DAY_MS));
}
