import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#settings';

/** What the pages of the way in remember of a browser: the proposed secret, the code that waits, the ticket for a new password. */
export const DOOR_COOKIES = { secret: 'kbs-cai', code: 'kbs-ma', ticket: 'kbs-moi' } as const;
type Name = keyof typeof DOOR_COOKIES;

const HALF_AN_HOUR_SECONDS = 30 * 60;

/** Cookies of a sign-in on its way. What they hold is sealed or random; none of them opens anything by itself. */
@Injectable()
export class DoorCookies {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  read(request: FastifyRequest, name: Name): string | undefined {
    return request.cookies[DOOR_COOKIES[name]];
  }

  keep(reply: FastifyReply, name: Name, value: string): void {
    reply.setCookie(DOOR_COOKIES[name], value, { ...this.options(), maxAge: HALF_AN_HOUR_SECONDS });
  }

  drop(reply: FastifyReply, ...names: Name[]): void {
    for (const name of names) reply.clearCookie(DOOR_COOKIES[name], this.options());
  }

  private options(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: '/quan-tri', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS };
  }
}
