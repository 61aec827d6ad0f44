import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of the kind "via" that were locked before. */
const VIA_TABLES = ['accounts', 'registrations', 'attempts', 'turnouts', 'grants', 'kept_units'];

/** What a scope sees of a "via" table, as 0001 wrote it. */
const READABLE_BEFORE = `%s and (%s is null or via_tenant_id = %s)`;

/**
 * The same rows, said so that the planner guesses right. It takes "scope is null or …" for one row in two hundred, once for each
 * table, and then joins two hundred thousand registrations by nested loops: a list took thirty times as long with row security as
 * without. Of an expression that is not 0 it expects nearly all rows, and a scope that is not narrowed sees all.
 */
const READABLE = `%s and (case when %s is null or via_tenant_id = %s then 1 else 0 end) <> 0`;

/**
 * Contacts of units, the lists of people that they bring, and the reminders to those who have not taken part; and row security
 * that costs lists and dashboards next to nothing.
 */
export class Coordinators0019 implements MigrationInterface {
  name = 'Coordinators1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COORDINATORS_UP);
    await runner.query(ROSTERS_UP);
    await runner.query(REMINDERS_UP);
    await runner.query(lockProcedure(READABLE));
    for (const table of VIA_TABLES) await runner.query(readPolicy(table, READABLE));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of VIA_TABLES) await runner.query(readPolicy(table, READABLE_BEFORE));
    await runner.query(lockProcedure(READABLE_BEFORE));
    await runner.query(`
      drop table reminder_days;
      drop table reminder_refusals;
      drop table reminders;
      drop table reminder_campaigns;
      drop table roster_imports;
      drop table roster_people;
      drop table rosters;
      drop function units_reached;
      drop table coordinator_invitations;
      drop table coordinators;
      drop index registrations_awaiting_guardians;
    `);
  }
}

const COORDINATORS_UP = `
  -- Who follows up a unit and everything below it. Closed, as all tables here: a ward that looks into its city's scope has no
  -- business with the city's contacts, nor with their lists of people.
  create table coordinators (
    tenant_id uuid not null,
    id uuid not null,
    account_id uuid not null,
    unit_id uuid not null,
    -- Null: in every contest of the tenant.
    contest_id uuid,
    appointed_by uuid,
    appointed_at timestamptz not null,
    ended_at timestamptz,
    ended_by uuid,
    constraint coordinators_pkey primary key (tenant_id, id),
    constraint coordinators_account_fk foreign key (tenant_id, account_id) references accounts (tenant_id, id),
    constraint coordinators_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id),
    constraint coordinators_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
  );
  create unique index coordinators_once on coordinators (tenant_id, account_id, unit_id, contest_id) nulls not distinct where ended_at is null;
  -- Those who have ceased as well: taking accounts and units away asks for each whether it is named here.
  create index coordinators_by_account on coordinators (tenant_id, account_id);
  create index coordinators_by_unit on coordinators (tenant_id, unit_id);
  call lock_tenant_table('coordinators', 'closed', 'select, insert, update');

  -- Who was asked to be one, and has not answered yet. Whoever opens the link has the phone or the mailbox that it went to.
  create table coordinator_invitations (
    tenant_id uuid not null,
    id uuid not null,
    unit_id uuid not null,
    contest_id uuid,
    full_name text not null check (length(full_name) between 1 and 120),
    contact text not null,
    -- SHA-256 of the token; the token itself is only in the link.
    token_hash bytea not null check (length(token_hash) = 32),
    invited_by uuid,
    invited_at timestamptz not null,
    expires_at timestamptz not null,
    constraint coordinator_invitations_pkey primary key (tenant_id, id),
    constraint coordinator_invitations_token_key unique (tenant_id, token_hash),
    constraint coordinator_invitations_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id),
    constraint coordinator_invitations_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
  );
  create index coordinator_invitations_by_unit on coordinator_invitations (tenant_id, unit_id);
  create index coordinator_invitations_by_age on coordinator_invitations (tenant_id, invited_at);
  -- Answered or withdrawn, the row goes: name and contact were only kept for the link.
  call lock_tenant_table('coordinator_invitations', 'closed', 'select, insert, delete');

  -- The units that one reaches from a unit: it and everything below it, in the versions that stand beside its own (codes were
  -- given anew in 2025: the same code at another time is another place). For a coordinator only while the appointment to just
  -- this unit lasts: who has ceased to be one reaches nothing, whichever statement asks.
  create function units_reached(tenant uuid, top_unit uuid, coordinator uuid) returns setof uuid language sql stable parallel safe
  begin atomic
    select u.id from units top
    join units u on u.tenant_id = top.tenant_id and top.code = any (u.codes)
      and u.valid_from < coalesce(top.valid_to, 'infinity') and coalesce(u.valid_to, 'infinity') > top.valid_from
    where top.tenant_id = tenant and top.id = top_unit
      and (coordinator is null or exists (
        select from coordinators c where c.tenant_id = tenant and c.id = coordinator and c.unit_id = top_unit and c.ended_at is null));
  end;
`;

