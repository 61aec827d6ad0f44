import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { DeskLists, type DeskPhase } from '#judging';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { ListView } from '../view-models.js';
import { emptyContent, listContent, phaseKey, stateOf } from './list-presenter.js';
import { MarkingQuery } from './marking.forms.js';

/** What is assigned to the judge who is signed in: the one page to which they come. */
@Controller('quan-tri/cham-bai')
@Requires(Permission.Judge)
export class MarkingController {
  constructor(private readonly desk: DeskLists) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Query(FORM) query: MarkingQuery): Promise<Page> {
    const state = stateOf(query.phieu);
    const number = pageNumber(query.trang);
    const page = await this.desk.page(
      staffOf(request).accountId,
      (phases) => phases.find((phase) => phaseKey(phase) === query.vong) ?? mostPressing(phases),
      { state, skip: (number - 1) * PER_PAGE, limit: PER_PAGE },
    );
    return consolePage<ListView>('list', page ? listContent({ ...page, state, number }) : emptyContent());
  }
}

/** The first open one in which something is left, else the first open one, else the last. */
function mostPressing(phases: readonly DeskPhase[]): DeskPhase | undefined {
  const open = phases.filter(({ state }) => state === 'open');
  return open.find(({ entries, finished }) => finished < entries) ?? open[0] ?? phases.at(-1);
}
