import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans played with synthetic people before they are published: asked for in the console, played by the worker. */
export class Rehearsals0014 implements MigrationInterface {
  name = 'Rehearsals1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rehearsals (
        tenant_id uuid not null constraint rehearsals_tenant_fk references tenants (id),
        id uuid not null,
        -- The draft that is played; null for the rules in force.
        draft_id uuid,
        -- What the draft or the contest was called then.
        title text not null check (length(title) between 1 and 300),
        -- The rules as they were then: a draft is written on while it is played.
        rule_set jsonb not null,
        rule_set_sha256 text not null check (rule_set_sha256 ~ '^[0-9a-f]{64}$'),
        contestants integer not null check (contestants between 1 and 20000),
        seed text not null check (length(seed) between 1 and 60),
        state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
        -- One of the places for what waits or is played: a tenant has three of them.
        place smallint check (place between 1 and 3),
        percent smallint not null default 0 check (percent between 0 and 100),
        -- What is being played: "Tuần 2".
        doing text not null default '',
        -- As text, not taken apart: the file that people download is the one that the command line prints.
        result json,
        -- Why it could not be played to its end, as a sentence.
        error text,
        requested_by uuid not null,
        created_at timestamptz not null,
        started_at timestamptz,
        finished_at timestamptz,
        -- Who plays it, and the last sign of life; without one for a while, another plays it again from the start.
        claim uuid,
        claimed_at timestamptz,
        -- How often somebody has begun.
        tries smallint not null default 0 check (tries >= 0),
        constraint rehearsals_pkey primary key (tenant_id, id),
        constraint rehearsals_draft_fk foreign key (tenant_id, draft_id) references contest_drafts (tenant_id, id),
        constraint rehearsals_account_fk foreign key (tenant_id, requested_by) references accounts (tenant_id, id),
        constraint rehearsals_running_whole check ((state = 'running') = (claim is not null) and (claim is null) = (claimed_at is null)),
        constraint rehearsals_finished_whole check (
          (state = 'done') = (result is not null) and (state = 'failed') = (error is not null)
          and (state in ('done', 'failed', 'cancelled')) = (finished_at is not null)
          and (finished_at is null) = (place is not null))
      );
      -- The same rules, number and seed give the same rehearsal: asking twice is asking once.
      create unique index rehearsals_same on rehearsals (tenant_id, draft_id, rule_set_sha256, contestants, seed) nulls not distinct
        where state in ('queued', 'running', 'done');
      create unique index rehearsals_place on rehearsals (tenant_id, place) where place is not null;
      create index rehearsals_of_draft on rehearsals (tenant_id, draft_id, created_at desc, id desc);
      create index rehearsals_by_age on rehearsals (tenant_id, created_at);
      call lock_tenant_table('rehearsals', 'closed');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rehearsals');
  }
}
