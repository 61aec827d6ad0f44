import { Body, Controller, Get, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { AccountError, Sessions } from '#accounts';
import { consolePath, withWayBack } from '../../edge/console-way.js';
import { OfNoContest } from '../../edge/contest-choice.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { SESSION_COOKIE } from '../../edge/session.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { WayBack } from './door.forms.js';
import { DoorCookies } from './door-cookies.js';
import { signInPage } from './door-pages.js';
import { PasswordGuard } from './password.guard.js';

const OPEN = 'strangers sign in to the console here';
/** First half of the way in: e-mail address and password. */
@Controller('quan-tri/dang-nhap')
export class ConsoleSignInController {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookies: SessionCookies,
    private readonly remembered: DoorCookies,
  ) {}

  @Get()
  @Public(OPEN)
  form(@Req() request: FastifyRequest, @Query(FORM) { den }: WayBack): Page | Redirect {
    if (request.principal) return redirect(consolePath(den) ?? '/quan-tri');
    return signInPage('', { wanted: consolePath(den) });
  }

  @Post()
  @OfNoContest()
  @Public(OPEN)
  @UseGuards(PasswordGuard)
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { den }: WayBack,
  ): Promise<Page | Redirect> {
    const outcome = request.passwordOutcome ?? { refusal: new AccountError('SIGN_IN_FAILED') };
    if ('refusal' in outcome) {
      const { email } = request.body as { email?: unknown };
      return signInPage(typeof email === 'string' ? email.slice(0, 254) : '', { wanted: consolePath(den), refusal: outcome.refusal });
    }
    const former = request.cookies[SESSION_COOKIE.staff];
    if (former) await this.sessions.close(former);
    this.remembered.drop(reply, 'secret', 'code', 'ticket');
    await this.cookies.signIn(reply, outcome.accountId, 'staff', { request });
    return redirect(withWayBack('/quan-tri/xac-thuc', den));
  }
}

/** Signing out, also half-way in. */
@Controller('quan-tri/dang-xuat')
export class ConsoleSignOutController {
  constructor(
    private readonly cookies: SessionCookies,
    private readonly remembered: DoorCookies,
  ) {}

  @Post()
  @OfNoContest()
  @Public('closing a session takes no more than its own token')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    await this.cookies.signOut(reply, request.cookies[SESSION_COOKIE.staff], 'staff');
    this.remembered.drop(reply, 'secret', 'code', 'ticket');
    return redirect('/quan-tri/dang-nhap', { text: 'Bạn đã đăng xuất.' });
  }
}
