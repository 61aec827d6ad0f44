import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions as they are written: everything that one says is in its versions, and another person decides on each of them. */
export class Questions0026 implements MigrationInterface {
  name = 'Questions1700000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Left out of the next bank. Topic and difficulty of a question are those of its newest version.
      alter table questions add column retired_at timestamptz;

      alter table question_versions
        add column topic text,
        add column difficulty text check (difficulty in ('easy', 'medium', 'hard')),
        -- Where in the document: "Khoản 2 Điều 5".
        add column article text not null default '',
        -- [{key, alt, width, height}]; the files lie in the store.
        add column images jsonb not null default '[]' check (jsonb_typeof(images) = 'array');
      alter table questions no force row level security;
      alter table question_versions no force row level security;
      update question_versions v set topic = q.topic, difficulty = q.difficulty
        from questions q where q.tenant_id = v.tenant_id and q.id = v.question_id;
      alter table question_versions force row level security;
      alter table questions force row level security;
      alter table question_versions
        alter column topic set not null,
        alter column difficulty set not null,
        -- For the decisions below: who has written a version stands beside who decides on it.
        add constraint question_versions_writer_key unique (tenant_id, question_id, version, created_by);

      -- What somebody else than its writer says of a version: one word, which stays. A version of the machine (a preset, the
      -- demo, the command line) has no writer and needs none.
      create table question_decisions (
        tenant_id uuid not null,
        question_id uuid not null,
        version integer not null,
        written_by uuid not null,
        decision text not null check (decision in ('approved', 'returned')),
        decided_by uuid not null,
        reason text not null default '' check (length(reason) <= 2000),
        decided_at timestamptz not null default app_now(),
        -- A version has one writer, so this is once for a version.
        constraint question_decisions_pkey primary key (tenant_id, question_id, version, written_by),
        constraint question_decisions_version_fk foreign key (tenant_id, question_id, version, written_by)
          references question_versions (tenant_id, question_id, version, created_by),
        constraint question_decisions_by_another check (decided_by <> written_by),
        constraint question_decisions_return_needs_reason check (decision = 'approved' or reason <> '')
      );
      call lock_tenant_table('question_decisions', 'closed', 'select, insert');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table question_decisions;
      alter table question_versions
        drop constraint question_versions_writer_key,
        drop column topic, drop column difficulty, drop column article, drop column images;
      alter table questions drop column retired_at;
    `);
  }
}
