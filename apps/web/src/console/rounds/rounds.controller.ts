import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { type Round, roundOf, type RunningContest, unitDay } from '#contests';
import { Clock, localDay } from '#kernel';
import { type Turnout, Turnouts } from '#reports';
import { Approvals } from '#results';
import { type UnitId, UnitRegister } from '#units';
import { consolePage } from '../console-page.js';
import { ConsoleContest } from '../console-contest.js';
import type { ListView, RoundView } from '../view-models.js';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { sendCsv } from '../../edge/send-file.js';
import { roundContent, roundList } from './round-presenter.js';
import { UnitQuery } from './rounds.forms.js';
import { unitFile, type UnitLine, unitLines } from './unit-table.js';

/** The rounds: how they stand, who takes part. */
@Controller('quan-tri/dot-thi')
@Requires(Permission.ReadConsole)
export class RoundsController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly turnouts: Turnouts,
    private readonly approvals: Approvals,
    private readonly trail: AuditTrail,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(): Promise<Page> {
    const running = await this.contest.get();
    const totals = await this.turnouts.totalsByRound(running.contest.id);
    const signings = await this.approvals.signingsOf(running.rounds.map(({ id }) => id));
    return consolePage<ListView>('list', roundList(running, totals, signings, this.clock.now()));
  }

  @Get(':round')
  async show(@Param('round') code: string, @Query(FORM) query: UnitQuery): Promise<Page> {
    const { running, round, turnout, lines } = await this.counted(code);
    return consolePage<RoundView>(
      'round',
      roundContent({
        running,
        round,
        turnout,
        lines,
        query,
        trail: await this.trail.of(round.id),
        signing: await this.approvals.signingOf(round.id),
        now: this.clock.now(),
      }),
    );
  }

  /** The table of units as a file, as the page shows it, with all its pages. */
  @Get(':round/don-vi.csv')
  async file(@Param('round') code: string, @Query(FORM) query: UnitQuery, @Res() reply: FastifyReply): Promise<void> {
    const { round, lines } = await this.counted(code);
    await sendCsv(reply, `du-thi-${round.code}-${localDay(this.clock.now())}.csv`, unitFile(lines, query));
  }

  private async counted(code: string): Promise<{ running: RunningContest; round: Round; turnout: Turnout | undefined; lines: UnitLine[] }> {
    const running = await this.contest.get();
    const round = roundOf(running, code);
    const turnout = await this.turnouts.find({ contestId: running.contest.id, roundId: round.id });
    const counts = turnout?.units ?? [];
    const units = await this.units.findMany(
      counts.map(({ unit }) => unit as UnitId),
      unitDay(running),
    );
    return { running, round, turnout, lines: unitLines(counts, units) };
  }
}
