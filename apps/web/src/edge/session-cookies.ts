import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Sessions } from '#accounts';
import type { AccountId } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { SESSION_COOKIE } from './session.js';

type Kind = keyof typeof SESSION_COOKIE;

/** Signs browsers in and out. */
@Injectable()
export class SessionCookies {
  constructor(
    private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Opens a session for the account and puts its token into the browser's cookie. */
  async signIn(reply: FastifyReply, accountId: AccountId, kind: Kind): Promise<void> {
    const { token } = await this.sessions.open(accountId, kind);
    // The clock of the demo may be moved; the browser's is not: lifetimes are told, not instants.
    const maxAge = kind === 'staff' ? undefined : 60 * 24 * 3600;
    reply.setCookie(SESSION_COOKIE[kind], token, { ...this.options(), ...(maxAge ? { maxAge } : {}) });
  }

  async signOut(reply: FastifyReply, token: string | undefined, kind: Kind): Promise<void> {
    if (token) await this.sessions.close(token);
    reply.clearCookie(SESSION_COOKIE[kind], this.options());
  }

  private options(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS };
  }
}
