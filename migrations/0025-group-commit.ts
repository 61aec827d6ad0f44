import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The hot path: saves of many contestants in one statement, a start and a submission in one statement each, and answers
 * that come too late kept apart, for the board to decide on.
 */
export class GroupCommit0025 implements MigrationInterface {
  name = 'GroupCommit1700000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attempts
        -- Answers that were on the wire when time ran out are still taken for so long.
        add column grace_seconds smallint not null default 5 check (grace_seconds between 0 and 300),
        -- Per question, in three bits for each place on the page, which option of the bank is shown there: with it, choices turn
        -- into marks here. Null only in what was started before there was this column.
        add column orders integer[],
        -- Whether the guess must be there before the contestant hands the paper in.
        add column asks_prediction boolean not null default false,
        -- Which browser it was started in, as a keyed hash that says nothing else and differs from contest to contest: two people
        -- on one device are seen by it, by whoever looks at anomalies.
        add column device_mark bytea check (octet_length(device_mark) = 16),
        -- The sealed attempt that this one goes on with, where the board has re-opened it: this one counts in its stead, and takes no
        -- turn. How many of that number came before this one: two that re-open the same attempt collide here.
        add column continues uuid,
        add column sequel smallint not null default 0 check (sequel >= 0),
        add constraint attempts_continue check ((continues is null) = (sequel = 0)),
        drop constraint attempts_number_key,
        add constraint attempts_number_key unique (tenant_id, registration_id, part_code, number, sequel),
        add constraint attempts_continues_fk foreign key (tenant_id, continues) references attempts (tenant_id, id),
        drop constraint attempts_sealed_by_check,
        add constraint attempts_sealed_by_check check (sealed_by in ('contestant', 'deadline', 'board')),
        add constraint attempts_orders_fit check (cardinality(orders) = item_count),
        -- Each start would lock the one row of its round, and that of its bank, against being deleted: rows that all contestants
        -- share. attempt_start reads both, and neither is ever deleted but with the whole tenant.
        drop constraint attempts_round_fk,
        drop constraint attempts_bank_fk;
      create unique index attempts_continued on attempts (tenant_id, continues) where continues is not null;

      -- What is kept after answers came in: each counts only if its number is higher than what is kept for its place, so they may
      -- come twice or out of order. The numbers of places that the paper does not have change nothing.
      create function merged_choices(choices smallint[], seqs integer[], places smallint[], bits smallint[], numbers integer[])
      returns smallint[] language plpgsql immutable parallel safe as $$
      begin
        for i in 1 .. cardinality(places) loop
          if places[i] between 1 and cardinality(seqs) and numbers[i] > seqs[places[i]] then
            choices[places[i]] := bits[i];
            seqs[places[i]] := numbers[i];
          end if;
        end loop;
        return choices;
      end $$;
      create function merged_seqs(seqs integer[], places smallint[], numbers integer[]) returns integer[] language plpgsql immutable parallel safe as $$
      begin
        for i in 1 .. cardinality(places) loop
          if places[i] between 1 and cardinality(seqs) and numbers[i] > seqs[places[i]] then seqs[places[i]] := numbers[i]; end if;
        end loop;
        return seqs;
      end $$;

      -- Keeps the answers of several sittings, each once. Arrays of one length, an entry for each sitting; places, bits and numbers
      -- are lists as text. No row comes back for a sitting that took nothing: attempt_refuse says why.
      --
      -- Looked up one by one (no hash, no merge join), and one plan for all sizes: making one costs more than the work.
      create function attempt_save_many(
        scope uuid, askers integer[], tokens bytea[], ids uuid[], guesses bigint[], places text[], bits text[], numbers text[])
      returns table (n integer, received_ms double precision, deadline_ms double precision, seq integer, held text)
      language plpgsql set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
      declare
        moment constant timestamptz := app_now();
        ms constant double precision := floor(extract(epoch from moment) * 1000);
      begin
        perform set_config('app.tenant_id', scope::text, true);
        -- Locked in the order of their ids whatever the plan: one that was made when the table was small may look them up in another
        -- order than one that was made later, and two batches that share sittings would wait for each other.
        perform from attempts a where a.tenant_id = scope and a.id = any(ids) order by a.id for no key update;
        return query
        update attempts a set
            choices = merged_choices(a.choices, a.seqs, r.places::smallint[], r.bits::smallint[], r.numbers::integer[]),
            seqs = merged_seqs(a.seqs, r.places::smallint[], r.numbers::integer[]),
            received_at = moment,
            prediction = coalesce(r.guess, a.prediction)
          -- The limit cuts nothing off. It makes the planner expect one row and begin with it: else, where it believes that few
          -- attempts are open (as it does when a round has just begun), it looks through all of them for each batch. For the same
          -- reason what is open is told by sealed_by, which the index of open attempts does not know.
          from (select * from unnest(askers, tokens, ids, guesses, places, bits, numbers) limit cardinality(ids)) as r(asker, token, id, guess, places, bits, numbers)
          join sessions s on s.tenant_id = scope and s.token_hash = r.token and s.kind = 'contestant' and s.expires_at > moment
          where a.tenant_id = scope and a.id = r.id and a.account_id = s.account_id and a.sealed_by is null and a.deadline_at + make_interval(secs => a.grace_seconds) > moment
          returning r.asker, ms, floor(extract(epoch from a.deadline_at) * 1000)::double precision, (select max(v) from unnest(a.seqs) v), a.choices::text;
      end $$;

