import { Body, Controller, Get, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestError, ContestReader } from '#contests';
import { Clock } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { chooseContest } from '../../edge/contest-choice.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import type { ListView } from '../view-models.js';
import { CONTESTS } from './addresses.js';
import { ContestForm } from './contests.forms.js';
import { contestList, contestTitle } from './contests-presenter.js';

/** Which of the tenant's contests the console shows: what is left to do in an earlier one is done there as in the newest. */
@Controller(CONTESTS.slice(1))
@Requires(Permission.ReadConsole)
export class ContestsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async list(): Promise<Page> {
    const { contest } = await this.contests.running();
    const contests = await this.contests.listRunning();
    return consolePage<ListView>('list', contestList({ contests, open: contest.id, now: this.clock.now() }));
  }

  @Post()
  async open(@Body(FORM) { contest }: ContestForm, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    const [newest, ...earlier] = await this.contests.listRunning();
    const wanted = [newest, ...earlier].find((one) => one?.contest.id === contest);
    if (!wanted) throw new ContestError('NO_CONTEST');
    chooseContest(reply, wanted === newest ? undefined : wanted.contest.id, this.settings.HTTPS);
    return redirect('/quan-tri', { text: `Đang xem ${contestTitle(wanted)}.` });
  }
}
