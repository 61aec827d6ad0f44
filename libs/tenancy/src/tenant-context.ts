import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { TenantId } from '#kernel';
import { TenantScopeConflict, TenantScopeMissing } from './tenancy.errors.js';
import type { TenantScope } from './tenant-scope.js';

/** The tenant in whose name the present request or job runs. */
@Injectable()
export class TenantContext {
  private readonly scopes = new AsyncLocalStorage<TenantScope | undefined>();

  /** Runs the work in the scope. Opening the same scope again joins it; any other is a TenantScopeConflict. */
  run<T>(scope: TenantScope, work: () => T): T {
    const open = this.scopes.getStore();
    if (open && (open.tenantId !== scope.tenantId || open.viaTenantId !== scope.viaTenantId)) throw new TenantScopeConflict();
    return this.scopes.run(scope, work);
  }

  /**
   * Runs the work in another scope than the open one. Only the cascade crosses over, after it has found a live grant; a
   * test lists the callers. What is remembered or begun on this side stays here: a transaction cannot be taken along.
   */
  async crossOver<T>(scope: TenantScope, work: () => Promise<T>): Promise<T> {
    return this.scopes.run(scope, work);
  }

  /** The open scope. @throws TenantScopeMissing */
  current(what = 'This'): TenantScope {
    const scope = this.scopes.getStore();
    if (!scope) throw new TenantScopeMissing(what);
    return scope;
  }

  /** The open scope's tenant. @throws TenantScopeMissing */
  tenantId(): TenantId {
    return this.current().tenantId;
  }
}
