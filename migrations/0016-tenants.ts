import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a tenant comes, is set up, rests and goes: applications, mail and counters of no tenant, exports, deletion with proof. */
export class Tenants0016 implements MigrationInterface {
  name = 'Tenants1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table tenants
        -- Of the parent, so that the database itself keeps the tree in order: a ladder of kinds has no circles.
        add column parent_kind text,
        add column suspended_at timestamptz,
        -- From whom mail comes and where answers go, where the tenant has said so.
        add column mail_name text check (length(mail_name) between 1 and 80),
        add column mail_address text check (mail_address = lower(mail_address)),
        -- When somebody of the tenant first looked over name, emblem and colours; null while they are as they were drawn for it.
        add column settled_at timestamptz;
      update tenants t set parent_kind = p.kind from tenants p where p.id = t.parent_id;
      update tenants set settled_at = created_at, suspended_at = case when status = 'suspended' then created_at end;
      alter table tenants
        add constraint tenants_id_kind_key unique (id, kind),
        add constraint tenants_parent_kind_fk foreign key (parent_id, parent_kind) references tenants (id, kind),
        add constraint tenants_parent_whole check ((parent_id is null) = (parent_kind is null)),
        add constraint tenants_parent_fits check (parent_kind is null
          or (kind = 'city' and parent_kind = 'province')
          or (kind in ('ward', 'department') and parent_kind in ('province', 'city')));
      create index tenants_by_parent on tenants (parent_id) where parent_id is not null;

      -- Who asks for an instance of their own. Global: there is no tenant yet. Holds as little of the person as the operator
      -- needs to ask back, and not for long: see TenantApplications.forget.
      create table tenant_applications (
        id uuid primary key,
        state text not null check (state in ('unconfirmed', 'waiting', 'confirmed', 'refused')),
        name text not null check (length(name) between 1 and 120),
        short_name text not null check (length(short_name) between 1 and 60),
        kind text not null check (kind in ('province', 'city', 'ward', 'department')),
        parent_id uuid constraint tenant_applications_parent_fk references tenants (id) on delete set null,
        slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        -- The decision or other paper by which the authority acts.
        legal_paper text not null check (length(legal_paper) between 1 and 200),
        applicant_name text not null check (length(applicant_name) between 1 and 120),
        applicant_position text not null check (length(applicant_position) between 1 and 120),
        email text not null check (email = lower(email)),
        phone text not null,
        -- Six digits to the mailbox. HMAC with the application's key.
        code_hmac bytea not null,
        guesses_left smallint not null default 5 check (guesses_left >= 0),
        code_expires_at timestamptz not null,
        created_at timestamptz not null,
        confirmed_at timestamptz,
        decided_at timestamptz,
        -- The operator's address, or "command line".
        decided_by text,
        refusal text,
        -- What it became.
        tenant_id uuid constraint tenant_applications_tenant_fk references tenants (id),
        constraint tenant_applications_decided_whole check (
          (state in ('confirmed', 'refused')) = (decided_at is not null) and (decided_at is null) = (decided_by is null)
          and (state = 'refused') = (refusal is not null) and (state = 'confirmed') = (tenant_id is not null))
      );
      create index tenant_applications_by_age on tenant_applications (state, created_at);
      call grant_global_table('tenant_applications', 'select, insert, update, delete');

