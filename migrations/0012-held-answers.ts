import type { MigrationInterface, QueryRunner } from 'typeorm';

const ARGUMENTS =
  'scope uuid, session bytea, attempt uuid, positions smallint[], marked smallint[], numbers integer[], guess bigint, grace interval';
const TYPES = 'uuid, bytea, uuid, smallint[], smallint[], integer[], bigint, interval';

/**
 * A save says what is kept now at each place that was sent: where an answer with a higher number was there before (from
 * another tab, another phone), whoever sent learns that theirs is not.
 */
export class HeldAnswers0012 implements MigrationInterface {
  name = 'HeldAnswers1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await this.replace(runner, {
      columns: 'verdict text, received_at timestamptz, seq integer, held smallint[]',
      none: ', null::smallint[]',
      held: ', (select array_agg(row.choices[p] order by n) from unnest(positions) with ordinality as sent(p, n))',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.replace(runner, { columns: 'verdict text, received_at timestamptz, seq integer', none: '', held: '' });
  }

  /** What a function returns cannot be changed in place: it goes, and comes back with the same rights. */
  private async replace(runner: QueryRunner, { columns, none, held }: { columns: string; none: string; held: string }): Promise<void> {
    await runner.query(`drop function attempt_save(${TYPES})`);
    await runner.query(`
      create function attempt_save(${ARGUMENTS})
      returns table (${columns}) language plpgsql as $$
      declare
        moment constant timestamptz := app_now();
        row attempts := attempt_of_session(scope, session, attempt, moment);
        place integer;
      begin
        if row.id is null then return query select 'unknown', moment, 0${none}; return; end if;
        if row.submitted_at is not null then return query select 'sealed', row.submitted_at, 0${none}; return; end if;
        if moment >= row.deadline_at + grace then return query select 'late', moment, 0${none}; return; end if;
        for n in 1 .. cardinality(positions) loop
          place := positions[n];
          if place between 1 and row.item_count and numbers[n] > row.seqs[place] then
            row.choices[place] := marked[n];
            row.seqs[place] := numbers[n];
          end if;
        end loop;
        update attempts a set choices = row.choices, seqs = row.seqs, received_at = moment, prediction = coalesce(guess, a.prediction) where a.tenant_id = scope and a.id = attempt;
        return query select 'kept', moment, (select max(v) from unnest(row.seqs) v)${held};
      end $$`);
  }
}
