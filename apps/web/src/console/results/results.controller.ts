import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { unitDay } from '#contests';
import { Clock, localDay } from '#kernel';
import { Approvals, CollectiveStandings, ResultError } from '#results';
import type { CollectiveLine } from '#rules';
import { type Unit, UnitRegister, UnitTimes } from '#units';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { ConsoleContest } from '../console-contest.js';
import { staffOf } from '../staff-of.js';
import type { ListView, TableView } from '../view-models.js';
import { collectiveContent } from './collective-presenter.js';
import { numberedLines, projectedTable } from './projected-presenter.js';
import { CollectiveQuery } from './results.forms.js';
import { resultRounds } from './result-round.js';
import { resultList } from './result-list.js';

/** The results of all rounds, and the collective awards. */
@Controller('quan-tri/ket-qua')
@Requires(Permission.ReadConsole)
export class ResultsController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly approvals: Approvals,
    private readonly collective: CollectiveStandings,
    private readonly units: UnitRegister,
    private readonly times: UnitTimes,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const running = await this.contest.get();
    const signings = await this.approvals.signingsOf(resultRounds(running).map(({ id }) => id));
    const heads = await this.collective.heads(running.contest.id);
    return consolePage<ListView>('list', resultList({ running, signings, heads, me: staffOf(request), now: this.clock.now() }));
  }

  /** The standing of units for a collective award. */
  @Get('tap-the/:award')
  async award(@Req() request: FastifyRequest, @Param('award') code: string, @Query(FORM) query: CollectiveQuery): Promise<Page> {
    const running = await this.contest.get();
    const award = running.ruleSet.collective.find((one) => one.code === code);
    if (!award) throw new ResultError('NO_AWARD');
    const snapshot = await this.collective.newest(running.contest.id, award.code);
    const units = snapshot ? await this.units.list(unitDay(running)) : [];
    const mayOpen = staffOf(request).permissions.has(Permission.ReviewAnomalies);
    const projected = snapshot && query.cay === 'nay' ? await this.projected(snapshot.body.lines, units) : undefined;
    return consolePage<ListView>('list', collectiveContent({ running, award, snapshot, units, projected, query, mayOpen }));
  }

  /** A standing of the contest's tree on the tree of today. */
  private async projected(lines: readonly CollectiveLine[], units: readonly Unit[]): Promise<TableView> {
    return projectedTable(await this.times.project(numberedLines(lines, units), localDay(this.clock.now())));
  }
}
