import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways to sign in: text messages by SMS or Zalo within a day's budget, passwords, identity providers; accounts that are merged. */
export class SignIn0017 implements MigrationInterface {
  name = 'SignIn1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A person known twice: the second account stays where it stands (the trail names it) and lets nobody in any more.
      alter table accounts
        add column merged_into uuid,
        add constraint accounts_merged_fk foreign key (tenant_id, merged_into) references accounts (tenant_id, id),
        add constraint accounts_merged_are_locked check (merged_into is null or (status = 'locked' and merged_into <> id));
      create index accounts_merged on accounts (tenant_id, merged_into) where merged_into is not null;
      drop index accounts_one_per_person;
      create unique index accounts_one_per_person on accounts (tenant_id, coalesce(phone, email), name_key, birth_date) nulls not distinct
        where merged_into is null;

      alter table sessions
        -- How the person came in. A code to a shared phone opens the door to all who share it; one's own password only to oneself.
        add column method text not null default 'code' check (method in ('code', 'password', 'provider', 'link')),
        -- What the browser says it is, in two words: "Chrome, Android".
        add column device text not null default '' check (length(device) <= 60);

      -- What a code is for is named by the feature that asks for it.
      alter table one_time_codes
        drop constraint one_time_codes_purpose_check,
        add constraint one_time_codes_purpose_check check (purpose ~ '^[a-z]+(-[a-z]+)*$' and length(purpose) <= 40);

      alter table messages
        drop constraint messages_channel_check,
        add constraint messages_channel_check check (channel in ('email', 'sms', 'zalo'));

      -- By what the tenant's text messages travel. Without a row: by SMS.
      create table message_choices (
        tenant_id uuid not null constraint message_choices_tenant_fk references tenants (id),
        text_channel text not null check (text_channel in ('sms', 'zalo')),
        constraint message_choices_pkey primary key (tenant_id)
      );
      -- closed: only the tenant's own web processes and worker ask.
      call lock_tenant_table('message_choices', 'closed');

      -- How many codes a tenant may have sent in a day, where it differs from what the installation allows.
      create table code_budgets (
        tenant_id uuid not null constraint code_budgets_tenant_fk references tenants (id),
        -- To numbers of Vietnam and to others, which cost many times as much.
        home integer not null check (home between 0 and 10000000),
        abroad integer not null check (abroad between 0 and 10000000),
        constraint code_budgets_pkey primary key (tenant_id)
      );
      call lock_tenant_table('code_budgets', 'closed');

      -- Codes sent on a day. The row is counted up in the transaction that puts the message out: never more than the budget.
      create table code_days (
        tenant_id uuid not null constraint code_days_tenant_fk references tenants (id),
        day date not null,
        kind text not null check (kind in ('home', 'abroad', 'email')),
        sent integer not null check (sent >= 0),
        -- When somebody was first turned away, and the staff told.
        spent_at timestamptz,
        constraint code_days_pkey primary key (tenant_id, day, kind)
      );
      call lock_tenant_table('code_days', 'closed');

      -- Where people may sign in with an account that they have elsewhere (OpenID Connect).
      create table identity_providers (
        tenant_id uuid not null constraint identity_providers_tenant_fk references tenants (id),
        id uuid not null,
        -- "VNeID": "Đăng nhập bằng VNeID"
        label text not null check (length(label) between 1 and 60),
        issuer text not null check (length(issuer) between 8 and 500),
        client_id text not null check (length(client_id) between 1 and 300),
        -- Encrypted by the application, with a key of its own.
        client_secret text not null,
        scope text not null check (length(scope) between 1 and 300),
        -- What to ask for as acr_values; empty for nothing.
        acr_values text not null default '' check (length(acr_values) <= 200),
        -- Under which names the provider tells name, birth date, phone, e-mail.
        claims jsonb not null,
        -- {"LoA2": 2}: which level of electronic identity an acr stands for.
        levels jsonb not null default '{}',
        is_active boolean not null default false,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        constraint identity_providers_pkey primary key (tenant_id, id)
      );
      call lock_tenant_table('identity_providers', 'closed');

      -- Who a person is at a provider. The identity number is none of our business here: the subject is enough.
      create table account_identities (
        tenant_id uuid not null,
        provider_id uuid not null,
        subject text not null check (length(subject) between 1 and 255),
        account_id uuid not null,
        -- Of the electronic identity (VNeID), as the provider last said; null when it says nothing of it.
        level smallint check (level between 0 and 2),
        linked_at timestamptz not null,
        last_used_at timestamptz not null,
        constraint account_identities_pkey primary key (tenant_id, provider_id, subject),
        constraint account_identities_provider_fk foreign key (tenant_id, provider_id) references identity_providers (tenant_id, id) on delete cascade,
        constraint account_identities_account_fk foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
      );
      create index account_identities_by_account on account_identities (tenant_id, account_id);
      call lock_tenant_table('account_identities', 'closed');

