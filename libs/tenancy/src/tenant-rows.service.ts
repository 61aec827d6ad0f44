import { Injectable } from '@nestjs/common';
import { TenantContext } from './tenant-context.js';
import { UnitOfWork } from './unit-of-work.js';

/** Rows that one question to the database brings. */
const BATCH = 1_000;

/** A tenant's table as the database's catalogue knows it. */
export interface TenantTable {
  name: string;
  columns: string[];
  /** The columns of its key, by which rows are ordered. */
  key: string[];
}

/** What is given out of the tenant's tables. */
export interface RowReader {
  /** Every table with row security: none can be forgotten, since nobody lists them. */
  tables: readonly TenantTable[];
  /** All rows of the tenant in one table as JSON texts, in the order of its key, without the columns. */
  rows(table: TenantTable, withoutColumns: readonly string[]): AsyncGenerator<string[]>;
}

/** Reads all rows of the tenant in scope, table by table, as of one instant. */
@Injectable()
export class TenantRows {
  constructor(
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Gives the work a reader that sees the database as it is at its beginning, however long it takes; it can change nothing. */
  async readAll<T>(work: (reader: RowReader) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async (manager) => {
      await manager.query('set transaction isolation level repeatable read, read only');
      const query = <Row>(sql: string): Promise<Row[]> => manager.query(sql);
      const tenantId = this.context.tenantId();
      return work({
        tables: await tenantTables(query),
        rows: async function* (table, withoutColumns) {
          yield* rowsOf(query, tenantId, table, withoutColumns);
        },
      });
    });
  }
}

type Query = <Row>(sql: string) => Promise<Row[]>;

async function tenantTables(query: Query): Promise<TenantTable[]> {
  return query<TenantTable>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relforcerowsecurity
    order by 1`);
}

async function* rowsOf(query: Query, tenantId: string, table: TenantTable, withoutColumns: readonly string[]): AsyncGenerator<string[]> {
  const columns = table.columns.filter((column) => !withoutColumns.includes(column)).map(quoted);
  const order = table.key.map(quoted).join(', ');
  await query(
    `declare given_rows no scroll cursor for
     select row_to_json(r)::text as line from (select ${columns.join(', ')} from ${quoted(table.name)} where tenant_id = '${tenantId}' order by ${order}) r`,
  );
  for (;;) {
    const lines = await query<{ line: string }>(`fetch ${BATCH} from given_rows`);
    if (lines.length > 0) yield lines.map(({ line }) => line);
    if (lines.length < BATCH) break;
  }
  await query('close given_rows');
}

/** Names come from the database's catalogue; quoting them is for the day when one needs it. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
