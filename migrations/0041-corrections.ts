import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Results that were computed and are corrected: another key, somebody who is disqualified, an appeal; and what becomes of prizes. */
export class Corrections0041 implements MigrationInterface {
  name = 'Corrections1700000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table bank_keys
        -- {question: {kind, right?}}: what has become of a question whose key was corrected, see KeyRevision in libs/rules. The hash covers it.
        add column revisions jsonb not null default '{}',
        add column created_by uuid,
        add constraint bank_keys_sealed_is_plain check (version > 1 or revisions = '{}');

      -- One person asks, the machine says what would become of the results, another person decides. Nobody changes what was asked for.
      create table result_corrections (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        -- appeal: decided by two where appeals are; only the way back stands here. refusal: prizes that their winners do not take go on.
        kind text not null check (kind in ('key', 'disqualification', 'appeal', 'refusal')),
        state text not null check (state in ('asked', 'switched', 'declined')),
        -- Of a key: the bank, what becomes of its questions, and the version that came of it.
        bank_id uuid,
        revisions jsonb,
        key_version integer,
        -- Of a disqualification: who, and the article of the rules that says so ("Điều 8").
        registration_id uuid,
        article text check (length(article) between 3 and 200),
        -- Of a key it is public; of a disqualification the person and the board read it, and it goes with the person.
        reason text check (length(reason) between 10 and 500),
        asked_by uuid not null,
        asked_at timestamptz not null,
        decided_by uuid,
        decided_at timestamptz,
        declined_because text check (length(declined_because) between 10 and 500),
        constraint result_corrections_pkey primary key (tenant_id, id),
        constraint result_corrections_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint result_corrections_bank_fk foreign key (tenant_id, bank_id) references banks (tenant_id, id),
        constraint result_corrections_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint result_corrections_key_whole check ((kind = 'key') = (bank_id is not null) and (bank_id is null) = (revisions is null)),
        constraint result_corrections_key_version check ((key_version is not null) = (kind = 'key' and state = 'switched')),
        constraint result_corrections_person_whole check ((kind = 'disqualification') = (registration_id is not null) and (registration_id is null) = (article is null)),
        constraint result_corrections_decided_whole check ((state = 'asked') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
        constraint result_corrections_declined check ((state = 'declined') = (declined_because is not null)),
        constraint result_corrections_by_two check (state <> 'switched' or decided_by <> asked_by)
      );
      create index result_corrections_by_contest on result_corrections (tenant_id, contest_id, asked_at);
      create index result_corrections_by_registration on result_corrections (tenant_id, registration_id);
      -- One waits at a time: each is judged by what stands.
      create unique index result_corrections_one_key on result_corrections (tenant_id, bank_id) where kind = 'key' and state = 'asked';
      call lock_tenant_table('result_corrections', 'closed', 'select, insert, update');

      -- The rounds that a correction touches, each with its table of who moves.
      create table correction_rounds (
        tenant_id uuid not null,
        correction_id uuid not null,
        round_id uuid not null,
        -- The standing that the table is about; once switched, the one that was corrected.
        standing_id uuid,
        -- {before, after, moved, pointsChanged, prizesChanged, moves, collective}: see CorrectionTable. People by pseudonym.
        outcome jsonb,
        scored_at timestamptz,
        -- Why it could not be scored, for people.
        fault text,
        -- Where the round stood when the correction was switched; null where it was not taken back.
        state_before text check (state_before in ('ranked', 'approved', 'published')),
        -- Those who are concerned are told once the round is public again: up to which pseudonym, and when all had been.
        told_up_to uuid,
        told_at timestamptz,
        constraint correction_rounds_pkey primary key (tenant_id, correction_id, round_id),
        constraint correction_rounds_correction_fk foreign key (tenant_id, correction_id) references result_corrections (tenant_id, id),
        constraint correction_rounds_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint correction_rounds_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id),
        constraint correction_rounds_scored_whole check ((outcome is null) = (scored_at is null) and (outcome is null or standing_id is not null))
      );
      create index correction_rounds_by_round on correction_rounds (tenant_id, round_id);
      create index correction_rounds_by_standing on correction_rounds (tenant_id, standing_id);
      call lock_tenant_table('correction_rounds', 'closed', 'select, insert, update');

