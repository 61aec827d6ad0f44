import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a function says, and what it says from now on: each stands in it once. */
type Change = readonly [before: string, after: string];

const CHANGES: Record<string, readonly Change[]> = {
  attempt_start: [
    // Attempts of a round that was annulled count for nothing, so they take no turn either.
    ['paper integer;\n      begin', 'paper integer;\n        annulled uuid[];\n      begin'],
    [
      'select r.* into place from rounds r where r.tenant_id = scope and r.id = round;',
      `select r.* into place from rounds r where r.tenant_id = scope and r.id = round;
        -- Only where turns are counted over several rounds: a new run is a round of its own.
        if not of_round then
          annulled := array(select r.id from rounds r where r.tenant_id = scope and r.contest_id = place.contest_id and r.state = 'annulled');
        end if;`,
    ],
    [
      'filter (where a.sequel = 0 and (not of_round or a.round_id = round) and (since is null or a.started_at >= since)) as counted',
      `filter (where a.sequel = 0 and case when of_round then a.round_id = round else a.round_id <> all(annulled) end and (since is null or a.started_at >= since)) as counted`,
    ],
    [
      'max(a.started_at) filter (where a.sequel = 0) as latest',
      'max(a.started_at) filter (where a.sequel = 0 and (of_round or a.round_id <> all(annulled))) as latest',
    ],
    [
      "when place.state not in ('scheduled', 'open') or moment < place.opens_at or moment >= place.closes_at then 'not-open'",
      `when place.state not in ('scheduled', 'open', 'paused') or moment < place.opens_at or moment >= place.closes_at
              -- By the times alone: nobody waits for a worker, neither at the beginning of a pause nor at its end.
              or (moment >= place.paused_from and moment < place.resumes_at) then 'not-open'`,
    ],
  ],
  attempt_submit: [
    [
      "receipt_code = initials || row.ordinal || '-' || code, receipt_salt = salt,",
      `receipt_code = initials || row.ordinal || '-' || code, receipt_salt = salt,
                -- Handed in during a pause: what is left of it is time that the person did not get.
                paused_ms = case when row.paused_until > moment
                  then greatest(0, row.paused_ms - ceil(extract(epoch from row.paused_until - moment) * 1000)::integer) else row.paused_ms end,`,
    ],
  ],
  // What goes on with another attempt begins as much later as that one was paused.
  attempt_reopen: [
    [
      'moment - (a.submitted_at - a.started_at), moment',
      'moment - (a.submitted_at - a.started_at - make_interval(secs => a.paused_ms / 1000.0)), moment',
    ],
  ],
  attempt_accept_late: [
    ['m.questions, m.orders, m.started_at,', 'm.questions, m.orders, m.started_at + make_interval(secs => m.paused_ms / 1000.0),'],
  ],
};

/** Extension, pause and annulment of rounds, with what the public reads about it; new runs in the place of annulled ones. */
export class RoundAlterations0036 implements MigrationInterface {
  name = 'RoundAlterations1700000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rounds
        -- 1 for the first; a round that was annulled may have another run in its place.
        add column run smallint not null default 1 check (run > 0),
        -- The pause that is coming, going on, or was the last. Half-open: at resumes_at the round goes on.
        add column paused_from timestamptz,
        add column resumes_at timestamptz,
        -- What the public reads of the last alteration, as it reads it: pages ask for the round anyway.
        add column notice jsonb,
        drop constraint rounds_code_key,
        add constraint rounds_code_key unique (tenant_id, contest_id, part_code, code, run),
        add constraint rounds_pause_whole check ((paused_from is null) = (resumes_at is null) and resumes_at >= paused_from and (state <> 'paused' or paused_from is not null));
      -- Of several runs of a round one is in force: the others were annulled.
      create unique index rounds_one_in_force on rounds (tenant_id, contest_id, part_code, code) where state <> 'annulled';

      alter table attempts
        -- For how long the person could not work: the time that counts is so much less.
        add column paused_ms integer not null default 0 check (paused_ms >= 0),
        -- Up to the end of which pause that has been added to the deadline.
        add column paused_until timestamptz;

