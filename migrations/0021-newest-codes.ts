import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of the codes to a contact the newest alone counts; questions about one's own registration wait for the worker. */
export class NewestCodes0021 implements MigrationInterface {
  name = 'NewestCodes1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table one_time_codes
        -- What it is about, where one contact may be asked about several things at once: the child of a guardian.
        add column about text not null default '',
        -- Asked for by a browser in which the contact has signed in before: strangers' codes do not push it aside.
        add column for_known_device boolean not null default false,
        -- When a newer one took its place.
        add column replaced_at timestamptz;
      create index one_time_codes_waiting on one_time_codes (tenant_id, contact, purpose) where used_at is null and replaced_at is null;

      -- "Am I registered?", asked on the page and answered to the contact by the worker: the page takes the same time for
      -- everybody. A question is gone once it is answered.
      create table status_questions (
        tenant_id uuid not null constraint status_questions_tenant_fk references tenants (id),
        id uuid not null,
        contact text not null check (length(contact) between 3 and 254),
        asked_at timestamptz not null,
        constraint status_questions_pkey primary key (tenant_id, id)
      );
      -- closed: only the tenant's own web processes and worker ask and answer.
      call lock_tenant_table('status_questions', 'closed', 'select, insert, delete');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table status_questions;
      drop index one_time_codes_waiting;
      alter table one_time_codes drop column about, drop column for_known_device, drop column replaced_at;
    `);
  }
}
