import { ContestError, ContestReader, type Round } from '#contests';
import { ResultsModule } from '#results';
import { TenantContext } from '#tenancy';
import type { Tenant } from '#tenants';
import { type Answer, type Desk, tenantOf, withTenants } from '../tenant/with-tenants.js';

/** What a command on rounds is about. */
export interface RoundsWanted {
  /** Address of the tenant. */
  slug: string;
  /** Code of the round; all rounds, when left out. */
  round?: string | undefined;
  /** Slug of an earlier contest; the running one, when left out. */
  contest?: string | undefined;
  json?: boolean | undefined;
}

/** Does the work in the tenant's scope on the rounds that are wanted, in order of time, and prints its answer. */
export function withRounds(wanted: RoundsWanted, work: (desk: Desk, tenant: Tenant, rounds: Round[]) => Promise<Answer>): Promise<number> {
  return withTenants(
    wanted.json,
    async (desk) => {
      const tenant = await tenantOf(desk, wanted.slug);
      return desk.context
        .get(TenantContext)
        .run({ tenantId: tenant.id }, async () =>
          work(desk, tenant, await roundsOf(desk.context.get(ContestReader, { strict: false }), wanted)),
        );
    },
    [ResultsModule],
  );
}

/** @throws ContestError NO_CONTEST · ROUND_NOT_FOUND */
async function roundsOf(contests: ContestReader, { round, contest: slug }: RoundsWanted): Promise<Round[]> {
  const id = slug === undefined ? (await contests.running()).contest.id : (await contests.list()).find((one) => one.slug === slug)?.id;
  if (!id) throw new ContestError('NO_CONTEST');
  const rounds = (await contests.contest(id)).rounds.filter(({ code, state }) => code === (round ?? code) && state !== 'annulled');
  if (round !== undefined && rounds.length === 0) throw new ContestError('ROUND_NOT_FOUND');
  return rounds;
}
