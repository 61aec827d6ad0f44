import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A correction of a judged result may want judges before it has a table; the minutes of a session keep their figures; judges are told of
 * what they get later; free texts of judges go with the term.
 */
export class JudgingMendedAgain0065 implements MigrationInterface {
  name = 'JudgingMendedAgain1700000000065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table correction_rounds
        -- In the place of a table: [{phase, name, entries}], what judges have to mark before anybody can say what comes of it.
        add column unmarked jsonb,
        add constraint correction_rounds_unmarked check (unmarked is null or (outcome is null and fault is null and standing_id is not null));

      -- Whoever is left out of the ranking of a round by decision of two people: they come to no phase of judging.
      create view people_left_out with (security_invoker = true) as
        select distinct e.tenant_id, e.round_id, p.pseudonym as person
        from ranking_exclusions e
        join contest_people p on p.tenant_id = e.tenant_id and p.registration_id = e.registration_id
        where e.lifted_at is null;
      do $$ begin
        execute format('grant select on people_left_out to %I', current_setting('khoabang.app_role'));
      end $$;

      alter table council_sessions
        -- Figures and seats of the minutes as they were when the session was closed, no names: see KeptMinutes.
        add column minutes jsonb,
        add constraint council_sessions_minutes check (minutes is null or state = 'closed');

      -- When the judge was told by letter of what was assigned.
      alter table judge_assignments add column told_at timestamptz;
      update judge_assignments a set told_at = p.told_at from judging_phases p
        where p.tenant_id = a.tenant_id and p.round_id = a.round_id and p.phase = a.phase and p.told_at is not null and a.ended is null;
      -- Where the judges of a phase mark, as their letters say it.
      alter table judging_phases add column marking_url text check (length(marking_url) <= 500);
      create index judge_assignments_untold on judge_assignments (tenant_id, round_id, phase) where told_at is null and ended is null;

      -- What judges write of themselves goes with the term as what is said of them does.
      alter table judge_assignments
        drop constraint judge_assignments_ended_whole,
        add constraint judge_assignments_ended_whole check ((ended is null) = (ended_at is null) and (ended is not null or ended_because is null));
      alter table sheet_reopenings alter column reason drop not null;
      create or replace function judging_stays() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'judge_assignments' then
          -- Why it ended is forgotten with the term, and nothing else of it.
          if old.ended is not null and new.ended_because is null
              and to_jsonb(new) - 'ended_because' = to_jsonb(old) - 'ended_because' then
            return new;
          end if;
          if old.ended is not null or (new.round_id, new.phase, new.submission_id, new.seat_id, new.is_further, new.assigned_at)
              is distinct from (old.round_id, old.phase, old.submission_id, old.seat_id, old.is_further, old.assigned_at) then
            raise exception 'an assignment only ends';
          end if;
        elsif old.state = 'closed' and tg_table_name = 'council_sessions' then
          raise exception 'a session that is closed does not change';
        end if;
        return new;
      end $$;
      create or replace function judging_goes_with_term() returns trigger language plpgsql as $$
      begin
        update judged_entries e set blind_text = null
          where e.tenant_id = new.tenant_id and e.blind_text is not null
            and e.submission_id in (select s.id from submissions s where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id);
        update judge_conflicts c set reason = null, withdrawn_because = null
          where c.tenant_id = new.tenant_id and (c.reason is not null or c.withdrawn_because is not null)
            and c.submission_id in (select s.id from submissions s where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id);
        update judge_assignments a set ended_because = null
          where a.tenant_id = new.tenant_id and a.ended_because is not null
            and a.seat_id in (select c.id from council_seats c where c.tenant_id = new.tenant_id and c.contest_id = new.contest_id);
        update sheet_reopenings r set reason = null
          where r.tenant_id = new.tenant_id and r.reason is not null and r.assignment_id in (
            select a.id from judge_assignments a join council_seats c on c.tenant_id = a.tenant_id and c.id = a.seat_id
            where a.tenant_id = new.tenant_id and c.contest_id = new.contest_id);
        return null;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function judging_goes_with_term() returns trigger language plpgsql as $$
      begin
        update judged_entries e set blind_text = null
          where e.tenant_id = new.tenant_id and e.blind_text is not null
            and e.submission_id in (select s.id from submissions s where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id);
        update judge_conflicts c set reason = null, withdrawn_because = null
          where c.tenant_id = new.tenant_id and (c.reason is not null or c.withdrawn_because is not null)
            and c.submission_id in (select s.id from submissions s where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id);
        return null;
      end $$;
      update sheet_reopenings set reason = 'Lý do đã xóa.' where reason is null;
      alter table sheet_reopenings alter column reason set not null;
      create or replace function judging_stays() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'judge_assignments' then
          return new;
        elsif old.state = 'closed' and tg_table_name = 'council_sessions' then
          raise exception 'a session that is closed does not change';
        end if;
        return new;
      end $$;
      update judge_assignments set ended_because = 'Lý do đã xóa.' where ended is not null and ended_because is null;
      create or replace function judging_stays() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'judge_assignments' then
          if old.ended is not null or (new.round_id, new.phase, new.submission_id, new.seat_id, new.is_further, new.assigned_at)
              is distinct from (old.round_id, old.phase, old.submission_id, old.seat_id, old.is_further, old.assigned_at) then
            raise exception 'an assignment only ends';
          end if;
        elsif old.state = 'closed' and tg_table_name = 'council_sessions' then
          raise exception 'a session that is closed does not change';
        end if;
        return new;
      end $$;
      alter table judge_assignments
        drop constraint judge_assignments_ended_whole,
        add constraint judge_assignments_ended_whole check ((ended is null) = (ended_at is null) and (ended is null) = (ended_because is null));
      drop index judge_assignments_untold;
      alter table judging_phases drop column marking_url;
      alter table judge_assignments drop column told_at;
      alter table council_sessions drop constraint council_sessions_minutes, drop column minutes;
      drop view people_left_out;
      alter table correction_rounds drop constraint correction_rounds_unmarked, drop column unmarked;
    `);
  }
}
