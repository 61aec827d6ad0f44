import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type RunningContest, unitDay } from '#contests';
import type { DraftAnswers } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import { type Unit, UnitRegister } from '#units';

const COOKIE = 'don-vi';
const LIFE_SECONDS = 24 * 3600;
/** Codes are no longer than this. */
const LONGEST = 60;

/** The unit with which somebody came, by a poster or a link: remembered by the browser, so that a look at a link writes nothing. */
@Injectable()
export class PresetUnit {
  constructor(
    private readonly units: UnitRegister,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * The unit that a link means, on the contest's day; undefined for none of ours. Posters printed before November 2026 may
   * have the tenant's name before the code ("lam-dong:so-noi-vu").
   */
  async find(running: RunningContest, code: string): Promise<Unit | undefined> {
    if (code.length > LONGEST) return undefined;
    const day = unitDay(running);
    const found = await this.units.findByCode(code, day);
    const local = code.replace(/^[a-z0-9-]+:/, '');
    return found || local === code ? found : this.units.findByCode(local, day);
  }

  remember(reply: FastifyReply, { code }: Unit): void {
    reply.setCookie(COOKIE, code, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, maxAge: LIFE_SECONDS });
  }

  /** What the unit answers beforehand; nothing without one. */
  async answers(request: FastifyRequest, running: RunningContest): Promise<DraftAnswers> {
    const code = request.cookies[COOKIE];
    const unit = code ? await this.find(running, code) : undefined;
    return unit ? presetAnswers(unit) : {};
  }
}

export function presetAnswers({ id, bases }: Unit): DraftAnswers {
  return { unitId: id, basis: bases[0] ?? 'residence' };
}
