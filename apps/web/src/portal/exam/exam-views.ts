import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#settings';
import { ALL, ONE_BY_ONE } from './exam-presenter.js';

type View = typeof ALL | typeof ONE_BY_ONE;

const COOKIE = 'xem';
const YEAR_SECONDS = 365 * 24 * 3600;

export function isView(value: unknown): value is View {
  return value === ALL || value === ONE_BY_ONE;
}

/** How this device wants its questions: one at a time, or all below each other. Says nothing about who uses it. */
@Injectable()
export class ExamViews {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  isAll({ cookies }: FastifyRequest): boolean {
    return cookies[COOKIE] === ALL;
  }

  keep(reply: FastifyReply, view: View): void {
    const options = { path: '/bai-thi', httpOnly: true, sameSite: 'lax' as const, secure: this.settings.HTTPS };
    if (view === ALL) reply.setCookie(COOKIE, view, { ...options, maxAge: YEAR_SECONDS });
    else reply.clearCookie(COOKIE, options);
  }
}
