import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Accounts, Sessions } from '#accounts';
import type { AccountId } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { chooseContest } from './contest-choice.js';
import { browserName } from './browser-name.js';
import { Devices } from './devices.js';
import { SESSION_COOKIE } from './session.js';

type Kind = keyof typeof SESSION_COOKIE;

/** By what somebody has come in, and with which browser. */
interface HowSignedIn {
  method?: 'code' | 'password' | 'provider' | 'link';
  request: FastifyRequest;
}

/** Signs browsers in and out. */
@Injectable()
export class SessionCookies {
  constructor(
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly devices: Devices,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Opens a session for the account and puts its token into the browser's cookie. */
  async signIn(reply: FastifyReply, accountId: AccountId, kind: Kind, how: HowSignedIn): Promise<void> {
    const device = browserName(how.request.headers['user-agent']);
    // Who signs in once more in the same browser has one session, the new one.
    const former = how.request.principal?.kind === kind ? how.request.sessionToken : undefined;
    if (former !== undefined) await this.sessions.close(former);
    const { token } = await this.sessions.open(accountId, kind, { device, ...(how.method ? { method: how.method } : {}) });
    // The clock of the demo may be moved; the browser's is not: lifetimes are told, not instants.
    const maxAge = kind === 'staff' ? undefined : 60 * 24 * 3600;
    // Who comes in begins with the newest contest, whatever somebody else had open here.
    if (kind === 'staff') chooseContest(reply, undefined, this.settings.HTTPS);
    reply.setCookie(SESSION_COOKIE[kind], token, { ...this.options(), ...(maxAge ? { maxAge } : {}) });
    await this.remember(how.request, reply, accountId, kind);
  }

  /** Remembers the browser for the contact by which the account comes in here: the staff by their address. */
  async remember(request: FastifyRequest, reply: FastifyReply, accountId: AccountId, kind: Kind): Promise<void> {
    const account = await this.accounts.findById(accountId);
    const contact = kind === 'staff' ? account?.email : (account?.phone ?? account?.email);
    if (contact) this.devices.remember(request, reply, contact, kind);
  }

  async signOut(reply: FastifyReply, token: string | undefined, kind: Kind): Promise<void> {
    if (token) await this.sessions.close(token);
    reply.clearCookie(SESSION_COOKIE[kind], this.options());
  }

  private options(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS };
  }
}
