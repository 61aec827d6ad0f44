import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader } from '#contests';
import { Registrations } from '#registrations';
import { AnomalyError, OwnCases } from '#results';
import { contestantOf } from '../../edge/contestant.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { OwnCaseView } from '../view-models.js';
import { OWN_CASES, ownCasePage, ownCasesPage } from './own-cases-pages.js';

class AnswerForm {
  @IsOptional() @IsString() @MaxLength(20_000) answer?: string;
}

/** What the organisers ask somebody about an attempt, or have decided; where the person answers. */
@Controller(OWN_CASES.slice(1))
@Requires(Permission.TakePart)
export class OwnCasesController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly cases: OwnCases,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const { running, registrationId } = await this.own(request);
    return page<OwnCaseView>('own-case', ownCasesPage(running.rounds, await this.cases.of(registrationId)), { layout: 'task' });
  }

  @Get(':anomaly')
  async show(@Req() request: FastifyRequest, @Param('anomaly', ID) id: string): Promise<Page> {
    const { running, registrationId } = await this.own(request);
    return page<OwnCaseView>('own-case', ownCasePage(running.rounds, await this.cases.find(registrationId, id)), { layout: 'task' });
  }

  @Post(':anomaly')
  async answer(
    @Req() request: FastifyRequest,
    @Param('anomaly', ID) id: string,
    @Body(FORM) { answer = '' }: AnswerForm,
  ): Promise<Page | Redirect> {
    const { running, registrationId } = await this.own(request);
    try {
      await this.cases.answer(registrationId, id, answer);
    } catch (error) {
      if (!(error instanceof AnomalyError) || error.kind !== 'invalid') throw error;
      const own = await this.cases.find(registrationId, id);
      return page<OwnCaseView>('own-case', ownCasePage(running.rounds, own, { answer, fault: error.sentence() }), {
        layout: 'task',
        status: 422,
      });
    }
    return redirect(`${OWN_CASES}/${id}`, { text: 'Đã gửi. Ban Tổ chức đọc lời của bạn trước khi kết luận.' });
  }

  private async own(request: FastifyRequest) {
    const running = await this.contests.running();
    const registration = await this.registrations.findOf(contestantOf(request).principal.accountId, running.contest.id);
    if (!registration) throw new AnomalyError('NOT_ASKED');
    return { running, registrationId: registration.id };
  }
}
