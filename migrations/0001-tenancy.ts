import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles' rights, the clock, the procedures that lock a tenant's table, and the tenants. */
export class Tenancy0001 implements MigrationInterface {
  name = 'Tenancy1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      -- Nothing is granted by default: each table states who may do what.
      revoke all on schema public from public;
      do $$ begin
        execute format('grant usage on schema public to %I, %I', current_setting('khoabang.app_role'), current_setting('khoabang.platform_role'));
      end $$;

      -- The scope of the present transaction. An empty setting (left on a pooled connection) is no scope.
      create function app_tenant() returns uuid language sql stable parallel safe
        return nullif(current_setting('app.tenant_id', true), '')::uuid;
      create function app_via_tenant() returns uuid language sql stable parallel safe
        return nullif(current_setting('app.via_tenant_id', true), '')::uuid;

      -- The one clock by which deadlines are judged. Only a database marked as movable (tests, the demo) can be shifted.
      create table app_clock (
        only_row boolean primary key default true check (only_row),
        is_movable boolean not null default false,
        shift interval not null default '0',
        constraint app_clock_stands_still check (is_movable or shift = '0')
      );
      insert into app_clock default values;
      create function app_now() returns timestamptz language sql stable parallel safe
        return now() + (select shift from app_clock);

      -- Locks a tenant's table: forced row security with the one form of policy, and the application role's rights.
      --   via:    the table has via_tenant_id; a narrowed scope sees the rows that came through its ward
      --   shared: a narrowed scope may read, but not write (contests, rounds, rules)
      --   closed: a narrowed scope sees nothing
      create procedure lock_tenant_table(target regclass, kind text, rights text default 'select, insert, update, delete')
      language plpgsql as $$
      declare
        mine constant text := 'tenant_id = (select app_tenant())';
        narrowed constant text := '(select app_via_tenant())';
        readable text;
        writable text;
      begin
        case kind
          when 'via' then
            readable := format('%s and (%s is null or via_tenant_id = %s)', mine, narrowed, narrowed);
            writable := readable;
          when 'shared' then
            readable := mine;
            writable := format('%s and %s is null', mine, narrowed);
          when 'closed' then
            readable := format('%s and %s is null', mine, narrowed);
            writable := readable;
        end case;
        execute format('alter table %s enable row level security', target);
        execute format('alter table %s force row level security', target);
        execute format('create policy tenant_reads on %s for select using (%s)', target, readable);
        execute format('create policy tenant_inserts on %s for insert with check (%s)', target, writable);
        execute format('create policy tenant_updates on %s for update using (%s) with check (%s)', target, writable, writable);
        execute format('create policy tenant_deletes on %s for delete using (%s)', target, writable);
        execute format('grant %s on %s to %I', rights, target, current_setting('khoabang.app_role'));
      end $$;

      -- Opens a tenant's table for reading across tenants by the platform role.
      create procedure open_to_platform(target regclass) language plpgsql as $$
      begin
        execute format('create policy platform_reading on %s for select to %I using (true)', target, current_setting('khoabang.platform_role'));
        execute format('grant select on %s to %I', target, current_setting('khoabang.platform_role'));
      end $$;

      -- For the few tables of no tenant.
      create procedure grant_global_table(target regclass, rights text) language plpgsql as $$
      begin
        execute format('grant %s on %s to %I', rights, target, current_setting('khoabang.app_role'));
        execute format('grant select on %s to %I', target, current_setting('khoabang.platform_role'));
      end $$;
      call grant_global_table('app_clock', 'select, update (shift)');

      create table tenants (
        id uuid primary key,
        slug text not null constraint tenants_slug_key unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text not null,
        short_name text not null,
        -- How the contestant reads who invites: "Ban Tổ chức cuộc thi".
        host_body text not null,
        kind text not null check (kind in ('province', 'city', 'ward', 'department')),
        parent_id uuid constraint tenants_parent_fk references tenants (id),
        status text not null default 'active' check (status in ('active', 'suspended')),
        colours jsonb not null,
        created_at timestamptz not null default app_now()
      );
      call grant_global_table('tenants', 'select, insert, update');

      create table tenant_hosts (
        host text primary key check (host = lower(host)),
        tenant_id uuid not null constraint tenant_hosts_tenant_fk references tenants (id)
      );
      create index tenant_hosts_tenant_idx on tenant_hosts (tenant_id);
      call grant_global_table('tenant_hosts', 'select, insert, delete');

      -- The drawings of a tenant: emblem, landscapes. Public, small, served with their hash.
      create table tenant_drawings (
        tenant_id uuid not null constraint tenant_drawings_tenant_fk references tenants (id),
        name text not null check (name in ('emblem', 'landscape-phone', 'landscape-desktop', 'card', 'certificate')),
        svg text not null check (length(svg) between 20 and 60000),
        sha256 text not null,
        constraint tenant_drawings_pkey primary key (tenant_id, name)
      );
      call lock_tenant_table('tenant_drawings', 'shared');
      call open_to_platform('tenant_drawings');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table tenant_drawings;
      drop table tenant_hosts;
      drop table tenants;
      drop procedure grant_global_table;
      drop procedure open_to_platform;
      drop procedure lock_tenant_table;
      drop function app_now;
      drop table app_clock;
      drop function app_via_tenant;
      drop function app_tenant;
    `);
  }
}
