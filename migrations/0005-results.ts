import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trail of what was done, standings with their lines, approvals and awards, and turnout as it was last counted. */
export class Results0005 implements MigrationInterface {
  name = 'Results1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every privileged act, in the transaction that does it. Nobody changes or removes an entry.
      create table audit_entries (
        tenant_id uuid not null constraint audit_entries_tenant_fk references tenants (id),
        id uuid not null,
        happened_at timestamptz not null default app_now(),
        -- The account that acted; null for the machine.
        actor_id uuid,
        -- "round.closed", "standing.approved"
        action text not null,
        subject_kind text not null,
        subject_id uuid not null,
        -- Why, where somebody had to say so.
        reason text,
        -- What a reader needs besides; no personal data, since entries outlive people's.
        details jsonb not null default '{}',
        constraint audit_entries_pkey primary key (tenant_id, id)
      );
      create index audit_entries_newest on audit_entries (tenant_id, happened_at desc, id desc);
      create index audit_entries_by_subject on audit_entries (tenant_id, subject_id, happened_at);
      call lock_tenant_table('audit_entries', 'closed', 'select, insert');

      -- A computed standing, frozen. A later version of a round's standing stands beside the earlier one.
      create table standings (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        version integer not null check (version > 0),
        rule_set_id uuid not null,
        -- {bank: version of its key}
        key_versions jsonb not null,
        -- {ruleSetHash, drawSeed, counts, prediction target, prizes, …}: see StandingSummary in libs/rules.
        summary jsonb not null,
        sha256 text not null,
        computed_at timestamptz not null default app_now(),
        -- Who asked for a later version, and why; null where the closing of the round did.
        requested_by uuid,
        reason text,
        constraint standings_pkey primary key (tenant_id, id),
        constraint standings_version_key unique (tenant_id, round_id, version),
        constraint standings_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id),
        constraint standings_rule_set_fk foreign key (tenant_id, rule_set_id) references rule_sets (tenant_id, id),
        constraint standings_need_a_reason check (version = 1 or reason is not null)
      );
      call lock_tenant_table('standings', 'closed', 'select, insert');

      create table standing_lines (
        tenant_id uuid not null,
        standing_id uuid not null,
        rank integer not null check (rank > 0),
        -- Pseudonym of the registration.
        person uuid not null,
        attempt_id uuid not null,
        points numeric(9, 3) not null,
        all_correct boolean not null,
        prediction bigint,
        duration_ms bigint not null,
        submitted_at timestamptz not null,
        -- Code of the criterion that put the line above the next one; null for the last.
        decided_by text,
        -- The same as a sentence.
        explanation text not null,
        constraint standing_lines_pkey primary key (tenant_id, standing_id, rank),
        constraint standing_lines_person_key unique (tenant_id, standing_id, person),
        constraint standing_lines_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id)
      );
      call lock_tenant_table('standing_lines', 'closed', 'select, insert');

      -- What an approver said about a standing, once each.
      create table standing_decisions (
        tenant_id uuid not null,
        id uuid not null,
        standing_id uuid not null,
        account_id uuid not null,
        decision text not null check (decision in ('approved', 'returned')),
        reason text,
        -- The fingerprint that stood before the approver's eyes.
        sha256 text not null,
        decided_at timestamptz not null default app_now(),
        constraint standing_decisions_pkey primary key (tenant_id, id),
        constraint standing_decisions_once unique (tenant_id, standing_id, account_id),
        constraint standing_decisions_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id),
        constraint standing_decisions_account_fk foreign key (tenant_id, account_id) references accounts (tenant_id, id),
        constraint standing_decisions_return_needs_reason check (decision = 'approved' or reason is not null)
      );
      call lock_tenant_table('standing_decisions', 'closed', 'select, insert');

      -- Prizes given: made when a standing is approved, shown when its round is published.
      create table awards (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        round_id uuid not null,
        standing_id uuid not null,
        group_code text not null,
        tier_code text not null,
        rank integer not null check (rank > 0),
        person uuid not null,
        created_at timestamptz not null default app_now(),
        constraint awards_pkey primary key (tenant_id, id),
        constraint awards_once unique (tenant_id, round_id, group_code, rank),
        constraint awards_one_per_person unique (tenant_id, round_id, group_code, person),
        constraint awards_standing_fk foreign key (tenant_id, standing_id) references standings (tenant_id, id),
        constraint awards_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id)
      );
      create index awards_by_contest on awards (tenant_id, contest_id, person);
      call lock_tenant_table('awards', 'closed', 'select, insert');

      -- A unit's place for a collective award, as computed after a round; the newest version counts.
      create table collective_standings (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        award_code text not null,
        version integer not null check (version > 0),
        -- The round whose closing it includes last.
        round_id uuid not null,
        -- See CollectiveStanding in libs/rules.
        body jsonb not null,
        sha256 text not null,
        computed_at timestamptz not null default app_now(),
        constraint collective_standings_pkey primary key (tenant_id, id),
        constraint collective_standings_version_key unique (tenant_id, contest_id, award_code, version),
        constraint collective_standings_round_fk foreign key (tenant_id, round_id) references rounds (tenant_id, id)
      );
      call lock_tenant_table('collective_standings', 'closed', 'select, insert');

      -- How many take part, as last counted: of a round or (round_id null) of the contest, of everybody or of those who came
      -- through a ward. Pages show these; nothing is counted when somebody looks.
      create table turnouts (
        tenant_id uuid not null,
        id uuid not null,
        via_tenant_id uuid,
        contest_id uuid not null,
        round_id uuid,
        taken_at timestamptz not null,
        -- {registered, people, attempts, sealed, sitting}
        totals jsonb not null,
        -- [{unit, people, attempts, audiences}], most people first
        units jsonb not null,
        -- [{at, attempts}] by hour
        hours jsonb not null,
        constraint turnouts_pkey primary key (tenant_id, id),
        constraint turnouts_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
      );
      create unique index turnouts_once on turnouts (tenant_id, contest_id, round_id, via_tenant_id) nulls not distinct;
      call lock_tenant_table('turnouts', 'via');

      -- People of a contest without personal data, for counting and ranking; owned by registrations.
      create view contest_people with (security_invoker = true) as
        select r.tenant_id, r.id as registration_id, r.contest_id, r.via_tenant_id, r.via_unit_id, r.pseudonym, r.audience, u.code as unit_code, r.unit_id
        from registrations r join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id;
      do $$ begin
        execute format('grant select on contest_people to %I', current_setting('khoabang.app_role'));
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view contest_people;
      drop table turnouts;
      drop table collective_standings;
      drop table awards;
      drop table standing_decisions;
      drop table standing_lines;
      drop table standings;
      drop table audit_entries;
    `);
  }
}
