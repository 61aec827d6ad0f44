import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HotStatements, hotStatement } from '#persistence';
import { AccessError } from './access.errors.js';
import type { ThrottleLimit } from './throttle.js';

const countInPlatformWindow = hotStatement<[Buffer, number], { count: number }>(
  'count-in-platform-window',
  'select count_in_platform_window($1, make_interval(secs => $2)) as count',
);

const forgetPlatformWindows = hotStatement<[Date], never>(
  'forget-platform-windows',
  'delete from platform_counters where window_start < $1',
);

/** Counts tries on the product's own pages, where there is no tenant to count under: see Throttle. */
@Injectable()
export class PlatformThrottle {
  constructor(private readonly statements: HotStatements) {}

  /** Counts one try by the subject, whatever becomes of the transaction around it. @throws AccessError TOO_MANY_TRIES */
  async count({ action, limit, windowSeconds }: ThrottleLimit, subject: string): Promise<void> {
    const key = createHash('sha256').update(`${action}\n${subject}`).digest();
    const [row] = await this.statements.run(countInPlatformWindow, [key, windowSeconds]);
    if ((row?.count ?? 0) > limit) throw new AccessError('TOO_MANY_TRIES', { minutes: Math.ceil(windowSeconds / 60) });
  }

  /** Removes windows that began before the instant, which must lie further back than any window is long. */
  async forgetBefore(instant: Date): Promise<void> {
    await this.statements.run(forgetPlatformWindows, [instant]);
  }
}
