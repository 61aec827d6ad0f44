import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '#kernel';
import { SETTINGS, type Settings } from '#settings';

const COOKIE = 'may';
const YEAR_SECONDS = 31_536_000;

/** Tells browsers apart by a signed number that means nothing: how much one browser asks for is counted by it, and nothing else. */
@Injectable()
export class Devices {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The browser's number; a new one for who brings none that we have signed. */
  of(request: FastifyRequest, reply: FastifyReply): string {
    const brought = this.brought(request);
    if (brought !== undefined) return brought;
    const given = randomUUID();
    reply.setCookie(COOKIE, given, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.settings.HTTPS,
      signed: true,
      maxAge: YEAR_SECONDS,
    });
    return given;
  }

  private brought(request: FastifyRequest): string | undefined {
    const { valid, value } = request.unsignCookie(request.cookies[COOKIE] ?? '');
    return valid && isUuid(value) ? value : undefined;
  }
}
