import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import type { Contact } from '#accounts';
import { ContestReader, type RunningContest } from '#contests';
import {
  type ApplicationReading,
  askedFields,
  basesFor,
  type DraftAnswers,
  type FieldFault,
  onlyAsked,
  Registrations,
  RegistrationSteps,
} from '#registrations';
import type { EligibilityReason } from '#rules';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { safePath } from '../../edge/way-on.js';
import type { LinkView, NotEligibleView, RegisterGuardianView, RegisterUnitView, RegisterWhoView } from '../view-models.js';
import { CodeDesk, type CodePage } from './code-desk.js';
import { CodeSteps } from './code-steps.js';
import { HelperMode } from './helper-mode.js';
import { LevelWays } from './level-ways.js';
import { CodeForm, GuardianForm, UnitForm, UnitQuery, WhoForm } from './register.forms.js';
import { guardianContent, registerTask, unitContent, whoContent } from './register-presenter.js';
import { RegisterDraft } from './register-draft.js';
import { ToldBeforehand } from './told-beforehand.js';
import { WardUnitStep } from './ward-unit-step.js';

const OPEN = 'registration is open to strangers';

/** Registering: who, which unit, for a child the guardian, the code. Every step works without script and keeps what was typed. */
@Controller('dang-ky')
export class RegisterController {
  constructor(
    private readonly contests: ContestReader,
    private readonly drafts: RegisterDraft,
    private readonly told: ToldBeforehand,
    private readonly registrations: Registrations,
    private readonly steps: RegistrationSteps,
    private readonly desk: CodeDesk,
    private readonly codeSteps: CodeSteps,
    private readonly wardUnits: WardUnitStep,
    private readonly helpers: HelperMode,
    private readonly levels: LevelWays,
  ) {}

  @Get()
  @Public(OPEN)
  async who(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const running = await this.contests.running();
    if (request.principal && (await this.registrations.findOf(request.principal.accountId, running.contest.id)))
      return redirect('/cua-toi');
    // What was typed once, and be it taken away again, is not filled in anew.
    const answers = { ...(await this.told.answers(request)), ...(await this.drafts.find(request, running)) };
    return this.whoPage(request, running, answers, []);
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
    const untouched: DraftAnswers = { consent: '', publish: '', identityConfirmed: '', declared: [] };
    const answers = onlyAsked({ ...(await this.drafts.find(request, running)), ...untouched, ...form }, askedFields(running.ruleSet));
    await this.drafts.keep(request, reply, running, answers);
    const reading = this.steps.who(running, answers);
    if ('faults' in reading) return this.whoPage(request, running, answers, reading.faults);
    return redirect('/dang-ky/don-vi');
  }

  @Get('don-vi')
  @Public(OPEN)
  async unit(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const answers = await this.drafts.find(request, running);
    if ('faults' in this.steps.who(running, answers)) return redirect('/dang-ky');
    const { deployment } = tenantSiteOf(request);
    if (deployment) return this.wardUnits.page(running, answers, deployment, { fault: undefined, isChild: this.isChild(running, answers) });
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
    const before = await this.drafts.find(request, running);
    if ('faults' in this.steps.who(running, before)) return redirect('/dang-ky');
    const { do: wanted, ...fields } = form;
    const { deployment } = tenantSiteOf(request);
    const typed: DraftAnswers = { ...before, ...fields };
    const answers = deployment ? await this.wardUnits.complete(running, typed, deployment) : typed;
    await this.drafts.keep(request, reply, running, answers);
    if (wanted === 'search') return redirect('/dang-ky/don-vi');
    const wardFault = deployment && this.wardUnits.chosen(answers, deployment).fault;
    if (deployment && wardFault)
      return this.wardUnits.page(running, answers, deployment, { fault: wardFault, isChild: this.isChild(running, answers) });
    const reading = await this.steps.read(running, answers, { signedIn: request.principal?.accountId });
    if ('refusals' in reading) return this.notEligible(request, reading.refusals);
    // For a child somebody else is asked for, even where they were named before: it may have been in another's draft.
    if (this.isChild(running, answers) && !unitFault(reading)) return redirect('/dang-ky/nguoi-giam-ho');
    if ('faults' in reading) return this.unitPage(running, answers, reading.faults[0]?.text);
    return this.sendCode(request, reply, reading.applicant.contact);
  }

