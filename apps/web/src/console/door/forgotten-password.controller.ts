import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Public } from '#access';
import { AccountError, Accounts, type OneTimeCodeId, OneTimeCodes, PasswordReset, readEmail } from '#accounts';
import { DomainError, formatTime, isUuid } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { Devices } from '../../edge/devices.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { SESSION_COOKIE } from '../../edge/session.js';
import { tenantSiteOf } from '../../edge/site.js';
import { ForgottenForm, NewPasswordForm, ResetCodeForm } from './door.forms.js';
import { DoorCookies } from './door-cookies.js';
import { forgottenPage, newPasswordPage, resetCodePage, type Shown } from './door-pages.js';

const OPEN = 'who has no password yet, or has forgotten it, is a stranger';
const [BEGIN, CODE, NEW] = ['/quan-tri/quen-mat-khau', '/quan-tri/quen-mat-khau/ma', '/quan-tri/quen-mat-khau/moi'];

/** A new password by a code to the mailbox, in three steps. No step tells whether somebody works here. */
@Controller('quan-tri/quen-mat-khau')
export class ForgottenPasswordController {
  constructor(
    private readonly reset: PasswordReset,
    private readonly codes: OneTimeCodes,
    private readonly accounts: Accounts,
    private readonly cookies: SessionCookies,
    private readonly devices: Devices,
    private readonly remembered: DoorCookies,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public(OPEN)
  async ask(@Req() { principal }: FastifyRequest, @Query('thu') invited?: unknown): Promise<Page> {
    const own = principal ? await this.accounts.findById(principal.accountId) : undefined;
    // Who comes by the letter of an invitation need not type where it was sent.
    const reading = readEmail(typeof invited === 'string' ? invited : '');
    return forgottenPage(own?.email ?? ('email' in reading ? reading.email : ''), {});
  }

  @Post()
  @Public(OPEN)
  async send(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { email: typed = '' }: ForgottenForm,
  ): Promise<Page | Redirect> {
    const reading = readEmail(typed);
    if ('fault' in reading) return forgottenPage(typed, { fault: reading.fault });
    try {
      await this.begin(request, reply, reading.email);
    } catch (error) {
      if (!(error instanceof AccessError || error instanceof AccountError)) throw error;
      return forgottenPage(typed, { refusal: error });
    }
    return redirect(CODE);
  }

  @Get('ma')
  @Public(OPEN)
  async askCode(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    return this.codePage(request, {});
  }

  @Post('ma')
  @Public(OPEN)
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { code = '' }: ResetCodeForm,
  ): Promise<Page | Redirect> {
    const id = this.waitingCode(request);
    if (!id) return redirect(BEGIN);
    try {
      this.remembered.keep(reply, 'ticket', await this.reset.confirm(id, code, this.devices.guessing(request)));
    } catch (error) {
      if (!(error instanceof AccessError || error instanceof AccountError)) throw error;
      return this.codePage(request, { refusal: error });
    }
    this.remembered.drop(reply, 'code');
    return redirect(NEW, { text: 'Mã đúng.' });
  }

  @Post('ma/gui-lai')
  @Public(OPEN)
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page | Redirect> {
    const waiting = await this.waiting(request);
    if (!waiting) return redirect(BEGIN);
    try {
      await this.begin(request, reply, waiting.contact);
    } catch (error) {
      if (!(error instanceof AccessError || error instanceof AccountError)) throw error;
      return this.codePage(request, { refusal: error });
    }
    return redirect(CODE, { text: 'Đã gửi lại mã. Mã cũ không còn dùng được.' });
  }

  @Get('moi')
  @Public(OPEN)
  async askPassword(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const ticket = this.remembered.read(request, 'ticket');
    return ticket && (await this.reset.isValid(ticket)) ? newPasswordPage({}) : redirect(BEGIN);
  }

  @Post('moi')
  @Public(OPEN)
  async renew(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { password = '', repeated = '' }: NewPasswordForm,
  ): Promise<Page | Redirect> {
    if (password !== repeated) return newPasswordPage({ repeated: 'Hai lần nhập chưa giống nhau. Hãy nhập lại cả hai ô.' });
    try {
      await this.reset.renew(this.remembered.read(request, 'ticket') ?? '', password);
    } catch (error) {
      if (error instanceof AccountError && error.code === 'RESET_OVER') return redirect(BEGIN);
      if (!(error instanceof DomainError) || error.kind === 'defect') throw error;
      return newPasswordPage({ password: error.sentence() }, { refusal: error });
    }
    this.remembered.drop(reply, 'ticket');
    await this.cookies.signOut(reply, request.cookies[SESSION_COOKIE.staff], 'staff');
    return redirect('/quan-tri/dang-nhap', { text: 'Đã đặt mật khẩu mới. Hãy đăng nhập bằng mật khẩu ấy.' });
  }

  private async begin(request: FastifyRequest, reply: FastifyReply, email: string): Promise<void> {
    const { name: siteName } = tenantSiteOf(request).tenant;
    this.remembered.keep(reply, 'code', await this.reset.begin({ email, siteName, ...this.devices.guessing(request) }));
  }

  private async codePage(request: FastifyRequest, shown: Shown): Promise<Page | Redirect> {
    const waiting = await this.waiting(request);
    if (!waiting) return redirect(BEGIN);
    return resetCodePage({ email: waiting.contact, until: formatTime(waiting.expiresAt), isDemo: this.settings.isDemo }, shown);
  }

  private async waiting(request: FastifyRequest): Promise<{ contact: string; expiresAt: Date } | undefined> {
    const id = this.waitingCode(request);
    return id ? this.codes.waiting(id, 'reset-password') : undefined;
  }

  private waitingCode(request: FastifyRequest): OneTimeCodeId | undefined {
    const id = this.remembered.read(request, 'code');
    return isUuid(id) ? (id as OneTimeCodeId) : undefined;
  }
}
