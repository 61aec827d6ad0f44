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
  /** Slug of a contest; all of them, when left out. */
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

/** @throws ContestError NO_CONTEST · CONTEST_UNKNOWN · ROUND_NOT_FOUND */
async function roundsOf(contests: ContestReader, { round, contest: slug }: RoundsWanted): Promise<Round[]> {
  const all = await contests.list();
  if (all.length === 0) throw new ContestError('NO_CONTEST');
  const wanted = slug === undefined ? all : all.filter((one) => one.slug === slug);
  if (wanted.length === 0) throw new ContestError('CONTEST_UNKNOWN', { slug: slug ?? '', slugs: all.map((one) => one.slug).join(', ') });
  const found: Round[] = [];
  for (const { id } of wanted) {
    const { rounds, receiving } = await contests.contest(id);
    const own = [...rounds, ...receiving].filter(({ code, state }) => code === (round ?? code) && state !== 'annulled');
    // One round is of one contest: of the newest that has it.
    if (round !== undefined && own.length > 0) return own;
    found.push(...own);
  }
  if (round !== undefined) throw new ContestError('ROUND_NOT_FOUND');
  return found.toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
}