      -- Registered twice in one contest by two accounts of one person: the one without attempts stays for the record and counts
      -- for nothing.
      alter table registrations
        add column duplicate_of uuid check (duplicate_of <> id),
        add constraint registrations_duplicate_fk foreign key (tenant_id, duplicate_of) references registrations (tenant_id, id),
        drop constraint registrations_one_per_account;
      create unique index registrations_one_per_account on registrations (tenant_id, contest_id, account_id) where duplicate_of is null;
      create index registrations_duplicates on registrations (tenant_id, duplicate_of) where duplicate_of is not null;
      create or replace view registered_people with (security_invoker = true) as
        select r.tenant_id, r.id as registration_id, a.full_name, a.name_key, a.phone, a.email,
          u.name as unit_name, u.place as unit_place, u.search_key as unit_key
        from registrations r
        join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id
        join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id
        where r.duplicate_of is null;

      -- Nobody sits for a registration that does not count, not even while it becomes one.
      create function refuse_attempt_of_duplicate() returns trigger language plpgsql as $$
      declare
        counting uuid;
      begin
        -- Held, so that what is being merged at this moment is waited for and seen as it is then.
        select r.duplicate_of into counting from registrations r where r.tenant_id = new.tenant_id and r.id = new.registration_id for key share;
        if counting is not null then raise exception 'registration % does not count', new.registration_id using errcode = 'restrict_violation'; end if;
        return new;
      end $$;
      create trigger attempts_of_counting_registrations before insert on attempts for each row execute function refuse_attempt_of_duplicate();

      -- A sealed attempt never changes; only whose it is to look at follows the registration, when two accounts are one person.
      create or replace function refuse_change_of_sealed() returns trigger language plpgsql as $$
      declare
        same attempts;
      begin
        if tg_op = 'UPDATE' and exists (
          select from registrations r where r.tenant_id = old.tenant_id and r.id = old.registration_id and r.account_id = new.account_id) then
          same := new;
          same.account_id := old.account_id;
          if same is not distinct from old and new is distinct from old then return new; end if;
        end if;
        raise exception 'attempt % is sealed', old.id using errcode = 'restrict_violation';
      end $$;

      -- So does an issued certificate: it goes along with the account that was merged into another.
      create or replace function refuse_change_of_issued() returns trigger language plpgsql as $$
      declare
        same certificates;
      begin
        if tg_op = 'UPDATE' and exists (
          select from accounts a where a.tenant_id = old.tenant_id and a.id = old.account_id and a.merged_into = new.account_id) then
          same := new;
          same.account_id := old.account_id;
          if same is not distinct from old then return new; end if;
        end if;
        if tg_op = 'UPDATE' and old.state = 'issued' and new.state = 'revoked' then
          same := new;
          same.state := old.state;
          same.revoked_at := null;
          same.revoked_by := null;
          same.revoked_reason := null;
          if same is not distinct from old then return new; end if;
        end if;
        raise exception 'certificate % was issued', old.id using errcode = 'restrict_violation';
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function refuse_change_of_issued() returns trigger language plpgsql as $$
      declare
        same certificates;
      begin
        if tg_op = 'UPDATE' and old.state = 'issued' and new.state = 'revoked' then
          same := new;
          same.state := old.state;
          same.revoked_at := null;
          same.revoked_by := null;
          same.revoked_reason := null;
          if same is not distinct from old then return new; end if;
        end if;
        raise exception 'certificate % was issued', old.id using errcode = 'restrict_violation';
      end $$;
      create or replace function refuse_change_of_sealed() returns trigger language plpgsql as $$
      begin
        raise exception 'attempt % is sealed', old.id using errcode = 'restrict_violation';
      end $$;
      drop trigger attempts_of_counting_registrations on attempts;
      drop function refuse_attempt_of_duplicate;
      create or replace view registered_people with (security_invoker = true) as
        select r.tenant_id, r.id as registration_id, a.full_name, a.name_key, a.phone, a.email,
          u.name as unit_name, u.place as unit_place, u.search_key as unit_key
        from registrations r
        join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id
        join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id;
      drop index registrations_one_per_account;
      alter table registrations drop column duplicate_of, add constraint registrations_one_per_account unique (tenant_id, contest_id, account_id);
      drop table account_identities;
      drop table identity_providers;
      drop table code_days;
      drop table code_budgets;
      drop table message_choices;
      update messages set channel = 'sms' where channel = 'zalo';
      alter table messages drop constraint messages_channel_check, add constraint messages_channel_check check (channel in ('email', 'sms'));
      delete from one_time_codes where purpose not in ('register', 'sign-in', 'reset-password');
      alter table one_time_codes
        drop constraint one_time_codes_purpose_check,
        add constraint one_time_codes_purpose_check check (purpose in ('register', 'sign-in', 'reset-password'));
      alter table sessions drop column method, drop column device;
      drop index accounts_one_per_person;
      drop index accounts_merged;
      alter table accounts drop constraint accounts_merged_are_locked, drop column merged_into;
      create unique index accounts_one_per_person on accounts (tenant_id, coalesce(phone, email), name_key, birth_date) nulls not distinct;
    `);
  }
}
