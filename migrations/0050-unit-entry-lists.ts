import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of entries that units have confirmed and sent to the organisers. */
export class UnitEntryLists0050 implements MigrationInterface {
  name = 'UnitEntryLists1700000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a unit has confirmed stays as it was; a list that is sent later takes its place.
      create table unit_entry_lists (
        tenant_id uuid not null,
        via_tenant_id uuid,
        -- Made by the page with its form: sent twice it is one list.
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        unit_id uuid not null,
        -- The unit's contact, for its head.
        sent_by uuid not null,
        sent_at timestamptz not null,
        -- [{"submission", "number", "version"}] by number: without names, which are looked up.
        entries jsonb not null check (jsonb_typeof(entries) = 'array'),
        -- Over these entries in their one canonical form: whether the list is still as it was confirmed.
        entries_sha256 text not null check (entries_sha256 ~ '^[0-9a-f]{64}$'),
        constraint unit_entry_lists_pkey primary key (tenant_id, id),
        constraint unit_entry_lists_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint unit_entry_lists_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint unit_entry_lists_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id)
      );
      create index unit_entry_lists_by_round on unit_entry_lists (tenant_id, round_id, unit_id, sent_at);
      create index unit_entry_lists_by_unit on unit_entry_lists (tenant_id, unit_id);
      create index unit_entry_lists_by_contest on unit_entry_lists (tenant_id, contest_id);
      call lock_tenant_table('unit_entry_lists', 'via', 'select, insert');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unit_entry_lists');
  }
}
