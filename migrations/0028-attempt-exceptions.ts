import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the board does for attempts besides the rules: more time, an attempt re-opened, answers taken that came too late. Always
 * with a reason, asked for by one person and confirmed by another, and counted in public. And which receipts have gone out.
 */
export class AttemptExceptions0028 implements MigrationInterface {
  name = 'AttemptExceptions1700000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attempt_exceptions (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        kind text not null check (kind in ('extra-time', 're-opening', 'late-answers')),
        -- What it is for: one attempt, the open ones of people of a unit and of those below it, or all open ones of the round.
        attempt_id uuid,
        unit_id uuid,
        minutes smallint check (minutes between 1 and 240),
        -- In a few kinds, to be counted in public; in words for those who decide.
        cause text not null check (cause in ('power', 'network', 'machine', 'illness', 'other')),
        reason text not null check (length(reason) between 10 and 1000),
        state text not null check (state in ('asked', 'granted', 'declined', 'left-out')),
        asked_by uuid not null,
        asked_at timestamptz not null,
        decided_by uuid,
        decided_at timestamptz,
        constraint attempt_exceptions_pkey primary key (tenant_id, id),
        constraint attempt_exceptions_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint attempt_exceptions_attempt_fk foreign key (tenant_id, attempt_id) references attempts (tenant_id, id),
        constraint attempt_exceptions_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id),
        constraint attempt_exceptions_decided_whole check ((state = 'asked') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
        -- Whoever grants is not whoever asked. Leaving late answers out changes nothing that counts: one person does.
        constraint attempt_exceptions_by_two check (state <> 'granted' or decided_by <> asked_by),
        constraint attempt_exceptions_left_out check (state <> 'left-out' or kind = 'late-answers'),
        constraint attempt_exceptions_minutes check ((kind = 'late-answers') = (minutes is null)),
        constraint attempt_exceptions_scope check (case kind when 'extra-time' then attempt_id is null or unit_id is null else attempt_id is not null and unit_id is null end)
      );
      create index attempt_exceptions_by_round on attempt_exceptions (tenant_id, round_id);
      -- An attempt is re-opened once, its late answers are decided on once, whoever asks at the same time.
      create unique index attempt_exceptions_once on attempt_exceptions (tenant_id, attempt_id, kind) where kind <> 'extra-time' and state <> 'declined';
      create unique index attempt_exceptions_one_asked on attempt_exceptions (tenant_id, round_id, attempt_id, unit_id) nulls not distinct where kind = 'extra-time' and state = 'asked';
      -- closed: the tenant's board decides, a ward's staff does not.
      call lock_tenant_table('attempt_exceptions', 'closed', 'select, insert, update');

      -- Which attempts an exception was for, once it was granted.
      create table attempt_grants (
        tenant_id uuid not null,
        exception_id uuid not null,
        attempt_id uuid not null,
        -- The attempt that goes on with it; null for more time.
        successor_id uuid,
        -- Until when it may be worked on; null for late answers.
        deadline_at timestamptz,
        constraint attempt_grants_pkey primary key (tenant_id, exception_id, attempt_id),
        constraint attempt_grants_exception_fk foreign key (tenant_id, exception_id) references attempt_exceptions (tenant_id, id),
        constraint attempt_grants_attempt_fk foreign key (tenant_id, attempt_id) references attempts (tenant_id, id),
        constraint attempt_grants_successor_fk foreign key (tenant_id, successor_id) references attempts (tenant_id, id)
      );
      create index attempt_grants_by_attempt on attempt_grants (tenant_id, attempt_id);
      create index attempt_grants_by_successor on attempt_grants (tenant_id, successor_id) where successor_id is not null;
      call lock_tenant_table('attempt_grants', 'closed', 'select, insert');

      -- More time for open attempts: one, those of units, or all of the round. Locked in the order of their ids, as saves lock them.
      -- An attempt that was handed in meanwhile gets none.
      create function attempts_give_time(scope uuid, exception uuid, round uuid, only_one uuid, of_units uuid[], minutes integer)
      returns integer language plpgsql as $$
      declare
        moment constant timestamptz := app_now();
        given integer;
      begin
        perform from attempts a
          where a.tenant_id = scope and a.round_id = round and a.submitted_at is null and a.deadline_at + make_interval(secs => a.grace_seconds) > moment
            and (only_one is null or a.id = only_one)
            and (of_units is null or exists (
              select from registrations r where r.tenant_id = scope and r.id = a.registration_id and (r.unit_id = any(of_units) or r.via_unit_id = any(of_units))))
          order by a.id for no key update of a;
        with more as (
          update attempts a set deadline_at = a.deadline_at + make_interval(mins => minutes)
            where a.tenant_id = scope and a.round_id = round and a.submitted_at is null and a.deadline_at + make_interval(secs => a.grace_seconds) > moment
              -- Not where its person has begun another one since.
              and not exists (select from attempts o where o.tenant_id = scope and o.registration_id = a.registration_id and o.part_code = a.part_code
                and o.id <> a.id and o.submitted_at is null and o.deadline_at > moment)
              and (only_one is null or a.id = only_one)
              and (of_units is null or exists (
                select from registrations r where r.tenant_id = scope and r.id = a.registration_id and (r.unit_id = any(of_units) or r.via_unit_id = any(of_units))))
            returning a.id, a.deadline_at
        )
        insert into attempt_grants (tenant_id, exception_id, attempt_id, deadline_at) select scope, exception, more.id, more.deadline_at from more;
        get diagnostics given = row_count;
        return given;
      end $$;

      -- Opens a sealed attempt again, as a new one that continues it: the same paper, its answers, and so many minutes from now.
      -- The time that was used before counts on: it begins as much earlier. No row where it was done before.
      create function attempt_reopen(scope uuid, exception uuid, attempt uuid, fresh uuid, minutes integer)
      returns integer language plpgsql as $$
      declare
        moment constant timestamptz := date_trunc('milliseconds', app_now());
        made integer;
      begin
        -- No start of theirs at the same moment: see attempt_start.
        perform pg_advisory_xact_lock(attempt_lock(a.registration_id)) from attempts a where a.tenant_id = scope and a.id = attempt;
        insert into attempts (tenant_id, id, via_tenant_id, contest_id, round_id, registration_id, account_id, is_assisted, number, sequel, continues, part_code, bank_id,
            rule_set_id, seed, item_count, questions, orders, started_at, deadline_at, grace_seconds, asks_prediction, device_mark, choices, seqs, received_at, prediction)
          select a.tenant_id, fresh, a.via_tenant_id, a.contest_id, a.round_id, a.registration_id, a.account_id, a.is_assisted, a.number, a.sequel + 1, a.id, a.part_code, a.bank_id,
              a.rule_set_id, a.seed, a.item_count, a.questions, a.orders, moment - (a.submitted_at - a.started_at), moment + make_interval(mins => minutes), a.grace_seconds,
              a.asks_prediction, a.device_mark, a.choices, a.seqs, a.received_at, a.prediction
            from attempts a
            where a.tenant_id = scope and a.id = attempt and a.submitted_at is not null
              and not exists (select from attempts o where o.tenant_id = scope and o.registration_id = a.registration_id and o.part_code = a.part_code
                and o.submitted_at is null and o.deadline_at > moment)
          on conflict do nothing;
        get diagnostics made = row_count;
        if made = 1 then
          insert into attempt_grants (tenant_id, exception_id, attempt_id, successor_id, deadline_at) values (scope, exception, attempt, fresh, moment + make_interval(mins => minutes));
        end if;
        return made;
      end $$;

      -- Takes the answers that came too late: a new attempt, sealed by the board at once as of the same moment, continues the sealed
      -- one with them. A place keeps the newest of what came.
      create function attempt_accept_late(scope uuid, exception uuid, attempt uuid, fresh uuid, initials text, code text, salt bytea)
      returns integer language plpgsql as $$
      declare
        made integer;
      begin
        with late as (
          select array_agg(l.place order by l.number) filter (where l.place > 0) as places, array_agg(l.mark order by l.number) filter (where l.place > 0) as bits,
              array_agg(l.number order by l.number) filter (where l.place > 0) as numbers, max(l.prediction) as guess
            from late_answers l where l.tenant_id = scope and l.attempt_id = attempt
        ), merged as (
          select a.*, r.ordinal, coalesce(l.guess, a.prediction) as guessed,
              case when l.places is null then a.choices else merged_choices(a.choices, a.seqs, l.places, l.bits, l.numbers) end as taken,
              case when l.places is null then a.seqs else merged_seqs(a.seqs, l.places, l.numbers) end as counted
            from attempts a join rounds r on r.tenant_id = scope and r.id = a.round_id cross join late l
            where a.tenant_id = scope and a.id = attempt and a.submitted_at is not null and a.orders is not null and (l.places is not null or l.guess is not null)
        )
        insert into attempts (tenant_id, id, via_tenant_id, contest_id, round_id, registration_id, account_id, is_assisted, number, sequel, continues, part_code, bank_id,
            rule_set_id, seed, item_count, questions, orders, started_at, deadline_at, grace_seconds, asks_prediction, device_mark, choices, seqs, received_at, prediction,
            marks, submitted_at, sealed_by, receipt_code, receipt_salt, seal_sha256)
          select m.tenant_id, fresh, m.via_tenant_id, m.contest_id, m.round_id, m.registration_id, m.account_id, m.is_assisted, m.number, m.sequel + 1, m.id, m.part_code, m.bank_id,
              m.rule_set_id, m.seed, m.item_count, m.questions, m.orders, m.started_at, m.deadline_at, m.grace_seconds, m.asks_prediction, m.device_mark, m.taken, m.counted,
              m.received_at, m.guessed, marks_of(m.taken, m.orders), m.submitted_at, 'board', initials || m.ordinal || '-' || code, salt,
              encode(sha256(convert_to(seal_text(fresh, m.round_id, m.seed, m.questions, marks_of(m.taken, m.orders), m.guessed, m.submitted_at, salt), 'UTF8')), 'hex')
            from merged m
          on conflict (tenant_id, registration_id, part_code, number, sequel) do nothing;
        get diagnostics made = row_count;
        if made = 1 then
          insert into attempt_grants (tenant_id, exception_id, attempt_id, successor_id) values (scope, exception, attempt, fresh);
        end if;
        return made;
      end $$;

      -- Up to which attempt, in the order in which they were started, receipts were looked after; who was still at work then waits.
      create table receipt_marks (
        tenant_id uuid not null constraint receipt_marks_tenant_fk references tenants (id),
        passed uuid not null,
        constraint receipt_marks_pkey primary key (tenant_id)
      );
      call lock_tenant_table('receipt_marks', 'closed');
      create table receipt_waits (
        tenant_id uuid not null,
        attempt_id uuid not null,
        constraint receipt_waits_pkey primary key (tenant_id, attempt_id),
        constraint receipt_waits_attempt_fk foreign key (tenant_id, attempt_id) references attempts (tenant_id, id)
      );
      call lock_tenant_table('receipt_waits', 'closed');

      -- Whether receipts also go by text message, to who has no mailbox. Costs money: only where the tenant says so.
      alter table message_choices add column receipts_by_text boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table message_choices drop column receipts_by_text;
      drop table receipt_waits;
      drop table receipt_marks;
      drop function attempt_accept_late;
      drop function attempt_reopen;
      drop function attempts_give_time;
      drop table attempt_grants;
      drop table attempt_exceptions;
    `);
  }
}
