import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The judges of a phase are told once that it is open, and reminded at most once a day. */
export class LettersToJudges0051 implements MigrationInterface {
  name = 'LettersToJudges1700000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table judging_phases
        add column told_at timestamptz,
        -- Day in Vietnam.
        add column reminded_on date,
        add constraint judging_phases_told_open check (told_at is null or opened_at is not null);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table judging_phases
        drop constraint judging_phases_told_open,
        drop column reminded_on,
        drop column told_at;`);
  }
}
