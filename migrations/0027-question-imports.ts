import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of questions that wait to be looked at. */
export class QuestionImports0027 implements MigrationInterface {
  name = 'QuestionImports1700000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A file of questions as it was read, keys included, waiting for its bringer to look at it and say yes. Closed.
      create table question_imports (
        tenant_id uuid not null constraint question_imports_tenant_fk references tenants (id),
        id uuid not null,
        file_name text not null check (length(file_name) between 1 and 200),
        content jsonb not null,
        created_by uuid not null,
        created_at timestamptz not null,
        constraint question_imports_pkey primary key (tenant_id, id),
        constraint question_imports_account_fk foreign key (tenant_id, created_by) references accounts (tenant_id, id)
      );
      create index question_imports_by_age on question_imports (tenant_id, created_at);
      call lock_tenant_table('question_imports', 'closed', 'select, insert, delete');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table question_imports;');
  }
}
