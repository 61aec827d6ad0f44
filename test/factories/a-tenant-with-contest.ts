import type { RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import type { NewQuestion } from '#questions';
import type { RuleSet } from '#rules';
import type { NewTenant } from '#tenants';
import type { DatabaseContext } from '../support/database-context.js';
import type { Place, TestSite } from '../support/test-site.js';
import { aRunningContest } from './a-running-contest.js';

/** While the first round of a rule set for tests is open. */
export const WHILE_OPEN = parseLocal('2024-10-22 08:00')!;

interface Wanted {
  /** The time it is from now on. */
  time?: Date;
  ruleSet?: RuleSet;
  /** How many questions the bank has, or which. */
  questions?: number | NewQuestion[];
}

/** A new tenant with a contest whose first round is open, for tests of services. */
export async function aTenantWithContest(
  context: DatabaseContext,
  { time = WHILE_OPEN, ...contest }: Wanted = {},
): Promise<{ tenantId: TenantId; running: RunningContest }> {
  await context.timeIs(time);
  const tenantId = await context.aTenant();
  return { tenantId, running: await context.as(tenantId, () => aRunningContest(context.module, contest)) };
}

/** The same on a site, for tests over HTTP. */
export async function aPlaceWithContest(
  site: TestSite,
  { time = WHILE_OPEN, tenant: overrides = {}, ...contest }: Wanted & { tenant?: Partial<NewTenant> } = {},
): Promise<{ tenant: Place; running: RunningContest }> {
  await site.timeIs(time);
  const tenant = await site.aTenant(overrides);
  return { tenant, running: await site.as(tenant.id, () => aRunningContest(site.app, contest)) };
}
