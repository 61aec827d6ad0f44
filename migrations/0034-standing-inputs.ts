import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each standing was computed from, kept with it: whoever has it and the sealed attempts computes the standing again. */
export class StandingInputs0034 implements MigrationInterface {
  name = 'StandingInputs1700000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Written in the transaction that freezes the standing; nobody changes or removes it. A standing from before this table has none.
      create table standing_inputs (
        tenant_id uuid not null,
        standing_id uuid not null,
        -- {drawSeed, ruleSets, banks, exclusions, reviewed, held, rounds, units, collective, …}: see StandingInputs in libs/rules. People by pseudonym.
        body jsonb not null,
        -- [[code, kind, parent, head-count, leaders], …]: the unit tree of that day; null where no ranking and no award looked at it.
        units jsonb,
        -- {setting of the body: its SHA-256}: where one was changed, they say which.
        sections jsonb not null,
        -- SHA-256 over the body in canonical JSON; the body has that of the units.
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        constraint standing_inputs_pkey primary key (tenant_id, standing_id),
        constraint standing_inputs_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id),
        constraint standing_inputs_units_as_said check ((units is null) = (body -> 'units' = 'null'::jsonb))
      );
      call lock_tenant_table('standing_inputs', 'closed', 'select, insert');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table standing_inputs;');
  }
}
