import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { AttemptExceptions } from '#attempts';
import { ContestReader, type Round, roundOf, type RunningContest, unitDay } from '#contests';
import { Clock } from '#kernel';
import { type Turnout, TurnoutError, Turnouts } from '#reports';
import { UnitError, type Unit, type UnitId, UnitRegister } from '#units';
import { csvFile } from '../../edge/csv.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { SharedRoute } from '../../edge/hot-route.js';
import { type Page, page } from '../../edge/page.js';
import { sendPublicFile } from '../../edge/send-file.js';
import type { TurnoutUnitView, TurnoutView } from '../view-models.js';
import { countedAs, everyRound } from './counted-as.js';
import { exceptionsText } from './exceptions-text.js';
import { PublishedRounds } from './published-rounds.js';
import { turnoutJson, turnoutRows } from './turnout-data.js';
import { turnoutContent } from './turnout-presenter.js';
import { turnoutUnitContent } from './turnout-unit-presenter.js';

/** With the ten seconds between two countings, nothing is shown that is older than thirty. */
const KEPT_SECONDS = 10;
const WHY = 'turnout is public; it says nothing of single people';

/** What of the turnout is wanted. */
class TurnoutQueryForm {
  /** A round's code; without it, the whole contest. */
  @IsOptional() @IsString() @MaxLength(60) dot?: string;
  /** Words of a unit's name. */
  @IsOptional() @IsString() @MaxLength(300) q?: string;
  /** Given when every row is wanted. */
  @IsOptional() @IsString() @MaxLength(10) 'tat-ca'?: string;
}

class RoundQueryForm {
  @IsOptional() @IsString() @MaxLength(60) dot?: string;
}

interface Counted {
  running: RunningContest;
  round: Round | undefined;
  turnout: Turnout | undefined;
  units: ReadonlyMap<UnitId, Unit>;
}

/**
 * How many take part, unit by unit and day by day: as the worker counted last, never counted here. A ward's site shows the
 * ward's people. The pages are the same for everybody and carry the fingerprint of what they show.
 */
@Controller('don-vi-du-thi')
export class TurnoutController {
  constructor(
    private readonly contests: ContestReader,
    private readonly turnouts: Turnouts,
    private readonly exceptions: AttemptExceptions,
    private readonly published: PublishedRounds,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public(WHY)
  @SharedRoute()
  async show(@Req() request: FastifyRequest, @Query(FORM) { dot, q: typed = '', 'tat-ca': all }: TurnoutQueryForm): Promise<Page> {
    const counted = await this.counted(request, dot);
    const { running, round, turnout } = counted;
    const exceptions = exceptionsText(await this.exceptions.counts(running.contest.id, round?.id ?? null));
    return page<TurnoutView>('turnout', {
      ...turnoutContent({ ...counted, exceptions, typed, isWhole: all !== undefined, now: this.clock.now() }),
      shared: { maxAgeSeconds: KEPT_SECONDS, sha256: turnout?.sha256 ?? undefined },
    });
  }

  /** The numbers as a table. */
  @Get('so-lieu.csv')
  @Public(WHY)
  async csv(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query(FORM) { dot }: RoundQueryForm): Promise<void> {
    await this.file(request, reply, dot, 'csv', ({ turnout, units, running, round }) =>
      csvFile(turnoutRows({ turnout, units }, countedAs(running, round))),
    );
  }

  /** The numbers for programs: what was hashed, and what its ids mean. */
  @Get('so-lieu.json')
  @Public(WHY)
  async json(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query(FORM) { dot }: RoundQueryForm): Promise<void> {
    await this.file(request, reply, dot, 'json', ({ turnout, units, running, round }) => turnoutJson({ turnout, units }, running, round));
  }

  /** One unit with those below it, and the collective awards in which it stands. */
  @Get('don-vi/:unit')
  @Public(WHY)
  @SharedRoute()
  async unit(@Req() request: FastifyRequest, @Param('unit', ID) id: UnitId, @Query(FORM) { dot }: RoundQueryForm): Promise<Page> {
    const counted = await this.counted(request, dot);
    const unit = counted.units.get(id) ?? (await this.units.findById(id));
    if (!unit) throw new UnitError('NO_UNIT');
    const { running, turnout } = counted;
    const byCode = new Map((await this.units.list(unitDay(running))).map((one) => [one.code, one]));
    const awards = [];
    for (const { code } of running.ruleSet.collective) {
      const found = await this.published.collectiveAward(running, code);
      const line = found?.result.snapshot?.body.lines.find((one) => unit.codes.includes(one.unit));
      const competing = line && byCode.get(line.unit);
      if (found && competing) awards.push({ award: found.result.award, line, unit: competing });
    }
    return page<TurnoutUnitView>('turnout-unit', {
      ...turnoutUnitContent({ ...counted, unit, byCode, awards, now: this.clock.now() }),
      shared: { maxAgeSeconds: KEPT_SECONDS, sha256: turnout?.sha256 ?? undefined },
    });
  }

  private async counted({ site }: FastifyRequest, code: string | undefined): Promise<Counted> {
    const running = await this.contests.running();
    const round = code ? roundOf({ rounds: everyRound(running) }, code) : undefined;
    const ward = site.kind === 'tenant' && site.deployment ? site : undefined;
    const where = { contestId: running.contest.id, roundId: round?.id ?? null, viaTenantId: ward?.tenant.id ?? null };
    const turnout = await this.turnouts.find(where);
    const units = new Map(await this.units.findMany((turnout?.units ?? []).map(({ unit }) => unit as UnitId)));
    // A ward counts by its own units, which lie in its own scope.
    for (const unit of ward?.deployment?.units ?? []) units.set(unit.id, unit);
    return { running, round, turnout, units };
  }

  private async file(
    request: FastifyRequest,
    reply: FastifyReply,
    code: string | undefined,
    type: 'csv' | 'json',
    write: (counted: Counted & { turnout: Turnout }) => string,
  ): Promise<void> {
    const counted = await this.counted(request, code);
    const { turnout, running, round } = counted;
    if (!turnout) throw new TurnoutError('NO_TURNOUT');
    if (turnout.sha256) reply.header('snapshot-sha256', turnout.sha256);
    const file = {
      name: `don-vi-du-thi-${running.contest.slug}${round ? `-${round.code}` : ''}.${type}`,
      type: type === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      tag: `${turnout.sha256 ?? turnout.takenAt.toISOString()}-${type}`,
      maxAgeSeconds: KEPT_SECONDS,
    };
    await sendPublicFile(request, reply, file, () => Promise.resolve(Buffer.from(write({ ...counted, turnout }))));
  }
}