      -- Answers that came after the deadline and its grace, or after the paper was handed in: never counted by themselves; the
      -- board may decide on them. Place 0 is the prediction.
      create table late_answers (
        tenant_id uuid not null,
        attempt_id uuid not null,
        place smallint not null check (place >= 0),
        number integer not null,
        mark smallint,
        prediction bigint check (prediction between 0 and 1000000000),
        received_at timestamptz not null,
        constraint late_answers_pkey primary key (tenant_id, attempt_id, place, number),
        constraint late_answers_attempt_fk foreign key (tenant_id, attempt_id) references attempts (tenant_id, id),
        constraint late_answers_are_one_thing check ((place = 0) = (mark is null) and (place = 0) = (prediction is not null))
      );
      -- closed: the tenant's board decides, a ward's staff does not.
      call lock_tenant_table('late_answers', 'closed');

      -- Why attempt_save_many took nothing of a request; what came too late is kept apart, for a day and so many of it.
      create function attempt_refuse(scope uuid, session bytea, attempt uuid, places smallint[], marks smallint[], numbers integer[], guess bigint)
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

      -- What a start and a re-opening of one person hold while they look and write, so that nobody ever has two attempts open.
      create function attempt_lock(registration uuid) returns bigint language sql immutable parallel safe as $$
        select hashtextextended(registration::text, 25)
      $$;

