import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Public, Requires } from '#access';
import { AccountError, IdentitySignIn, OwnPassword, type ProviderId } from '#accounts';
import { ContestReader } from '#contests';
import type { AccountId } from '#kernel';
import { contestantOf } from '../../edge/contestant.js';
import { ID } from '../../edge/form.pipe.js';
import { redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { safePath, withNext } from '../../edge/way-on.js';
import { RegisterDraft } from '../register/register-draft.js';
import { ACCOUNT, signInAgain } from './account-pages.js';
import { IdentityCookies } from './identity-cookies.js';

const OPEN = 'strangers sign in here';

/** To a provider of accounts and back. */
@Controller()
export class IdentityController {
  constructor(
    private readonly identities: IdentitySignIn,
    private readonly passwords: OwnPassword,
    private readonly sessions: SessionCookies,
    private readonly cookies: IdentityCookies,
    private readonly contests: ContestReader,
    private readonly drafts: RegisterDraft,
  ) {}

  /** A link, not a form: where a form may lead is narrowed to this site. Nothing changes but what the browser keeps. */
  @Get('dang-nhap/qua/:provider')
  @Public(OPEN)
  async begin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('provider', ID) provider: string,
    @Query('next') next?: string,
  ): Promise<Redirect | FastifyReply> {
    return this.leave(request, reply, { provider, next: safePath(next) });
  }

  /** Where the provider sends the browser back to. */
  @Get('dang-nhap/qua/:provider/ve')
  @Public(OPEN)
  async finish(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('provider', ID) provider: string,
  ): Promise<Redirect> {
    const sealed = this.cookies.read(request, 'journey');
    this.cookies.drop(reply, 'journey');
    try {
      const arrival = await this.identities.finish(provider, new URL(request.url, origin(request)), sealed, request.principal?.accountId);
      if (arrival.identityNumber) await this.keepNumber(request, reply, arrival.identityNumber);
      if ('visitor' in arrival) {
        this.cookies.keep(reply, 'visitor', arrival.visitor);
        return redirect('/dang-nhap/lien-ket');
      }
      if (arrival.isLinked)
        return redirect(arrival.next ?? ACCOUNT, { text: 'Đã liên kết. Lần sau bạn đăng nhập bằng tài khoản ấy được.' });
      await this.sessions.signIn(reply, arrival.accountId, 'contestant', { method: 'provider', request });
      return redirect(arrival.next ?? '/cua-toi');
    } catch (error) {
      return refused(error, request);
    }
  }

  /** The same way for who is signed in and wants to be known by that account too. */
  @Get('tai-khoan/lien-ket/:provider')
  @Requires(Permission.TakePart)
  async beginLink(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('provider', ID) provider: string,
    @Query('next') wanted?: string,
  ): Promise<Redirect | FastifyReply> {
    const { principal, sessionToken } = contestantOf(request);
    // Whoever finds a phone that is signed in must not give themselves a way in that stays.
    const next = safePath(wanted);
    if (!(await this.passwords.isFresh({ sessionToken }))) return redirect(signInAgain(withNext(`${ACCOUNT}/lien-ket/${provider}`, next)));
    return this.leave(request, reply, { provider, next: next ?? ACCOUNT, linkTo: principal.accountId });
  }

  @Post('tai-khoan/lien-ket/:provider/bo')
  @Requires(Permission.TakePart)
  async unlink(@Req() request: FastifyRequest, @Param('provider', ID) provider: ProviderId): Promise<Redirect> {
    await this.identities.unlink(contestantOf(request).principal.accountId, provider);
    return redirect(ACCOUNT, { text: 'Đã bỏ liên kết.' });
  }

  private async leave(
    request: FastifyRequest,
    reply: FastifyReply,
    { provider, next, linkTo }: { provider: string; next: string | undefined; linkTo?: AccountId },
  ): Promise<Redirect | FastifyReply> {
    try {
      const returnUrl = `${origin(request)}/dang-nhap/qua/${provider}/ve`;
      const { url, journey } = await this.identities.begin(provider, { returnUrl, next, linkTo, address: request.ip });
      this.cookies.keep(reply, 'journey', journey);
      return await reply.redirect(url, 303);
    } catch (error) {
      return refused(error, request);
    }
  }

  /** With the registration on its way, where the contest asks for it; nowhere else. */
  private async keepNumber(request: FastifyRequest, reply: FastifyReply, identityNumber: string): Promise<void> {
    const running = await this.contests.findRunning();
    if (running) await this.drafts.keepNumber(request, reply, running, identityNumber);
  }
}

function origin({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}

function refused(error: unknown, { principal }: FastifyRequest): Redirect {
  if (!(error instanceof AccountError) || error.kind === 'not-found') throw error;
  return redirect(principal ? ACCOUNT : withNext('/dang-nhap', undefined), { text: error.sentence(), isError: true });
}
