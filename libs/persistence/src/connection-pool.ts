import type { DataSource } from 'typeorm';
import type pg from 'pg';

/** The pg pool behind a DataSource. TypeORM names it `master` and types it loosely. */
export function poolOf(dataSource: DataSource): pg.Pool {
  return (dataSource.driver as unknown as { master: pg.Pool }).master;
}
