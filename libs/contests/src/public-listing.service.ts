import { Injectable } from '@nestjs/common';
import type { TenantId } from '#kernel';
import { hotStatement } from '#persistence';
import { CrossTenant } from '#tenancy';
import type { RoundState } from './enums.js';

/** A contest as the product's page lists it. */
export interface ListedContest {
  tenantId: TenantId;
  shortTitle: string;
  slug: string;
  /** In order of time; empty for contests without a quiz. */
  rounds: { opensAt: Date; closesAt: Date; state: RoundState }[];
}

type Row = Omit<ListedContest, 'rounds'> & { rounds: { opensAt: string; closesAt: string; state: RoundState }[] };

const newestOfAll = hotStatement<[], Row>(
  'newest-contests-of-all-tenants',
  `with shown as (
     select c.tenant_id as shown_by, c.* from contests c where c.state = 'published'
     union all
     select d.tenant_id, c.* from deployments d
       join grants g on g.tenant_id = d.owner_tenant_id and g.contest_id = d.owner_contest_id and g.via_tenant_id = d.tenant_id and g.revoked_at is null
       join contests c on c.tenant_id = d.owner_tenant_id and c.id = d.owner_contest_id and c.state = 'published'
   )
   select distinct on (c.shown_by) c.shown_by as "tenantId", c.short_title as "shortTitle", c.slug,
          (select coalesce(jsonb_agg(jsonb_build_object('opensAt', r.opens_at, 'closesAt', r.closes_at, 'state', r.state) order by r.opens_at), '[]')
           from rounds r where r.tenant_id = c.tenant_id and r.contest_id = c.id and r.kind = 'sitting') as rounds
   from shown c order by c.shown_by, c.created_at desc, c.id desc`,
);

/** What is public of everybody's contests. */
@Injectable()
export class PublicListing {
  constructor(private readonly crossTenant: CrossTenant) {}

  /** The newest published contest of each tenant, its own or one that it deploys, by tenant. */
  async newestOfAll(): Promise<ReadonlyMap<TenantId, ListedContest>> {
    const rows = await this.crossTenant.read('the product’s page lists public contests', (reader) => reader.run(newestOfAll, []));
    return new Map(rows.map((row) => [row.tenantId, { ...row, rounds: row.rounds.map(datedRound) }]));
  }
}

/** Times arrive as text: they come out of JSON. */
function datedRound({ opensAt, closesAt, state }: Row['rounds'][number]): ListedContest['rounds'][number] {
  return { opensAt: new Date(opensAt), closesAt: new Date(closesAt), state };
}
