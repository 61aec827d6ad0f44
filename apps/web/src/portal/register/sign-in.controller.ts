import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Permission, Public, Requires } from '#access';
import { AccountError, CodeSignIn, IdentityProviders, PasswordSignIn, readContact } from '#accounts';
import { formatTimeWithSeconds } from '#kernel';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { statusOf } from '../../edge/status-of.js';
import { safePath, withNext } from '../../edge/way-on.js';
import { CodeDesk } from './code-desk.js';
import { CodeSteps } from './code-steps.js';
import { CodeForm, PasswordSignInForm, SignInForm } from './register.forms.js';
import { BY_CODE, BY_PASSWORD, type SignInFacts, signInPage } from './sign-in-page.js';

const OPEN = 'strangers sign in here';
const CODE_PAGE = {
  purpose: 'sign-in',
  actionUrl: '/dang-nhap/ma',
  resendUrl: '/dang-nhap/ma/gui-lai',
  changeUrl: '/dang-nhap',
  button: 'Đăng nhập',
  task: { title: 'Đăng nhập', backUrl: '/dang-nhap' },
} as const;

/**
 * Contestants sign in with a code to their phone or mailbox, or with a password if they have set one. Whatever contact is
 * typed, the answer is the same: nobody learns here who has registered.
 */
@Controller('dang-nhap')
export class SignInController {
  constructor(
    private readonly codes: CodeSignIn,
    private readonly passwords: PasswordSignIn,
    private readonly providers: IdentityProviders,
    private readonly desk: CodeDesk,
    private readonly steps: CodeSteps,
    private readonly cookies: SessionCookies,
  ) {}

  /** @param again set for who is signed in and wants to show once more who they are */
  @Get()
  @Public(OPEN)
  async form(@Req() request: FastifyRequest, @Query('next') next?: string, @Query('lai') again?: string): Promise<Page | Redirect> {
    if (request.principal && again !== '1') return redirect(safePath(next) ?? '/cua-toi');
    return this.page({ by: BY_CODE, contact: '', next: safePath(next) });
  }

  @Post()
  @Public(OPEN)
  async send(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { contact = '', next: wanted }: SignInForm,
  ): Promise<Page | Redirect> {
    const [reading, next] = [readContact(contact), safePath(wanted)];
    if ('fault' in reading) return this.page({ by: BY_CODE, contact, next, fault: reading.fault });
    try {
      const outcome = await this.desk.send(request, reply, { purpose: 'sign-in', contact: reading.contact, next });
      const waiting = outcome === 'waits' ? await this.desk.waiting(request, 'sign-in') : undefined;
      return redirect('/dang-nhap/ma', waiting && { text: `Mã đã gửi lúc ${formatTimeWithSeconds(waiting.createdAt)}. Hãy dùng mã ấy.` });
    } catch (error) {
      return this.again({ by: BY_CODE, contact, next }, error);
    }
  }

  @Get('ma')
  @Public(OPEN)
  async code(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    return this.steps.show(request, CODE_PAGE);
  }

  @Post('ma')
  @Public(OPEN)
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) form: CodeForm,
  ): Promise<Page | Redirect> {
    const done = await this.steps.signIn(request, reply, { page: CODE_PAGE, typed: form.code ?? '' }, (contact) =>
      this.codes.accountOf(contact),
    );
    // Whoever shares the contact with nobody passes straight through.
    return 'next' in done ? redirect(withNext('/dang-nhap/chon', done.next)) : done;
  }

  @Post('ma/gui-lai')
  @Public(OPEN)
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return this.steps.resend(request, reply, CODE_PAGE);
  }

  @Get('mat-khau')
  @Public(OPEN)
  async passwordForm(@Req() request: FastifyRequest, @Query('next') next?: string): Promise<Page | Redirect> {
    if (request.principal) return redirect(safePath(next) ?? '/cua-toi');
    return this.page({ by: BY_PASSWORD, contact: '', next: safePath(next) });
  }

  @Post('mat-khau')
  @Public(OPEN)
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { contact = '', password = '', next: wanted }: PasswordSignInForm,
  ): Promise<Page | Redirect> {
    const next = safePath(wanted);
    try {
      const accountId = await this.passwords.accountOf({ contact, password, ...this.desk.asking(request, reply) });
      await this.cookies.signIn(reply, accountId, 'contestant', { method: 'password', request });
    } catch (error) {
      return this.again({ by: BY_PASSWORD, contact, next }, error);
    }
    return redirect(next ?? '/cua-toi');
  }

  private async page(facts: Omit<SignInFacts, 'providers'>): Promise<Page> {
    return signInPage({ ...facts, providers: await this.providers.open() });
  }

  /** The form with what stands in the way, and what was typed; the other ways in stay in sight. */
  private async again(facts: Omit<SignInFacts, 'providers' | 'fault' | 'status'>, error: unknown): Promise<Page> {
    if (!(error instanceof AccountError || error instanceof AccessError)) throw error;
    return this.page({ ...facts, fault: error.sentence(), status: statusOf(error) });
  }
}

/** Signing out. */
@Controller('dang-xuat')
export class SignOutController {
  constructor(private readonly cookies: SessionCookies) {}

  @Post()
  @Requires(Permission.TakePart)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    await this.cookies.signOut(reply, request.sessionToken, 'contestant');
    return redirect('/');
  }
}
