import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was agreed to when registering, as the page said it then, before consents had a ledger. */
const FIRST_TEXT = '2024-10';

/**
 * Registration in full: consents with their ledger, guardians, identity numbers, the two units of a person and which of them
 * counted when a round closed, entries made for somebody else, erasure and its terms.
 */
export class Registration0018 implements MigrationInterface {
  name = 'Registration1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whose personal data was erased keeps the row, empty: certificates and the trail point to it. Nobody signs in with it.
      alter table accounts add column erased_at timestamptz;
      alter table accounts drop constraint accounts_have_a_contact;
      alter table accounts add constraint accounts_have_a_contact check (
        (erased_at is null and (phone is not null or email is not null))
        or (erased_at is not null and phone is null and email is null and birth_date is null and status = 'locked'));

      -- Null once the person was erased: what is left is a pseudonym, a unit and an audience group.
      alter table registrations alter column account_id drop not null;
      alter table registrations
        add column erased_at timestamptz,
        -- The consent that holds now; the ledger says when and how it was given or taken back.
        add column publishes_name boolean not null default false,
        -- Null where no guardian has to consent.
        add column guardian_state text check (guardian_state in ('awaited', 'given', 'withdrawn')),
        add column guardian_publishes boolean not null default false,
        -- Where the person lives and where they work: one of the two is unit_id, by the basis.
        add column residence_unit_id uuid,
        add column workplace_unit_id uuid,
        -- Entered by a helper on the helper's device.
        add column is_assisted boolean not null default false,
        -- Teams and lists that barred the person when they were erased: a standing that is computed again leaves them out as before.
        add column kept_groups text[] not null default '{}',
        add constraint registrations_erased_whole check ((account_id is null) = (erased_at is not null)),
        add constraint registrations_residence_fk foreign key (tenant_id, residence_unit_id) references units (tenant_id, id),
        add constraint registrations_workplace_fk foreign key (tenant_id, workplace_unit_id) references units (tenant_id, id);
      -- A unit, and a tenant with all its people, goes without looking through every registration.
      create index registrations_by_own_unit on registrations (tenant_id, unit_id);
      create index registrations_by_residence on registrations (tenant_id, residence_unit_id) where residence_unit_id is not null;
      create index registrations_by_workplace on registrations (tenant_id, workplace_unit_id) where workplace_unit_id is not null;

