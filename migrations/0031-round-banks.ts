import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which bank the papers of a round come from, once anybody has started in it. */
export class RoundBanks0031 implements MigrationInterface {
  name = 'RoundBanks1700000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The bank of a round, written by the first start in it and never changed. The key is the constraint: whatever is sealed at
      -- that moment, and whatever a process still remembers, all papers of a round come from one bank.
      create table round_banks (
        tenant_id uuid not null,
        round_id uuid not null,
        bank_id uuid not null,
        constraint round_banks_pkey primary key (tenant_id, round_id),
        constraint round_banks_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint round_banks_bank_fk foreign key (tenant_id, bank_id) references banks (tenant_id, id)
      );
      call lock_tenant_table('round_banks', 'closed', 'select, insert');

      -- The bank, where papers of the round may be drawn from it; no row where the round has another one. Asked once for all starts
      -- that travel together: no contestant writes or locks a row of it but the first. Before the opening nothing is held on to.
      create function round_bank(scope uuid, round uuid, bank uuid) returns setof uuid language plpgsql as $$
      declare
        held uuid;
      begin
        perform set_config('app.tenant_id', scope::text, true);
        select b.bank_id into held from round_banks b where b.tenant_id = scope and b.round_id = round;
        if held is null then
          if not exists (select from rounds r where r.tenant_id = scope and r.id = round and r.state in ('scheduled', 'open') and r.opens_at <= app_now()) then
            return next bank; return;
          end if;
          -- Two who are the first meet at the key: the second waits for what the first holds on to, and reads that.
          insert into round_banks (tenant_id, round_id, bank_id) values (scope, round, bank) on conflict do nothing;
          select b.bank_id into held from round_banks b where b.tenant_id = scope and b.round_id = round;
        end if;
        if held = bank then return next bank; end if;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function round_bank; drop table round_banks;');
  }
}
