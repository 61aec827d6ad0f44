import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Units with time: the national catalogue of administrative units, what of it became what, and beside it each tenant's own
 * register with head-counts per day, contacts and successions.
 */
export class Units0015 implements MigrationInterface {
  name = 'Units1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of the kind that a database's owner may make itself, as pg_trgm.
      create extension if not exists btree_gist;

      -- One row for each version of an official unit. Codes were given anew in 2025: a code alone is no identity.
      create table catalogue_units (
        id uuid primary key,
        level text not null check (level in ('province', 'district', 'commune')),
        code text not null check (code ~ '^[0-9]{2,5}$'),
        -- "ward", "special-zone": the word at the head of its name.
        kind text not null,
        -- "Phường Phan Đình Phùng"
        name text not null check (length(name) between 1 and 200),
        -- The district of a commune before July 2025, else the province; by code, so that a province that becomes a city
        -- does not make new versions of all its communes.
        parent_code text,
        province_code text not null,
        -- Folded: the whole name, the name without the word at its head, and all under which somebody looks for it.
        name_key text not null,
        core_key text not null,
        search_key text not null,
        -- Where it stands in a list as Vietnamese sorts: worked out once at the import, not at every letter typed.
        position integer not null,
        valid_from date not null,
        valid_to date check (valid_to > valid_from),
        -- The document by which this version is as it is; empty where the list does not say.
        legal_basis text not null default '',
        constraint catalogue_units_version_key unique (level, code, valid_from),
        constraint catalogue_units_one_at_a_time exclude using gist (level with =, code with =, daterange(valid_from, valid_to) with &&),
        constraint catalogue_units_have_a_parent check ((level = 'province') = (parent_code is null))
      );
      create index catalogue_units_by_words on catalogue_units using gin (search_key gin_trgm_ops);
      create index catalogue_units_by_parent on catalogue_units (province_code, parent_code);
      call grant_global_table('catalogue_units', 'select, insert, update');

      -- What became of a version. "part": only a part of it went there, so nothing of it may be moved over by counting.
      create table catalogue_successions (
        from_id uuid not null constraint catalogue_successions_from_fk references catalogue_units (id),
        to_id uuid not null constraint catalogue_successions_to_fk references catalogue_units (id),
        kind text not null check (kind in ('whole', 'part')),
        happened_on date not null,
        legal_basis text not null default '',
        primary key (from_id, to_id),
        constraint catalogue_successions_to_others check (from_id <> to_id)
      );
      create index catalogue_successions_by_successor on catalogue_successions (to_id);
      call grant_global_table('catalogue_successions', 'select, insert, update');

      -- What an import has found out, brought in at once: the versions that end come first, so that a new one fits behind.
      create function catalogue_apply(changes jsonb) returns void language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(7310420015);
        update catalogue_units u set valid_to = c.valid_to
          from jsonb_to_recordset(changes->'closed') as c (id uuid, valid_to date) where u.id = c.id;
        update catalogue_units u
          set kind = c.kind, name = c.name, parent_code = c.parent_code, name_key = c.name_key, core_key = c.core_key, legal_basis = c.legal_basis
          from jsonb_to_recordset(changes->'corrected')
            as c (id uuid, kind text, name text, parent_code text, name_key text, core_key text, legal_basis text)
          where u.id = c.id;
        insert into catalogue_units
          (id, level, code, kind, name, parent_code, province_code, name_key, core_key, search_key, position, valid_from, valid_to, legal_basis)
          select a.id, a.level, a.code, a.kind, a.name, a.parent_code, a.province_code, a.name_key, a.core_key, a.search_key, a.position,
                 a.valid_from, a.valid_to, a.legal_basis
          from jsonb_to_recordset(changes->'added')
            as a (id uuid, level text, code text, kind text, name text, parent_code text, province_code text, name_key text, core_key text,
                  search_key text, position integer, valid_from date, valid_to date, legal_basis text);
        update catalogue_units u set search_key = k.search_key, position = k.position
          from jsonb_to_recordset(changes->'keys') as k (id uuid, search_key text, position integer) where u.id = k.id;
        insert into catalogue_successions (from_id, to_id, kind, happened_on, legal_basis)
          select s.from_id, s.to_id, s.kind, s.happened_on, s.legal_basis
          from jsonb_to_recordset(changes->'successions')
            as s (from_id uuid, to_id uuid, kind text, happened_on date, legal_basis text)
          on conflict (from_id, to_id) do update set kind = excluded.kind, happened_on = excluded.happened_on, legal_basis = excluded.legal_basis;
      end $$;

