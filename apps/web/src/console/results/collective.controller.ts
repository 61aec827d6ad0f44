import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { type RunningContest, unitDay } from '#contests';
import { MovesBetweenUnits } from '#registrations';
import { CollectiveSources, type CollectiveSnapshot, CollectiveStandings, ResultError } from '#results';
import type { CollectiveAward } from '#rules';
import { UnitError, type UnitId, UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { everyRound } from '../../portal/results/counted-as.js';
import type { Page } from '../../edge/page.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { ListView } from '../view-models.js';
import { askedContent } from './collective-asked-presenter.js';
import { collectiveUnitContent } from './collective-unit-presenter.js';

/** Moves that a page names; it counts all. */
const MOST_MOVES = 200;

class UnitQuery {
  /** Number of a figure, or the word of a view. */
  @IsOptional() @IsString() @MaxLength(30) xem?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** What the figures of collective awards are made of, and which of them should be asked about. Each look is written down. */
@Controller('quan-tri/ket-qua/tap-the')
@Requires(Permission.ReviewAnomalies)
export class CollectiveController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly collective: CollectiveStandings,
    private readonly sources: CollectiveSources,
    private readonly moves: MovesBetweenUnits,
    private readonly units: UnitRegister,
    private readonly audit: AuditTrail,
  ) {}

  @Get(':award/don-vi/:unit')
  async unit(
    @Req() request: FastifyRequest,
    @Param('award') code: string,
    @Param('unit', ID) id: UnitId,
    @Query(FORM) { xem, trang }: UnitQuery,
  ): Promise<Page> {
    const running = await this.contest.get();
    const { award, snapshot } = await this.standing(running, code);
    const tree = await this.units.list(unitDay(running));
    const unit = tree.find((one) => one.id === id);
    if (!unit) throw new UnitError('NO_UNIT');
    const opened = await this.sources.open(running.ruleSet, award, snapshot, unit.code);
    const byCode = new Map(tree.map((one) => [one.code, one]));
    const ids = opened.units.flatMap((below) => byCode.get(below)?.id ?? []);
    const closed = everyRound(running).find((round) => round.id === snapshot.roundId);
    await this.audit.recordRead({
      actor: staffOf(request).accountId,
      action: 'collective.opened',
      subject: { kind: 'collective-standing', id: snapshot.id },
      details: { award: award.code, unit: unit.code, version: snapshot.version },
    });
    return consolePage<ListView>(
      'list',
      collectiveUnitContent({
        ...{ running, award, snapshot, unit, opened, byCode, wanted: xem, typed: trang },
        byId: new Map(tree.map((one) => [one.id, one])),
        moves: await this.moves.of(running.contest.id, ids, { until: closed?.closesAt ?? snapshot.computedAt, limit: MOST_MOVES }),
      }),
    );
  }

  /** Units whose numbers are unusual. */
  @Get(':award/doi-chieu')
  async asked(@Req() request: FastifyRequest, @Param('award') code: string): Promise<Page> {
    const running = await this.contest.get();
    const { award, snapshot } = await this.standing(running, code);
    const asked = await this.sources.asked(running.ruleSet, award, snapshot);
    await this.audit.recordRead({
      actor: staffOf(request).accountId,
      action: 'collective.compared',
      subject: { kind: 'collective-standing', id: snapshot.id },
      details: { award: award.code, version: snapshot.version },
    });
    const byCode = new Map((await this.units.list(unitDay(running))).map((one) => [one.code, one]));
    const round = everyRound(running).find(({ id }) => id === snapshot.roundId)?.code;
    return consolePage<ListView>('list', askedContent({ award, asked, byCode, round }));
  }

  private async standing(running: RunningContest, code: string): Promise<{ award: CollectiveAward; snapshot: CollectiveSnapshot }> {
    const award = running.ruleSet.collective.find((one) => one.code === code);
    if (!award) throw new ResultError('NO_AWARD');
    const snapshot = await this.collective.newest(running.contest.id, award.code);
    if (!snapshot) throw new ResultError('NO_STANDING');
    return { award, snapshot };
  }
}
