import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions with their versions, sealed banks, attempts, and the three statements of a sitting. */
export class Exam0004 implements MigrationInterface {
  name = 'Exam1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table questions (
        tenant_id uuid not null constraint questions_tenant_fk references tenants (id),
        id uuid not null,
        code text not null,
        topic text not null,
        difficulty text not null check (difficulty in ('easy', 'medium', 'hard')),
        created_at timestamptz not null default app_now(),
        constraint questions_pkey primary key (tenant_id, id),
        constraint questions_code_key unique (tenant_id, code)
      );
      call lock_tenant_table('questions', 'closed');

      -- What a question said at a time; never changed, an attempt points to the version it answered.
      create table question_versions (
        tenant_id uuid not null,
        question_id uuid not null,
        version integer not null check (version > 0),
        text text not null,
        options text[] not null check (cardinality(options) between 2 and 8),
        -- Positions of the right options, from 0.
        key smallint[] not null check (cardinality(key) > 0),
        explanation text not null default '',
        source text not null default '',
        created_by uuid,
        created_at timestamptz not null default app_now(),
        constraint question_versions_pkey primary key (tenant_id, question_id, version),
        constraint question_versions_question_fk foreign key (tenant_id, question_id) references questions (tenant_id, id)
      );
      call lock_tenant_table('question_versions', 'closed', 'select, insert');

      -- The questions of a contest, sealed as a whole before its rounds. Without the key: the hot path never touches that.
      create table banks (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        version integer not null check (version > 0),
        -- [{question, version, topic, difficulty, text, options}], in the order in which papers are drawn.
        items jsonb not null,
        sha256 text not null,
        sealed_by uuid,
        sealed_at timestamptz not null default app_now(),
        constraint banks_pkey primary key (tenant_id, id),
        constraint banks_version_key unique (tenant_id, contest_id, version),
        constraint banks_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
      );
      call lock_tenant_table('banks', 'closed', 'select, insert');

      create table bank_keys (
        tenant_id uuid not null,
        bank_id uuid not null,
        version integer not null check (version > 0),
        -- {question: [positions of the right options]}
        key jsonb not null,
        sha256 text not null,
        reason text,
        created_at timestamptz not null default app_now(),
        constraint bank_keys_pkey primary key (tenant_id, bank_id, version),
        constraint bank_keys_bank_fk foreign key (tenant_id, bank_id) references banks (tenant_id, id),
        constraint bank_keys_need_a_reason check (version = 1 or reason is not null)
      );
      call lock_tenant_table('bank_keys', 'closed', 'select, insert');

      create table attempts (
        tenant_id uuid not null,
        id uuid not null,
        via_tenant_id uuid,
        contest_id uuid not null,
        round_id uuid not null,
        registration_id uuid not null,
        account_id uuid not null,
        -- 1 for the person's first attempt in the part. Two tabs that start at once collide here, and one of them wins.
        number smallint not null check (number > 0),
        part_code text not null,
        bank_id uuid not null,
        rule_set_id uuid not null,
        -- The paper is a function of this and the bank.
        seed text not null,
        item_count smallint not null check (item_count > 0),
        -- Positions in the bank of the paper's questions, in the order in which they are shown.
        questions smallint[] not null,
        started_at timestamptz not null,
        -- Start plus the paper's minutes, capped by the round's end.
        deadline_at timestamptz not null,
        -- One entry per question of the paper: a bit per chosen option, in the order in which options are shown; 0 is no answer.
        choices smallint[] not null,
        -- Per question, the number of the newest answer that was kept: a late, older one changes nothing.
        seqs integer[] not null,
        received_at timestamptz,
        prediction bigint check (prediction between 0 and 1000000000),
        -- The sealed answers: as choices, but with the options in the bank's order, ready for marking.
        marks smallint[],
        submitted_at timestamptz,
        sealed_by text check (sealed_by in ('contestant', 'deadline')),
        receipt_code text,
        -- 128 random bits that only the contestant knows beside us.
        receipt_salt bytea,
        seal_sha256 text,
        constraint attempts_pkey primary key (tenant_id, id),
        constraint attempts_number_key unique (tenant_id, registration_id, part_code, number),
        constraint attempts_receipt_key unique (tenant_id, receipt_code),
        constraint attempts_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint attempts_registration_fk foreign key (tenant_id, registration_id) references registrations (tenant_id, id),
        constraint attempts_bank_fk foreign key (tenant_id, bank_id) references banks (tenant_id, id),
        constraint attempts_answers_fit check (
          cardinality(questions) = item_count and cardinality(choices) = item_count and cardinality(seqs) = item_count and (marks is null or cardinality(marks) = item_count)),
        constraint attempts_sealed_whole check (
          (submitted_at is null and marks is null and sealed_by is null and receipt_code is null and receipt_salt is null and seal_sha256 is null)
          or (submitted_at is not null and marks is not null and sealed_by is not null and receipt_code is not null and receipt_salt is not null and seal_sha256 is not null))
      ) with (fillfactor = 60);
      create index attempts_by_round on attempts (tenant_id, round_id) include (registration_id);
      create index attempts_open on attempts (tenant_id, round_id, deadline_at) where submitted_at is null;
      create index attempts_by_account on attempts (tenant_id, account_id);
      call lock_tenant_table('attempts', 'via');

      -- A sealed attempt never changes again, whoever asks.
      create function refuse_change_of_sealed() returns trigger language plpgsql as $$
      begin
        raise exception 'attempt % is sealed', old.id using errcode = 'restrict_violation';
      end $$;
      create trigger attempts_stay_sealed before update on attempts for each row when (old.submitted_at is not null) execute function refuse_change_of_sealed();
      create trigger attempts_stay_sealed_whole before delete on attempts for each row when (old.submitted_at is not null) execute function refuse_change_of_sealed();

      -- The attempt that a session may work on, locked; null when there is none.
      create function attempt_of_session(scope uuid, session bytea, attempt uuid, moment timestamptz) returns attempts language plpgsql as $$
      declare
        row attempts;
      begin
        perform set_config('app.tenant_id', scope::text, true);
        select a.* into row from sessions s join attempts a on a.tenant_id = scope and a.account_id = s.account_id and a.id = attempt
          where s.tenant_id = scope and s.token_hash = session and s.kind = 'contestant' and s.expires_at > moment
          for update of a;
        return row;
      end $$;

      -- Keeps answers: one round trip, session check included. The verdict is 'kept', or why not.
      -- Each answer counts only if it is newer than what is kept for its question, so requests may come twice or out of order.
      create function attempt_save(scope uuid, session bytea, attempt uuid, positions smallint[], marked smallint[], numbers integer[], guess bigint, grace interval)
      returns table (verdict text, received_at timestamptz, seq integer) language plpgsql as $$
      declare
        moment constant timestamptz := app_now();
        row attempts := attempt_of_session(scope, session, attempt, moment);
        place integer;
      begin
        if row.id is null then return query select 'unknown', moment, 0; return; end if;
        if row.submitted_at is not null then return query select 'sealed', row.submitted_at, 0; return; end if;
        if moment >= row.deadline_at + grace then return query select 'late', moment, 0; return; end if;
        for n in 1 .. cardinality(positions) loop
          place := positions[n];
          if place between 1 and row.item_count and numbers[n] > row.seqs[place] then
            row.choices[place] := marked[n];
            row.seqs[place] := numbers[n];
          end if;
        end loop;
        update attempts a set choices = row.choices, seqs = row.seqs, received_at = moment, prediction = coalesce(guess, a.prediction) where a.tenant_id = scope and a.id = attempt;
        return query select 'kept', moment, (select max(v) from unnest(row.seqs) v);
      end $$;

      -- What a seal is made of: anyone who has the parts can make the hash again.
      create function seal_text(attempt uuid, round uuid, seed text, questions smallint[], marks smallint[], prediction bigint, submitted timestamptz, salt bytea)
      returns text language sql immutable as $$
        select concat_ws('|', 'khoa-bang-seal-1', attempt, round, seed, array_to_string(questions, ','), array_to_string(marks, ','),
          coalesce(prediction::text, '-'), (extract(epoch from submitted) * 1000)::bigint, encode(salt, 'hex'))
      $$;

      -- Seals an attempt as it is kept. 'changed' when an answer came in since the caller looked (seen): look again.
      -- Past its deadline it is sealed as of the deadline, with what was kept until then.
      create function attempt_seal(scope uuid, attempt uuid, seen integer[], marked smallint[], guess bigint, code text, salt bytea, by_deadline boolean, grace interval)
      returns table (verdict text, submitted_at timestamptz, seal_sha256 text, receipt_code text) language plpgsql as $$
      declare
        moment timestamptz := date_trunc('milliseconds', app_now());
        row attempts;
        hash text;
      begin
        perform set_config('app.tenant_id', scope::text, true);
        select * into row from attempts a where a.tenant_id = scope and a.id = attempt for update;
        guess := coalesce(guess, row.prediction);
        if row.id is null then return query select 'unknown', null::timestamptz, null::text, null::text; return; end if;
        if row.submitted_at is not null then return query select 'sealed', row.submitted_at, row.seal_sha256, row.receipt_code; return; end if;
        if row.seqs <> seen then return query select 'changed', null::timestamptz, null::text, null::text; return; end if;
        if by_deadline and moment < row.deadline_at then return query select 'early', null::timestamptz, null::text, null::text; return; end if;
        if moment >= row.deadline_at + grace then by_deadline := true; end if;
        if by_deadline or moment > row.deadline_at then moment := row.deadline_at; end if;
        hash := encode(sha256(convert_to(seal_text(row.id, row.round_id, row.seed, row.questions, marked, guess, moment, salt), 'UTF8')), 'hex');
        update attempts a set marks = marked, prediction = guess, submitted_at = moment, sealed_by = case when by_deadline then 'deadline' else 'contestant' end,
          receipt_code = code, receipt_salt = salt, seal_sha256 = hash where a.tenant_id = scope and a.id = attempt;
        return query select 'new', moment, hash, code;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function attempt_seal;
      drop function seal_text;
      drop function attempt_save;
      drop function attempt_of_session;
      drop table attempts;
      drop function refuse_change_of_sealed;
      drop table bank_keys;
      drop table banks;
      drop table question_versions;
      drop table questions;
    `);
  }
}
