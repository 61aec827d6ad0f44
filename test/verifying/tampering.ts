import type { TenantId } from '#kernel';
import type { DatabaseContext } from '../support/database-context.js';

/** A tenant of the tests, with the ids of its things by the names that deeds call them by. */
export interface TamperedTenant {
  tenantId: TenantId;
  ids: Readonly<Record<string, string>>;
}

/** What somebody does behind the product's back, as a superuser on whom no reference, trigger or policy has a hold. */
export interface Tampering {
  /** Which tenant of the tests it is done to: the sound one unless said otherwise. */
  of?: 'eventful' | 'judged';
  /** Tables of the tenant that are put back afterwards. */
  tables?: string[];
  /** Statements; `:tenant` and the names of the tenant's `ids` stand for ids. */
  does: string;
  /** For what is no row of a tenant's table: statements that put it back. */
  undo?: string;
  /** Selects `sample`, once for each row that is to be found, as it is before. */
  finds: string;
  /** Other invariants that the same deed breaks. */
  alsoBreaks?: string[];
}

/** Does it, lets the work look, and puts everything back as it was. */
export async function whileTampered<T>(
  context: DatabaseContext,
  tenant: TamperedTenant,
  { tables = [], does, undo, finds }: Tampering,
  work: (samples: string[]) => Promise<T>,
): Promise<T> {
  const ids: Readonly<Record<string, string>> = { ...tenant.ids, tenant: tenant.tenantId };
  const filled = (sql: string): string =>
    sql.replace(/(?<![:\w]):([a-z]+)\b/g, (written, name: string) => (ids[name] ? `'${ids[name]}'::uuid` : written));
  const samples = (await context.asSuperuser<{ sample: string }>(filled(finds))).map(({ sample }) => sample);
  const before = new Map<string, unknown[]>();
  for (const table of tables)
    before.set(
      table,
      (
        await context.asSuperuser<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t where tenant_id = $1`, [tenant.tenantId])
      ).map(({ row }) => row),
    );
  try {
    await context.asSuperuser(`set session_replication_role = 'replica'; ${filled(does)}`);
    return await work(samples);
  } finally {
    if (undo) await context.asSuperuser(filled(undo));
    for (const [table, rows] of before) {
      const text = JSON.stringify(rows).replaceAll("'", "''");
      const columns = await writtenColumns(context, table);
      await context.asSuperuser(
        `set session_replication_role = 'replica'; delete from ${table} where tenant_id = '${tenant.tenantId}';
         insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, '${text}')`,
      );
    }
  }
}

/** The columns of a table without those that the database computes by itself. */
async function writtenColumns(context: DatabaseContext, table: string): Promise<string> {
  const [row] = await context.asSuperuser<{ names: string }>(
    "select string_agg(quote_ident(attname), ', ') as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
    [table],
  );
  return row!.names;
}
