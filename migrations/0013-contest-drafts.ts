import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans on their way to publication, as organisers write them. */
export class ContestDrafts0013 implements MigrationInterface {
  name = 'ContestDrafts1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contest_drafts (
        tenant_id uuid not null constraint contest_drafts_tenant_fk references tenants (id),
        id uuid not null,
        -- What the plan calls the contest, for lists.
        title text not null check (length(title) between 1 and 300),
        -- The plan itself as YAML, comments included: what is written here is what is published.
        source text not null check (length(source) <= 200000),
        -- {kind: preset | parent | published | import, code?, ruleSetId?}: what the draft began as and is compared with.
        origin jsonb not null,
        -- One more with each change: whoever saves says which one they had before their eyes.
        revision integer not null default 1 check (revision > 0),
        -- The contest that it corrects, then the one that it became.
        contest_id uuid,
        state text not null default 'open' check (state in ('open', 'published', 'discarded')),
        created_by uuid,
        created_at timestamptz not null default app_now(),
        updated_by uuid,
        updated_at timestamptz not null default app_now(),
        published_at timestamptz,
        constraint contest_drafts_pkey primary key (tenant_id, id),
        constraint contest_drafts_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint contest_drafts_creator_fk foreign key (tenant_id, created_by) references accounts (tenant_id, id),
        constraint contest_drafts_writer_fk foreign key (tenant_id, updated_by) references accounts (tenant_id, id),
        constraint contest_drafts_published_at_a_time check ((state = 'published') = (published_at is not null))
      );
      create index contest_drafts_newest on contest_drafts (tenant_id, updated_at desc, id desc);
      -- Two corrections of one contest at once would each leave out what the other says.
      create unique index contest_drafts_one_correction on contest_drafts (tenant_id, contest_id) where state = 'open' and contest_id is not null;
      call lock_tenant_table('contest_drafts', 'closed', 'select, insert, update');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contest_drafts');
  }
}