      -- Starts an attempt, or gives back the one that is open: in one statement, whoever asks at the same time.
      -- Whose it is: the session's or, for the machine itself, the registration's. papers: one for each of the audience groups,
      -- or one for all of them; questions and orders as they are written into the row. The limits are the rules' own, as data.
      create function attempt_start(
        scope uuid, session bytea, registration uuid, round uuid, barred uuid[], groups text[],
        most integer, of_round boolean, since timestamptz, delay interval,
        fresh uuid, bank uuid, rules uuid, paper_seed text, audiences text[], questions text[], orders text[],
        time_limit interval, wire smallint, guesses boolean, helped boolean, device bytea)
      returns table (verdict text, id uuid, registration_id uuid, account_id uuid, number smallint, paper integer, started_at timestamptz, deadline_at timestamptz)
      language plpgsql set plan_cache_mode = force_generic_plan as $$
      #variable_conflict use_column
      declare
        moment constant timestamptz := date_trunc('milliseconds', app_now());
        place record;
        who record;
        own record;
        ends timestamptz;
        paper integer;
      begin
        perform set_config('app.tenant_id', scope::text, true);
        select r.* into place from rounds r where r.tenant_id = scope and r.id = round;
        if session is null then
          select r.* into who from registrations r where r.tenant_id = scope and r.id = registration;
        else
          if not exists (select from sessions s where s.tenant_id = scope and s.token_hash = session and s.kind = 'contestant' and s.expires_at > moment) then
            return query select 'signed-out', null::uuid, null::uuid, null::uuid, null::smallint, null::integer, null::timestamptz, null::timestamptz; return;
          end if;
          select r.* into who from sessions s join registrations r on r.tenant_id = scope and r.account_id = s.account_id and r.contest_id = place.contest_id and r.duplicate_of is null
            where s.tenant_id = scope and s.token_hash = session;
        end if;
        if who.id is null then
          return query select 'not-registered', null::uuid, null::uuid, null::uuid, null::smallint, null::integer, null::timestamptz, null::timestamptz; return;
        end if;
        -- One at a time for each person, and not while the board opens an attempt of theirs again: whoever comes second sees what
        -- the first has begun. Of no row, so that nothing else that is written about the person waits.
        perform pg_advisory_xact_lock(attempt_lock(who.id));
        -- Should somebody take the number all the same, the second look finds what they began.
        for try in 1 .. 3 loop
          select count(*) filter (where a.sequel = 0 and (not of_round or a.round_id = round) and (since is null or a.started_at >= since)) as counted,
              coalesce(max(a.number), 0) as newest, max(a.started_at) filter (where a.sequel = 0) as latest,
              (array_agg(a.id) filter (where a.round_id = round and a.submitted_at is null and a.deadline_at > moment))[1] as open,
              bool_or(a.submitted_at is null and a.deadline_at <= moment) as ending
            into own from attempts a where a.tenant_id = scope and a.registration_id = who.id and a.part_code = place.part_code;
          -- One whose time has just run out may be given more at this moment: wait for that, and look again.
          if own.ending and try = 1 then
            perform from attempts a where a.tenant_id = scope and a.registration_id = who.id and a.part_code = place.part_code and a.submitted_at is null
              order by a.id for no key update of a;
            continue;
          end if;
          if own.open is not null then
            return query select 'open', a.id, a.registration_id, a.account_id, a.number, null::integer, a.started_at, a.deadline_at from attempts a where a.tenant_id = scope and a.id = own.open; return;
          end if;
          verdict := case
            when place.state not in ('scheduled', 'open') or moment < place.opens_at or moment >= place.closes_at then 'not-open'
            when who.guardian_state in ('awaited', 'withdrawn') or who.pseudonym = any(barred) then 'barred'
            when groups is not null and not who.audience = any(groups) then 'refused'
            when own.counted >= most or own.latest > moment - delay then 'refused'
          end;
          if verdict is not null then
            return query select verdict, null::uuid, who.id, who.account_id, null::smallint, null::integer, null::timestamptz, null::timestamptz; return;
          end if;
          paper := case when audiences is null then 1 else array_position(audiences, who.audience) end;
          ends := least(moment + time_limit, place.closes_at);
          insert into attempts (tenant_id, id, via_tenant_id, contest_id, round_id, registration_id, account_id, is_assisted, number, part_code, bank_id, rule_set_id,
              seed, item_count, questions, orders, started_at, deadline_at, grace_seconds, asks_prediction, device_mark, choices, seqs)
            select scope, fresh, who.via_tenant_id, place.contest_id, round, who.id, who.account_id, helped, own.newest + 1, place.part_code, bank, rules,
              paper_seed, cardinality(q), q, orders[paper]::integer[], moment, ends, wire, guesses, device, array_fill(0::smallint, array[cardinality(q)]), array_fill(0, array[cardinality(q)])
            from (select questions[paper]::smallint[] as q) drawn
            on conflict do nothing;
          if found then
            return query select 'new', fresh, who.id, who.account_id, (own.newest + 1)::smallint, paper, moment, ends; return;
          end if;
        end loop;
        raise exception 'attempt_start found no number' using errcode = 'serialization_failure';
      end $$;

      -- Starts of several people in one round, one after the other in the order of whose they are: two batches that share some, on
      -- whatever devices, then wait for each other in that order, and never both. Arrays of one length, an entry for each start.
      create function attempt_start_many(
        scope uuid, round uuid, barred uuid[], groups text[], most integer, of_round boolean, since timestamptz, delay interval,
        bank uuid, rules uuid, audiences text[], time_limit interval, wire smallint, guesses boolean,
        askers integer[], sessions bytea[], registrations uuid[], fresh uuid[], seeds text[], questions text[], orders text[], helped boolean[], devices bytea[])
      returns table (n integer, verdict text, id uuid, registration_id uuid, account_id uuid, number smallint, paper integer, started_at timestamptz, deadline_at timestamptz)
      language plpgsql set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
      #variable_conflict use_column
      begin
        perform set_config('app.tenant_id', scope::text, true);
        return query
        select o.asker, x.* from (
          select q.*, coalesce(s.account_id, r.account_id) as owner
            from (select * from unnest(askers, sessions, registrations, fresh, seeds, questions, orders, helped, devices) limit cardinality(askers))
              as q(asker, session, registration, row, seed, paper, shown, assisted, device)
            left join sessions s on s.tenant_id = scope and s.token_hash = q.session
            left join registrations r on r.tenant_id = scope and r.id = q.registration
            order by owner
        ) o cross join lateral attempt_start(scope, o.session, o.registration, round, barred, groups, most, of_round, since, delay,
          o.row, bank, rules, o.seed, audiences, o.paper::text[], o.shown::text[], time_limit, wire, guesses, o.assisted, o.device) x;
      end $$;

