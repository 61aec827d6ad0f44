import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A conflict that was entered by mistake is withdrawn by somebody else and stays written; what nobody needs to mark any more has a view. */
export class JudgingMended0059 implements MigrationInterface {
  name = 'JudgingMended1700000000059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table judge_conflicts
        add column withdrawn_by uuid,
        add column withdrawn_at timestamptz,
        add column withdrawn_because text check (length(withdrawn_because) between 10 and 1000),
        add constraint judge_conflicts_withdrawn_by_two check (withdrawn_by is distinct from said_by or withdrawn_by is null),
        add constraint judge_conflicts_withdrawn_whole check ((withdrawn_by is null) = (withdrawn_at is null));
      do $$ begin
        execute format('grant update (withdrawn_by, withdrawn_at, withdrawn_because, said_by, said_at) on judge_conflicts to %I',
          current_setting('khoabang.app_role'));
      end $$;

      -- What nobody needs to mark any more: withdrawn, or cancelled for good.
      create view submissions_out with (security_invoker = true) as
        select s.tenant_id, s.id as submission_id from submissions s
        where s.state = 'withdrawn' or exists (select from submission_cancellations c
          where c.tenant_id = s.tenant_id and c.submission_id = s.id and c.decision = 'cancelled' and c.lifted_at is null);
      do $$ begin
        execute format('grant select on submissions_out to %I', current_setting('khoabang.app_role'));
      end $$;

      -- What is said of people in conflicts goes with the term, and why it was withdrawn too.
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view submissions_out;
      create or replace function judging_goes_with_term() returns trigger language plpgsql as $$
      begin
        update judged_entries e set blind_text = null
          where e.tenant_id = new.tenant_id and e.blind_text is not null
            and e.submission_id in (select s.id from submissions s where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id);
        update judge_conflicts c set reason = null
          where c.tenant_id = new.tenant_id and c.reason is not null
            and c.submission_id in (select s.id from submissions s where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id);
        return null;
      end $$;
      do $$ begin
        execute format('revoke update (said_by, said_at) on judge_conflicts from %I', current_setting('khoabang.app_role'));
      end $$;
      alter table judge_conflicts
        drop constraint judge_conflicts_withdrawn_whole,
        drop constraint judge_conflicts_withdrawn_by_two,
        drop column withdrawn_because,
        drop column withdrawn_at,
        drop column withdrawn_by;`);
  }
}