      create table round_alterations (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        kind text not null check (kind in ('extend', 'pause', 'resume', 'annul')),
        -- An annulment touches results: one person asks, another decides. The others are done at once.
        state text not null check (state in ('asked', 'done', 'declined')),
        -- Read in public, as is the notice.
        reason text not null check (length(reason) between 10 and 500),
        notice text not null check (length(notice) between 20 and 2000),
        closes_before timestamptz,
        closes_after timestamptz,
        publishes_before timestamptz,
        publishes_after timestamptz,
        paused_from timestamptz,
        resumes_at timestamptz,
        -- Of the new run, where there is to be one.
        run_opens_at timestamptz,
        run_closes_at timestamptz,
        run_publishes_at timestamptz,
        successor_id uuid,
        asked_by uuid not null,
        asked_at timestamptz not null,
        decided_by uuid,
        decided_at timestamptz,
        declined_because text check (length(declined_because) between 10 and 500),
        -- Up to whose registration contestants were told of an annulment, and when all had been.
        told_up_to uuid,
        told_at timestamptz,
        -- When the standings of units had been computed without the annulled round.
        recounted_at timestamptz,
        constraint round_alterations_pkey primary key (tenant_id, id),
        constraint round_alterations_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint round_alterations_successor_fk foreign key (tenant_id, successor_id) references rounds (tenant_id, id),
        constraint round_alterations_decided_whole check ((state = 'asked') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
        constraint round_alterations_declined check ((state = 'declined') = (declined_because is not null)),
        constraint round_alterations_by_two check (kind <> 'annul' or state <> 'done' or decided_by <> asked_by),
        constraint round_alterations_only_annulment_waits check (kind = 'annul' or state = 'done'),
        constraint round_alterations_extend check ((kind = 'extend') = (closes_after is not null) and closes_after > closes_before),
        constraint round_alterations_pause check ((kind in ('pause', 'resume')) = (resumes_at is not null) and (paused_from is null) = (resumes_at is null)),
        constraint round_alterations_run check (
          (run_opens_at is null) = (run_closes_at is null) and run_closes_at > run_opens_at and (run_opens_at is null or kind = 'annul') and (run_publishes_at is null or run_opens_at is not null))
      );
      create index round_alterations_by_contest on round_alterations (tenant_id, contest_id, asked_at);
      -- A round is annulled once, and one request waits at a time.
      create unique index round_alterations_one_annulment on round_alterations (tenant_id, round_id) where kind = 'annul' and state <> 'declined';
      -- closed: what a ward must know of it stands with the round.
      call lock_tenant_table('round_alterations', 'closed', 'select, insert, update');

      -- Prizes of rounds that were annulled. What was given stays written down; this says that it no longer holds, and since when.
      create table award_withdrawals (
        tenant_id uuid not null,
        award_id uuid not null,
        alteration_id uuid not null,
        withdrawn_at timestamptz not null,
        constraint award_withdrawals_pkey primary key (tenant_id, award_id),
        constraint award_withdrawals_award_fk foreign key (tenant_id, award_id) references awards (tenant_id, id),
        constraint award_withdrawals_alteration_fk foreign key (tenant_id, alteration_id) references round_alterations (tenant_id, id)
      );
      create index award_withdrawals_by_alteration on award_withdrawals (tenant_id, alteration_id);
      call lock_tenant_table('award_withdrawals', 'closed', 'select, insert');

      -- Gives the people who sit in a round the time of its pause back: deadlines move by as much of it as fell into their sitting,
      -- once for each end that the pause is given. May be run at any time and by several at once; how many were moved. Locked in the
      -- order of their ids, as saves lock them.
      create function attempts_follow_pause(scope uuid, round uuid, paused_from timestamptz, resumes_at timestamptz) returns integer language plpgsql as $$
      declare
        held uuid[];
        moved integer;
      begin
        held := array(select a.id from attempts a
          where a.tenant_id = scope and a.round_id = round and a.submitted_at is null and a.deadline_at > attempts_follow_pause.paused_from
            and a.started_at < attempts_follow_pause.resumes_at and a.paused_until is distinct from attempts_follow_pause.resumes_at
          order by a.id for no key update of a);
        update attempts a set deadline_at = a.deadline_at + s.shift, paused_until = attempts_follow_pause.resumes_at,
            paused_ms = greatest(0, a.paused_ms + (extract(epoch from s.shift) * 1000)::integer)
          from (
            select o.id, attempts_follow_pause.resumes_at
                - case when o.paused_until > b.since then o.paused_until else b.since end as shift
              from attempts o cross join lateral (select greatest(attempts_follow_pause.paused_from, o.started_at) as since) b
              where o.tenant_id = scope and o.id = any(held)
          ) s
          where a.tenant_id = scope and a.id = s.id;
        get diagnostics moved = row_count;
        return moved;
      end $$;

      -- Those whose time the old end of the round had cut short get what the rules give them, up to the new one.
      create function attempts_follow_closing(scope uuid, round uuid, closes_before timestamptz, closes_after timestamptz, time_limit interval)
      returns integer language plpgsql as $$
      declare
        held uuid[];
        moved integer;
      begin
        held := array(select a.id from attempts a
          where a.tenant_id = scope and a.round_id = round and a.submitted_at is null and a.deadline_at = closes_before order by a.id for no key update of a);
        update attempts a set deadline_at = least(a.started_at + time_limit + make_interval(secs => a.paused_ms / 1000.0), closes_after)
          where a.tenant_id = scope and a.id = any(held);
        get diagnostics moved = row_count;
        return moved;
      end $$;
    `);
    for (const [name, changes] of Object.entries(CHANGES)) await rewrite(runner, name, changes);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, changes] of Object.entries(CHANGES))
      await rewrite(
        runner,
        name,
        changes.map(([before, after]) => [after, before] as const),
      );
    await runner.query(`
      drop function attempts_follow_closing;
      drop function attempts_follow_pause;
      drop table award_withdrawals;
      drop table round_alterations;
      alter table attempts drop column paused_ms, drop column paused_until;
      drop index rounds_one_in_force;
      alter table rounds
        drop constraint rounds_pause_whole,
        drop constraint rounds_code_key,
        add constraint rounds_code_key unique (tenant_id, contest_id, part_code, code),
        drop column run, drop column paused_from, drop column resumes_at, drop column notice;
    `);
  }
}

/** Changes the text of a function where it says what it is expected to say, once. */
async function rewrite(runner: QueryRunner, name: string, changes: readonly Change[]): Promise<void> {
  const [{ text }] = (await runner.query(`select pg_get_functiondef('${name}'::regproc) as text`)) as [{ text: string }];
  const changed = changes.reduce((said, [before, after]) => {
    const [head, tail, ...more] = said.split(before);
    if (head === undefined || tail === undefined || more.length > 0) throw new Error(`${name} does not say once: ${before}`);
    return head + after + tail;
  }, text);
  await runner.query(changed);
}
