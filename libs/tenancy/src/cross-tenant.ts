import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { connectionWithinMs, DATABASE_OPTIONS, type DatabaseOptions, type HotStatement } from '#persistence';

/** Reads declared views of several tenants at once. */
export interface CrossTenantReader {
  run<Values extends readonly unknown[], Row>(statement: HotStatement<Values, Row>, values: Values): Promise<Row[]>;
}

/**
 * The only way across tenants: a connection of its own, as a role that may read what migrations opened to it with
 * `open_to_platform` and nothing else. Every use states its reason, is logged, and stands in a list that a test compares.
 */
@Injectable()
export class CrossTenant implements OnApplicationShutdown {
  private readonly logger = new Logger(CrossTenant.name);
  private pool: pg.Pool | undefined;

  constructor(@Inject(DATABASE_OPTIONS) private readonly options: DatabaseOptions) {}

  async read<T>(reason: string, work: (reader: CrossTenantReader) => Promise<T>): Promise<T> {
    this.logger.debug(`reading across tenants: ${reason}`);
    this.pool ??= this.connect();
    const pool = this.pool;
    return work({
      run: async <Values extends readonly unknown[], Row>(statement: HotStatement<Values, Row>, values: Values) =>
        (await pool.query(statement.text, [...values])).rows as Row[],
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }

  private connect(): pg.Pool {
    const pool = new pg.Pool({
      connectionString: this.options.platformUrl,
      max: 2,
      connectionTimeoutMillis: connectionWithinMs(this.options),
      keepAlive: true,
      application_name: 'khoa-bang-platform',
    });
    // A lost idle connection is replaced at the next query; without a listener it would end the process.
    pool.on('error', (error) => this.logger.warn(`platform connection lost: ${error.message}`));
    return pool;
  }
}
