import { Injectable } from '@nestjs/common';
import type { TenantId } from '#kernel';
import { InstantReading, type Invariant, type Share, TenantContext } from '#tenancy';
import type { Finding } from './entities/verification.entity.js';

export const ALL_ROWS: Share = { part: 0, of: 1 };

/** What came out of one check. It holds where nothing was found and it could be made. */
export interface Verdict extends Finding {
  title: string;
}

/** Makes checks: one after the other, each on the database as it is at one instant. */
@Injectable()
export class Verifying {
  constructor(
    private readonly reading: InstantReading,
    private readonly context: TenantContext,
  ) {}

  /**
   * Checks the installation, then each tenant.
   * @param share of the rows, for checks that are dear
   */
  async *verify(invariants: readonly Invariant[], tenants: readonly TenantId[], share = ALL_ROWS): AsyncGenerator<Verdict> {
    for (const invariant of invariants)
      if (invariant.of === 'platform')
        yield await this.check(invariant, null, () => this.reading.ofPlatform((reader) => invariant.find(reader)));
    for (const tenantId of tenants)
      for (const invariant of invariants)
        if (invariant.of === 'tenant')
          yield await this.check(invariant, tenantId, () =>
            this.context.run({ tenantId }, () => this.reading.ofTenant(share, (reader) => invariant.find(reader, tenantId))),
          );
  }

  /** A check that cannot be made holds up no other: what was tampered with may not even be readable. */
  private async check(
    { id, title }: Invariant,
    tenant: TenantId | null,
    find: () => Promise<{ count: number; samples: string[] }>,
  ): Promise<Verdict> {
    const begun = performance.now();
    const outcome = await find().then(
      (found) => ({ ...found, error: null }),
      (error: unknown) => ({ count: 0, samples: [], error: error instanceof Error ? error.message : String(error) }),
    );
    return { invariant: id, title, tenant, ...outcome, ms: Math.round(performance.now() - begun) };
  }
}

/** Whether a check found nothing. */
export function holds({ count, error }: Pick<Finding, 'count' | 'error'>): boolean {
  return count === 0 && error === null;
}
