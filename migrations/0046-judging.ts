import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Councils and what they do: seats, phases of judging, who marks what and who may not, score sheets, sessions with their votes.
 */
export class Judging0046 implements MigrationInterface {
  name = 'Judging1700000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who judges and does nothing else in the console: sees no names.
      alter table accounts drop constraint accounts_staff_roles_check,
        add constraint accounts_staff_roles_check check (staff_roles <@ array['author', 'approver', 'publisher', 'administrator', 'judge']);

      -- Who sits on a council of the rules. Somebody who has left keeps the seat's marks and votes.
      create table council_seats (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        -- Code of the team in the rule set.
        council text not null,
        account_id uuid not null,
        role text not null check (role in ('chair', 'secretary', 'member')),
        -- Stands for the judge in snapshots, audit and exports.
        pseudonym uuid not null,
        -- For which unit of the register the person works: by it the machine sees conflicts. Null for people from elsewhere.
        unit_id uuid,
        -- The most entries that the person can mark; null where nobody has said.
        load integer check (load > 0),
        -- Codes of the themes that the person knows.
        fields text[] not null default '{}',
        appointed_by uuid not null,
        appointed_at timestamptz not null,
        left_at timestamptz,
        left_because text check (length(left_because) between 10 and 1000),
        constraint council_seats_pkey primary key (tenant_id, id),
        constraint council_seats_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint council_seats_account_fk foreign key (tenant_id, account_id) references accounts (tenant_id, id),
        constraint council_seats_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id),
        constraint council_seats_pseudonym_key unique (tenant_id, contest_id, pseudonym),
        constraint council_seats_left_whole check ((left_at is null) = (left_because is null))
      );
      create unique index council_seats_once on council_seats (tenant_id, contest_id, council, account_id) where left_at is null;
      create unique index council_seats_one_chair on council_seats (tenant_id, contest_id, council) where role = 'chair' and left_at is null;
      create index council_seats_by_account on council_seats (tenant_id, account_id);
      create index council_seats_by_unit on council_seats (tenant_id, unit_id) where unit_id is not null;
      call lock_tenant_table('council_seats', 'closed', 'select, insert, update');

      -- A phase of judging of a round: prepared (entries are taken in and given to judges), open, closed.
      create table judging_phases (
        tenant_id uuid not null,
        round_id uuid not null,
        phase text not null,
        contest_id uuid not null,
        -- 1 for the first.
        ordinal smallint not null check (ordinal > 0),
        state text not null check (state in ('prepared', 'open', 'closed')),
        -- As the rules had it when the phase began: what a judge may see does not change while judges look.
        is_blind boolean not null,
        prepared_by uuid not null,
        prepared_at timestamptz not null,
        opened_by uuid,
        opened_at timestamptz,
        closed_by uuid,
        closed_at timestamptz,
        constraint judging_phases_pkey primary key (tenant_id, round_id, phase),
        constraint judging_phases_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint judging_phases_whole check (
          (opened_at is null) = (opened_by is null) and (closed_at is null) = (closed_by is null)
          and (state = 'prepared') = (opened_at is null) and (state = 'closed') = (closed_at is not null))
      );
      call lock_tenant_table('judging_phases', 'closed', 'select, insert, update');

      -- What is judged in a phase, under which number.
      create table judged_entries (
        tenant_id uuid not null,
        round_id uuid not null,
        phase text not null,
        submission_id uuid not null,
        version integer not null,
        -- The number under which judges know it ("phách"): drawn, so that it says nothing of when or from where it came.
        entry_number integer not null check (entry_number between 1 and 999999),
        -- As judges of a blind phase read it: blocks without names, units, addresses (see BlindCopy); null until it is made, and
        -- again when its author or the term of the contest is over.
        blind_text jsonb,
        -- Somebody has read the blind copy and let it go out.
        released_by uuid,
        released_at timestamptz,
        constraint judged_entries_pkey primary key (tenant_id, round_id, phase, submission_id),
        constraint judged_entries_number_key unique (tenant_id, round_id, phase, entry_number),
        constraint judged_entries_phase_fk foreign key (tenant_id, round_id, phase) references judging_phases (tenant_id, round_id, phase),
        constraint judged_entries_version_fk foreign key (tenant_id, submission_id, version) references submission_versions (tenant_id, submission_id, version),
        constraint judged_entries_released_whole check ((released_at is null) = (released_by is null))
      );
      create index judged_entries_by_submission on judged_entries (tenant_id, submission_id, version);
      call lock_tenant_table('judged_entries', 'closed', 'select, insert, update');

      -- Who may not mark what, and why: found by the machine, or said by the judge or the secretary.
      create table judge_conflicts (
        tenant_id uuid not null,
        seat_id uuid not null,
        submission_id uuid not null,
        kind text not null check (kind in ('author', 'same-unit', 'co-author', 'related', 'declared')),
        reason text check (length(reason) between 5 and 1000),
        -- Null for the machine.
        said_by uuid,
        said_at timestamptz not null,
        constraint judge_conflicts_pkey primary key (tenant_id, seat_id, submission_id, kind),
        constraint judge_conflicts_seat_fk foreign key (tenant_id, seat_id) references council_seats (tenant_id, id),
        constraint judge_conflicts_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id)
      );
      create index judge_conflicts_by_submission on judge_conflicts (tenant_id, submission_id);
      call lock_tenant_table('judge_conflicts', 'closed', 'select, insert');
      do $$ begin execute format('grant update (reason) on judge_conflicts to %I', current_setting('khoabang.app_role')); end $$;

      create table judge_assignments (
        tenant_id uuid not null,
        id uuid not null,
        round_id uuid not null,
        phase text not null,
        submission_id uuid not null,
        seat_id uuid not null,
        -- The one more who marks because the others are far apart.
        is_further boolean not null default false,
        -- Null for the machine.
        assigned_by uuid,
        assigned_at timestamptz not null,
        -- recused: the judge stepped back; taken-back: by the secretary.
        ended text check (ended in ('recused', 'taken-back')),
        ended_at timestamptz,
        ended_because text check (length(ended_because) between 5 and 1000),
        constraint judge_assignments_pkey primary key (tenant_id, id),
        constraint judge_assignments_entry_fk foreign key (tenant_id, round_id, phase, submission_id) references judged_entries (tenant_id, round_id, phase, submission_id),
        constraint judge_assignments_seat_fk foreign key (tenant_id, seat_id) references council_seats (tenant_id, id),
        constraint judge_assignments_ended_whole check ((ended is null) = (ended_at is null) and (ended is null) = (ended_because is null))
      );
      create unique index judge_assignments_once on judge_assignments (tenant_id, round_id, phase, submission_id, seat_id) where ended is null;
      create unique index judge_assignments_one_further on judge_assignments (tenant_id, round_id, phase, submission_id) where is_further and ended is null;
      create index judge_assignments_by_entry on judge_assignments (tenant_id, round_id, phase, submission_id);
      create index judge_assignments_by_seat on judge_assignments (tenant_id, seat_id, round_id, phase);
      call lock_tenant_table('judge_assignments', 'closed', 'select, insert, update');

      -- What a judge is writing; saves itself.
      create table score_sheets (
        tenant_id uuid not null,
        assignment_id uuid not null,
        -- {criterion: points}
        points jsonb not null default '{}',
        -- {criterion: comment}, besides "" for the whole
        comments jsonb not null default '{}',
        agrees boolean,
        revision integer not null default 0 check (revision >= 0),
        saved_at timestamptz not null,
        -- The finished version that counts; null while the sheet is open.
        version integer check (version > 0),
        constraint score_sheets_pkey primary key (tenant_id, assignment_id),
        constraint score_sheets_assignment_fk foreign key (tenant_id, assignment_id) references judge_assignments (tenant_id, id)
      );
      call lock_tenant_table('score_sheets', 'closed', 'select, insert, update');

      -- A sheet as it was finished. Opened again by a decision, the earlier one stays.
      create table finished_sheets (
        tenant_id uuid not null,
        assignment_id uuid not null,
        version integer not null check (version > 0),
        points jsonb not null,
        comments jsonb not null,
        agrees boolean,
        finished_at timestamptz not null,
        -- paper: typed in by two people from the signed sheet.
        source text not null check (source in ('judge', 'paper')),
        finished_by uuid not null,
        second_by uuid,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        constraint finished_sheets_pkey primary key (tenant_id, assignment_id, version),
        constraint finished_sheets_sheet_fk foreign key (tenant_id, assignment_id) references score_sheets (tenant_id, assignment_id),
        constraint finished_sheets_paper_by_two check ((source = 'paper') = (second_by is not null) and second_by is distinct from finished_by)
      );
      call lock_tenant_table('finished_sheets', 'closed', 'select, insert');

      -- That a finished sheet was opened again, by whom and why; two people.
      create table sheet_reopenings (
        tenant_id uuid not null,
        assignment_id uuid not null,
        version integer not null,
        reason text not null check (length(reason) between 10 and 1000),
        asked_by uuid not null,
        asked_at timestamptz not null,
        decided_by uuid,
        decided_at timestamptz,
        decision text check (decision in ('reopened', 'declined')),
        constraint sheet_reopenings_pkey primary key (tenant_id, assignment_id, version, asked_at),
        constraint sheet_reopenings_sheet_fk foreign key (tenant_id, assignment_id, version) references finished_sheets (tenant_id, assignment_id, version),
        constraint sheet_reopenings_by_two check (decided_by is null or decided_by <> asked_by),
        constraint sheet_reopenings_whole check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (decision is null))
      );
      create unique index sheet_reopenings_one_open on sheet_reopenings (tenant_id, assignment_id) where decided_at is null;
      call lock_tenant_table('sheet_reopenings', 'closed', 'select, insert, update');

      -- A paper sheet as one person has typed it; the second one's must be the same.
      create table paper_sheets (
        tenant_id uuid not null,
        assignment_id uuid not null,
        points jsonb not null,
        comments jsonb not null,
        agrees boolean,
        typed_by uuid not null,
        typed_at timestamptz not null,
        constraint paper_sheets_pkey primary key (tenant_id, assignment_id, typed_by),
        constraint paper_sheets_sheet_fk foreign key (tenant_id, assignment_id) references score_sheets (tenant_id, assignment_id)
      );
      call lock_tenant_table('paper_sheets', 'closed', 'select, insert, update, delete');

      create table council_sessions (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        council text not null,
        title text not null check (length(title) between 3 and 300),
        place text not null check (length(place) <= 300),
        starts_at timestamptz not null,
        -- How many seats the council had when the session was opened, and how many of them must be present.
        seats integer check (seats > 0),
        quorum integer check (quorum > 0),
        state text not null check (state in ('planned', 'open', 'closed', 'called-off')),
        called_by uuid not null,
        called_at timestamptz not null,
        opened_at timestamptz,
        closed_at timestamptz,
        -- What the secretary writes of the session as a whole.
        notes_text text check (length(notes_text) <= 10000),
        -- Over everything that was decided, when it was closed.
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        constraint council_sessions_pkey primary key (tenant_id, id),
        constraint council_sessions_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint council_sessions_open check (state in ('planned', 'called-off') or (opened_at is not null and seats is not null and quorum is not null)),
        constraint council_sessions_closed check ((state = 'closed') = (closed_at is not null) and (state = 'closed') = (sha256 is not null))
      );
      create unique index council_sessions_one_open on council_sessions (tenant_id, round_id, council) where state = 'open';
      create index council_sessions_by_round on council_sessions (tenant_id, round_id, starts_at);
      call lock_tenant_table('council_sessions', 'closed', 'select, insert, update');

      create table session_attendances (
        tenant_id uuid not null,
        session_id uuid not null,
        seat_id uuid not null,
        came_at timestamptz not null,
        left_at timestamptz,
        constraint session_attendances_pkey primary key (tenant_id, session_id, seat_id),
        constraint session_attendances_session_fk foreign key (tenant_id, session_id) references council_sessions (tenant_id, id),
        constraint session_attendances_seat_fk foreign key (tenant_id, seat_id) references council_seats (tenant_id, id)
      );
      create index session_attendances_by_seat on session_attendances (tenant_id, seat_id);
      call lock_tenant_table('session_attendances', 'closed', 'select, insert, update');

      -- A point of the agenda, and what came of it.
      create table session_items (
        tenant_id uuid not null,
        id uuid not null,
        session_id uuid not null,
        ordinal smallint not null check (ordinal > 0),
        kind text not null check (kind in ('talk', 'entry', 'ranking', 'cancellation', 'other')),
        -- About which submission, where it is about one.
        submission_id uuid,
        title text not null check (length(title) between 3 and 500),
        -- What is put to the vote; null where nothing is.
        motion_text text check (length(motion_text) between 5 and 1000),
        -- How many of a hundred present must agree.
        needed_percent smallint not null default 50 check (needed_percent between 1 and 100),
        state text not null check (state in ('waiting', 'voting', 'decided', 'passed-over')),
        decision text check (decision in ('carried', 'rejected')),
        -- The votes as they were counted: {for, against, abstained, present}.
        tally jsonb,
        decided_at timestamptz,
        constraint session_items_pkey primary key (tenant_id, id),
        constraint session_items_ordinal_key unique (tenant_id, session_id, ordinal) deferrable initially deferred,
        constraint session_items_session_fk foreign key (tenant_id, session_id) references council_sessions (tenant_id, id),
        constraint session_items_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
        constraint session_items_decided check ((state = 'decided') = (decided_at is not null) and (decision is null or state = 'decided') and (decision is null) = (tally is null))
      );
      create unique index session_items_one_vote on session_items (tenant_id, session_id) where state = 'voting';
      create index session_items_by_submission on session_items (tenant_id, submission_id) where submission_id is not null;
      call lock_tenant_table('session_items', 'closed', 'select, insert, update');

      create table session_votes (
        tenant_id uuid not null,
        item_id uuid not null,
        seat_id uuid not null,
        vote text not null check (vote in ('for', 'against', 'abstained')),
        -- A differing opinion that goes into the minutes.
        dissent_text text check (length(dissent_text) <= 2000),
        voted_at timestamptz not null,
        -- Staff who noted it for somebody who has no device in the room; null for the member.
        noted_by uuid,
        constraint session_votes_pkey primary key (tenant_id, item_id, seat_id),
        constraint session_votes_item_fk foreign key (tenant_id, item_id) references session_items (tenant_id, id),
        constraint session_votes_seat_fk foreign key (tenant_id, seat_id) references council_seats (tenant_id, id)
      );
      create index session_votes_by_seat on session_votes (tenant_id, seat_id);
      call lock_tenant_table('session_votes', 'closed', 'select, insert, update');

      -- What was finished stays; an assignment that ended does not come back.
      create function judging_stays() returns trigger language plpgsql as $$
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
      create function finished_sheets_stay() returns trigger language plpgsql as $$
      begin
        if old.version is not null and new.version is not null then
          raise exception 'a sheet that is finished does not change before it is opened again';
        end if;
        return new;
      end $$;
      create trigger score_sheets_stay before update on score_sheets for each row execute function finished_sheets_stay();
      create function session_parts_stay() returns trigger language plpgsql as $$
      begin
        if exists (select from council_sessions s where s.tenant_id = new.tenant_id and s.id = new.session_id and s.state in ('closed', 'called-off')) then
          raise exception 'a session that is over does not change';
        end if;
        return new;
      end $$;
      create trigger session_items_stay after insert or update on session_items for each row execute function session_parts_stay();
      create trigger session_attendances_stay after insert or update on session_attendances for each row execute function session_parts_stay();
      create trigger judge_assignments_stay before update on judge_assignments for each row execute function judging_stays();
      create trigger council_sessions_stay before update on council_sessions for each row execute function judging_stays();

      -- A vote counts as it was when the vote was closed.
      create function votes_stay() returns trigger language plpgsql as $$
      begin
        if not exists (select from session_items i where i.tenant_id = new.tenant_id and i.id = new.item_id and i.state = 'voting') then
          raise exception 'nobody is voting on this now';
        end if;
        return new;
      end $$;
      create trigger session_votes_stay after insert or update on session_votes for each row execute function votes_stay();

      -- Whoever sits on a council, or has sat on it, as far as they would be known among those who take part.
      create view contest_council_members with (security_invoker = true) as
        select distinct s.tenant_id, s.contest_id, s.council as team, a.id as account_id, a.name_key, a.birth_date, a.phone, a.email
        from council_seats s
        join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id;
      do $$ begin
        execute format('grant select on contest_council_members to %I', current_setting('khoabang.app_role'));
      end $$;

      -- What somebody wrote goes with them, also as judges have read it; what is said of people in conflicts goes with the term.
      create function blind_copies_go_with_person() returns trigger language plpgsql as $$
      begin
        update judged_entries e set blind_text = null
          where e.tenant_id = new.tenant_id and e.blind_text is not null and e.submission_id in (
            select a.submission_id from submission_authors a where a.tenant_id = new.tenant_id and a.registration_id = new.id);
        return null;
      end $$;
      create trigger registrations_take_blind_copies_along after update of account_id on registrations for each row
        when (new.account_id is null and old.account_id is not null) execute function blind_copies_go_with_person();
      create function judging_goes_with_term() returns trigger language plpgsql as $$
      begin
        update judged_entries e set blind_text = null
          where e.tenant_id = new.tenant_id and e.blind_text is not null
            and e.submission_id in (select s.id from submissions s where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id);
        update judge_conflicts c set reason = null
          where c.tenant_id = new.tenant_id and c.reason is not null
            and c.submission_id in (select s.id from submissions s where s.tenant_id = new.tenant_id and s.contest_id = new.contest_id);
        return null;
      end $$;
      create trigger retention_terms_take_judging_along after insert or update of erased_at on retention_terms for each row
        when (new.erased_at is not null) execute function judging_goes_with_term();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger retention_terms_take_judging_along on retention_terms;
      drop function judging_goes_with_term;
      drop trigger registrations_take_blind_copies_along on registrations;
      drop function blind_copies_go_with_person;
      drop view contest_council_members;
      drop table session_votes;
      drop function votes_stay;
      drop table session_items;
      drop table session_attendances;
      drop function session_parts_stay;
      drop table council_sessions, paper_sheets, sheet_reopenings, finished_sheets, score_sheets;
      drop function finished_sheets_stay;
      drop table judge_assignments, judge_conflicts, judged_entries, judging_phases;
      drop function judging_stays;
      drop table council_seats;
      alter table accounts drop constraint accounts_staff_roles_check,
        add constraint accounts_staff_roles_check check (staff_roles <@ array['author', 'approver', 'publisher', 'administrator']);
    `);
  }
}
