import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A ward may set its own part of a deployed contest right; an attempt begins under the ward that its person has then. */
export class WardsAndZones0024 implements MigrationInterface {
  name = 'WardsAndZones1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a ward deploys has versions, as its city's rules have: the newest holds, older ones stay.
      alter table deployments
        add column version integer not null default 1 check (version > 0),
        -- Why there is a version after the first.
        add column reason text check (length(reason) between 1 and 2000),
        drop constraint deployments_once,
        add constraint deployments_version_key unique (tenant_id, owner_tenant_id, owner_contest_id, version),
        add constraint deployments_need_a_reason check (version = 1 or reason is not null);

      -- Whoever begins an attempt has read their registration some time before. Held here against whoever makes the person a
      -- ward's or takes them from it: they come before, and are seen, or after, and take the attempt along.
      create function attempt_follows_its_person() returns trigger language plpgsql as $$
      begin
        select r.via_tenant_id into new.via_tenant_id
          from registrations r where r.tenant_id = new.tenant_id and r.id = new.registration_id for share;
        return new;
      end $$;
      create trigger attempts_follow_their_person before insert on attempts for each row execute function attempt_follows_its_person();

      -- What the worker asks every few seconds for all granted units: whose kept rows belong to no ward yet.
      create index kept_units_without_ward on kept_units (tenant_id, unit_id) where via_tenant_id is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index kept_units_without_ward;
      drop trigger attempts_follow_their_person on attempts;
      drop function attempt_follows_its_person;
      alter table deployments no force row level security;
      delete from deployments where version > 1;
      alter table deployments force row level security;
      alter table deployments
        drop constraint deployments_need_a_reason,
        drop constraint deployments_version_key,
        add constraint deployments_once unique (tenant_id, owner_tenant_id, owner_contest_id),
        drop column reason,
        drop column version;
    `);
  }
}
