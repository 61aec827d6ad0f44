import { Controller, Get, Query, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { AttemptExceptions } from '#attempts';
import { ContestReader, roundOf } from '#contests';
import { Clock } from '#kernel';
import { Turnouts } from '#reports';
import { type UnitId, UnitRegister } from '#units';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page } from '../../edge/page.js';
import type { TurnoutView } from '../view-models.js';
import { exceptionsText } from './exceptions-text.js';
import { turnoutContent } from './turnout-presenter.js';

/** What of the turnout is wanted. */
class TurnoutQueryForm {
  /** A round's code; without it, the whole contest. */
  @IsOptional() @IsString() @MaxLength(60) dot?: string;
  /** Words of a unit's name. */
  @IsOptional() @IsString() @MaxLength(300) q?: string;
  /** Given when every row is wanted. */
  @IsOptional() @IsString() @MaxLength(10) 'tat-ca'?: string;
}

/** How many take part, unit by unit: as the worker counted last, never counted here. A ward's site shows the ward's people. */
@Controller('don-vi-du-thi')
export class TurnoutController {
  constructor(
    private readonly contests: ContestReader,
    private readonly turnouts: Turnouts,
    private readonly exceptions: AttemptExceptions,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public('turnout is public; it says nothing of single people')
  async show(@Req() { site }: FastifyRequest, @Query(FORM) { dot: code, q: typed = '', 'tat-ca': all }: TurnoutQueryForm): Promise<Page> {
    const running = await this.contests.running();
    const round = code ? roundOf(running, code) : undefined;
    const ward = site.kind === 'tenant' && site.deployment ? site : undefined;
    const where = { contestId: running.contest.id, roundId: round?.id ?? null, viaTenantId: ward?.tenant.id ?? null };
    const turnout = await this.turnouts.find(where);
    const units = new Map(await this.units.findMany((turnout?.units ?? []).map(({ unit }) => unit as UnitId)));
    // A ward counts by its own units, which lie in its own scope.
    for (const unit of ward?.deployment?.units ?? []) units.set(unit.id, unit);
    const exceptions = exceptionsText(await this.exceptions.counts(running.contest.id, round?.id ?? null));
    return page<TurnoutView>(
      'turnout',
      turnoutContent({ running, round, turnout, units, exceptions, typed, isWhole: all !== undefined, now: this.clock.now() }),
    );
  }
}
