import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type HotStatement, Transactions } from '#persistence';
import { UnitOfWork } from '../unit-of-work.js';
import type { InstantReader, Share } from './invariant.js';

/** Rows that one question to the database brings. */
const PORTION = 5_000;
/**
 * Sorts and hashes of a million rows stay in memory; a plan that runs once gains nothing from being compiled; and of a cursor all rows are
 * wanted, for which another plan is quick than for the first few.
 */
const SETTINGS =
  "set transaction isolation level repeatable read, read only; set local work_mem = '64MB'; set local jit = off; set local cursor_tuple_fraction = 1";

/** Opens readers of the whole database, or of all that a tenant has: for checks that go through everything. */
@Injectable()
export class InstantReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transactions: Transactions,
  ) {}

  /** Gives the work a reader in the open scope; repositories that are used meanwhile see the same instant. */
  async ofTenant<T>(share: Share, work: (reader: InstantReader) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((manager) => readAt(manager, share, work));
  }

  /** Gives the work a reader without any scope: it sees the schema and what is of no tenant. */
  async ofPlatform<T>(work: (reader: InstantReader) => Promise<T>): Promise<T> {
    return this.transactions.run('', (manager) => readAt(manager, { part: 0, of: 1 }, work));
  }
}

async function readAt<T>(manager: EntityManager, share: Share, work: (reader: InstantReader) => Promise<T>): Promise<T> {
  await manager.query(SETTINGS);
  return work({
    share,
    rows: (statement, values) => manager.query(statement.text, [...values]),
    portions: (statement, values) => portionsOf(manager, statement, values),
  });
}

async function* portionsOf<Values extends readonly unknown[], Row>(
  manager: EntityManager,
  statement: HotStatement<Values, Row>,
  values: Values,
): AsyncGenerator<Row[]> {
  await manager.query(`declare read_portions no scroll cursor for ${statement.text}`, [...values]);
  for (;;) {
    const rows = await manager.query<Row[]>(`fetch ${PORTION} from read_portions`);
    if (rows.length > 0) yield rows;
    if (rows.length < PORTION) break;
  }
  await manager.query('close read_portions');
}
