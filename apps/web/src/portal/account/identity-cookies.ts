import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#settings';

/** What waits in the browser while somebody signs in with an account elsewhere: sealed, so that only we can read it. */
const COOKIES = { journey: 'hanh-trinh', visitor: 'khach' } as const;
const LIFE_SECONDS = 30 * 60;

@Injectable()
export class IdentityCookies {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  keep(reply: FastifyReply, name: keyof typeof COOKIES, sealed: string): void {
    reply.setCookie(COOKIES[name], sealed, { ...this.options(), maxAge: LIFE_SECONDS });
  }

  read(request: FastifyRequest, name: keyof typeof COOKIES): string | undefined {
    return request.cookies[COOKIES[name]];
  }

  drop(reply: FastifyReply, name: keyof typeof COOKIES): void {
    reply.clearCookie(COOKIES[name], this.options());
  }

  /** Lax: the provider sends the browser back from another site, by a plain link. */
  private options(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS };
  }
}
