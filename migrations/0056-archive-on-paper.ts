import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consents to the archive that came on paper, those of units too; authors of several entries are found without reading all. */
export class ArchiveOnPaper0056 implements MigrationInterface {
  name = 'ArchiveOnPaper1700000000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Person: pseudonym of the author, or the id of the unit whose own the work is.
      alter table archive_consents add column on_paper boolean not null default false;
      create index archive_consents_agreed on archive_consents (tenant_id, submission_id) where is_agreed;
      create index submission_authors_by_pseudonym on submission_authors (tenant_id, pseudonym);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index submission_authors_by_pseudonym;
      drop index archive_consents_agreed;
      alter table archive_consents drop column on_paper;
    `);
  }
}
