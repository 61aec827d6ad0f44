import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#settings';

/** One sentence that the next page says once: "Đã duyệt. Bảng vàng công bố lúc 10:00 thứ Tư." */
export interface Flash {
  text: string;
  isError?: boolean;
}

const COOKIE = 'loi-bao';
const LIFE_SECONDS = 60;

/** Carries a sentence over a redirect, in a signed cookie that lives for a minute and is read once. */
@Injectable()
export class Flashes {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Gives the sentence to the browser, which brings it along to the next page. */
  keep(reply: FastifyReply, { text, isError = false }: Flash): void {
    reply.setCookie(COOKIE, `${isError ? '!' : '.'}${text}`, { ...this.options(), maxAge: LIFE_SECONDS });
  }

  /** Whether a sentence came along. */
  brings({ cookies }: FastifyRequest): boolean {
    return cookies[COOKIE] !== undefined;
  }

  /** The sentence that came along, taken away from the browser; undefined when there is none that we have signed. */
  take(request: FastifyRequest, reply: FastifyReply): Flash | undefined {
    const brought = request.cookies[COOKIE];
    if (brought === undefined) return undefined;
    reply.clearCookie(COOKIE, this.options());
    const { valid, value } = request.unsignCookie(brought);
    return valid && value ? { text: value.slice(1), isError: value.startsWith('!') } : undefined;
  }

  private options(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean; signed: true } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, signed: true };
  }
}
