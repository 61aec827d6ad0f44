import { query } from './query.js';

/** What the server must be started with, so that statements can be counted. */
export const COUNTS_STATEMENTS = { shared_preload_libraries: 'pg_stat_statements' };

/** What the application asked of Postgres. */
export interface StatementCounts {
  statements: number;
  /** Statements without those that only open, scope and end transactions. */
  working: number;
  transactions: number;
}

/** Counts the application's statements while the work is done; the superuser's own are left out. */
export async function countingStatements<T>(superuser: string, work: () => Promise<T>): Promise<{ result: T; counts: StatementCounts }> {
  await query(superuser, 'create extension if not exists pg_stat_statements');
  await query(superuser, 'select pg_stat_statements_reset()');
  const result = await work();
  const [counts] = await query<{ statements: number; working: number; transactions: number }>(
    superuser,
    `select coalesce(sum(calls), 0)::int as statements,
       coalesce(sum(calls) filter (where query !~* '^(start transaction|begin|set local|commit|rollback)'), 0)::int as working,
       coalesce(sum(calls) filter (where query ~* '^commit'), 0)::int as transactions
     from pg_stat_statements s join pg_roles r on r.oid = s.userid where toplevel and not r.rolsuper`,
  );
  return { result, counts: counts as StatementCounts };
}