      -- Who consented to what, in which words, when and how; also what was taken back. Nobody changes or removes a line, and
      -- none names a person: it is evidence that outlives their data.
      create table consents (
        tenant_id uuid not null,
        id uuid not null,
        registration_id uuid not null,
        kind text not null check (kind in ('take-part', 'publish-name', 'declaration')),
        -- Code of the statement, of a declaration.
        statement text check ((kind = 'declaration') = (statement is not null)),
        given boolean not null,
        said_by text not null check (said_by in ('contestant', 'guardian', 'school', 'organiser')),
        how text not null check (how in ('form', 'program', 'code', 'school-list', 'assisted', 'term', 'migrated')),
        -- Which wording stood before them.
        text_version text not null check (length(text_version) between 1 and 40),
        said_at timestamptz not null,
        constraint consents_pkey primary key (tenant_id, id),
        constraint consents_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id)
      );
      create index consents_by_registration on consents (tenant_id, registration_id, said_at, id);
      -- Closed: which consents somebody has given is nothing that a ward follows up.
      call lock_tenant_table('consents', 'closed', 'select, insert');

      -- Mother, father or guardian of somebody who is too young to decide alone. Erased with the person.
      create table guardians (
        tenant_id uuid not null,
        registration_id uuid not null,
        full_name text not null check (length(full_name) between 1 and 120),
        relation text not null check (relation in ('mother', 'father', 'guardian', 'school')),
        -- Phone or address to which the code goes; null where a school's list consented.
        contact text,
        asked_at timestamptz not null,
        confirmed_at timestamptz,
        constraint guardians_pkey primary key (tenant_id, registration_id),
        constraint guardians_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint guardians_reachable check (contact is not null or relation = 'school')
      );
      create index guardians_by_contact on guardians (tenant_id, contact) where contact is not null;
      call lock_tenant_table('guardians', 'closed');

      -- Further answers that a plan asks for. Erased with the person.
      create table registration_details (
        tenant_id uuid not null,
        registration_id uuid not null,
        address text check (length(address) between 1 and 300),
        email text check (email = lower(email)),
        constraint registration_details_pkey primary key (tenant_id, registration_id),
        constraint registration_details_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id)
      );
      call lock_tenant_table('registration_details', 'closed');

      -- Identity numbers, where a plan asks for them: encrypted, and hashed with a key so that one number registers once.
      create table identity_numbers (
        tenant_id uuid not null,
        registration_id uuid not null,
        contest_id uuid not null,
        sealed text not null,
        number_hmac bytea not null check (length(number_hmac) = 32),
        -- For looking at: "••• ••• ••• 123".
        last_digits text not null check (length(last_digits) = 3),
        constraint identity_numbers_pkey primary key (tenant_id, registration_id),
        constraint identity_numbers_once unique (tenant_id, contest_id, number_hmac),
        constraint identity_numbers_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id)
      );
      call lock_tenant_table('identity_numbers', 'closed', 'select, insert, delete');

      -- Numbers on a list of those who may not enter; the number itself is not kept.
      create table excluded_numbers (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        list text not null,
        number_hmac bytea not null check (length(number_hmac) = 32),
        last_digits text not null check (length(last_digits) = 3),
        added_by uuid,
        added_at timestamptz not null,
        constraint excluded_numbers_pkey primary key (tenant_id, id),
        constraint excluded_numbers_once unique (tenant_id, contest_id, list, number_hmac),
        constraint excluded_numbers_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
      );
      call lock_tenant_table('excluded_numbers', 'closed', 'select, insert, delete');

      -- Each time that somebody has chosen another unit. Closed: neither ward is told where people have gone.
      create table unit_changes (
        tenant_id uuid not null,
        id uuid not null,
        registration_id uuid not null,
        from_basis text not null check (from_basis in ('residence', 'workplace')),
        from_unit_id uuid not null,
        to_basis text not null check (to_basis in ('residence', 'workplace')),
        to_unit_id uuid not null,
        changed_at timestamptz not null,
        constraint unit_changes_pkey primary key (tenant_id, id),
        constraint unit_changes_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint unit_changes_from_fk foreign key (tenant_id, from_unit_id) references units (tenant_id, id),
        constraint unit_changes_to_fk foreign key (tenant_id, to_unit_id) references units (tenant_id, id),
        constraint unit_changes_change_something check (from_unit_id <> to_unit_id or from_basis <> to_basis)
      );
      create index unit_changes_by_registration on unit_changes (tenant_id, registration_id, changed_at);
      create index unit_changes_by_old_unit on unit_changes (tenant_id, from_unit_id);
      create index unit_changes_by_new_unit on unit_changes (tenant_id, to_unit_id);
      call lock_tenant_table('unit_changes', 'closed', 'select, insert');

      -- For whom somebody counted in a round that was closed when they chose another unit: only those who did have rows.
      create table kept_units (
        tenant_id uuid not null,
        registration_id uuid not null,
        round_id uuid not null,
        via_tenant_id uuid,
        unit_id uuid not null,
        via_unit_id uuid,
        constraint kept_units_pkey primary key (tenant_id, registration_id, round_id),
        constraint kept_units_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint kept_units_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint kept_units_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id)
      );
      create index kept_units_by_unit on kept_units (tenant_id, unit_id);
      -- Through its ward: what was the ward's in a closed round stays in its sight.
      call lock_tenant_table('kept_units', 'via', 'select, insert');

      create view kept_people with (security_invoker = true) as
        select k.tenant_id, k.registration_id, k.round_id, k.via_tenant_id, k.via_unit_id, k.unit_id, u.code as unit_code
        from kept_units k join units u on u.tenant_id = k.tenant_id and u.id = k.unit_id;

      -- Entries that a helper made for somebody. Each takes one of the helper's places of the day: there are no more than those.
      create table assisted_entries (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        registration_id uuid not null,
        helper_id uuid not null,
        day date not null,
        place smallint not null check (place > 0),
        entered_at timestamptz not null,
        constraint assisted_entries_pkey primary key (tenant_id, id),
        constraint assisted_entries_place unique (tenant_id, helper_id, day, place),
        constraint assisted_entries_once unique (tenant_id, registration_id),
        constraint assisted_entries_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint assisted_entries_helper_fk foreign key (tenant_id, helper_id) references accounts (tenant_id, id)
      );
      call lock_tenant_table('assisted_entries', 'closed', 'select, insert');

      -- From which day on the personal data of a contest is erased, where organisers have set another than the usual one; and
      -- that it was.
      create table retention_terms (
        tenant_id uuid not null,
        contest_id uuid not null,
        erase_on date not null,
        set_by uuid,
        set_at timestamptz not null,
        erased_at timestamptz,
        constraint retention_terms_pkey primary key (tenant_id, contest_id),
        constraint retention_terms_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
      );
      call lock_tenant_table('retention_terms', 'closed', 'select, insert, update');

      -- Who has written a question that a contest uses.
      create view contest_question_authors with (security_invoker = true) as
        select distinct b.tenant_id, b.contest_id, a.id as account_id, a.name_key, a.birth_date, a.phone, a.email
        from banks b
        cross join lateral jsonb_to_recordset(b.items) as item (question uuid, version integer)
        join question_versions v on v.tenant_id = b.tenant_id and v.question_id = item.question and v.version <= item.version
        join accounts a on a.tenant_id = b.tenant_id and a.id = v.created_by;
      do $$ begin
        execute format('grant select on kept_people, contest_question_authors to %I', current_setting('khoabang.app_role'));
      end $$;

      alter table attempts add column is_assisted boolean not null default false;
    `);
    await runner.query(sealedGuard(OPEN));
    await runner.query(`
      -- Whoever chooses another unit takes the attempts of rounds that are not over along, in sight of the other ward; whoever
      -- is erased leaves theirs behind, nobody's.
      create function attempts_follow_registration() returns trigger language plpgsql as $$
      begin
        if new.account_id is null and old.account_id is not null then
          update attempts a set account_id = '00000000-0000-0000-0000-000000000000'
            where a.tenant_id = new.tenant_id and a.registration_id = new.id;
        end if;
        if new.via_tenant_id is distinct from old.via_tenant_id then
          update attempts a set via_tenant_id = new.via_tenant_id from rounds r
            where a.tenant_id = new.tenant_id and a.registration_id = new.id and r.tenant_id = a.tenant_id and r.id = a.round_id
              and r.closes_at > app_now() and r.state in ('draft', 'checked', 'scheduled', 'open', 'paused');
        end if;
        return null;
      end $$;
      create trigger registrations_take_attempts_along after update of account_id, via_tenant_id on registrations
        for each row execute function attempts_follow_registration();
    `);
    await runner.query(`
      -- The owner is under row security too: for these lines it is not.
      alter table registrations no force row level security;
      alter table consents no force row level security;
      update registrations set publishes_name = true,
        residence_unit_id = case basis when 'residence' then unit_id end, workplace_unit_id = case basis when 'workplace' then unit_id end;
      -- One tick stood for both then: the page that it led to said that winners' names are public, masked.
      insert into consents (tenant_id, id, registration_id, kind, given, said_by, how, text_version, said_at)
        select r.tenant_id, gen_random_uuid(), r.id, kind, true, 'contestant', 'migrated', '${FIRST_TEXT}', r.consented_at
        from registrations r cross join (values ('take-part'), ('publish-name')) as both_kinds (kind);
      alter table consents force row level security;
      alter table registrations force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger registrations_take_attempts_along on registrations;
      drop function attempts_follow_registration;
    `);
    await runner.query(sealedGuard(OPEN_BEFORE));
    await runner.query(`
      drop index registrations_by_own_unit;
      alter table attempts drop column is_assisted;
      drop view contest_question_authors;
      drop table retention_terms;
      drop table assisted_entries;
      drop view kept_people;
      drop table kept_units;
      drop table unit_changes;
      drop table excluded_numbers;
      drop table identity_numbers;
      drop table registration_details;
      drop table guardians;
      drop table consents;
      alter table registrations
        drop constraint registrations_erased_whole, drop constraint registrations_residence_fk, drop constraint registrations_workplace_fk,
        drop column erased_at, drop column publishes_name, drop column guardian_state, drop column guardian_publishes,
        drop column residence_unit_id, drop column workplace_unit_id, drop column is_assisted, drop column kept_groups;
      -- Fails where somebody was erased: what is gone cannot come back.
      alter table registrations alter column account_id set not null;
      alter table accounts drop constraint accounts_have_a_contact;
      alter table accounts add constraint accounts_have_a_contact check (phone is not null or email is not null);
      alter table accounts drop column erased_at;
    `);
  }
}

/** What of a sealed attempt may still change, none of which is sealed: whose it is to look at, as in 0017. */
const OPEN_BEFORE = `
      if tg_op = 'UPDATE' and exists (
        select from registrations r where r.tenant_id = old.tenant_id and r.id = old.registration_id and r.account_id = new.account_id) then
        same := new;
        same.account_id := old.account_id;
        if same is not distinct from old and new is distinct from old then return new; end if;
      end if;`;

/** The same, nobody's any more, and which ward follows it up. */
const OPEN = `
      if tg_op = 'UPDATE' and exists (
        select from registrations r where r.tenant_id = old.tenant_id and r.id = old.registration_id
          and coalesce(r.account_id, '00000000-0000-0000-0000-000000000000') = new.account_id) then
        same := new;
        same.account_id := old.account_id;
        same.via_tenant_id := old.via_tenant_id;
        if same is not distinct from old and new is distinct from old then return new; end if;
      end if;`;

/** The function of 0004 with what it lets through. */
function sealedGuard(open: string): string {
  return `
    create or replace function refuse_change_of_sealed() returns trigger language plpgsql as $$
    declare
      same attempts;
    begin${open}
      raise exception 'attempt % is sealed', old.id using errcode = 'restrict_violation';
    end $$`;
}
