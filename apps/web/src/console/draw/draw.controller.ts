import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { roundOf } from '#contests';
import { Clock, type RoundId } from '#kernel';
import { DrawError, Draws } from '#results';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { readDayAndTime } from '../clock/read-moment.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { RESULTS } from '../results/addresses.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView } from '../view-models.js';
import { SeedForm, SeedRefusalForm } from './draw.forms.js';
import { drawContent, type DrawFacts } from './draw-page.js';

/** The draw of a round from a public source: what was promised, entering the value, witnessing it. */
@Controller('quan-tri/ket-qua/:round/boc-tham')
export class DrawController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly draws: Draws,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page> {
    return this.page(request, code);
  }

  @Post()
  @Requires(Permission.DrawLots)
  async enter(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: SeedForm): Promise<Page | Redirect> {
    const moment = readDayAndTime(form['drawn-day'] ?? '', form['drawn-time'] ?? '', this.clock.now());
    const evidence = { url: form.url ?? '', drawnAt: 'instant' in moment ? moment.instant : undefined };
    return this.done(request, code, { form: 'enter', typed: form, text: 'Đã nhập. Hai người của ban, tổ khác cần chứng kiến.' }, (id, by) =>
      this.draws.enter(id, { value: form.value ?? '', team: form.team ?? '', by }, evidence),
    );
  }

  @Post('chung-kien')
  @Requires(Permission.DrawLots)
  async witness(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: SeedForm): Promise<Page | Redirect> {
    return this.done(request, code, { form: 'witness', typed: form, text: 'Đã ghi nhận bạn chứng kiến.' }, (id, by) =>
      this.draws.witness(id, { value: form.value ?? '', team: form.team ?? '', by }),
    );
  }

  @Post('tu-choi')
  @Requires(Permission.DrawLots)
  async refuse(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: SeedRefusalForm): Promise<Page | Redirect> {
    return this.done(request, code, { form: 'refuse', typed: form, text: 'Đã từ chối giá trị. Hãy để một người nhập lại.' }, (id, by) =>
      this.draws.refuse(id, by, form.reason ?? ''),
    );
  }

  /** Does it, or shows the page again with what was typed and why not. */
  private async done(
    request: FastifyRequest,
    code: string,
    { text, ...back }: Omit<NonNullable<DrawFacts['refused']>, 'sentence'> & { text: string },
    act: (roundId: RoundId, by: ReturnType<typeof staffOf>['accountId']) => Promise<unknown>,
  ): Promise<Page | Redirect> {
    const round = roundOf(await this.contest.get(), code);
    try {
      await act(round.id, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof DrawError) || error.code === 'NO_DRAW') throw error;
      return this.page(request, code, { ...back, sentence: error.sentence() }, statusOf(error));
    }
    return redirect(`${RESULTS}/${code}/boc-tham`, { text });
  }

  private async page(request: FastifyRequest, code: string, refused?: DrawFacts['refused'], status = 200): Promise<Page> {
    const running = await this.contest.get();
    const round = roundOf(running, code);
    const source = await this.draws.source(round);
    const state = await this.draws.of(round.id);
    const people = await this.accounts.findMany([
      ...(state?.entry ? [state.entry.enteredBy] : []),
      ...(state?.witnesses ?? []).map(({ accountId }) => accountId),
      ...(state?.refused ?? []).flatMap(({ refusedBy }) => refusedBy ?? []),
    ]);
    return consolePage<GroupsView>('groups', drawContent({ running, round, source, state, people, me: staffOf(request), refused }), {
      status,
    });
  }
}
