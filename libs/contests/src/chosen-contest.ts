import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { ContestId } from '#kernel';
import { TenantContext, type TenantScope } from '#tenancy';

/** The earlier contest that a request of the console is about, where one was opened there; what runs without a choice is about the newest. */
@Injectable()
export class ChosenContest {
  private readonly chosen = new AsyncLocalStorage<{ contestId: ContestId; scope: TenantScope }>();

  constructor(private readonly context: TenantContext) {}

  /** Runs the work with the choice, which is one of the tenant in scope. */
  run<T>(contestId: ContestId, work: () => T): T {
    return this.chosen.run({ contestId, scope: this.context.current('A choice') }, work);
  }

  /** The choice of the present request; undefined where there is none, and in another tenant's scope, which the cascade opens. */
  id(): ContestId | undefined {
    const chosen = this.chosen.getStore();
    if (!chosen) return undefined;
    const { tenantId, viaTenantId } = this.context.current('A choice');
    const { scope } = chosen;
    return scope.tenantId === tenantId && scope.viaTenantId === viaTenantId ? chosen.contestId : undefined;
  }
}
