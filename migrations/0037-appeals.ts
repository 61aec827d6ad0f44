import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Questions to the board with their answers, and appeals: what somebody says, what the machine attaches, who has the case in hand,
 * what was decided and what became of it. What a person has written goes with the person; what was decided, and by which article,
 * stays with the standing that it has changed.
 */
export class Appeals0037 implements MigrationInterface {
  name = 'Appeals1700000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table board_questions (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        registration_id uuid not null,
        -- One of the few that somebody may have waiting at a time.
        slot smallint not null check (slot between 1 and 3),
        -- As it was asked, for the board's eyes; null once the person, or the contest's data, was erased.
        question_text text check (length(question_text) between 5 and 2000),
        asked_at timestamptz not null,
        answer_text text check (length(answer_text) between 2 and 4000),
        answered_by uuid,
        answered_at timestamptz,
        -- The question as everybody reads it, in the board's own words; null while the answer is for the asker alone.
        public_text text check (length(public_text) between 5 and 2000),
        constraint board_questions_pkey primary key (tenant_id, id),
        constraint board_questions_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint board_questions_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint board_questions_answered_whole check ((answered_at is null) = (answered_by is null)),
        constraint board_questions_answer_of_answered check (answer_text is null or answered_at is not null),
        constraint board_questions_public_answered check (public_text is null or answer_text is not null)
      );
      create unique index board_questions_waiting on board_questions (tenant_id, registration_id, slot) where answered_at is null;
      -- Pressed twice, it is asked once.
      create unique index board_questions_once on board_questions (tenant_id, registration_id, md5(question_text)) where answered_at is null;
      create index board_questions_by_registration on board_questions (tenant_id, registration_id);
      create index board_questions_public on board_questions (tenant_id, contest_id, answered_at) where public_text is not null;
      -- closed: the tenant's board answers, a ward's staff does not.
      call lock_tenant_table('board_questions', 'closed', 'select, insert, update');

      create table appeals (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        registration_id uuid not null,
        -- The sitting that it is about; null where it is about none.
        attempt_id uuid,
        -- What both sides name it by: letters that say nothing of anybody.
        code text not null check (code ~ '^KN-[A-Z0-9]{6}$'),
        kind text not null check (kind in ('key', 'lost-answers', 'wrong-unit', 'exclusion', 'result')),
        -- What the person says; null once the person, or the contest's data, was erased.
        body_text text check (length(body_text) between 10 and 4000),
        -- For which unit the person says to count.
        wanted_unit_id uuid,
        state text not null check (state in ('received', 'in-hand', 'proposed', 'decided', 'told')),
        received_at timestamptz not null,
        -- Until when one could appeal, as the rules had it then; null while the round is not published.
        closes_at timestamptz,
        -- Until when an answer is promised.
        answer_by timestamptz not null,
        owner_id uuid,
        taken_at timestamptz,
        -- What whoever has it in hand proposes, and what is decided.
        decision text check (decision in ('upheld', 'partly', 'rejected')),
        basis text check (length(basis) between 2 and 300),
        reason text check (length(reason) between 10 and 1000),
        effect text check (effect in ('none', 'take-late', 'rank-again', 'other-unit', 'recount', 'by-hand')),
        -- Whether somebody else than the owner has to decide.
        needs_two boolean,
        returned_because text check (length(returned_because) between 10 and 1000),
        decided_by uuid,
        decided_at timestamptz,
        -- none: nothing has to be done; done; waiting: the standing was signed already, and must be corrected first.
        effect_state text check (effect_state in ('none', 'done', 'waiting')),
        told_at timestamptz,
        constraint appeals_pkey primary key (tenant_id, id),
        constraint appeals_code unique (tenant_id, code),
        constraint appeals_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint appeals_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint appeals_attempt_fk foreign key (tenant_id, attempt_id) references attempts (tenant_id, id),
        constraint appeals_unit_fk foreign key (tenant_id, wanted_unit_id) references units (tenant_id, id),
        constraint appeals_owned check ((owner_id is null) = (taken_at is null) and (state = 'received' or owner_id is not null)),
        constraint appeals_proposed_whole check (
          state in ('received', 'in-hand') and decision is null and basis is null and effect is null and needs_two is null
          or state not in ('received', 'in-hand') and decision is not null and basis is not null and effect is not null and needs_two is not null),
        constraint appeals_decided_whole check (
          (state in ('decided', 'told')) = (decided_by is not null) and (decided_by is null) = (decided_at is null) and (decided_by is null) = (effect_state is null)),
        constraint appeals_told check ((state = 'told') = (told_at is not null)),
        -- Whatever changes what counts takes two people, and what the rules give to two as well.
        constraint appeals_by_two check (decided_by is null or decided_by <> owner_id or (decision = 'rejected' and not needs_two)),
        constraint appeals_rejected_changes_nothing check (decision is null or decision <> 'rejected' or effect = 'none'),
        constraint appeals_unit_wanted check ((kind = 'wrong-unit') = (wanted_unit_id is not null)),
        constraint appeals_lost_in_attempt check (kind <> 'lost-answers' or attempt_id is not null)
      );
      -- One open appeal for each person, round and kind, however often the button is pressed.
      create unique index appeals_one_open on appeals (tenant_id, registration_id, round_id, kind) where state in ('received', 'in-hand', 'proposed');
      create index appeals_by_registration on appeals (tenant_id, registration_id);
      create index appeals_by_attempt on appeals (tenant_id, attempt_id) where attempt_id is not null;
      create index appeals_by_unit on appeals (tenant_id, wanted_unit_id) where wanted_unit_id is not null;
      create index appeals_waiting on appeals (tenant_id, contest_id, answer_by) where state in ('received', 'in-hand', 'proposed');
      call lock_tenant_table('appeals', 'closed', 'select, insert, update');

      -- What the machine knew when the appeal came: numbers, codes and times; no name, no answer, nothing of a key.
      create table appeal_evidence (
        tenant_id uuid not null,
        appeal_id uuid not null,
        ordinal smallint not null check (ordinal > 0),
        kind text not null check (kind in ('attempt', 'late-answers', 'exception', 'receipt', 'unit', 'exclusion', 'standing', 'key')),
        happened_at timestamptz not null,
        facts jsonb not null,
        constraint appeal_evidence_pkey primary key (tenant_id, appeal_id, ordinal),
        constraint appeal_evidence_appeal_fk foreign key (tenant_id, appeal_id) references appeals (tenant_id, id)
      );
      call lock_tenant_table('appeal_evidence', 'closed', 'select, insert');

      -- Who has done what with it, when. The words stand with the appeal, from which they can be erased.
      create table appeal_events (
        tenant_id uuid not null,
        id uuid not null,
        appeal_id uuid not null,
        act text not null check (act in ('received', 'taken', 'handed-over', 'proposed', 'given-back', 'decided', 'told', 'carried-out')),
        -- Null for the contestant, and for the machine.
        actor_id uuid,
        happened_at timestamptz not null,
        constraint appeal_events_pkey primary key (tenant_id, id),
        constraint appeal_events_appeal_fk foreign key (tenant_id, appeal_id) references appeals (tenant_id, id)
      );
      create index appeal_events_by_appeal on appeal_events (tenant_id, appeal_id);
      call lock_tenant_table('appeal_events', 'closed', 'select, insert');

      -- With a person goes what they have written and what was written to them; that they did, and what was decided, stays.
      create function appeals_go_with_person() returns trigger language plpgsql as $$
      begin
        update appeals a set body_text = null, reason = null, returned_because = null where a.tenant_id = new.tenant_id and a.registration_id = new.id;
        update board_questions q set question_text = null, answer_text = case when q.public_text is null then null else q.answer_text end
          where q.tenant_id = new.tenant_id and q.registration_id = new.id;
        return null;
      end $$;
      create trigger registrations_take_appeals_along after update of account_id on registrations for each row
        when (new.account_id is null and old.account_id is not null) execute function appeals_go_with_person();

      -- The same of everybody with the term of the contest.
      create function appeals_go_with_term() returns trigger language plpgsql as $$
      begin
        update appeals a set body_text = null, reason = null, returned_because = null where a.tenant_id = new.tenant_id and a.contest_id = new.contest_id;
        update board_questions q set question_text = null, answer_text = case when q.public_text is null then null else q.answer_text end
          where q.tenant_id = new.tenant_id and q.contest_id = new.contest_id;
        return null;
      end $$;
      create trigger retention_terms_take_appeals_along after insert or update of erased_at on retention_terms for each row
        when (new.erased_at is not null) execute function appeals_go_with_term();

      -- An appeal that is upheld corrects for whom somebody counted in a closed round.
      do $$ begin execute format('grant update on kept_units to %I', current_setting('khoabang.app_role')); end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin execute format('revoke update on kept_units from %I', current_setting('khoabang.app_role')); end $$;
      drop trigger retention_terms_take_appeals_along on retention_terms;
      drop function appeals_go_with_term;
      drop trigger registrations_take_appeals_along on registrations;
      drop function appeals_go_with_person;
      drop table appeal_events;
      drop table appeal_evidence;
      drop table appeals;
      drop table board_questions;
    `);
  }
}
