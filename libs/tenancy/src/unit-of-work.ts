import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#persistence';
import { TenantContext } from './tenant-context.js';
import { scopeStatements } from './tenant-scope.js';

/**
 * A transaction in the open tenant's scope. Everything that belongs together runs in one; a repository that is used
 * outside one opens its own for the single call. Keep it short: database work inside, rendering and mail outside.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly context: TenantContext,
    private readonly transactions: Transactions,
  ) {}

  /** Runs the work atomically in the open scope. @throws TenantScopeMissing */
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run(scopeStatements(this.context.current('A unit of work')), work);
  }
}
