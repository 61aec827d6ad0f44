import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who leads, where the rules ask units for leaders among those who take part; and who lets a winning work be shown in the archive. */
export class LeadersAndArchive0048 implements MigrationInterface {
  name = 'LeadersAndArchive1700000000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What somebody has said of a person who takes part: a leader or manager, or not. Nothing is overwritten: of each source the last word counts.
      create table leader_statements (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        -- Pseudonym: of a registration, or of an author who was only named on paper.
        person uuid not null,
        -- self: the person's own claim, which counts for nothing until somebody confirms it; unit: for the head of the unit; board: the secretariat.
        source text not null check (source in ('self', 'unit', 'board')),
        is_leader boolean not null,
        -- For which unit it was said.
        unit_id uuid,
        said_by uuid not null,
        said_at timestamptz not null,
        constraint leader_statements_pkey primary key (tenant_id, id),
        constraint leader_statements_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint leader_statements_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id),
        constraint leader_statements_of_a_unit check ((source = 'unit') = (unit_id is not null))
      );
      create index leader_statements_by_person on leader_statements (tenant_id, contest_id, person, said_at);
      create index leader_statements_by_unit on leader_statements (tenant_id, unit_id) where unit_id is not null;
      call lock_tenant_table('leader_statements', 'closed', 'select, insert');

      -- Whether an author lets a winning work be shown in the archive; asked when the result is public, and taken back at any time.
      create table archive_consents (
        tenant_id uuid not null,
        submission_id uuid not null,
        -- Pseudonym of the author.
        person uuid not null,
        is_agreed boolean not null,
        -- Whether its files may be opened as well; without, the archive shows what was typed.
        with_files boolean not null,
        -- Which wording was agreed to, by number.
        wording smallint not null check (wording > 0),
        -- The author; or who recorded the author's consent on paper.
        said_by uuid not null,
        said_at timestamptz not null,
        constraint archive_consents_pkey primary key (tenant_id, submission_id, person),
        constraint archive_consents_submission_fk foreign key (tenant_id, submission_id) references submissions (tenant_id, id),
        constraint archive_consents_files check (is_agreed or not with_files)
      );
      call lock_tenant_table('archive_consents', 'closed', 'select, insert, update');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table archive_consents;
      drop table leader_statements;
    `);
  }
}
