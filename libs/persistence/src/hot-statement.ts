import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from './connection-pool.js';
import { DATABASE_OPTIONS, type DatabaseOptions } from './database-options.js';

/**
 * One tuned SQL statement of the hot path: a single call of a function that sets the tenant itself, so that a request
 * costs one round trip. The only door for SQL outside persistence, tenancy and migrations.
 */
export interface HotStatement<Values extends readonly unknown[], Row> {
  /** Name of the prepared statement, unique in the product. */
  readonly name: string;
  readonly text: string;
  /** Carries the types only. */
  readonly types?: (values: Values) => Row;
}

/** A row of what a hot statement gives back. */
export type ResultOf<Statement> = Statement extends { types?: (values: never) => infer Row } ? Row : never;

/** Declares a hot statement once, at module level. */
export function hotStatement<Values extends readonly unknown[], Row>(name: string, text: string): HotStatement<Values, Row> {
  return { name, text };
}

/** Runs hot statements on the application's pool, prepared where the settings allow it. */
@Injectable()
export class HotStatements {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(DATABASE_OPTIONS) private readonly options: DatabaseOptions,
  ) {}

  async run<Values extends readonly unknown[], Row>(statement: HotStatement<Values, Row>, values: Values): Promise<Row[]> {
    this.options.onStatement?.(statement.text);
    const query = { text: statement.text, values: [...values], ...(this.options.preparedStatements ? { name: statement.name } : {}) };
    const result = await poolOf(this.dataSource).query(query);
    return result.rows as Row[];
  }
}