      -- Choices as shown, turned into marks with the options in the bank's order.
      create function marks_of(choices smallint[], orders integer[]) returns smallint[] language sql immutable parallel safe as $$
        select array_agg((((c & 1) << (o & 7)) | (((c >> 1) & 1) << ((o >> 3) & 7)) | (((c >> 2) & 1) << ((o >> 6) & 7)) | (((c >> 3) & 1) << ((o >> 9) & 7))
            | (((c >> 4) & 1) << ((o >> 12) & 7)) | (((c >> 5) & 1) << ((o >> 15) & 7)) | (((c >> 6) & 1) << ((o >> 18) & 7)) | (((c >> 7) & 1) << ((o >> 21) & 7)))::smallint order by n)
          from unnest(choices, orders) with ordinality as x(c, o, n)
      $$;

      -- Hands a paper in: seals what is kept. Doing it twice gives back the first seal. A guess is taken until the deadline and
      -- its grace; past them, the paper is sealed as of its deadline.
      create function attempt_submit(scope uuid, session bytea, attempt uuid, guess bigint, initials text, code text, salt bytea)
      returns table (verdict text, id uuid, account_id uuid, round_id uuid, submitted_at timestamptz, sealed_by text, receipt_code text, seal_sha256 text)
      language plpgsql set plan_cache_mode = force_generic_plan as $$
      #variable_conflict use_column
      declare
        moment timestamptz := date_trunc('milliseconds', app_now());
        row record;
        in_time boolean;
        marked smallint[];
      begin
        perform set_config('app.tenant_id', scope::text, true);
        select a.*, r.ordinal into row from sessions s join attempts a on a.tenant_id = scope and a.account_id = s.account_id and a.id = attempt
          join rounds r on r.tenant_id = scope and r.id = a.round_id
          where s.tenant_id = scope and s.token_hash = session and s.kind = 'contestant' and s.expires_at > moment
          for no key update of a;
        if row.id is null then
          verdict := case when exists (select from sessions s where s.tenant_id = scope and s.token_hash = session and s.kind = 'contestant' and s.expires_at > moment)
            then 'unknown' else 'signed-out' end;
        elsif row.submitted_at is not null then verdict := 'sealed';
        elsif row.orders is null then verdict := 'no-orders';
        else
          in_time := moment < row.deadline_at + make_interval(secs => row.grace_seconds);
          if not in_time then guess := null; end if;
          if row.asks_prediction and coalesce(guess, row.prediction) is null and moment < row.deadline_at then verdict := 'guess-missing';
          else
            if moment > row.deadline_at then moment := row.deadline_at; end if;
            marked := marks_of(row.choices, row.orders);
            update attempts a set marks = marked, prediction = coalesce(guess, row.prediction), submitted_at = moment,
                sealed_by = case when in_time then 'contestant' else 'deadline' end, receipt_code = initials || row.ordinal || '-' || code, receipt_salt = salt,
                seal_sha256 = encode(sha256(convert_to(seal_text(row.id, row.round_id, row.seed, row.questions, marked, coalesce(guess, row.prediction), moment, salt), 'UTF8')), 'hex')
              where a.tenant_id = scope and a.id = attempt;
            verdict := 'new';
          end if;
        end if;
        return query select verdict, a.id, a.account_id, a.round_id, a.submitted_at, a.sealed_by, a.receipt_code, a.seal_sha256
          from (select 1) one left join attempts a on a.tenant_id = scope and a.id = attempt and row.id is not null;
      end $$;

      -- Seals attempts of a round whose time and grace are over, as they are kept and as of their deadlines; how many. One alone
      -- when it is named. Codes and salts: one for each that may be sealed.
      create function attempt_seal_expired(scope uuid, round uuid, only_one uuid, initials text, codes text[], salts bytea[])
      returns integer language plpgsql set enable_hashjoin = off set enable_mergejoin = off as $$
      declare
        moment constant timestamptz := app_now();
        due uuid[];
        sealed integer;
      begin
        perform set_config('app.tenant_id', scope::text, true);
        -- Held first, and only then read: a last answer may be made durable at this moment, and what was acknowledged counts. Each
        -- way has a statement of its own: at the end of a round all look at their one paper, and none may look through all of them.
        if only_one is null then
          due := array(select a.id from attempts a
            where a.tenant_id = scope and a.round_id = round and a.submitted_at is null and a.deadline_at <= moment
              and a.deadline_at + make_interval(secs => a.grace_seconds) <= moment and a.orders is not null
            order by a.deadline_at limit cardinality(codes) for no key update skip locked);
        else
          due := array(select a.id from attempts a
            where a.tenant_id = scope and a.id = only_one and a.round_id = round and a.sealed_by is null
              and a.deadline_at + make_interval(secs => a.grace_seconds) <= moment and a.orders is not null
            for no key update skip locked);
        end if;
        update attempts a set marks = marks_of(a.choices, a.orders), submitted_at = date_trunc('milliseconds', a.deadline_at), sealed_by = 'deadline',
            receipt_code = initials || r.ordinal || '-' || codes[d.n], receipt_salt = salts[d.n],
            seal_sha256 = encode(sha256(convert_to(seal_text(a.id, a.round_id, a.seed, a.questions, marks_of(a.choices, a.orders), a.prediction,
              date_trunc('milliseconds', a.deadline_at), salts[d.n]), 'UTF8')), 'hex')
          from (select * from unnest(due) with ordinality limit cardinality(due)) as d(id, n) join rounds r on r.tenant_id = scope and r.id = round
          where a.tenant_id = scope and a.id = d.id;
        get diagnostics sealed = row_count;
        return sealed;
      end $$;

