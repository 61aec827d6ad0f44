import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts with their sessions and one-time codes, throttling, and the messages that leave. */
export class People0002 implements MigrationInterface {
  name = 'People1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table accounts (
        tenant_id uuid not null constraint accounts_tenant_fk references tenants (id),
        id uuid not null,
        -- The ward through whose page the person came; null when they came to the tenant itself.
        via_tenant_id uuid,
        full_name text not null check (length(full_name) between 1 and 120),
        -- Folded spelling, for finding and for "one account per person".
        name_key text not null,
        birth_date date,
        -- E.164, "+84912345678". A family may share a phone, so it is no key by itself.
        phone text,
        email text check (email = lower(email)),
        staff_roles text[] not null default '{}' check (staff_roles <@ array['author', 'approver', 'publisher', 'administrator']),
        position text,
        password_hash text,
        -- Encrypted by the application; never leaves it in the clear.
        totp_secret text,
        totp_last_step bigint,
        status text not null default 'active' check (status in ('active', 'locked')),
        created_at timestamptz not null default app_now(),
        constraint accounts_pkey primary key (tenant_id, id),
        constraint accounts_have_a_contact check (phone is not null or email is not null)
      );
      create unique index accounts_one_per_person on accounts (tenant_id, coalesce(phone, email), name_key, birth_date) nulls not distinct;
      create index accounts_by_phone on accounts (tenant_id, phone) where phone is not null;
      create index accounts_by_email on accounts (tenant_id, email) where email is not null;
      call lock_tenant_table('accounts', 'via');

      create table sessions (
        tenant_id uuid not null,
        -- SHA-256 of the token; the token itself is only in the cookie.
        token_hash bytea not null check (length(token_hash) = 32),
        account_id uuid not null,
        kind text not null check (kind in ('contestant', 'staff')),
        -- A staff session counts only once its second factor was given.
        second_factor_at timestamptz,
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        constraint sessions_pkey primary key (tenant_id, token_hash),
        constraint sessions_account_fk foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade
      );
      create index sessions_by_account on sessions (tenant_id, account_id);
      create index sessions_by_expiry on sessions (tenant_id, expires_at);
      call lock_tenant_table('sessions', 'closed');

      create table one_time_codes (
        tenant_id uuid not null,
        id uuid not null,
        purpose text not null check (purpose in ('register', 'sign-in', 'reset-password')),
        contact text not null,
        -- HMAC with the application's key: the six digits cannot be tried out on a stolen copy.
        code_hmac bytea not null,
        guesses_left smallint not null default 5 check (guesses_left >= 0),
        -- What the code confirms, as the feature that asked for it wants it back.
        payload jsonb not null default '{}',
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        used_at timestamptz,
        constraint one_time_codes_pkey primary key (tenant_id, id)
      );
      create index one_time_codes_by_expiry on one_time_codes (tenant_id, expires_at);
      alter table one_time_codes add constraint one_time_codes_tenant_fk foreign key (tenant_id) references tenants (id);
      call lock_tenant_table('one_time_codes', 'closed');

      create table throttle_counters (
        tenant_id uuid not null constraint throttle_counters_tenant_fk references tenants (id),
        -- What is counted, hashed: "sign-in by this contact", "codes to this address".
        key bytea not null,
        window_start timestamptz not null,
        count integer not null,
        constraint throttle_counters_pkey primary key (tenant_id, key)
      );
      call lock_tenant_table('throttle_counters', 'closed');

      -- Counts one more in a window that begins anew when it is over; the new count. Atomic under any concurrency.
      create function count_in_window(wanted_tenant uuid, wanted_key bytea, length interval) returns integer language plpgsql as $$
      declare
        moment constant timestamptz := app_now();
        result integer;
      begin
        insert into throttle_counters as c (tenant_id, key, window_start, count) values (wanted_tenant, wanted_key, moment, 1)
        on conflict (tenant_id, key) do update set
          count = case when c.window_start + length <= excluded.window_start then 1 else c.count + 1 end,
          window_start = case when c.window_start + length <= excluded.window_start then excluded.window_start else c.window_start end
        returning c.count into result;
        return result;
      end $$;

      create table messages (
        tenant_id uuid not null constraint messages_tenant_fk references tenants (id),
        id uuid not null,
        channel text not null check (channel in ('email', 'sms')),
        recipient text not null,
        subject text not null,
        body text not null,
        state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'kept')),
        attempts smallint not null default 0,
        last_error text,
        created_at timestamptz not null default app_now(),
        -- When a worker took it; taken again if that worker did not come back.
        claimed_at timestamptz,
        sent_at timestamptz,
        constraint messages_pkey primary key (tenant_id, id)
      );
      create index messages_newest on messages (tenant_id, created_at desc);
      create index messages_to_send on messages (tenant_id, created_at) where state in ('queued', 'sending');
      call lock_tenant_table('messages', 'closed');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table messages;
      drop function count_in_window;
      drop table throttle_counters;
      drop table one_time_codes;
      drop table sessions;
      drop table accounts;
    `);
  }
}
