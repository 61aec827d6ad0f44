import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A guess that comes when time and grace are over counts no more than an answer does. */
export class LateGuesses0011 implements MigrationInterface {
  name = 'LateGuesses1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      sealFunction('case when moment < row.deadline_at + grace then coalesce(guess, row.prediction) else row.prediction end'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(sealFunction('coalesce(guess, row.prediction)'));
  }
}

/** The function of 0004 with the guess that is sealed. */
function sealFunction(sealedGuess: string): string {
  return `
    create or replace function attempt_seal(scope uuid, attempt uuid, seen integer[], marked smallint[], guess bigint, code text, salt bytea, by_deadline boolean, grace interval)
    returns table (verdict text, submitted_at timestamptz, seal_sha256 text, receipt_code text) language plpgsql as $$
    declare
      moment timestamptz := date_trunc('milliseconds', app_now());
      row attempts;
      hash text;
    begin
      perform set_config('app.tenant_id', scope::text, true);
      select * into row from attempts a where a.tenant_id = scope and a.id = attempt for update;
      guess := ${sealedGuess};
      if row.id is null then return query select 'unknown', null::timestamptz, null::text, null::text; return; end if;
      if row.submitted_at is not null then return query select 'sealed', row.submitted_at, row.seal_sha256, row.receipt_code; return; end if;
      if row.seqs <> seen then return query select 'changed', null::timestamptz, null::text, null::text; return; end if;
      if by_deadline and moment < row.deadline_at then return query select 'early', null::timestamptz, null::text, null::text; return; end if;
      if moment >= row.deadline_at + grace then by_deadline := true; end if;
      if by_deadline or moment > row.deadline_at then moment := row.deadline_at; end if;
      hash := encode(sha256(convert_to(seal_text(row.id, row.round_id, row.seed, row.questions, marked, guess, moment, salt), 'UTF8')), 'hex');
      update attempts a set marks = marked, prediction = guess, submitted_at = moment, sealed_by = case when by_deadline then 'deadline' else 'contestant' end,
        receipt_code = code, receipt_salt = salt, seal_sha256 = hash where a.tenant_id = scope and a.id = attempt;
      return query select 'new', moment, hash, code;
    end $$`;
}
