import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is forgotten beside contests: accounts that nobody uses, and how long a tenant keeps them; senders that were proved. */
export class Forgetting0022 implements MigrationInterface {
  name = 'Forgetting1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The day is enough: an account is written to once a day at most, however often somebody signs in.
      alter table accounts add column last_signed_in_at timestamptz;
      create function remember_sign_in() returns trigger language plpgsql as $$
      begin
        update accounts a set last_signed_in_at = new.created_at
          where a.tenant_id = new.tenant_id and a.id = new.account_id
            and (a.last_signed_in_at is null or a.last_signed_in_at < new.created_at - interval '1 day');
        return null;
      end $$;
      create trigger sessions_are_remembered after insert or update of account_id on sessions
        for each row execute function remember_sign_in();

      -- How long the tenant keeps what follows no contest. Without a row: as the installation says. Closed: nothing of a ward's
      -- that looks into its city's scope.
      create table retention_choices (
        tenant_id uuid not null constraint retention_choices_tenant_fk references tenants (id),
        -- Months without a sign-in after which an account that is in no contest is erased.
        idle_months smallint not null check (idle_months between 1 and 120),
        set_by uuid,
        set_at timestamptz not null,
        constraint retention_choices_pkey primary key (tenant_id)
      );
      call lock_tenant_table('retention_choices', 'closed', 'select, insert, update');

      -- Mail leaves, and answers go, only by an address whose mailbox somebody of the tenant could open.
      alter table tenants
        add column mail_confirmed_at timestamptz,
        add constraint tenants_mail_confirmed_whole check (mail_confirmed_at is null or mail_address is not null);
    `);
    await runner.query(`
      do $$ begin
        -- An emblem that was replaced is shown nowhere any more.
        execute format('grant delete on tenant_pictures to %I', current_setting('khoabang.app_role'));
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        execute format('revoke delete on tenant_pictures from %I', current_setting('khoabang.app_role'));
      end $$;
      alter table tenants drop constraint tenants_mail_confirmed_whole, drop column mail_confirmed_at;
      drop table retention_choices;
      drop trigger sessions_are_remembered on sessions;
      drop function remember_sign_in;
      alter table accounts drop column last_signed_in_at;
    `);
  }
}
