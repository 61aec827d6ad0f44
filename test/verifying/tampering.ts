import type { SoundTenant } from '../factories/a-sound-tenant.js';
import type { DatabaseContext } from '../support/database-context.js';

/** What somebody does behind the product's back, as a superuser on whom no reference, trigger or policy has a hold. */
export interface Tampering {
  /** Tables of the tenant that are put back afterwards. */
  tables?: string[];
  /** Statements; `:tenant`, `:contest`, `:published` and `:ranked` stand for the ids of the sound tenant. */
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
  tenant: SoundTenant,
  { tables = [], does, undo, finds }: Tampering,
  work: (samples: string[]) => Promise<T>,
): Promise<T> {
  const ids = { tenant: tenant.tenantId, contest: tenant.contestId, published: tenant.rounds[0], ranked: tenant.rounds[1] };
  const filled = (sql: string): string =>
    sql.replace(/(?<!:):(tenant|contest|published|ranked)\b/g, (_, name: keyof typeof ids) => `'${ids[name]}'::uuid`);
  const samples = (await context.asSuperuser<{ sample: string }>(filled(finds))).map(({ sample }) => sample);
  const before = new Map<string, unknown[]>();
  for (const table of tables)
    before.set(
      table,
      (await context.asSuperuser<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t where tenant_id = $1`, [ids.tenant])).map(
        ({ row }) => row,
      ),
    );
  try {
    await context.asSuperuser(`set session_replication_role = 'replica'; ${filled(does)}`);
    return await work(samples);
  } finally {
    if (undo) await context.asSuperuser(filled(undo));
    for (const [table, rows] of before) {
      const text = JSON.stringify(rows).replaceAll("'", "''");
      await context.asSuperuser(
        `set session_replication_role = 'replica'; delete from ${table} where tenant_id = '${ids.tenant}';
         insert into ${table} select * from jsonb_populate_recordset(null::${table}, '${text}')`,
      );
    }
  }
}