      -- Mail to those who are of no tenant yet, and to the operators. The columns of messages, without a tenant.
      create table platform_messages (
        id uuid primary key,
        recipient text not null,
        subject text not null,
        body text not null,
        state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'kept')),
        attempts smallint not null default 0,
        last_error text,
        created_at timestamptz not null,
        claimed_at timestamptz,
        sent_at timestamptz
      );
      create index platform_messages_to_send on platform_messages (created_at) where state in ('queued', 'sending');
      call grant_global_table('platform_messages', 'select, insert, update, delete');

      -- As throttle_counters, for what happens on the product's own page.
      create table platform_counters (
        key bytea primary key,
        window_start timestamptz not null,
        count integer not null
      );
      call grant_global_table('platform_counters', 'select, insert, update, delete');
      create function count_in_platform_window(wanted_key bytea, length interval) returns integer language plpgsql as $$
      declare
        at_once constant interval := '1 minute';
        result integer;
      begin
        insert into platform_counters as c (key, window_start, count) values (wanted_key, app_now(), 1)
        on conflict (key) do update set
          count = case when excluded.window_start between c.window_start - at_once and c.window_start + length then c.count + 1 else 1 end,
          window_start = case when excluded.window_start between c.window_start - at_once and c.window_start + length then c.window_start else excluded.window_start end
        returning c.count into result;
        return result;
      end $$;

      -- What left as an export: a tenant is deleted only against one that was made after it was suspended. Closed: a ward that
      -- looks into its city's scope has nothing to do with the city's exports.
      create table tenant_exports (
        tenant_id uuid not null constraint tenant_exports_tenant_fk references tenants (id),
        id uuid not null,
        -- Of the export's manifest, which holds the SHA-256 of every file in it.
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        rows bigint not null check (rows >= 0),
        files integer not null check (files >= 0),
        made_at timestamptz not null,
        constraint tenant_exports_pkey primary key (tenant_id, id)
      );
      call lock_tenant_table('tenant_exports', 'closed', 'select, insert');

      -- Emblems that came as pictures, by their content: pages of any host show them under one address. Shared, and open across
      -- tenants, as emblems are.
      create table tenant_pictures (
        tenant_id uuid not null constraint tenant_pictures_tenant_fk references tenants (id),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        type text not null check (type in ('image/png', 'image/jpeg')),
        bytes bytea not null check (length(bytes) between 30 and 102400),
        constraint tenant_pictures_pkey primary key (tenant_id, sha256)
      );
      call lock_tenant_table('tenant_pictures', 'shared', 'select, insert');
      call open_to_platform('tenant_pictures');
      create index tenant_pictures_by_content on tenant_pictures (sha256);

      -- What is left of a deleted tenant: the proof that it is gone.
      create table tenant_deletions (
        tenant_id uuid primary key,
        slug text not null,
        name text not null,
        deleted_at timestamptz not null,
        -- The proof as a JSON text: what, when, by whom, the rows deleted of each table, the export's fingerprint.
        proof text not null,
        sha256 text not null,
        -- When the kept files were gone too; until then deleting is to be run once more.
        files_removed_at timestamptz
      );
      call grant_global_table('tenant_deletions', 'select');

      -- These two columns name a tenant in the rows of another, who keeps them when it is gone. So they are checked when they
      -- are written, and held by no key afterwards.
      alter table grants drop constraint grants_via_fk;
      alter table deployments drop constraint deployments_owner_fk;
      create function refuse_unknown_tenant() returns trigger language plpgsql as $$
      declare
        named constant uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
      begin
        perform 1 from tenants where id = named for key share;
        if not found then raise exception 'there is no tenant %', named using errcode = 'foreign_key_violation'; end if;
        return new;
      end $$;
      create trigger grants_to_a_tenant before insert on grants for each row execute function refuse_unknown_tenant('via_tenant_id');
      create trigger deployments_of_a_tenant before insert on deployments for each row execute function refuse_unknown_tenant('owner_tenant_id');

      -- Deleting accounts looks for their registrations one by one.
      create index registrations_by_account on registrations (tenant_id, account_id);

      -- What is sealed or issued goes only together with its tenant: by delete_tenant, which the owner of the tables alone may
      -- run. The application's role meets the same refusal as ever.
      create function owner_is_at_work(target regclass) returns boolean language sql stable as $$
        select current_user = pg_get_userbyid(relowner) from pg_class where oid = target
      $$;
      drop trigger attempts_stay_sealed_whole on attempts;
      create trigger attempts_stay_sealed_whole before delete on attempts for each row
        when (old.submitted_at is not null and not owner_is_at_work('attempts')) execute function refuse_change_of_sealed();
      drop trigger certificates_stay_as_issued on certificates;
      create trigger certificates_stay_as_issued before update on certificates for each row
        when (old.state <> 'planned') execute function refuse_change_of_issued();
      create trigger certificates_stay_as_issued_whole before delete on certificates for each row
        when (old.state <> 'planned' and not owner_is_at_work('certificates')) execute function refuse_change_of_issued();

      -- Tenants' tables, those first that no other refers to any more when all before are empty. References that are checked at
      -- the end of the transaction, and those of a table to itself, do not matter for the order.
      create function tenant_tables_in_order() returns table (name text) language sql stable as $$
        with recursive locked as (
          select oid from pg_class
          where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relforcerowsecurity
        ), refers as (
          select distinct conrelid as child, confrelid as parent from pg_constraint
          where contype = 'f' and not condeferrable and conrelid <> confrelid
            and conrelid in (select oid from locked) and confrelid in (select oid from locked)
        ), reached as (
          select oid, 0 as level from locked
          union
          select refers.parent, reached.level + 1 from reached join refers on refers.child = reached.oid where reached.level < 99
        )
        select oid::regclass::text from reached group by oid order by max(level), oid::regclass::text
      $$;

      -- Deletes a suspended tenant with all its rows and writes the proof. Owner's work: nobody else may run it, and even the
      -- owner is bound by row security, so that it cannot reach a row of another tenant.
      create function delete_tenant(wanted uuid, typed_slug text, wanted_export text, by_whom text) returns tenant_deletions language plpgsql as $$
      declare
        doomed tenants;
        other uuid;
        target text;
        naming text;
        n bigint;
        deleted jsonb := '{}';
        kept jsonb := '{}';
        proof_text text;
        result tenant_deletions;
      begin
        perform set_config('app.via_tenant_id', '', true);
        select * into doomed from tenants where id = wanted for update;
        if not found then raise exception 'unknown' using errcode = 'KB001'; end if;
        if doomed.slug <> typed_slug then raise exception 'slug' using errcode = 'KB002'; end if;
        if doomed.status <> 'suspended' then raise exception 'not suspended' using errcode = 'KB003'; end if;
        perform set_config('app.tenant_id', wanted::text, true);
        perform 1 from tenant_exports where tenant_id = wanted and sha256 = wanted_export and made_at >= doomed.suspended_at;
        if not found then raise exception 'no such export' using errcode = 'KB004'; end if;
        perform 1 from tenants where parent_id = wanted;
        if found then raise exception 'children' using errcode = 'KB005'; end if;
        perform 1 from grants where tenant_id = wanted and revoked_at is null;
        if found then raise exception 'grants' using errcode = 'KB006'; end if;

        -- What others have that names it: a live grant stands in the way; what is past stays theirs and is counted.
        for other in select id from tenants where id <> wanted loop
          perform set_config('app.tenant_id', other::text, true);
          perform 1 from grants where tenant_id = other and via_tenant_id = wanted and revoked_at is null;
          if found then raise exception 'grants' using errcode = 'KB006'; end if;
          for target, naming in
            select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relforcerowsecurity
              and a.attname in ('via_tenant_id', 'owner_tenant_id', 'receiver_tenant_id') and not a.attisdropped
          loop
            execute format('select count(*) from %I where tenant_id = $1 and %I = $2', target, naming) into n using other, wanted;
            if n > 0 then kept := kept || jsonb_build_object(target, coalesce((kept ->> target)::bigint, 0) + n); end if;
          end loop;
        end loop;

        perform set_config('app.tenant_id', wanted::text, true);
        -- Each deleted row asks whether another refers to it: without fresh statistics that may read whole tables, row by row.
        for target in select name from tenant_tables_in_order() loop
          execute format('analyze %s', target);
        end loop;
        for target in select name from tenant_tables_in_order() loop
          execute format('delete from %s where tenant_id = $1', target) using wanted;
          get diagnostics n = row_count;
          deleted := deleted || jsonb_build_object(target, n);
        end loop;
        delete from tenant_applications where tenant_id = wanted;
        get diagnostics n = row_count;
        deleted := deleted || jsonb_build_object('tenant_applications', n);
        delete from tenant_hosts where tenant_id = wanted;
        get diagnostics n = row_count;
        deleted := deleted || jsonb_build_object('tenant_hosts', n);
        delete from tenants where id = wanted;
        deleted := deleted || jsonb_build_object('tenants', 1);

        proof_text := jsonb_build_object('format', 'khoa-bang-deletion-1', 'tenant', wanted, 'slug', doomed.slug, 'name', doomed.name,
          'deletedAt', to_char(app_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'deletedBy', by_whom,
          'exportSha256', wanted_export, 'rows', deleted, 'namedInRowsOfOthers', kept)::text;
        insert into tenant_deletions (tenant_id, slug, name, deleted_at, proof, sha256)
        values (wanted, doomed.slug, doomed.name, app_now(), proof_text, encode(sha256(convert_to(proof_text, 'UTF8')), 'hex'))
        returning * into result;
        return result;
      end $$;
      revoke execute on function delete_tenant(uuid, text, text, text) from public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function delete_tenant;
      drop function tenant_tables_in_order;
      drop trigger certificates_stay_as_issued_whole on certificates;
      drop trigger certificates_stay_as_issued on certificates;
      create trigger certificates_stay_as_issued before update or delete on certificates for each row when (old.state <> 'planned')
        execute function refuse_change_of_issued();
      drop trigger attempts_stay_sealed_whole on attempts;
      create trigger attempts_stay_sealed_whole before delete on attempts for each row when (old.submitted_at is not null)
        execute function refuse_change_of_sealed();
      drop function owner_is_at_work;
      drop index registrations_by_account;
      drop trigger deployments_of_a_tenant on deployments;
      drop trigger grants_to_a_tenant on grants;
      drop function refuse_unknown_tenant;
      alter table deployments add constraint deployments_owner_fk foreign key (owner_tenant_id) references tenants (id);
      alter table grants add constraint grants_via_fk foreign key (via_tenant_id) references tenants (id);
      drop table tenant_deletions;
      drop table tenant_pictures;
      drop table tenant_exports;
      drop function count_in_platform_window;
      drop table platform_counters;
      drop table platform_messages;
      drop table tenant_applications;
      drop index tenants_by_parent;
      alter table tenants
        drop constraint tenants_parent_fits,
        drop constraint tenants_parent_whole,
        drop constraint tenants_parent_kind_fk,
        drop constraint tenants_id_kind_key,
        drop column settled_at,
        drop column mail_address,
        drop column mail_name,
        drop column suspended_at,
        drop column parent_kind;
    `);
  }
}
