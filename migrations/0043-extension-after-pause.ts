import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose time the old end of a round had cut short is found by it also where a pause has moved the deadline since. */
export class ExtensionAfterPause0043 implements MigrationInterface {
  name = 'ExtensionAfterPause1700000000043';

  async up(runner: QueryRunner): Promise<void> {
    // What a deadline is without the pauses is what the rules and the end of the round gave; the pauses come on top, before and after.
    await runner.query(
      following(
        'a.deadline_at - make_interval(secs => a.paused_ms / 1000.0) = closes_before and a.started_at + time_limit > closes_before',
        'least(a.started_at + time_limit, closes_after) + make_interval(secs => a.paused_ms / 1000.0)',
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      following(
        'a.deadline_at = closes_before',
        'least(a.started_at + time_limit + make_interval(secs => a.paused_ms / 1000.0), closes_after)',
      ),
    );
  }
}

/** @param cutShort whose time was @param deadline theirs now */
function following(cutShort: string, deadline: string): string {
  return `
      create or replace function attempts_follow_closing(scope uuid, round uuid, closes_before timestamptz, closes_after timestamptz, time_limit interval)
      returns integer language plpgsql as $$
      declare
        held uuid[];
        moved integer;
      begin
        held := array(select a.id from attempts a
          where a.tenant_id = scope and a.round_id = round and a.submitted_at is null and ${cutShort} order by a.id for no key update of a);
        update attempts a set deadline_at = ${deadline}
          where a.tenant_id = scope and a.id = any(held);
        get diagnostics moved = row_count;
        return moved;
      end $$`;
}
