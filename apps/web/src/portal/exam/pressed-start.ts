import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#settings';

const COOKIE = 'vao-thi';
const LIFE_SECONDS = 120;

/**
 * That this browser has pressed the button of a round, which could not be answered yet. With it the page of a busy moment may ask
 * again by an address, without script too; without it an address starts nothing, so that no stranger's link spends a turn.
 */
@Injectable()
export class PressedStart {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  remember(reply: FastifyReply, round: string): void {
    reply.setCookie(COOKIE, round, {
      path: `/thi`,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.settings.HTTPS,
      signed: true,
      maxAge: LIFE_SECONDS,
    });
  }

  /** The button has been answered: from now on the address starts nothing again. */
  forget(request: FastifyRequest, reply: FastifyReply): void {
    if (request.cookies[COOKIE] !== undefined) reply.clearCookie(COOKIE, { path: '/thi' });
  }

  isPressed(request: FastifyRequest, round: string): boolean {
    const { valid, value } = request.unsignCookie(request.cookies[COOKIE] ?? '');
    return valid && value === round;
  }
}
