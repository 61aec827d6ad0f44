import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A phase of judging that was closed is opened again by two people, for what nobody has judged in it alone: every entry keeps when its
 * own marks were fixed.
 */
export class PhasesOpenedAgain0060 implements MigrationInterface {
  name = 'PhasesOpenedAgain1700000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table judged_entries
        -- When the phase was closed with all of its sheets: from then on nothing of it changes, also while the phase is open again.
        add column closed_at timestamptz;
      update judged_entries e set closed_at = p.closed_at from judging_phases p
        where p.tenant_id = e.tenant_id and p.round_id = e.round_id and p.phase = e.phase and p.closed_at is not null;

      create function closed_entries_stay() returns trigger language plpgsql as $$
      begin
        if (new.closed_at, new.version, new.entry_number) is distinct from (old.closed_at, old.version, old.entry_number) then
          raise exception 'an entry whose marks are fixed does not change';
        end if;
        return new;
      end $$;
      create trigger judged_entries_stay before update on judged_entries for each row
        when (old.closed_at is not null) execute function closed_entries_stay();

      -- Why a closed phase was opened again; two people.
      create table phase_reopenings (
        tenant_id uuid not null,
        round_id uuid not null,
        phase text not null,
        asked_at timestamptz not null,
        reason text not null check (length(reason) between 10 and 1000),
        asked_by uuid not null,
        decided_by uuid,
        decided_at timestamptz,
        decision text check (decision in ('reopened', 'declined')),
        constraint phase_reopenings_pkey primary key (tenant_id, round_id, phase, asked_at),
        constraint phase_reopenings_phase_fk foreign key (tenant_id, round_id, phase) references judging_phases (tenant_id, round_id, phase),
        constraint phase_reopenings_by_two check (decision <> 'reopened' or decided_by <> asked_by),
        constraint phase_reopenings_whole check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (decision is null))
      );
      create unique index phase_reopenings_one_open on phase_reopenings (tenant_id, round_id, phase) where decided_at is null;
      call lock_tenant_table('phase_reopenings', 'closed', 'select, insert, update');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table phase_reopenings;
      drop trigger judged_entries_stay on judged_entries;
      drop function closed_entries_stay;
      alter table judged_entries drop column closed_at;
    `);
  }
}
