import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the board writes about somebody's attempt goes with the person, and with the contest's term; whoever asks reads why it was
 * turned down. Late answers of one attempt are taken one request after the other, so that their limit holds.
 */
export class BoardDesk0030 implements MigrationInterface {
  name = 'BoardDesk1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null once the person or the contest's data was erased: it may say how somebody was.
      alter table attempt_exceptions
        alter column reason drop not null,
        add column declined_because text check (length(declined_because) between 10 and 1000),
        add constraint attempt_exceptions_declined_because check (declined_because is null or state = 'declined');
      create index attempt_exceptions_by_attempt on attempt_exceptions (tenant_id, attempt_id) where attempt_id is not null;

      -- With a person go the marks of their browsers, what they have answered, and what was written about their attempts.
      create or replace function marks_go_with_person() returns trigger language plpgsql as $$
      begin
        update attempts a set device_mark = null where a.tenant_id = new.tenant_id and a.registration_id = new.id and a.device_mark is not null;
        update anomaly_people p set answer_text = null where p.tenant_id = new.tenant_id and p.registration_id = new.id and p.answer_text is not null;
        update attempt_exceptions e set reason = null, declined_because = null from attempts a
          where a.tenant_id = new.tenant_id and a.registration_id = new.id and e.tenant_id = a.tenant_id and e.attempt_id = a.id;
        return null;
      end $$;

      -- With the term of a contest go its cases, and what was written about exceptions; how many there were stays.
      create or replace function anomalies_go_with_term() returns trigger language plpgsql as $$
      begin
        delete from anomaly_people p using anomalies a
          where a.tenant_id = new.tenant_id and a.contest_id = new.contest_id and p.tenant_id = a.tenant_id and p.anomaly_id = a.id;
        delete from anomalies a where a.tenant_id = new.tenant_id and a.contest_id = new.contest_id;
        update attempt_exceptions e set reason = null, declined_because = null where e.tenant_id = new.tenant_id and e.contest_id = new.contest_id;
        return null;
      end $$;

      create or replace function attempt_refuse(scope uuid, session bytea, attempt uuid, places smallint[], marks smallint[], numbers integer[], guess bigint)
      returns text language plpgsql as $$
      declare
        moment constant timestamptz := app_now();
        row record;
      begin
        perform set_config('app.tenant_id', scope::text, true);
        if not exists (select from sessions s where s.tenant_id = scope and s.token_hash = session and s.kind = 'contestant' and s.expires_at > moment) then
          return 'signed-out';
        end if;
        select a.* into row from sessions s join attempts a on a.tenant_id = scope and a.account_id = s.account_id and a.id = attempt
          where s.tenant_id = scope and s.token_hash = session;
        if not found then return 'unknown'; end if;
        if moment < row.deadline_at + interval '1 day' then
          -- One request of an attempt after the other: the next one counts what this one has written.
          perform from attempts a where a.tenant_id = scope and a.id = attempt for no key update;
          if (select count(*) from late_answers l where l.tenant_id = scope and l.attempt_id = attempt) < 2 * row.item_count then
            insert into late_answers (tenant_id, attempt_id, place, number, mark, received_at)
              select scope, attempt, r.place, r.number, r.mark, moment from unnest(places, marks, numbers) as r(place, mark, number)
                where r.place between 1 and row.item_count and r.number > row.seqs[r.place]
              on conflict do nothing;
            insert into late_answers (tenant_id, attempt_id, place, number, prediction, received_at)
              select scope, attempt, 0, 0, guess, moment where guess is not null and guess is distinct from row.prediction
              on conflict do nothing;
          end if;
        end if;
        return case when row.submitted_at is not null and row.sealed_by = 'contestant' then 'sealed' else 'late' end;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function attempt_refuse(scope uuid, session bytea, attempt uuid, places smallint[], marks smallint[], numbers integer[], guess bigint)
      returns text language plpgsql as $$
      declare
        moment constant timestamptz := app_now();
        row record;
      begin
        perform set_config('app.tenant_id', scope::text, true);
        if not exists (select from sessions s where s.tenant_id = scope and s.token_hash = session and s.kind = 'contestant' and s.expires_at > moment) then
          return 'signed-out';
        end if;
        select a.* into row from sessions s join attempts a on a.tenant_id = scope and a.account_id = s.account_id and a.id = attempt
          where s.tenant_id = scope and s.token_hash = session;
        if not found then return 'unknown'; end if;
        if moment < row.deadline_at + interval '1 day' and (select count(*) from late_answers l where l.tenant_id = scope and l.attempt_id = attempt) < 2 * row.item_count then
          insert into late_answers (tenant_id, attempt_id, place, number, mark, received_at)
            select scope, attempt, r.place, r.number, r.mark, moment from unnest(places, marks, numbers) as r(place, mark, number)
              where r.place between 1 and row.item_count and r.number > row.seqs[r.place]
            on conflict do nothing;
          insert into late_answers (tenant_id, attempt_id, place, number, prediction, received_at)
            select scope, attempt, 0, 0, guess, moment where guess is not null and guess is distinct from row.prediction
            on conflict do nothing;
        end if;
        return case when row.submitted_at is not null and row.sealed_by = 'contestant' then 'sealed' else 'late' end;
      end $$;
      create or replace function anomalies_go_with_term() returns trigger language plpgsql as $$
      begin
        delete from anomaly_people p using anomalies a
          where a.tenant_id = new.tenant_id and a.contest_id = new.contest_id and p.tenant_id = a.tenant_id and p.anomaly_id = a.id;
        delete from anomalies a where a.tenant_id = new.tenant_id and a.contest_id = new.contest_id;
        return null;
      end $$;
      create or replace function marks_go_with_person() returns trigger language plpgsql as $$
      begin
        update attempts a set device_mark = null where a.tenant_id = new.tenant_id and a.registration_id = new.id and a.device_mark is not null;
        update anomaly_people p set answer_text = null where p.tenant_id = new.tenant_id and p.registration_id = new.id and p.answer_text is not null;
        return null;
      end $$;
      drop index attempt_exceptions_by_attempt;
      -- Forced row security holds for the owner too, without a scope.
      alter table attempt_exceptions no force row level security;
      update attempt_exceptions set reason = 'Đã xóa thông tin.' where reason is null;
      alter table attempt_exceptions force row level security;
      alter table attempt_exceptions drop constraint attempt_exceptions_declined_because, drop column declined_because, alter column reason set not null;
    `);
  }
}
