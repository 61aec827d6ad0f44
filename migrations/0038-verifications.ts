import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What `verify` found each night, over the whole installation. */
export class Verifications0038 implements MigrationInterface {
  name = 'Verifications1700000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row per night. The day is the key: whoever writes it does the work, the others let it be. Of no tenant: one run goes
      -- through all of them. Ids and codes only, nothing personal.
      create table verifications (
        -- In Asia/Ho_Chi_Minh.
        day date primary key,
        -- Who holds it, and their last sign of life: after a while without one another takes it.
        claim uuid not null,
        claimed_at timestamptz not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        tenants integer,
        checks integer,
        -- How many checks found something, or could not be made.
        broken integer,
        -- [{invariant, tenant (null: the installation), count, samples, error, ms}], of those.
        findings jsonb not null default '[]',
        constraint verifications_finished_whole check (
          (finished_at is null) = (tenants is null) and (finished_at is null) = (checks is null) and (finished_at is null) = (broken is null))
      );
      call grant_global_table('verifications', 'select, insert, update, delete');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table verifications');
  }
}
