import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader, type RunningContest } from '#contests';
import { basesFor, type DraftAnswers, type FieldFault, RegistrationDrafts, Registrations, RegistrationSteps } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { safePath } from '../../edge/way-on.js';
import type { NotEligibleView, RegisterUnitView, RegisterWhoView } from '../view-models.js';
import { CodeDesk } from './code-desk.js';
import { CodeForm, UnitForm, UnitQuery, WhoForm } from './register.forms.js';
import { registerTask, unitContent, whoContent } from './register-presenter.js';
import { DRAFT_COOKIE } from './register-cookies.js';
import { WardUnitStep } from './ward-unit-step.js';

const OPEN = 'registration is open to strangers';

/** Registering: who, which unit, the code. Every step works without script and keeps what was typed. */
@Controller('dang-ky')
export class RegisterController {
  constructor(
    private readonly contests: ContestReader,
    private readonly drafts: RegistrationDrafts,
    private readonly registrations: Registrations,
    private readonly steps: RegistrationSteps,
    private readonly desk: CodeDesk,
    private readonly wardUnits: WardUnitStep,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public(OPEN)
  async who(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const running = await this.contests.running();
    if (request.principal && (await this.registrations.findOf(request.principal.accountId, running.contest.id)))
      return redirect('/cua-toi');
    return this.whoPage(running, await this.draft(request, running), []);
  }

  @Post()
  @Public(OPEN)
  async keepWho(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) form: WhoForm,
  ): Promise<Page | Redirect> {
    const running = await this.contests.running();
    // A tick that was taken away is not sent at all: what was kept of it must not stay.
    const answers: DraftAnswers = { ...(await this.draft(request, running)), consent: '', ...form };
    await this.keep(request, reply, running, answers);
    const reading = this.steps.who(running, answers);
    if ('faults' in reading) return this.whoPage(running, answers, reading.faults);
    return redirect('/dang-ky/don-vi');
  }

  @Get('don-vi')
  @Public(OPEN)
  async unit(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const answers = await this.draft(request, running);
    if ('faults' in this.steps.who(running, answers)) return redirect('/dang-ky');
    const { deployment } = tenantSiteOf(request);
    if (deployment) return this.wardUnits.page(running, answers, deployment, undefined);
    return this.unitPage(running, answers, undefined);
  }

  @Post('don-vi')
  @Public(OPEN)
  async keepUnit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) form: UnitForm,
  ): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const before = await this.draft(request, running);
    if ('faults' in this.steps.who(running, before)) return redirect('/dang-ky');
    const { do: wanted, ...fields } = form;
    const { deployment } = tenantSiteOf(request);
    const typed: DraftAnswers = { ...before, ...fields };
    const answers = deployment ? await this.wardUnits.complete(running, typed, deployment) : typed;
    await this.keep(request, reply, running, answers);
    if (wanted === 'search') return redirect('/dang-ky/don-vi');
    const wardFault = deployment && this.wardUnits.chosen(answers, deployment).fault;
    if (deployment && wardFault) return this.wardUnits.page(running, answers, deployment, wardFault);
    const reading = await this.steps.read(running, answers);
    if ('faults' in reading) return this.unitPage(running, answers, reading.faults[0]?.text);
    if ('refusals' in reading) return notEligible(reading.refusals);
    await this.desk.send(request, reply, { purpose: 'register', contact: reading.applicant.contact });
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
    @Body(FORM) form: CodeForm,
  ): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const answers = await this.draft(request, running);
    const reading = await this.steps.read(running, answers);
    if ('faults' in reading) return redirect('/dang-ky');
    if ('refusals' in reading) return notEligible(reading.refusals);
    const { deployment } = tenantSiteOf(request);
    const applicant = { ...reading.applicant, viaUnitId: deployment && this.wardUnits.chosen(answers, deployment).unit?.id };
    const done = await this.desk.confirm(request, reply, { page: CODE_PAGE, typed: form.code ?? '' }, async (contact) => {
      // The contact that the code went to: what stands in the draft may have been changed since.
      const { accountId } = await this.registrations.register(running, { ...applicant, contact });
      return accountId;
    });
    if (!('next' in done)) return done;
    await this.drafts.forget(request.cookies[DRAFT_COOKIE]);
    reply.clearCookie(DRAFT_COOKIE, { path: '/' });
    return redirect(safePath(answers.next) ?? '/cua-toi');
  }

  @Post('xac-nhan/gui-lai')
  @Public(OPEN)
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return this.desk.resend(request, reply, CODE_PAGE);
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

  private whoPage({ ruleSet }: RunningContest, answers: DraftAnswers, faults: readonly FieldFault[]): Page {
    return page<RegisterWhoView>('register-who', whoContent(ruleSet, answers, faults), {
      layout: 'task',
      status: faults.length > 0 ? 422 : 200,
    });
  }

  private async unitPage(running: RunningContest, answers: DraftAnswers, fault: string | undefined): Promise<Page> {
    const { ruleSet, rounds } = running;
    const basis = this.steps.basis(running, answers);
    const results = answers.q ? await this.steps.findUnits(running, answers.q, basis) : [];
    const chosen = await this.steps.unit(running, answers);
    const content = unitContent({
      answers,
      bases: basesFor(ruleSet, answers.audience),
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
    private readonly steps: RegistrationSteps,
  ) {}

  @Get()
  @Public('units are public; the search box of the registration asks')
  async search(
    @Query(FORM) { q = '', basis = 'residence' }: UnitQuery,
  ): Promise<{ items: { id: string; name: string; detail: string }[] }> {
    const found = await this.steps.findUnits(await this.contests.running(), q, basis);
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
