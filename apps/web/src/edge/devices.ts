import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asker, KnownDevices } from '#accounts';
import { isUuid } from '#kernel';
import { SETTINGS, type Settings } from '#settings';

const COOKIE = 'may';
/** For whom somebody has signed in with the browser. */
const MARKS = 'may-quen';
const YEAR_SECONDS = 31_536_000;

/** Tells browsers apart by a signed number that means nothing: how much one browser asks for is counted by it, and nothing else. */
@Injectable()
export class Devices {
  private readonly given = new WeakMap<FastifyRequest, string>();

  constructor(
    private readonly known: KnownDevices,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Who asks, as the limits want to know it; a browser that brings no number of ours is given one. */
  asking(request: FastifyRequest, reply: FastifyReply): Asker & { device: string } {
    return { address: request.ip, device: this.of(request, reply), marks: request.cookies[MARKS] };
  }

  /** The same for who has no answer at hand to give a number with. */
  guessing(request: FastifyRequest): Asker {
    return { address: request.ip, device: this.brought(request), marks: request.cookies[MARKS] };
  }

  /** Remembers that somebody with this contact has signed in with the browser. */
  remember(request: FastifyRequest, reply: FastifyReply, contact: string, door: 'contestant' | 'staff'): void {
    const marks = this.known.marked({ device: this.of(request, reply), marks: request.cookies[MARKS] }, contact, door);
    reply.setCookie(MARKS, marks, this.options());
  }

  /** The browser's number; a new one for who brings none that we have signed. */
  private of(request: FastifyRequest, reply: FastifyReply): string {
    const known = this.brought(request) ?? this.given.get(request);
    if (known !== undefined) return known;
    const given = randomUUID();
    this.given.set(request, given);
    reply.setCookie(COOKIE, given, { ...this.options(), signed: true });
    return given;
  }

  private brought(request: FastifyRequest): string | undefined {
    const { valid, value } = request.unsignCookie(request.cookies[COOKIE] ?? '');
    return valid && isUuid(value) ? value : undefined;
  }

  private options(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean; maxAge: number } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, maxAge: YEAR_SECONDS };
  }
}
