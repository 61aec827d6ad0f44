import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Public, Requires } from '#access';
import { ContestReader } from '#contests';
import { Clock, isUuid } from '#kernel';
import { Registrations } from '#registrations';
import { FormalChecks, SubmissionDrafts, SubmissionError, type SubmissionId, submissionPart } from '#submissions';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { SubmissionPlaceView } from '../view-models.js';
import { callAddress, submissionAddress } from './addresses.js';
import { callContent } from './call-presenter.js';
import { OwnSubmissions } from './own-submissions.js';

class BeginForm {
  @IsOptional() @IsString() @MaxLength(40) key?: string;
}

/** A part of submissions: what is asked, until when, one's own ones, and the button to begin. */
@Controller('gui-bai/:part')
export class SubmissionCallController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly own: OwnSubmissions,
    private readonly drafts: SubmissionDrafts,
    private readonly checks: FormalChecks,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public('what is asked is public; who has registered sees their own submissions')
  async show(@Req() request: FastifyRequest, @Param('part') code: string): Promise<Page> {
    const running = await this.contests.running();
    const part = submissionPart(running.ruleSet, code);
    if (!part) throw new SubmissionError('NO_SUCH_PART');
    const registration = request.principal && (await this.registrations.findOf(request.principal.accountId, running.contest.id));
    const own = registration && (await this.own.inPart(registration, code));
    const content = callContent({
      ...{ running, part, own },
      round: running.receiving.find((round) => round.partCode === code),
      checks: await this.checks.latest((own ?? []).map(({ id }) => id)),
      barred: registration && (await this.registrations.barringReason(running, registration)),
      key: randomUUID(),
      now: this.clock.now(),
    });
    return page<SubmissionPlaceView>('submission-call', content, { layout: 'task' });
  }

  @Post()
  @Requires(Permission.TakePart)
  async begin(@Req() request: FastifyRequest, @Param('part') code: string, @Body(FORM) { key }: BeginForm): Promise<Redirect> {
    const { running, registration } = await this.own.place(request);
    if (!registration) return redirect(`/dang-ky?next=${callAddress(encodeURIComponent(code))}`);
    const { id } = await this.drafts.open(running, code, registration, isUuid(key) ? (key as SubmissionId) : undefined);
    return redirect(submissionAddress(id, 'viet'));
  }
}
