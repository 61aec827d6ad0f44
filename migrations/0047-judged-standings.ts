import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Standings of parts of submissions: their lines, what they were computed from, prizes of submissions (also of units), tiers whose
 * count was decided later, submissions that are cancelled after the result stood.
 */
export class JudgedStandings0047 implements MigrationInterface {
  name = 'JudgedStandings1700000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One submission's place. Everything in it is covered by the fingerprint of the standing.
      create table judged_lines (
        tenant_id uuid not null,
        standing_id uuid not null,
        rank integer not null check (rank > 0),
        submission_id uuid not null,
        -- Pseudonyms, the main author first; nobody where a unit has sent it on paper.
        authors uuid[] not null,
        -- Code of the unit for which it counts.
        unit_code text,
        points numeric(12, 3) not null,
        -- [{phase, points, criteria, judges, …}]: see PhaseLine in libs/rules.
        phases jsonb not null,
        received_at timestamptz not null,
        -- Code of the criterion that put the line above the next one; null for the last, and where only the ids differ.
        decided_by text,
        explanation text not null,
        constraint judged_lines_pkey primary key (tenant_id, standing_id, rank),
        constraint judged_lines_submission_key unique (tenant_id, standing_id, submission_id),
        constraint judged_lines_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id),
        constraint judged_lines_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id)
      );
      create index judged_lines_by_submission on judged_lines (tenant_id, submission_id);
      call lock_tenant_table('judged_lines', 'closed', 'select, insert');

      -- {submissions, sheets, leftOut}: what a part of submissions was ranked from, see JudgedEvidence; null for quizzes. The body has the fingerprints.
      alter table standing_inputs add column judged jsonb,
        add constraint standing_inputs_judged_as_said check ((judged is null) = (body -> 'judged' is null));

      -- A prize of a submission: of its first author, or of the unit whose submission it is.
      alter table awards
        alter column person drop not null,
        add column submission_id uuid,
        add column unit_code text,
        drop constraint awards_one_per_person,
        add constraint awards_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
        add constraint awards_of_somebody check (num_nonnulls(person, unit_code) = 1 and (unit_code is null or submission_id is not null)),
        add constraint awards_one_per_submission unique (tenant_id, standing_id, group_code, submission_id);
      create unique index awards_one_per_person on awards (tenant_id, standing_id, group_code, person) where submission_id is null;
      create index awards_by_submission on awards (tenant_id, submission_id) where submission_id is not null;
      create or replace function awards_keep_what_was_given() returns trigger language plpgsql as $$
      begin
        if (new.contest_id, new.round_id, new.group_code, new.tier_code, new.person, new.submission_id, new.unit_code, new.created_at)
          is distinct from (old.contest_id, old.round_id, old.group_code, old.tier_code, old.person, old.submission_id, old.unit_code, old.created_at) then
          raise exception 'an award only moves to another standing of its round' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;

      -- A unit has no account, nor has an author whose work came on paper; a group's certificate names all its authors.
      alter table certificates
        alter column account_id drop not null,
        drop constraint certificates_full_name_check,
        add constraint certificates_full_name_check check (length(full_name) between 1 and 1000);
      alter table winner_confirmations alter column registration_id drop not null;

      -- How many prizes of tiers there are whose count the rules leave to a later decision. One person enters it, another confirms; the newest
      -- confirmed one holds.
      create table tier_decisions (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        -- {"group.tier": count}
        counts jsonb not null check (jsonb_typeof(counts) = 'object' and counts <> '{}'),
        -- Number of the decision and its day: "1234/QĐ-UBND".
        decision_number text not null check (length(decision_number) between 3 and 100),
        decided_on date not null,
        entered_by uuid not null,
        entered_at timestamptz not null,
        state text not null check (state in ('entered', 'confirmed', 'declined')),
        confirmed_by uuid,
        confirmed_at timestamptz,
        constraint tier_decisions_pkey primary key (tenant_id, id),
        constraint tier_decisions_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint tier_decisions_whole check ((state = 'entered') = (confirmed_by is null) and (confirmed_by is null) = (confirmed_at is null)),
        constraint tier_decisions_by_two check (state <> 'confirmed' or confirmed_by <> entered_by)
      );
      create index tier_decisions_by_round on tier_decisions (tenant_id, round_id, entered_at);
      create unique index tier_decisions_one_open on tier_decisions (tenant_id, round_id) where state = 'entered';
      call lock_tenant_table('tier_decisions', 'closed', 'select, insert, update');

      -- A submission that is cancelled after its result stood: a correction like any other.
      alter table result_corrections
        drop constraint result_corrections_kind_check,
        add constraint result_corrections_kind_check check (kind in ('key', 'disqualification', 'appeal', 'refusal', 'cancellation')),
        add column submission_id uuid,
        add constraint result_corrections_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
        add constraint result_corrections_submission_whole check ((kind = 'cancellation') = (submission_id is not null)),
        drop constraint result_corrections_person_whole,
        add constraint result_corrections_person_whole check (
          (kind = 'disqualification') = (registration_id is not null)
          and (kind in ('disqualification', 'cancellation')) = (article is not null));
      create unique index result_corrections_one_submission on result_corrections (tenant_id, submission_id) where submission_id is not null and state = 'asked';
      create index result_corrections_by_submission on result_corrections (tenant_id, submission_id) where submission_id is not null;
      -- Its reason goes as that of a disqualification does.
      create or replace function corrections_go_with_person() returns trigger language plpgsql as $$
      begin
        update result_corrections c set reason = null
          where c.tenant_id = new.tenant_id and c.reason is not null
            and (c.registration_id = new.id or c.submission_id in (select s.id from submissions s where s.tenant_id = new.tenant_id and s.registration_id = new.id));
        return null;
      end $$;
      create or replace function corrections_go_with_term() returns trigger language plpgsql as $$
      begin
        update result_corrections c set reason = null
          where c.tenant_id = new.tenant_id and c.contest_id = new.contest_id and c.kind in ('disqualification', 'cancellation') and c.reason is not null;
        return null;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function corrections_go_with_person() returns trigger language plpgsql as $$
      begin
        update result_corrections c set reason = null where c.tenant_id = new.tenant_id and c.registration_id = new.id and c.reason is not null;
        return null;
      end $$;
      create or replace function corrections_go_with_term() returns trigger language plpgsql as $$
      begin
        update result_corrections c set reason = null
          where c.tenant_id = new.tenant_id and c.contest_id = new.contest_id and c.kind = 'disqualification' and c.reason is not null;
        return null;
      end $$;
      drop index result_corrections_by_submission;
      drop index result_corrections_one_submission;
      alter table result_corrections
        drop constraint result_corrections_person_whole,
        drop constraint result_corrections_submission_whole,
        drop column submission_id,
        drop constraint result_corrections_kind_check,
        add constraint result_corrections_kind_check check (kind in ('key', 'disqualification', 'appeal', 'refusal')),
        add constraint result_corrections_person_whole check ((kind = 'disqualification') = (registration_id is not null) and (registration_id is null) = (article is null));
      drop table tier_decisions;
      alter table winner_confirmations alter column registration_id set not null;
      alter table certificates
        drop constraint certificates_full_name_check,
        add constraint certificates_full_name_check check (length(full_name) between 1 and 120),
        alter column account_id set not null;
      create or replace function awards_keep_what_was_given() returns trigger language plpgsql as $$
      begin
        if (new.contest_id, new.round_id, new.group_code, new.tier_code, new.person, new.created_at)
          is distinct from (old.contest_id, old.round_id, old.group_code, old.tier_code, old.person, old.created_at) then
          raise exception 'an award only moves to another standing of its round' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      drop index awards_by_submission;
      drop index awards_one_per_person;
      alter table awards
        drop constraint awards_one_per_submission,
        drop constraint awards_of_somebody,
        drop column unit_code,
        drop column submission_id,
        alter column person set not null,
        add constraint awards_one_per_person unique (tenant_id, standing_id, group_code, person);
      alter table standing_inputs drop constraint standing_inputs_judged_as_said, drop column judged;
      drop table judged_lines;
    `);
  }
}
