import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import { TenantContext, UnitOfWork } from '#tenancy';
import { AccessError } from './access.errors.js';

const countInWindow = hotStatement<[string, Buffer, number], { count: number }>(
  'count-in-window',
  `select count_in_window($1, $2, make_interval(secs => $3)) as count`,
);

/** How often something may be tried. */
export interface ThrottleLimit {
  /** What is counted, such as "sign-in". */
  action: string;
  limit: number;
  windowSeconds: number;
}

/** Counts tries in the database, so that all processes count together. */
@Injectable()
export class Throttle {
  constructor(
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Counts one try by the subject (a contact, an address); subjects are stored hashed.
   * @throws AccessError TOO_MANY_TRIES when there were more than the limit in the window.
   */
  async count({ action, limit, windowSeconds }: ThrottleLimit, subject: string): Promise<void> {
    const tenantId = this.context.tenantId();
    const key = createHash('sha256').update(`${action}\n${subject}`).digest();
    const [row] = await this.unitOfWork.run<{ count: number }[]>((manager) =>
      manager.query(countInWindow.text, [tenantId, key, windowSeconds]),
    );
    if ((row?.count ?? 0) > limit) throw new AccessError('TOO_MANY_TRIES', { minutes: Math.ceil(windowSeconds / 60) });
  }
}
