import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A round of half a million attempts is sealed, ranked and kept within two minutes, by one worker. */
export class QuickClosing0035 implements MigrationInterface {
  name = 'QuickClosing1700000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who computes the standing of a round at this moment, so that no second worker does the same. It guards nothing: whoever
      -- holds it may have died, and then it runs out.
      create table standing_leases (
        tenant_id uuid not null,
        round_id uuid not null,
        -- Of one computing, drawn for it.
        holder uuid not null,
        expires_at timestamptz not null,
        constraint standing_leases_pkey primary key (tenant_id, round_id),
        constraint standing_leases_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id)
      );
      call lock_tenant_table('standing_leases', 'closed');

      -- Why a line stands above the next one follows from the two and from what is frozen with the standing: it is said when it is
      -- read. What was kept with older lines stays.
      alter table standing_lines alter column explanation drop not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table standing_lines alter column explanation type text using coalesce(explanation, '');
      alter table standing_lines alter column explanation set not null;
      drop table standing_leases;
    `);
  }
}
