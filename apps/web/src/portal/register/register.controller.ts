import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader, type RunningContest } from '#contests';
import { Clock } from '#kernel';
import { type DraftAnswers, type FieldFault, readWho, RegistrationDrafts, Registrations } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import { type Basis, type Unit, type UnitId, UnitRegister } from '#units';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { NotEligibleView, RegisterUnitView, RegisterWhoView } from '../view-models.js';
import { CodeDesk } from './code-desk.js';
import { CodeForm, UnitForm, UnitQuery, WhoForm } from './register.forms.js';
import { basesFor, registerTask, unitContent, whoContent } from './register-presenter.js';
import { DRAFT_COOKIE } from './register-cookies.js';

const OPEN = 'registration is open to strangers';

/** Registering: who, which unit, the code. Every step works without script and keeps what was typed. */
@Controller('dang-ky')
export class RegisterController {
  constructor(
    private readonly contests: ContestReader,
    private readonly drafts: RegistrationDrafts,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    private readonly desk: CodeDesk,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public(OPEN)
  async who(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    if (request.principal) return redirect('/cua-toi');
    const running = await this.contests.running();
    return this.whoPage(running, await this.draft(request, running), []);
  }

  @Post()
  @Public(OPEN)
  async keepWho(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: WhoForm,
  ): Promise<Page | Redirect> {
    const running = await this.contests.running();
    // A tick that was taken away is not sent at all: what was kept of it must not stay.
    const answers: DraftAnswers = { ...(await this.draft(request, running)), consent: '', ...form };
    await this.keep(request, reply, running, answers);
    const reading = this.read(running, answers);
    if ('faults' in reading) return this.whoPage(running, answers, reading.faults);
    return redirect('/dang-ky/don-vi');
  }

  @Get('don-vi')
  @Public(OPEN)
  async unit(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const answers = await this.draft(request, running);
    if ('faults' in this.read(running, answers)) return redirect('/dang-ky');
    return this.unitPage(running, answers, undefined);
  }

  @Post('don-vi')
  @Public(OPEN)
  async keepUnit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: UnitForm,
  ): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const before = await this.draft(request, running);
    const reading = this.read(running, before);
    if ('faults' in reading) return redirect('/dang-ky');
    const { do: wanted, ...fields } = form;
    const answers: DraftAnswers = { ...before, ...fields };
    await this.keep(request, reply, running, answers);
    if (wanted === 'search') return redirect('/dang-ky/don-vi');
    const unit = await this.chosenUnit(running, answers);
    if (!unit) return this.unitPage(running, answers, 'Hãy gõ tên rồi chọn một nơi trong danh sách.');