  @Get('nguoi-giam-ho')
  @Public(OPEN)
  async guardian(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const answers = await this.drafts.find(request, running);
    if (!this.isChild(running, answers)) return redirect('/dang-ky/don-vi');
    return guardianPage(answers, []);
  }

  @Post('nguoi-giam-ho')
  @Public(OPEN)
  async keepGuardian(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) form: GuardianForm,
  ): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const answers: DraftAnswers = { ...(await this.drafts.find(request, running)), ...form };
    await this.drafts.keep(request, reply, running, answers);
    const reading = await this.steps.read(running, answers, { signedIn: request.principal?.accountId });
    if ('refusals' in reading) return this.notEligible(request, reading.refusals);
    if (!('faults' in reading)) return this.sendCode(request, reply, reading.applicant.contact);
    const own = reading.faults.filter(({ field }) => field.startsWith('guardian'));
    return own.length > 0 ? guardianPage(answers, own) : redirect('/dang-ky');
  }

  @Get('xac-nhan')
  @Public(OPEN)
  async code(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const isChild = this.isChild(running, await this.drafts.find(request, running));
    return this.codeSteps.show(request, codePage(isChild));
  }

  @Post('xac-nhan')
  @Public(OPEN)
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) form: CodeForm,
  ): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const answers = await this.drafts.find(request, running);
    const reading = await this.steps.read(running, answers, { signedIn: request.principal?.accountId });
    if ('faults' in reading) return redirect('/dang-ky');
    if ('refusals' in reading) return this.notEligible(request, reading.refusals);
    const { deployment } = tenantSiteOf(request);
    const helper = await this.helpers.helperOf(request);
    const viaUnitId = deployment && this.wardUnits.chosen(answers, deployment).unit?.id;
    const isChild = reading.applicant.guardian !== undefined;
    const done = await this.codeSteps.signIn(request, reply, { page: codePage(isChild), typed: form.code ?? '' }, async (contact) => {
      // The contact that the code went to: what stands in the draft may have been changed since.
      const applicant = { ...reading.applicant, contact, viaUnitId, helper };
      const { eligible, reasons } = await this.registrations.eligibility(running, applicant);
      if (!eligible) return this.notEligible(request, reasons);
      return (await this.registrations.register(running, applicant)).accountId;
    });
    if (!('next' in done)) return done;
    await this.drafts.forget(request, reply);
    return redirect(isChild ? '/cua-toi/nguoi-giam-ho' : (safePath(answers.next) ?? '/cua-toi'));
  }

  @Post('xac-nhan/gui-lai')
  @Public(OPEN)
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return this.codeSteps.resend(request, reply, codePage(false));
  }

  /** Whether somebody has to consent for the person. */
  private isChild(running: RunningContest, answers: DraftAnswers): boolean {
    const reading = this.steps.who(running, answers);
    return 'who' in reading && this.steps.guardian(running, reading.who.birthDate, answers) !== undefined;
  }

  private async sendCode(request: FastifyRequest, reply: FastifyReply, contact: Contact): Promise<Redirect> {
    await this.desk.send(request, reply, { purpose: 'register', contact });
    return redirect('/dang-ky/xac-nhan');
  }

  private async whoPage(
    request: FastifyRequest,
    { ruleSet }: RunningContest,
    answers: DraftAnswers,
    faults: readonly FieldFault[],
  ): Promise<Page> {
    const content = whoContent(ruleSet, answers, faults, await this.helpers.note(request));
    const asksLevel = askedFields(ruleSet).identityLevel !== undefined && !(await this.levels.isKnown(request));
    const [way] = asksLevel ? await this.levels.links(request, '/dang-ky') : [];
    return page<RegisterWhoView>(
      'register-who',
      way ? { ...content, signIn: { question: 'Cuộc thi cần tài khoản định danh điện tử (VNeID).', link: way } } : content,
      { layout: 'task', status: faults.length > 0 ? 422 : 200 },
    );
  }

  /** The reasons, with what can be done: for a level of identity the way to where it is known. */
  private async notEligible(request: FastifyRequest, reasons: readonly EligibilityReason[]): Promise<Page> {
    const isAboutLevel = reasons.some((reason) => this.levels.isAbout(reason));
    const ways = isAboutLevel ? await this.levels.links(request, '/dang-ky/don-vi') : [];
    const isSomebodyElse = reasons.some(({ code }) => code === 'identity-level.missing') && (await this.levels.isKnown(request));
    return notEligiblePage(
      reasons.map(({ sentence }) => sentence),
      ways,
      isSomebodyElse
        ? `Bạn đang đăng nhập là ${request.principal?.displayName ?? ''}. Hãy ghi đúng họ tên và ngày sinh như trong tài khoản ấy, hoặc đăng nhập bằng tài khoản của người dự thi.`
        : 'Nếu bạn cho là có nhầm lẫn, hãy sửa lại thông tin hoặc hỏi Ban Tổ chức.',
    );
  }

  private async unitPage(running: RunningContest, answers: DraftAnswers, fault: string | undefined): Promise<Page> {
    const { ruleSet } = running;
    const basis = this.steps.basis(running, answers);
    const results = answers.q ? await this.steps.findUnits(running, answers.q, basis) : [];
    const chosen = await this.steps.unit(running, answers);
    const content = unitContent({
      isChild: this.isChild(running, answers),
      hasQuiz: running.rounds.length > 0,
      answers,
      bases: basesFor(ruleSet, answers.audience),
      basis,
      results,
      chosen,
      fault,
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

function codePage(isChild: boolean): CodePage {
  return {
    purpose: 'register',
    actionUrl: '/dang-ky/xac-nhan',
    resendUrl: '/dang-ky/xac-nhan/gui-lai',
    changeUrl: '/dang-ky',
    button: 'Xong, vào cuộc thi',
    task: isChild ? registerTask(4, '/dang-ky/nguoi-giam-ho', { isChild }) : registerTask(3, '/dang-ky/don-vi'),
  };
}

function guardianPage(answers: DraftAnswers, faults: readonly FieldFault[]): Page {
  const content = guardianContent(answers, faults, {
    task: registerTask(3, '/dang-ky/don-vi', { isChild: true }),
    actionUrl: '/dang-ky/nguoi-giam-ho',
    button: 'Tiếp tục',
  });
  return page<RegisterGuardianView>('register-guardian', content, { layout: 'task', status: faults.length > 0 ? 422 : 200 });
}

function unitFault(reading: ApplicationReading): boolean {
  return 'faults' in reading && reading.faults.some(({ field }) => !field.startsWith('guardian'));
}

function notEligiblePage(reasons: readonly string[], ways: LinkView[], advice: string): Page {
  return page<NotEligibleView>(
    'not-eligible',
    {
      title: 'Bạn chưa dự thi được',
      isPrivate: true,
      task: { title: 'Đăng ký dự thi', backUrl: '/dang-ky/don-vi' },
      heading: 'Bạn chưa dự thi được',
      intro: 'Theo thể lệ cuộc thi:',
      reasons: reasons.map((text) => ({ text })),
      advice,
      actions: [...ways, { label: 'Sửa thông tin', url: '/dang-ky' }, { label: 'Hỏi Ban Tổ chức', url: '/hoi-dap' }],
    },
    { layout: 'task', status: 403 },
  );
}
