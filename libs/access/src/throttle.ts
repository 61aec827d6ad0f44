import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import { TenantContext, UnitOfWork } from '#tenancy';
import { AccessError } from './access.errors.js';

const countInWindow = hotStatement<[string, Buffer, number], { count: number }>(
  'count-in-window',
  `select count_in_window($1, $2, make_interval(secs => $3)) as count`,
);

/** As count_in_window: what is a little before the window belongs to it, what lies in the future is over. */
const lookIntoWindow = hotStatement<[string, Buffer, number], { count: number }>(
  'look-into-window',
  `select count from throttle_counters where tenant_id = $1 and key = $2
   and app_now() between window_start - interval '1 minute' and window_start + make_interval(secs => $3)`,
);

const forgetWindow = hotStatement<[string, Buffer], never>(
  'forget-window',
  `delete from throttle_counters where tenant_id = $1 and key = $2`,
);

const forgetWindowsBefore = hotStatement<[string, Date], never>(
  'forget-windows-before',
  `delete from throttle_counters where tenant_id = $1 and window_start < $2`,
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
  async count(limit: ThrottleLimit, subject: string): Promise<void> {
    if (!(await this.allows(limit, subject))) throw new AccessError('TOO_MANY_TRIES', { minutes: Math.ceil(limit.windowSeconds / 60) });
  }

  /** Counts one try by the subject; whether it is within the limit. */
  async allows({ action, limit, windowSeconds }: ThrottleLimit, subject: string): Promise<boolean> {
    const tenantId = this.context.tenantId();
    const [row] = await this.unitOfWork.run<{ count: number }[]>((manager) =>
      manager.query(countInWindow.text, [tenantId, keyOf(action, subject), windowSeconds]),
    );
    return (row?.count ?? 0) <= limit;
  }

  /** Counts nothing: for what is counted only if it fails. @throws AccessError TOO_MANY_TRIES when the subject has no try left. */
  async look({ action, limit, windowSeconds }: ThrottleLimit, subject: string): Promise<void> {
    const tenantId = this.context.tenantId();
    const [row] = await this.unitOfWork.run<{ count: number }[]>((manager) =>
      manager.query(lookIntoWindow.text, [tenantId, keyOf(action, subject), windowSeconds]),
    );
    if ((row?.count ?? 0) >= limit) throw new AccessError('TOO_MANY_TRIES', { minutes: Math.ceil(windowSeconds / 60) });
  }

  /** Forgets the subject's tries: it was the right person after all. */
  async forget({ action }: Pick<ThrottleLimit, 'action'>, subject: string): Promise<void> {
    const tenantId = this.context.tenantId();
    await this.unitOfWork.run((manager) => manager.query(forgetWindow.text, [tenantId, keyOf(action, subject)]));
  }

  /** Removes windows that began before the instant, which must lie further back than any window is long. */
  async forgetBefore(instant: Date): Promise<void> {
    const tenantId = this.context.tenantId();
    await this.unitOfWork.run((manager) => manager.query(forgetWindowsBefore.text, [tenantId, instant]));
  }
}

function keyOf(action: string, subject: string): Buffer {
  return createHash('sha256').update(`${action}\n${subject}`).digest();
}