const ROSTERS_UP = `
  -- A list of the people of a unit who are expected to take part, with the words by which its lawful basis was declared.
  create table rosters (
    tenant_id uuid not null,
    id uuid not null,
    contest_id uuid not null,
    unit_id uuid not null,
    title text not null check (length(title) between 1 and 200),
    -- Which words were ticked, and the words themselves as they stood there.
    basis text not null check (basis in ('agency', 'school')),
    basis_text text not null check (length(basis_text) between 1 and 2000),
    -- A school's list: parents have consented, in writing, at school. And whether also to publishing names.
    guardians_consented boolean not null default false,
    guardians_publish boolean not null default false,
    brought_by uuid not null,
    brought_at timestamptz not null,
    -- On this day the list goes, with everybody on it.
    erase_on date not null,
    constraint rosters_pkey primary key (tenant_id, id),
    constraint rosters_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id),
    constraint rosters_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
    constraint rosters_account_fk foreign key (tenant_id, brought_by) references accounts (tenant_id, id),
    constraint rosters_consent_of_schools check (basis = 'school' or not (guardians_consented or guardians_publish))
  );
  create index rosters_by_contest on rosters (tenant_id, contest_id, brought_at);
  create index rosters_by_term on rosters (tenant_id, erase_on);
  create index rosters_by_account on rosters (tenant_id, brought_by);
  create index rosters_by_unit on rosters (tenant_id, unit_id);
  call lock_tenant_table('rosters', 'closed', 'select, insert, delete');

  create table roster_people (
    tenant_id uuid not null,
    id uuid not null,
    roster_id uuid not null,
    -- As the sheet counts its rows.
    ordinal integer not null check (ordinal > 0),
    full_name text not null check (length(full_name) between 1 and 120),
    name_key text not null,
    birth_date date not null,
    -- "Lớp 9A", "Chuyên viên"
    position text not null default '' check (length(position) <= 200),
    phone text,
    email text check (email = lower(email)),
    -- By which reminders know the person and the contact when the list is gone: HMAC with the application's key.
    person_hmac bytea not null check (length(person_hmac) = 32),
    contact_hmac bytea check (length(contact_hmac) = 32),
    constraint roster_people_pkey primary key (tenant_id, id),
    constraint roster_people_once unique (tenant_id, roster_id, name_key, birth_date),
    constraint roster_people_roster_fk foreign key (tenant_id, roster_id) references rosters (tenant_id, id) on delete cascade,
    constraint roster_people_contact_whole check ((contact_hmac is null) = (phone is null and email is null))
  );
  call lock_tenant_table('roster_people', 'closed', 'select, insert, delete');

  -- A sheet of people as it was read, until somebody has looked at it and declared its basis; a day at most.
  create table roster_imports (
    tenant_id uuid not null,
    id uuid not null,
    unit_id uuid not null,
    contest_id uuid not null,
    file_name text not null check (length(file_name) between 1 and 200),
    rows jsonb not null,
    created_by uuid not null,
    created_at timestamptz not null,
    constraint roster_imports_pkey primary key (tenant_id, id),
    constraint roster_imports_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id),
    constraint roster_imports_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
    constraint roster_imports_account_fk foreign key (tenant_id, created_by) references accounts (tenant_id, id)
  );
  create index roster_imports_by_age on roster_imports (tenant_id, created_at);
  call lock_tenant_table('roster_imports', 'closed', 'select, insert, delete');

  -- Those whom a school's list may speak for.
  create index registrations_awaiting_guardians on registrations (tenant_id, contest_id, unit_id) where guardian_state = 'awaited';
`;