    const { who } = reading;
    const { eligible, reasons } = await this.registrations.eligibility(running, { ...who, basis: this.basisOf(running, answers), unit });
    if (!eligible) return notEligible(reasons.map((reason) => reason.sentence));
    await this.desk.send(request, reply, { purpose: 'register', contact: who.contact });
    return redirect('/dang-ky/xac-nhan');
  }

  @Get('xac-nhan')
  @Public(OPEN)
  async code(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    return (await this.desk.page(request, CODE_PAGE)) ?? redirect('/dang-ky');
  }

  @Post('xac-nhan')
  @Public(OPEN)
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() form: CodeForm,
  ): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const answers = await this.draft(request, running);
    const reading = this.read(running, answers);
    const unit = await this.chosenUnit(running, answers);
    if ('faults' in reading || !unit) return redirect('/dang-ky');
    const done = await this.desk.confirm(request, reply, { page: CODE_PAGE, typed: form.code ?? '' }, async () => {
      const { accountId } = await this.registrations.register(running, { ...reading.who, basis: this.basisOf(running, answers), unit });
      return accountId;
    });
    if (done !== 'confirmed') return done;
    await this.drafts.forget(request.cookies[DRAFT_COOKIE]);
    reply.clearCookie(DRAFT_COOKIE, { path: '/' });
    return redirect(safePath(answers.next) ?? '/cua-toi');
  }

  @Post('xac-nhan/gui-lai')
  @Public(OPEN)
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return redirect((await this.desk.resend(request, reply, 'register')) ? '/dang-ky/xac-nhan?gui-lai=1' : '/dang-ky');
  }

  private async draft(request: FastifyRequest, running: RunningContest): Promise<DraftAnswers> {
    const draft = await this.drafts.find(running.contest.id, request.cookies[DRAFT_COOKIE]);
    const next = safePath((request.query as { next?: unknown }).next);
    return next ? { ...draft, next } : draft;
  }

  private async keep(request: FastifyRequest, reply: FastifyReply, running: RunningContest, answers: DraftAnswers): Promise<void> {
    const token = await this.drafts.keep(running.contest.id, request.cookies[DRAFT_COOKIE], answers);
    reply.setCookie(DRAFT_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, maxAge: 24 * 3600 });
  }

  private read({ ruleSet }: RunningContest, answers: DraftAnswers): ReturnType<typeof readWho> {
    return readWho(answers, { audiences: ruleSet.audiences.map((audience) => audience.code), today: this.clock.now() });
  }

  private basisOf({ ruleSet }: RunningContest, answers: DraftAnswers): Basis {
    const only = ruleSet.audiences.length === 1 ? ruleSet.audiences[0]?.code : undefined;
    const bases = basesFor(ruleSet, answers.audience ?? only);
    return bases.find((basis) => basis === answers.basis) ?? bases[0] ?? 'residence';
  }

  private async chosenUnit(running: RunningContest, answers: DraftAnswers): Promise<Unit | undefined> {
    if (!answers.unitId) return undefined;
    const unit = await this.units.findById(answers.unitId as UnitId);
    return unit?.bases.includes(this.basisOf(running, answers)) ? unit : undefined;
  }

  private whoPage({ ruleSet }: RunningContest, answers: DraftAnswers, faults: readonly FieldFault[]): Page {
    return page<RegisterWhoView>('register-who', whoContent(ruleSet, answers, faults), {
      layout: 'task',
      status: faults.length > 0 ? 422 : 200,
    });
  }

  private async unitPage(running: RunningContest, answers: DraftAnswers, fault: string | undefined): Promise<Page> {
    const { ruleSet, rounds } = running;
    const basis = this.basisOf(running, answers);
    const only = ruleSet.audiences.length === 1 ? ruleSet.audiences[0]?.code : undefined;
    const results = answers.q ? await this.units.search({ text: answers.q, basis, day: unitDay(running) }) : [];
    const chosen = await this.chosenUnit(running, answers);
    const content = unitContent({
      answers,
      bases: basesFor(ruleSet, answers.audience ?? only),
      basis,
      results,
      chosen,
      fault,
      roundCount: rounds.length,
    });
    return page<RegisterUnitView>(
      'register-unit',
      { ...content, scripts: ['unit-search.js'] },
      { layout: 'task', status: fault ? 422 : 200 },
    );
  }
}

/** Searching units while typing. */
@Controller('don-vi')
export class UnitSearchController {
  constructor(
    private readonly contests: ContestReader,
    private readonly units: UnitRegister,
  ) {}

  @Get()
  @Public('units are public; the search box of the registration asks')
  async search(@Query() { q = '', basis = 'residence' }: UnitQuery): Promise<{ items: { id: string; name: string; detail: string }[] }> {
    const running = await this.contests.running();
    const found = await this.units.search({ text: q, basis, day: unitDay(running) });
    return { items: found.map(({ id, name, place }) => ({ id, name, detail: place })) };
  }
}

const CODE_PAGE = {
  purpose: 'register',
  actionUrl: '/dang-ky/xac-nhan',
  resendUrl: '/dang-ky/xac-nhan/gui-lai',
  changeUrl: '/dang-ky',
  button: 'Xong, vào cuộc thi',
  task: registerTask(3, '/dang-ky/don-vi'),
} as const;

/** The day on which the contest's tree of units was taken. */
function unitDay({ ruleSet }: RunningContest): string {
  return ruleSet.contest.unitsAt.slice(0, 10);
}

function notEligible(reasons: string[]): Page {
  return page<NotEligibleView>(
    'not-eligible',
    {
      title: 'Bạn chưa dự thi được',
      isPrivate: true,
      task: { title: 'Đăng ký dự thi', backUrl: '/dang-ky/don-vi' },
      heading: 'Bạn chưa dự thi được',
      intro: 'Theo thể lệ cuộc thi:',
      reasons: reasons.map((text) => ({ text })),
      advice: 'Nếu bạn cho là có nhầm lẫn, hãy sửa lại thông tin hoặc hỏi Ban Tổ chức.',
      actions: [
        { label: 'Sửa thông tin', url: '/dang-ky' },
        { label: 'Hỏi Ban Tổ chức', url: '/hoi-dap' },
      ],
    },
    { layout: 'task', status: 403 },
  );
}

/** A path on this site that may be gone to afterwards; undefined for anything else. */
export function safePath(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])[\w\-/.?=&%]*$/.test(value) ? value : undefined;
}
