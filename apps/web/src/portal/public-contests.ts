import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ListedContest, PublicListing, roundOfInterest, roundPhase } from '#contests';
import { Clock, formatAtStart, formatEnd, localParts } from '#kernel';
import { TenantDirectory, TenantDrawings } from '#tenants';
import { originOf } from '../edge/site-address.js';
import type { ContestCardView } from './view-models.js';

/** The tenants and their contests as the product's own page shows them. */
@Injectable()
export class PublicContests {
  constructor(
    private readonly directory: TenantDirectory,
    private readonly drawings: TenantDrawings,
    private readonly listing: PublicListing,
    private readonly clock: Clock,
  ) {}

  /** One card per tenant, each with the slug by which the demo's chooser names it. */
  async cards(request: FastifyRequest): Promise<(ContestCardView & { value: string })[]> {
    const tenants = await this.directory.list();
    const [emblems, contests] = await Promise.all([this.drawings.emblemsOfAll(), this.listing.newestOfAll()]);
    return tenants.map(({ tenant, hosts }) => {
      const contest = contests.get(tenant.id);
      return {
        value: tenant.slug,
        name: tenant.name,
        contest: contest ? titleOf(contest) : 'Chưa có cuộc thi nào được công bố',
        url: `${originOf(hosts[0] ?? '', request)}/`,
        cardUrl: `/art/${tenant.slug}/card.svg`,
        emblemSvg: emblems.get(tenant.id) ?? '',
        palette: tenant.slug,
        ...stateOf(contest, this.clock.now()),
      };
    });
  }
}

/** With the year in which it began; a contest without rounds is told apart by its title alone. */
function titleOf({ shortTitle, rounds: [first] }: ListedContest): string {
  return first ? `${shortTitle}, ${localParts(first.opensAt).year}` : shortTitle;
}

function stateOf(contest: ListedContest | undefined, now: Date): { stateText: string; isOpen?: boolean } {
  if (!contest) return { stateText: 'Sắp công bố' };
  const round = roundOfInterest(contest.rounds, now);
  if (!round) return { stateText: 'Đang nhận bài dự thi', isOpen: true };
  switch (roundPhase(round, now)) {
    case 'before':
      return { stateText: `Mở ${formatAtStart(round.opensAt)}` };
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
