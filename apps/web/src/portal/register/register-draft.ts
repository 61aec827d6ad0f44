import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RunningContest } from '#contests';
import { askedFields, type DraftAnswers, RegistrationDrafts } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import { safePath } from '../../edge/way-on.js';
import { PresetUnit } from './preset-unit.js';
import { DRAFT_COOKIE } from './register-cookies.js';

/** What this browser has typed of a registration so far. */
@Injectable()
export class RegisterDraft {
  constructor(
    private readonly drafts: RegistrationDrafts,
    private readonly preset: PresetUnit,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The answers so far, with the unit by whose link the person came and where they want to go afterwards. */
  async find(request: FastifyRequest, running: RunningContest): Promise<DraftAnswers> {
    const draft = await this.drafts.find(running.contest.id, request.cookies[DRAFT_COOKIE]);
    const preset = draft.unitId ? {} : await this.preset.answers(request, running);
    const next = safePath((request.query as { next?: unknown }).next);
    return { ...preset, ...draft, ...(next ? { next } : {}) };
  }

  async keep(request: FastifyRequest, reply: FastifyReply, { contest }: RunningContest, answers: DraftAnswers): Promise<void> {
    const token = await this.drafts.keep(contest.id, request.cookies[DRAFT_COOKIE], answers);
    reply.setCookie(DRAFT_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.settings.HTTPS, maxAge: 24 * 3600 });
  }

  /** Keeps the identity number that a provider has told, if the plan asks for one and none was typed; otherwise it is not kept at all. */
  async keepNumber(request: FastifyRequest, reply: FastifyReply, running: RunningContest, identityNumber: string): Promise<void> {
    if (!askedFields(running.ruleSet).identityNumber) return;
    const before = await this.drafts.find(running.contest.id, request.cookies[DRAFT_COOKIE]);
    if (!before.identityNumber) await this.keep(request, reply, running, { ...before, identityNumber });
  }

  async forget(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.drafts.forget(request.cookies[DRAFT_COOKIE]);
    reply.clearCookie(DRAFT_COOKIE, { path: '/' });
  }
}
