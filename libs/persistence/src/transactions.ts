import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';

interface OpenTransaction {
  /** What was sent with START TRANSACTION: the scope that the transaction works in, or nothing yet. */
  begin: string;
  runner: QueryRunner;
  afterCommit: (() => void | Promise<void>)[];
}

/**
 * Database transactions. Work that is started inside one joins it. What must only happen when the data is safe (waking a
 * worker, say) is registered with `afterCommit`; mail and jobs go through tables written in the transaction instead.
 */
@Injectable()
export class Transactions {
  private readonly open = new AsyncLocalStorage<OpenTransaction>();

  constructor(private readonly dataSource: DataSource) {}

  /** The manager of the running transaction; undefined outside one. */
  current(): EntityManager | undefined {
    return this.open.getStore()?.runner.manager;
  }

  /**
   * Runs the work in a transaction and commits it; any error rolls everything back and is thrown on.
   * @param begin statements sent together with START TRANSACTION in one round trip (they must carry no parameters).
   */
  async run<T>(begin: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const joined = this.open.getStore();
    if (joined) {
      if (begin && begin !== joined.begin) {
        if (joined.begin) throw new Error('A transaction cannot change its scope.');
        joined.begin = begin;
        await joined.runner.query(begin);
      }
      return work(joined.runner.manager);
    }

    const runner = this.dataSource.createQueryRunner();
    const transaction: OpenTransaction = { begin, runner, afterCommit: [] };
    let result: T;
    try {
      await runner.query(`START TRANSACTION;${begin}`);
      markActive(runner, true);
      result = await this.open.run(transaction, () => work(runner.manager));
      await runner.query('COMMIT');
      markActive(runner, false);
    } catch (error) {
      // A connection that cannot even roll back is broken; the pool drops it on release.
      await runner.query('ROLLBACK').catch(() => undefined);
      markActive(runner, false);
      throw error;
    } finally {
      await runner.release();
    }
    for (const callback of transaction.afterCommit) await callback();
    return result;
  }

  /** Runs the callback once the running transaction has committed; at once when there is none. */
  async afterCommit(callback: () => void | Promise<void>): Promise<void> {
    const transaction = this.open.getStore();
    if (transaction) transaction.afterCommit.push(callback);
    else await callback();
  }
}

/** TypeORM refuses row locks outside a transaction; since ours begin in one round trip with the scope, it must be told. */
function markActive(runner: { isTransactionActive: boolean }, isActive: boolean): void {
  runner.isTransactionActive = isActive;
}
