import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { roundOfInterest, roundPhase } from '#contests';
import { Clock, formatEnd, formatMoment } from '#kernel';
import { hotStatement } from '#persistence';
import { SETTINGS, type Settings } from '#settings';
import { CrossTenant } from '#tenancy';
import { TenantDirectory } from '#tenants';
import type { ContestCardView } from './view-models.js';

interface ListedContest {
  tenantId: string;
  shortTitle: string;
  slug: string;
  rounds: { opensAt: string; closesAt: string; publishesAt: string | null; state: 'scheduled' }[];
}

const emblems = hotStatement<[], { tenantId: string; svg: string }>(
  'emblems-of-all-tenants',
  `select tenant_id as "tenantId", svg from tenant_drawings where name = 'emblem'`,
);

/** The newest published contest of each tenant with the times of its rounds. */
const newestContests = hotStatement<[], ListedContest>(
  'newest-contests-of-all-tenants',
  `select distinct on (c.tenant_id) c.tenant_id as "tenantId", c.short_title as "shortTitle", c.slug,
          (select coalesce(jsonb_agg(jsonb_build_object('opensAt', r.opens_at, 'closesAt', r.closes_at, 'publishesAt', r.publishes_at, 'state', r.state) order by r.opens_at), '[]')
           from rounds r where r.tenant_id = c.tenant_id and r.contest_id = c.id) as rounds
   from contests c where c.state = 'published' order by c.tenant_id, c.created_at desc, c.id desc`,
);

/** The tenants and their contests as the product's own page shows them. */
@Injectable()
export class PublicContests {
  constructor(
    private readonly directory: TenantDirectory,
    private readonly crossTenant: CrossTenant,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** One card per tenant, each with the slug by which the demo's chooser names it. */
  async cards(request: FastifyRequest): Promise<(ContestCardView & { value: string })[]> {
    const tenants = await this.directory.list();
    const [drawn, contests] = await this.crossTenant.read('the product page lists public contests', async (reader) => [
      await reader.run(emblems, []),
      await reader.run(newestContests, []),
    ]);
    const port = /:\d+$/.exec(request.host)?.[0] ?? '';
    const scheme = this.settings.HTTPS ? 'https' : 'http';
    return tenants.map(({ tenant, hosts }) => {
      const contest = contests.find((row) => row.tenantId === tenant.id);
      return {
        value: tenant.slug,
        name: tenant.name,
        contest: contest ? `${contest.shortTitle}, ${contest.slug}` : 'Chưa có cuộc thi nào được công bố',
        url: `${scheme}://${hosts[0] ?? ''}${port}/`,
        cardUrl: `/art/${tenant.slug}/card.svg`,
        emblemSvg: drawn.find((row) => row.tenantId === tenant.id)?.svg ?? '',
        palette: tenant.slug,
        ...stateOf(contest, this.clock.now()),
      };
    });
  }
}

function stateOf(contest: ListedContest | undefined, now: Date): { stateText: string; isOpen?: boolean } {
  if (!contest) return { stateText: 'Sắp công bố' };
  const rounds = contest.rounds.map((round) => ({ ...round, opensAt: new Date(round.opensAt), closesAt: new Date(round.closesAt) }));
  const round = roundOfInterest(rounds, now);
  if (!round) return { stateText: 'Đang nhận bài dự thi', isOpen: true };
  switch (roundPhase(round, now)) {
    case 'before':
      return { stateText: `Mở lúc ${formatMoment(round.opensAt)}` };
    case 'open':
      return { stateText: `Đang mở, đến ${formatEnd(round.closesAt)}`, isOpen: true };
    case 'pending':
      return { stateText: 'Đã đóng, đang duyệt kết quả' };
    case 'published':
      return { stateText: 'Đã công bố kết quả' };
    case 'paused':
      return { stateText: 'Đang tạm dừng' };
    case 'annulled':
      return { stateText: 'Đã hủy' };
  }
}
