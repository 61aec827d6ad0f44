import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One staff account per address, and counting windows that end although the clock was moved back. */
export class Guards0009 implements MigrationInterface {
  name = 'Guards1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unique index accounts_one_staff_per_email on accounts (tenant_id, email) where cardinality(staff_roles) > 0;

      -- As before, but a window that lies in the future (the demo's clock was moved back) is over as well. Of many tries at
      -- once a later one may have begun the window: what is a little before it belongs to it.
      create or replace function count_in_window(wanted_tenant uuid, wanted_key bytea, length interval) returns integer language plpgsql as $$
      declare
        at_once constant interval := '1 minute';
        moment constant timestamptz := app_now();
        result integer;
      begin
        insert into throttle_counters as c (tenant_id, key, window_start, count) values (wanted_tenant, wanted_key, moment, 1)
        on conflict (tenant_id, key) do update set
          count = case when excluded.window_start between c.window_start - at_once and c.window_start + length then c.count + 1 else 1 end,
          window_start = case when excluded.window_start between c.window_start - at_once and c.window_start + length then c.window_start else excluded.window_start end
        returning c.count into result;
        return result;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index accounts_one_staff_per_email;
      create or replace function count_in_window(wanted_tenant uuid, wanted_key bytea, length interval) returns integer language plpgsql as $$
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
    `);
  }
}