      -- What the pages of a sitting are made of: who is signed in, how they have registered, and their attempts in a part of the
      -- contest, or one alone; of many who ask, with a number for each. No row for who is not signed in. The limit cuts nothing
      -- off, see attempt_save_many.
      create function contestant_desks(scope uuid, askers integer[], tokens bytea[], contests uuid[], parts text[], only_ones uuid[])
      returns table (n integer, account_id uuid, full_name text, method text, registration json, attempts json) language plpgsql stable
      set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
      #variable_conflict use_column
      declare
        moment constant timestamptz := app_now();
      begin
        perform set_config('app.tenant_id', scope::text, true);
        return query
        select q.asker, c.id, c.full_name, s.method, row_to_json(r),
            (select json_agg(a order by a.number, a.sequel) from attempts a where a.tenant_id = scope and a.account_id = c.id
              and case when q.only_one is not null then a.id = q.only_one else a.registration_id = r.id and a.part_code = q.part end)
          from (select * from unnest(askers, tokens, contests, parts, only_ones) limit cardinality(askers)) as q(asker, token, contest, part, only_one)
          join sessions s on s.tenant_id = scope and s.token_hash = q.token and s.kind = 'contestant' and s.expires_at > moment
          join accounts c on c.tenant_id = scope and c.id = s.account_id and c.status = 'active'
          left join registrations r on r.tenant_id = scope and r.account_id = c.id and r.contest_id = q.contest and r.duplicate_of is null;
      end $$;

      -- What receipts are made of: the attempt, and whom it belongs to where they are the one who asks.
      create function receipt_desks(scope uuid, askers integer[], tokens bytea[], receipts text[])
      returns table (n integer, attempt json, replaced boolean, account_id uuid, full_name text, method text, unit json) language plpgsql stable
      set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
      #variable_conflict use_column
      declare
        moment constant timestamptz := app_now();
      begin
        perform set_config('app.tenant_id', scope::text, true);
        return query
        select q.asker, row_to_json(a), exists (select from attempts b where b.tenant_id = scope and b.continues = a.id), c.id, c.full_name, s.method, row_to_json(u)
          from (select * from unnest(askers, tokens, receipts) limit cardinality(askers)) as q(asker, token, receipt)
          join attempts a on a.tenant_id = scope and a.receipt_code = q.receipt
          left join sessions s on s.tenant_id = scope and s.token_hash = q.token and s.kind = 'contestant' and s.expires_at > moment
          left join accounts c on c.tenant_id = scope and c.id = s.account_id and c.status = 'active'
          left join registrations r on r.tenant_id = scope and r.account_id = c.id and r.contest_id = a.contest_id and r.duplicate_of is null and a.account_id = c.id
          left join units u on u.tenant_id = scope and u.id = r.unit_id;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function receipt_desks;
      drop function contestant_desks;
      drop function attempt_seal_expired;
      drop function attempt_submit;
      drop function marks_of;
      drop function attempt_start_many;
      drop function attempt_start;
      drop function attempt_lock;
      drop function attempt_refuse;
      drop table late_answers;
      drop function attempt_save_many;
      drop function merged_seqs;
      drop function merged_choices;
      drop index attempts_continued;
      alter table attempts
        drop constraint attempts_sealed_by_check,
        add constraint attempts_sealed_by_check check (sealed_by in ('contestant', 'deadline')),
        drop column continues, drop column sequel,
        add constraint attempts_number_key unique (tenant_id, registration_id, part_code, number),
        drop column grace_seconds, drop column orders, drop column asks_prediction, drop column device_mark,
        add constraint attempts_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        add constraint attempts_bank_fk foreign key (tenant_id, bank_id) references banks (tenant_id, id);
    `);
  }
}
