import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units, contests with their rule sets and rounds, registrations. */
export class Contests0003 implements MigrationInterface {
  name = 'Contests1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- As Vietnamese lists sort, with numbers by value: "Tổ 2" before "Tổ 10".
      create collation vietnamese (provider = icu, locale = 'vi-u-kn-true');

      -- What a contestant counts for. A code alone is no identity (codes were reused in 2025): the tree is dated.
      create table units (
        tenant_id uuid not null constraint units_tenant_fk references tenants (id),
        id uuid not null,
        code text not null,
        kind text not null,
        name text not null,
        -- Where it lies, to tell namesakes apart: "thành phố Đà Lạt".
        place text not null default '',
        -- Folded name and place, for searching.
        name_key text not null,
        search_key text not null,
        parent_id uuid,
        -- Codes of the unit and everything above it.
        codes text[] not null,
        -- By what a person may count for it.
        bases text[] not null check (bases <@ array['residence', 'workplace'] and cardinality(bases) > 0),
        head_count integer check (head_count >= 0),
        valid_from date not null,
        valid_to date check (valid_to > valid_from),
        constraint units_pkey primary key (tenant_id, id),
        constraint units_code_key unique (tenant_id, code, valid_from),
        constraint units_parent_fk foreign key (tenant_id, parent_id) references units (tenant_id, id)
      );
      create index units_by_name on units (tenant_id, name_key text_pattern_ops);
      call lock_tenant_table('units', 'shared');

      create table contests (
        tenant_id uuid not null constraint contests_tenant_fk references tenants (id),
        id uuid not null,
        -- In addresses: "2024".
        slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        plan_code text not null,
        name text not null,
        short_title text not null,
        state text not null check (state in ('draft', 'published', 'archived')),
        -- The version in force; older ones stay for what was sealed under them.
        rule_set_id uuid,
        created_at timestamptz not null default app_now(),
        constraint contests_pkey primary key (tenant_id, id),
        constraint contests_slug_key unique (tenant_id, slug)
      );
      call lock_tenant_table('contests', 'shared');
      call open_to_platform('contests');

      -- Published rule sets never change: the application role may add, not alter.
      create table rule_sets (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        version integer not null check (version > 0),
        body jsonb not null,
        sha256 text not null,
        -- Why there is a version after the first.
        reason text,
        published_at timestamptz not null default app_now(),
        constraint rule_sets_pkey primary key (tenant_id, id),
        constraint rule_sets_version_key unique (tenant_id, contest_id, version),
        constraint rule_sets_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint rule_sets_need_a_reason check (version = 1 or reason is not null)
      );
      call lock_tenant_table('rule_sets', 'shared', 'select, insert');
      alter table contests add constraint contests_rule_set_fk foreign key (tenant_id, rule_set_id) references rule_sets (tenant_id, id) deferrable initially deferred;

      create table rounds (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        part_code text not null,
        code text not null,
        ordinal integer not null,
        name text not null,
        -- Half-open: open from the first instant, closed at the second.
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        publishes_at timestamptz,
        state text not null default 'scheduled' check (state in
          ('draft', 'checked', 'scheduled', 'open', 'closing', 'settling', 'ranked', 'approved', 'published', 'archived', 'paused', 'annulled')),
        constraint rounds_pkey primary key (tenant_id, id),
        constraint rounds_code_key unique (tenant_id, contest_id, part_code, code),
        constraint rounds_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint rounds_have_length check (closes_at > opens_at)
      );
      create index rounds_by_time on rounds (tenant_id, contest_id, opens_at);
      call lock_tenant_table('rounds', 'shared');
      call open_to_platform('rounds');

      -- Who sits on the contest's board and teams: barred from entering where the rules say so.
      create table team_members (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        team text not null,
        full_name text not null,
        name_key text not null,
        birth_date date not null,
        constraint team_members_pkey primary key (tenant_id, id),
        constraint team_members_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
      );
      create unique index team_members_once on team_members (tenant_id, contest_id, team, name_key, birth_date);
      call lock_tenant_table('team_members', 'closed');

      -- A registration on its way, step by step, before there is an account.
      create table registration_drafts (
        tenant_id uuid not null constraint registration_drafts_tenant_fk references tenants (id),
        token_hash bytea not null check (length(token_hash) = 32),
        contest_id uuid not null,
        answers jsonb not null,
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        constraint registration_drafts_pkey primary key (tenant_id, token_hash),
        constraint registration_drafts_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id)
      );
      create index registration_drafts_by_expiry on registration_drafts (tenant_id, expires_at);
      call lock_tenant_table('registration_drafts', 'closed');

      create table registrations (
        tenant_id uuid not null,
        id uuid not null,
        via_tenant_id uuid,
        contest_id uuid not null,
        account_id uuid not null,
        -- Stands for the person in snapshots, audit and exports; random, so that erasing the person leaves every hash as it was.
        pseudonym uuid not null,
        audience text not null,
        basis text not null check (basis in ('residence', 'workplace')),
        unit_id uuid not null,
        -- The ward's own unit (school, residential group), where the ward keeps such a list.
        via_unit_id uuid,
        position text,
        consented_at timestamptz not null,
        created_at timestamptz not null default app_now(),
        constraint registrations_pkey primary key (tenant_id, id),
        constraint registrations_one_per_account unique (tenant_id, contest_id, account_id),
        constraint registrations_pseudonym_key unique (tenant_id, contest_id, pseudonym),
        constraint registrations_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint registrations_account_fk foreign key (tenant_id, account_id) references accounts (tenant_id, id),
        constraint registrations_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id)
      );
      create index registrations_by_unit on registrations (tenant_id, contest_id, unit_id);
      create index registrations_by_via on registrations (tenant_id, via_tenant_id, contest_id) where via_tenant_id is not null;
      call lock_tenant_table('registrations', 'via');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table registrations;
      drop table registration_drafts;
      drop table team_members;
      drop table rounds;
      alter table contests drop constraint contests_rule_set_fk;
      drop table rule_sets;
      drop table contests;
      drop table units;
      drop collation vietnamese;
    `);
  }
}