      alter table units
        -- The official unit that it is; null for a tenant's own organisation.
        add column catalogue_id uuid constraint units_catalogue_fk references catalogue_units (id),
        -- By which document it was founded, renamed or ended.
        add column legal_basis text not null default '',
        -- "Khối sở, ban, ngành": like units, as the organiser groups them in lists.
        add column block text not null default '',
        -- A code means one unit on every day, whoever enters at the same moment.
        add constraint units_one_at_a_time exclude using gist (tenant_id with =, code with =, daterange(valid_from, valid_to) with &&);
      create index units_by_words on units using gin (search_key gin_trgm_ops);
      create index units_by_parent on units (tenant_id, parent_id) where parent_id is not null;

      -- How many people a unit has, on a day, by whose word. Shared, as head_count was: no people, only numbers.
      create table unit_head_counts (
        tenant_id uuid not null,
        unit_id uuid not null,
        counted_on date not null,
        people integer not null check (people >= 0),
        -- How many of them lead or manage; null where nobody has said.
        leaders integer check (leaders between 0 and people),
        -- "Báo cáo biên chế tháng 6/2026"
        source text not null check (length(source) <= 300),
        constraint unit_head_counts_pkey primary key (tenant_id, unit_id, counted_on),
        constraint unit_head_counts_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id)
      );
      call lock_tenant_table('unit_head_counts', 'shared');

      -- What became of a tenant's unit. Shared: a ward reads its city's tree.
      create table unit_successions (
        tenant_id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        kind text not null check (kind in ('whole', 'part')),
        happened_on date not null,
        legal_basis text not null default '',
        constraint unit_successions_pkey primary key (tenant_id, from_id, to_id),
        constraint unit_successions_from_fk foreign key (tenant_id, from_id) references units (tenant_id, id),
        constraint unit_successions_to_fk foreign key (tenant_id, to_id) references units (tenant_id, id),
        constraint unit_successions_to_others check (from_id <> to_id)
      );
      create index unit_successions_by_successor on unit_successions (tenant_id, to_id);
      call lock_tenant_table('unit_successions', 'shared');

      -- Whom to ask at a unit: personal data, apart from the unit itself. Closed: a ward has no business with the city's people.
      create table unit_contacts (
        tenant_id uuid not null,
        unit_id uuid not null,
        full_name text not null check (length(full_name) between 1 and 120),
        phone text not null default '' check (length(phone) <= 30),
        email text not null default '' check (length(email) <= 254),
        constraint unit_contacts_pkey primary key (tenant_id, unit_id),
        constraint unit_contacts_unit_fk foreign key (tenant_id, unit_id) references units (tenant_id, id) on delete cascade
      );
      call lock_tenant_table('unit_contacts', 'closed');

      -- A sheet of units as it was read, waiting for somebody to look at it and say yes; it may hold contacts. Closed.
      create table unit_imports (
        tenant_id uuid not null constraint unit_imports_tenant_fk references tenants (id),
        id uuid not null,
        file_name text not null check (length(file_name) between 1 and 200),
        rows jsonb not null,
        created_by uuid not null,
        created_at timestamptz not null,
        constraint unit_imports_pkey primary key (tenant_id, id),
        constraint unit_imports_account_fk foreign key (tenant_id, created_by) references accounts (tenant_id, id)
      );
      create index unit_imports_by_age on unit_imports (tenant_id, created_at);
      call lock_tenant_table('unit_imports', 'closed');

      -- The one number that a unit had, said without a day, holds from the first day of the unit. Search keys lose their
      -- punctuation: "Ea H'Leo" is found as "ea hleo". Forced row security holds for the owner too, without a scope.
      alter table units no force row level security;
      alter table unit_head_counts no force row level security;
      insert into unit_head_counts (tenant_id, unit_id, counted_on, people, source)
        select tenant_id, id, valid_from, head_count, '' from units where head_count is not null;
      update units set
        name_key = trim(regexp_replace(regexp_replace(name_key, '[''’ʼ\`]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')),
        search_key = trim(regexp_replace(regexp_replace(search_key, '[''’ʼ\`]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'));
      alter table units force row level security;
      alter table unit_head_counts force row level security;
      alter table units drop column head_count;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table units add column head_count integer check (head_count >= 0);
      alter table units no force row level security;
      alter table unit_head_counts no force row level security;
      update units u set head_count = c.people
        from (select distinct on (tenant_id, unit_id) * from unit_head_counts order by tenant_id, unit_id, counted_on desc) as c
        where c.tenant_id = u.tenant_id and c.unit_id = u.id;
      alter table units force row level security;
      drop table unit_imports;
      drop table unit_contacts;
      drop table unit_successions;
      drop table unit_head_counts;
      drop index units_by_parent;
      drop index units_by_words;
      alter table units drop constraint units_one_at_a_time, drop column block, drop column legal_basis, drop column catalogue_id;
      drop function catalogue_apply;
      drop table catalogue_successions;
      drop table catalogue_units;
    `);
  }
}
