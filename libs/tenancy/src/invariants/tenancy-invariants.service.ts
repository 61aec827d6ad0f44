import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import { GLOBAL_TABLES } from '../global-tables.js';
import type { InstantReader, Invariant, InvariantSource, Offences } from './invariant.js';
import { SAMPLES } from './offences.js';
import { setWiseOfAll } from './set-wise.js';

const OF_NO_TENANT = Object.keys(GLOBAL_TABLES)
  .map((name) => `'${name}'`)
  .join(', ');
const TABLES = "c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition";

/** Row security is there and forced, its policies ask for the tenant in scope, and whoever asks here is bound by it. */
const ROW_SECURITY = `
  select c.relname || ' does not force row security' as sample from pg_class c
    where ${TABLES} and c.relname not in (${OF_NO_TENANT}) and not (c.relrowsecurity and c.relforcerowsecurity)
  union all
  select c.relname || ' lacks a policy for ' || w.way from pg_class c
    cross join (values ('r', 'reading'), ('a', 'inserting'), ('w', 'changing'), ('d', 'deleting')) as w(cmd, way)
    where ${TABLES} and c.relname not in (${OF_NO_TENANT})
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = w.cmd::"char")
  union all
  select c.relname || ': ' || p.polname || ' does not ask for the tenant' from pg_policy p join pg_class c on c.oid = p.polrelid
    where ${TABLES} and p.polroles = '{0}'
      and coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid), '') !~ 'tenant_id = .*app_tenant\\(\\)'
  union all
  select 'role ' || r.rolname || ' is above row security' from pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)
  union all
  select 'role ' || current_user || ' owns ' || c.relname from pg_class c where ${TABLES} and pg_get_userbyid(c.relowner) = current_user`;

/** A reference between tenants' tables names the tenant on both sides, holds for all rows, and its triggers are at work. */
const REFERENCES = `
  select c.relname || '.' || k.conname as sample
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
  where k.contype = 'f' and ${TABLES} and c.relforcerowsecurity and p.relforcerowsecurity
    and (not k.convalidated
      or not exists (
        select from unnest(k.conkey, k.confkey) as pair(child, parent)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = pair.child and a.attname = 'tenant_id'
        join pg_attribute b on b.attrelid = p.oid and b.attnum = pair.parent and b.attname = 'tenant_id')
      or exists (select from pg_trigger t where t.tgconstraint = k.oid and t.tgenabled = 'D'))`;

/** What refuses to change what was sealed, frozen or written down is a trigger: somebody who changes it all the same switches that off first. */
const GUARDS = `
  select c.relname || '.' || t.tgname as sample from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where ${TABLES} and not t.tgisinternal and t.tgenabled not in ('O', 'A')`;

interface Reference {
  constraint: string;
  child: string;
  parent: string;
  /** Pairs of columns without that of the tenant. */
  columns: [child: string, parent: string][];
  /** The columns of the referring table's key that may be shown, without that of the tenant. */
  key: string[];
}

/** Kinds of keys that say nothing about a person; texts and hashes might. */
const SHOWN = "'uuid', 'integer', 'smallint', 'date'";

const references = hotStatement<[], Reference>(
  'verify-references',
  `select k.conname as constraint, c.relname as child, p.relname as parent,
     (select json_agg(json_build_array(a.attname, b.attname)) from unnest(k.conkey, k.confkey) as pair(child, parent)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = pair.child join pg_attribute b on b.attrelid = p.oid and b.attnum = pair.parent
       where a.attname <> 'tenant_id') as columns,
     (select coalesce(json_agg(a.attname), '[]') from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
       where i.indrelid = c.oid and i.indisprimary and a.attname <> 'tenant_id' and a.atttypid::regtype::text in (${SHOWN})) as key
   from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
   where k.contype = 'f' and ${TABLES} and c.relforcerowsecurity and p.relforcerowsecurity order by 2, 1`,
);

/** What must hold for tenants' tables, whatever is in them. */
@Injectable()
export class TenancyInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWiseOfAll(
      'row-security-forced',
      'Mọi bảng của đơn vị bắt buộc kiểm tra quyền theo từng dòng, và vai trò của máy chủ không đứng trên quy tắc đó.',
      ROW_SECURITY,
    ),
    setWiseOfAll(
      'references-name-the-tenant',
      'Mọi ràng buộc tham chiếu giữa các bảng của đơn vị đều nêu đơn vị và đang có hiệu lực.',
      REFERENCES,
    ),
    setWiseOfAll('guards-are-on', 'Mọi chốt chặn việc sửa dữ liệu đã niêm phong, đã chốt, đã ghi đều đang bật.', GUARDS),
    {
      of: 'tenant',
      id: 'references-stay-inside',
      title: 'Không dòng nào tham chiếu tới dữ liệu không có hoặc của đơn vị khác.',
      find: strayReferences,
    },
  ];
}

/** Rows that refer to what is not there in this scope, by every reference that the schema has. */
async function strayReferences(reader: InstantReader, tenantId: string): Promise<Offences> {
  let count = 0;
  const samples: string[] = [];
  for (const reference of await reader.rows(references, [])) {
    const rows = await reader.rows(strayOf(reference), [tenantId]);
    count += rows[0]?.offences ?? 0;
    samples.push(...rows.map(({ sample }) => sample));
  }
  return { count, samples: samples.slice(0, SAMPLES) };
}

/** Names come from the database's catalogue. */
function strayOf({ constraint, child, parent, columns, key }: Reference) {
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  const given = columns.map(([own]) => `c.${quoted(own)} is not null`).join(' and ');
  const same = columns.map(([own, theirs]) => `p.${quoted(theirs)} = c.${quoted(own)}`).join(' and ');
  const named = key.map((column) => `c.${quoted(column)}::text`).join(` || ' ' || `) || `'…'`;
  return hotStatement<[string], { sample: string; offences: number }>(
    `verify-${constraint}`,
    `select sample, count(*) over ()::int as offences from (
       select '${child} (${constraint}) ' || ${named} as sample from ${quoted(child)} c
       where c.tenant_id = $1 and ${given} and not exists (select from ${quoted(parent)} p where p.tenant_id = $1 and ${same})) stray
     order by sample limit ${SAMPLES}`,
  );
}
