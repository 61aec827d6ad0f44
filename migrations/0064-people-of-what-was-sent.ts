import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A receiver forgets whoever was erased at the sender, also where what was sent has been changed at home since. */
export class PeopleOfWhatWasSent0064 implements MigrationInterface {
  name = 'PeopleOfWhatWasSent1700000000064';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table nominations
        -- SHA-256 of name and contact of each author of the copies that went to another tenant; null where none went, or it is not known yet.
        add column sent_people text[],
        -- Of those, who was erased here and is still to be forgotten there.
        add column gone_people text[] not null default '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table nominations drop column sent_people, drop column gone_people');
  }
}
