import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each version keeps the authors who were named in it: where an earlier one counts again, it counts for its own people. And a main file
 * that is on its way leaves the one that is there in the draft until it has come.
 */
export class AuthorsOfVersions0058 implements MigrationInterface {
  name = 'AuthorsOfVersions1700000000058';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Rows of all tenants, which the owner sees only while the policy is not forced on it.
      alter table submission_authors no force row level security;
      alter table submissions no force row level security;
      alter table submission_authors add column version integer check (version > 0);
      update submission_authors a set version = coalesce(s.version, 1)
        from submissions s where s.tenant_id = a.tenant_id and s.id = a.submission_id;
      alter table submission_authors force row level security;
      alter table submissions force row level security;
      alter table submission_authors
        alter column version set not null,
        drop constraint submission_authors_pkey,
        add constraint submission_authors_pkey primary key (tenant_id, submission_id, version, ordinal),
        add constraint submission_authors_version_fk foreign key (tenant_id, submission_id, version)
          references submission_versions (tenant_id, submission_id, version);
      drop index submission_authors_pseudonyms;
      create unique index submission_authors_pseudonyms on submission_authors (tenant_id, submission_id, version, pseudonym);

      drop index submission_files_one_main;
      create unique index submission_files_one_main on submission_files (tenant_id, submission_id, (state = 'stored')) where role = 'main' and in_draft;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table submission_files no force row level security;
      update submission_files f set in_draft = false where f.role = 'main' and f.in_draft and f.state <> 'stored' and exists (
        select from submission_files o where o.tenant_id = f.tenant_id and o.submission_id = f.submission_id
          and o.role = 'main' and o.in_draft and o.state = 'stored');
      alter table submission_files force row level security;
      drop index submission_files_one_main;
      create unique index submission_files_one_main on submission_files (tenant_id, submission_id) where role = 'main' and in_draft;

      alter table submission_authors no force row level security;
      alter table submissions no force row level security;
      delete from submission_authors a using submissions s
        where s.tenant_id = a.tenant_id and s.id = a.submission_id and a.version <> coalesce(s.version, 1);
      alter table submission_authors force row level security;
      alter table submissions force row level security;
      drop index submission_authors_pseudonyms;
      alter table submission_authors
        drop constraint submission_authors_version_fk,
        drop constraint submission_authors_pkey,
        drop column version,
        add constraint submission_authors_pkey primary key (tenant_id, submission_id, ordinal);
      create unique index submission_authors_pseudonyms on submission_authors (tenant_id, submission_id, pseudonym);
    `);
  }
}