      -- Who is disqualified is left out of the ranking like who was left out because of a case: by the one or by the other.
      alter table ranking_exclusions
        alter column anomaly_id drop not null,
        add column correction_id uuid,
        -- As the standing says it: "Bị loại theo Điều 8"; null for the words that all cases share.
        add column said text check (length(said) between 3 and 300),
        add constraint ranking_exclusions_correction_fk foreign key (tenant_id, correction_id) references result_corrections (tenant_id, id),
        add constraint ranking_exclusions_one_ground check (num_nonnulls(anomaly_id, correction_id) = 1);
      create unique index ranking_exclusions_once_by_correction on ranking_exclusions (tenant_id, round_id, registration_id, correction_id)
        where lifted_at is null and correction_id is not null;
      create index ranking_exclusions_by_correction on ranking_exclusions (tenant_id, correction_id);

      -- A round may be approved again: whoever keeps a prize keeps the award, with its certificate, and it moves to the new standing;
      -- what was given to others is withdrawn beside it. The old standing goes on saying what it had proposed.
      alter table awards
        drop constraint awards_once,
        drop constraint awards_one_per_person,
        add constraint awards_once unique (tenant_id, standing_id, group_code, rank),
        add constraint awards_one_per_person unique (tenant_id, standing_id, group_code, person);
      create index awards_by_round on awards (tenant_id, round_id);
      do $$ begin execute format('grant update (standing_id, rank) on awards to %I', current_setting('khoabang.app_role')); end $$;
      create function awards_keep_what_was_given() returns trigger language plpgsql as $$
      begin
        if (new.contest_id, new.round_id, new.group_code, new.tier_code, new.person, new.created_at)
          is distinct from (old.contest_id, old.round_id, old.group_code, old.tier_code, old.person, old.created_at) then
          raise exception 'an award only moves to another standing of its round' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger awards_only_move before update on awards for each row execute function awards_keep_what_was_given();
      alter table award_withdrawals
        alter column alteration_id drop not null,
        -- The standing under which the person no longer has it, and whose signature completed that.
        add column standing_id uuid,
        add column withdrawn_by uuid,
        add constraint award_withdrawals_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id),
        add constraint award_withdrawals_one_ground check (num_nonnulls(alteration_id, standing_id) = 1 and (standing_id is null) = (withdrawn_by is null));
      create index award_withdrawals_by_standing on award_withdrawals (tenant_id, standing_id);

      create function corrections_go_with_person() returns trigger language plpgsql as $$
      begin
        update result_corrections c set reason = null where c.tenant_id = new.tenant_id and c.registration_id = new.id and c.reason is not null;
        return null;
      end $$;
      create trigger registrations_take_corrections_along after update of account_id on registrations for each row
        when (new.account_id is null and old.account_id is not null) execute function corrections_go_with_person();
      create function corrections_go_with_term() returns trigger language plpgsql as $$
      begin
        update result_corrections c set reason = null
          where c.tenant_id = new.tenant_id and c.contest_id = new.contest_id and c.kind = 'disqualification' and c.reason is not null;
        return null;
      end $$;
      create trigger retention_terms_take_corrections_along after insert or update of erased_at on retention_terms for each row
        when (new.erased_at is not null) execute function corrections_go_with_term();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin execute format('revoke update (standing_id, rank) on awards from %I', current_setting('khoabang.app_role')); end $$;
      drop trigger retention_terms_take_corrections_along on retention_terms;
      drop function corrections_go_with_term;
      drop trigger registrations_take_corrections_along on registrations;
      drop function corrections_go_with_person;
      drop index award_withdrawals_by_standing;
      alter table award_withdrawals
        drop constraint award_withdrawals_one_ground, drop constraint award_withdrawals_standing_fk, drop column standing_id, drop column withdrawn_by,
        alter column alteration_id set not null;
      drop trigger awards_only_move on awards;
      drop function awards_keep_what_was_given;
      drop index awards_by_round;
      alter table awards
        drop constraint awards_once,
        drop constraint awards_one_per_person,
        add constraint awards_once unique (tenant_id, round_id, group_code, rank),
        add constraint awards_one_per_person unique (tenant_id, round_id, group_code, person);
      drop index ranking_exclusions_by_correction;
      drop index ranking_exclusions_once_by_correction;
      alter table ranking_exclusions
        drop constraint ranking_exclusions_one_ground, drop constraint ranking_exclusions_correction_fk, drop column said, drop column correction_id,
        alter column anomaly_id set not null;
      drop table correction_rounds;
      drop table result_corrections;
      alter table bank_keys drop constraint bank_keys_sealed_is_plain, drop column revisions, drop column created_by;
    `);
  }
}