const REMINDERS_UP = `
  -- A wish to remind those on a list who have not taken part in a round; the worker does it, in portions.
  create table reminder_campaigns (
    tenant_id uuid not null,
    id uuid not null,
    contest_id uuid not null,
    round_id uuid not null,
    unit_id uuid not null,
    -- Null once the list was deleted: nobody is left to remind.
    roster_id uuid,
    -- The site from which it was asked for, for the links.
    origin text not null check (origin ~ '^https?://'),
    state text not null check (state in ('waiting', 'done', 'stopped')),
    -- Why it waits or was stopped, where it does.
    held_by text check (held_by in ('night', 'day-limit', 'budget', 'round-over', 'list-gone', 'called-off')),
    -- How many people it was to reach when it was asked for.
    wanted integer not null check (wanted >= 0),
    requested_by uuid not null,
    requested_at timestamptz not null,
    finished_at timestamptz,
    constraint reminder_campaigns_pkey primary key (tenant_id, id),
    constraint reminder_campaigns_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
    constraint reminder_campaigns_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
    constraint reminder_campaigns_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id),
    constraint reminder_campaigns_account_fk foreign key (tenant_id, requested_by) references accounts (tenant_id, id),
    constraint reminder_campaigns_roster_fk foreign key (tenant_id, roster_id) references rosters (tenant_id, id) on delete set null (roster_id),
    constraint reminder_campaigns_finished_whole check ((state = 'waiting') = (finished_at is null))
  );
  -- One at a time for one list and round.
  create unique index reminder_campaigns_one_waiting on reminder_campaigns (tenant_id, roster_id, round_id) where state = 'waiting';
  create index reminder_campaigns_waiting on reminder_campaigns (tenant_id, requested_at) where state = 'waiting';
  create index reminder_campaigns_by_roster on reminder_campaigns (tenant_id, roster_id, requested_at);
  create index reminder_campaigns_by_account on reminder_campaigns (tenant_id, requested_by);
  create index reminder_campaigns_by_unit on reminder_campaigns (tenant_id, unit_id);
  call lock_tenant_table('reminder_campaigns', 'closed', 'select, insert, update');

  -- Who was reminded of a round, by hashes alone: the row outlives the list, so that nobody is reminded twice by bringing a list
  -- again. People who share a phone share one message.
  create table reminders (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    round_id uuid not null,
    person_hmac bytea not null check (length(person_hmac) = 32),
    contact_hmac bytea not null check (length(contact_hmac) = 32),
    -- Whether a message left for this row; the others went along with one.
    is_message boolean not null,
    -- In the link by which one wants no more.
    code text not null check (code ~ '^[0-9A-Z]{12}$'),
    made_at timestamptz not null,
    constraint reminders_pkey primary key (tenant_id, id),
    constraint reminders_once_per_person unique (tenant_id, round_id, person_hmac),
    constraint reminders_code_key unique (tenant_id, code),
    constraint reminders_campaign_fk foreign key (tenant_id, campaign_id) references reminder_campaigns (tenant_id, id),
    constraint reminders_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id)
  );
  create unique index reminders_one_message_per_contact on reminders (tenant_id, round_id, contact_hmac) where is_message;
  create index reminders_by_campaign on reminders (tenant_id, campaign_id);
  call lock_tenant_table('reminders', 'closed', 'select, insert');

  -- Who wants no reminders, by the hash of the contact.
  create table reminder_refusals (
    tenant_id uuid not null constraint reminder_refusals_tenant_fk references tenants (id),
    contact_hmac bytea not null check (length(contact_hmac) = 32),
    refused_at timestamptz not null,
    constraint reminder_refusals_pkey primary key (tenant_id, contact_hmac)
  );
  call lock_tenant_table('reminder_refusals', 'closed', 'select, insert, delete');

  -- Messages of a day; counted up in the transaction that puts one out: never more than the limit.
  create table reminder_days (
    tenant_id uuid not null constraint reminder_days_tenant_fk references tenants (id),
    day date not null,
    sent integer not null check (sent >= 0),
    constraint reminder_days_pkey primary key (tenant_id, day)
  );
  call lock_tenant_table('reminder_days', 'closed');
`;

/** The procedure of 0010 with what a scope may read of a "via" table. */
function lockProcedure(readable: string): string {
  return `
    create or replace procedure lock_tenant_table(target regclass, kind text, rights text default 'select, insert, update, delete')
    language plpgsql as $$
    declare
      mine constant text := 'tenant_id = (select app_tenant())';
      narrowed constant text := '(select app_via_tenant())';
      readable text;
      writable text;
    begin
      case kind
        when 'via' then
          readable := format('${readable}', mine, narrowed, narrowed);
          writable := format('%s and %s is null', mine, narrowed);
        when 'shared' then
          readable := mine;
          writable := format('%s and %s is null', mine, narrowed);
        when 'closed' then
          readable := format('%s and %s is null', mine, narrowed);
          writable := readable;
      end case;
      execute format('alter table %s enable row level security', target);
      execute format('alter table %s force row level security', target);
      execute format('create policy tenant_reads on %s for select using (%s)', target, readable);
      execute format('create policy tenant_inserts on %s for insert with check (%s)', target, writable);
      execute format('create policy tenant_updates on %s for update using (%s) with check (%s)', target, writable, writable);
      execute format('create policy tenant_deletes on %s for delete using (%s)', target, writable);
      execute format('grant %s on %s to %I', rights, target, current_setting('khoabang.app_role'));
    end $$`;
}

function readPolicy(table: string, readable: string): string {
  const parts = ['tenant_id = (select app_tenant())', '(select app_via_tenant())', '(select app_via_tenant())'];
  return `alter policy tenant_reads on ${table} using (${parts.reduce((text, part) => text.replace('%s', part), readable)})`;
}
