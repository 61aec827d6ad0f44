import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Public } from '#access';
import { ContestReader, unitDay } from '#contests';
import { MovesBetweenUnits } from '#registrations';
import { CollectiveSources, ResultError } from '#results';
import { UnitError, type UnitId, UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { SharedRoute } from '../../edge/hot-route.js';
import { type Page, page } from '../../edge/page.js';
import type { CollectiveUnitView } from '../view-models.js';
import { collectiveUnitContent, LINES_ON_PAGE } from './collective-unit-presenter.js';
import { PUBLISHED_SECONDS, PublishedRounds } from './published-rounds.js';

class FigureQuery {
  /** Number of the figure, from 1. */
  @IsOptional() @IsString() @MaxLength(3) 'tieu-chi'?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** Figures of collective awards, opened to what they are made of once they are public. */
@Controller('giai-tap-the')
export class CollectiveController {
  constructor(
    private readonly contests: ContestReader,
    private readonly published: PublishedRounds,
    private readonly sources: CollectiveSources,
    private readonly moves: MovesBetweenUnits,
    private readonly units: UnitRegister,
  ) {}

  @Get(':award/:unit')
  @Public('figures of units are public with the results; people are numbers on the page')
  @SharedRoute()
  async show(@Param('award') code: string, @Param('unit', ID) id: UnitId, @Query(FORM) query: FigureQuery): Promise<Page> {
    const running = await this.contests.running();
    const found = await this.published.collectiveAward(running, code);
    const snapshot = found?.result.snapshot;
    if (!found || !snapshot) throw new ResultError('NOT_PUBLISHED');
    const { published } = found;
    const { award } = found.result;
    const tree = await this.units.list(unitDay(running));
    const unit = tree.find((one) => one.id === id);
    if (!unit) throw new UnitError('NO_UNIT');
    const opened = await this.sources.open(published.ruleSet, award, snapshot, unit.code);
    const byCode = new Map(tree.map((one) => [one.code, one]));
    const ids = opened.units.flatMap((below) => byCode.get(below)?.id ?? []);
    const { total } = await this.moves.of(running.contest.id, ids, { until: published.round.closesAt, limit: 1 });
    const content = collectiveUnitContent({
      ...{ published, award, unit, opened, byCode, moves: total },
      figure: numberOf(query['tieu-chi']) - 1,
      number: Math.min(numberOf(query.trang), Math.max(1, Math.ceil(opened.counting.length / LINES_ON_PAGE))),
    });
    return page<CollectiveUnitView>('collective-unit', {
      ...content,
      shared: { maxAgeSeconds: PUBLISHED_SECONDS, sha256: snapshot.sha256 },
    });
  }
}

function numberOf(typed: string | undefined): number {
  return Math.min(100_000, Math.max(1, Math.trunc(Number(typed)) || 1));
}
