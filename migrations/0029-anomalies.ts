import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody should look at after a round, with its evidence and what people decided; who is left out of a ranking because
 * of it. Marks of browsers and answers of contestants go with the person, the rest with the contest's term.
 */
export class Anomalies0029 implements MigrationInterface {
  name = 'Anomalies1700000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When a round was last looked through, and whether somebody wants it looked through again.
      create table anomaly_looks (
        tenant_id uuid not null,
        round_id uuid not null,
        looked_at timestamptz,
        -- How many attempts there were then.
        attempts integer not null default 0 check (attempts >= 0),
        -- Whether nothing could come any more.
        is_final boolean not null default false,
        wanted_at timestamptz,
        wanted_by uuid,
        constraint anomaly_looks_pkey primary key (tenant_id, round_id),
        constraint anomaly_looks_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id)
      );
      -- closed: the tenant's board looks, a ward's staff does not.
      call lock_tenant_table('anomaly_looks', 'closed', 'select, insert, update');

      create table anomalies (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        kind text not null check (kind in ('same-device', 'impossible-speed', 'identical-answers', 'burst')),
        -- Hash of what it is about: looking again finds the same case again.
        about text not null,
        -- Of the same thing: what was decided about fewer people stays as it was, many more are a new case.
        look smallint not null default 1 check (look > 0),
        people integer not null check (people > 0),
        -- Numbers, pseudonyms and ids of attempts; no name, no answer, nothing of a key.
        evidence jsonb not null,
        found_at timestamptz not null,
        -- open, asked: waits for a decision; proposed: waits for the second person; excluded, closed: decided.
        state text not null default 'open' check (state in ('open', 'asked', 'proposed', 'excluded', 'closed')),
        decided_by uuid,
        decided_at timestamptz,
        -- As the contestants read it.
        reason text,
        constraint anomalies_pkey primary key (tenant_id, id),
        constraint anomalies_once unique (tenant_id, round_id, kind, about, look),
        constraint anomalies_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint anomalies_decided_by_a_person check (state = 'open' or (decided_by is not null and decided_at is not null and reason is not null))
      );
      call lock_tenant_table('anomalies', 'closed');

      -- Whom a case is about, as far as it lists them.
      create table anomaly_people (
        tenant_id uuid not null,
        anomaly_id uuid not null,
        registration_id uuid not null,
        attempt_id uuid not null,
        asked_at timestamptz,
        is_proposed boolean not null default false,
        -- What the person says about it.
        answer_text text check (length(answer_text) between 1 and 4000),
        answered_at timestamptz,
        constraint anomaly_people_pkey primary key (tenant_id, anomaly_id, registration_id),
        constraint anomaly_people_anomaly_fk foreign key (tenant_id, anomaly_id) references anomalies (tenant_id, id),
        constraint anomaly_people_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id)
      );
      create index anomaly_people_by_registration on anomaly_people (tenant_id, registration_id);
      call lock_tenant_table('anomaly_people', 'closed');

      -- Who is left out of the ranking of a round by decision of two people. Stays as long as the standing does.
      create table ranking_exclusions (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        registration_id uuid not null,
        -- The case; gone with the term of the contest.
        anomaly_id uuid not null,
        proposed_by uuid not null,
        confirmed_by uuid not null,
        excluded_at timestamptz not null,
        lifted_at timestamptz,
        lifted_by uuid,
        constraint ranking_exclusions_pkey primary key (tenant_id, id),
        constraint ranking_exclusions_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint ranking_exclusions_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint ranking_exclusions_two_people check (proposed_by <> confirmed_by),
        constraint ranking_exclusions_lifted_whole check ((lifted_at is null) = (lifted_by is null))
      );
      -- Once by each case: who is left out because of two is ranked again only when both are taken back.
      create unique index ranking_exclusions_once on ranking_exclusions (tenant_id, round_id, registration_id, anomaly_id) where lifted_at is null;
      create index ranking_exclusions_by_registration on ranking_exclusions (tenant_id, registration_id);
      call lock_tenant_table('ranking_exclusions', 'closed', 'select, insert, update');

      -- The mark of the browser is not sealed: it may be forgotten, and nothing else may happen with it.
      create function only_forgets_device(was attempts, becomes attempts) returns boolean language plpgsql immutable as $$
      begin
        if was.device_mark is null or becomes.device_mark is not null then return false; end if;
        was.device_mark := null;
        return was is not distinct from becomes;
      end $$;
      drop trigger attempts_stay_sealed on attempts;
      create trigger attempts_stay_sealed before update on attempts for each row
        when (old.submitted_at is not null and not only_forgets_device(old, new)) execute function refuse_change_of_sealed();

      -- With a person go the marks of their browsers and what they have answered.
      create function marks_go_with_person() returns trigger language plpgsql as $$
      begin
        update attempts a set device_mark = null where a.tenant_id = new.tenant_id and a.registration_id = new.id and a.device_mark is not null;
        update anomaly_people p set answer_text = null where p.tenant_id = new.tenant_id and p.registration_id = new.id and p.answer_text is not null;
        return null;
      end $$;
      create trigger registrations_take_marks_along after update of account_id on registrations for each row
        when (new.account_id is null and old.account_id is not null) execute function marks_go_with_person();

      -- With the term of a contest go its cases.
      create function anomalies_go_with_term() returns trigger language plpgsql as $$
      begin
        delete from anomaly_people p using anomalies a
          where a.tenant_id = new.tenant_id and a.contest_id = new.contest_id and p.tenant_id = a.tenant_id and p.anomaly_id = a.id;
        delete from anomalies a where a.tenant_id = new.tenant_id and a.contest_id = new.contest_id;
        return null;
      end $$;
      create trigger retention_terms_take_anomalies_along after insert or update of erased_at on retention_terms for each row
        when (new.erased_at is not null) execute function anomalies_go_with_term();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger retention_terms_take_anomalies_along on retention_terms;
      drop function anomalies_go_with_term;
      drop trigger registrations_take_marks_along on registrations;
      drop function marks_go_with_person;
      drop trigger attempts_stay_sealed on attempts;
      create trigger attempts_stay_sealed before update on attempts for each row when (old.submitted_at is not null) execute function refuse_change_of_sealed();
      drop function only_forgets_device;
      drop table ranking_exclusions;
      drop table anomaly_people;
      drop table anomalies;
      drop table anomaly_looks;
    `);
  }
}
