import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cascade downward: a ward deploys its city's contest by the city's grant. */
export class Cascade0008 implements MigrationInterface {
  name = 'Cascade1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a city allows: the ward may deploy the contest, and whoever counts for its unit is the ward's to follow up.
      create table grants (
        tenant_id uuid not null,
        id uuid not null,
        contest_id uuid not null,
        -- The ward.
        via_tenant_id uuid not null constraint grants_via_fk references tenants (id),
        -- The ward in the contest's unit tree.
        unit_code text not null,
        granted_by uuid,
        granted_at timestamptz not null default app_now(),
        revoked_at timestamptz,
        constraint grants_pkey primary key (tenant_id, id),
        constraint grants_contest_fk foreign key (tenant_id, contest_id) references contests (tenant_id, id),
        constraint grants_to_others check (via_tenant_id <> tenant_id)
      );
      create unique index grants_live_per_ward on grants (tenant_id, contest_id, via_tenant_id) where revoked_at is null;
      create unique index grants_live_per_unit on grants (tenant_id, contest_id, unit_code) where revoked_at is null;
      call lock_tenant_table('grants', 'via', 'select, insert, update');
      call open_to_platform('grants');

      -- What a ward makes of it: its own plan (targets, units, words), under its own tenant.
      create table deployments (
        tenant_id uuid not null constraint deployments_tenant_fk references tenants (id),
        id uuid not null,
        owner_tenant_id uuid not null constraint deployments_owner_fk references tenants (id),
        owner_contest_id uuid not null,
        -- The ward's plan with everything that it inherits, as libs/rules reads it.
        plan jsonb not null,
        sha256 text not null,
        created_at timestamptz not null default app_now(),
        constraint deployments_pkey primary key (tenant_id, id),
        constraint deployments_once unique (tenant_id, owner_tenant_id, owner_contest_id)
      );
      call lock_tenant_table('deployments', 'shared', 'select, insert');
      call open_to_platform('deployments');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table deployments;
      drop table grants;
    `);
  }
}
