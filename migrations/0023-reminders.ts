import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders also to those who have registered and not sat, by their own contact. */
export class Reminders0023 implements MigrationInterface {
  name = 'Reminders1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table reminder_campaigns
        -- Whom it is for: those on a list who have not registered, or those who have and did not sit.
        add column audience text not null default 'roster' check (audience in ('roster', 'registered')),
        add constraint reminder_campaigns_list_of_audience check (audience = 'roster' or roster_id is null);
      create unique index reminder_campaigns_one_for_registered on reminder_campaigns (tenant_id, unit_id, round_id)
        where state = 'waiting' and audience = 'registered';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index reminder_campaigns_one_for_registered;
      alter table reminder_campaigns drop constraint reminder_campaigns_list_of_audience, drop column audience;
    `);
  }
}
