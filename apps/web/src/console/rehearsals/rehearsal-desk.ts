import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Accounts } from '#accounts';
import { type ContestRehearsal, RehearsalError, type RehearsalId, Rehearsals } from '#contests';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendJson } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { RehearsalsView, RehearsalView } from '../view-models.js';
import { rehearsalsUrl, rehearsalUrl } from './addresses.js';
import { rehearsalContent } from './rehearsal-presenter.js';
import { readWish, type TypedWish, usualWish } from './rehearsal-wish.js';
import type { RehearsalForm } from './rehearsals.forms.js';
import { type RehearsedRules, rehearsalsContent } from './rehearsals-presenter.js';

/** What the pages of rehearsals do, whichever rules are rehearsed. */
@Injectable()
export class RehearsalDesk {
  constructor(
    private readonly rehearsals: Rehearsals,
    private readonly accounts: Accounts,
  ) {}

  async list(request: FastifyRequest, rules: RehearsedRules): Promise<Page> {
    return this.page(request, rules, usualWish());
  }

  async ask(request: FastifyRequest, rules: RehearsedRules, form: RehearsalForm): Promise<Page | Redirect> {
    const wish = readWish(form);
    const { contestants, seed, faults } = wish;
    const { draftId, title, ruleSet, isAlive } = rules;
    // Rules with faults have no form: the page says what is to be mended first.
    if (!ruleSet || !isAlive || contestants === undefined || faults.length > 0) return this.page(request, rules, wish, { status: 422 });
    try {
      const id = await this.rehearsals.request({ draftId, title, ruleSet, contestants, seed, by: staffOf(request).accountId });
      return redirect(rehearsalUrl(draftId, id));
    } catch (error) {
      if (!(error instanceof RehearsalError) || error.code !== 'REHEARSALS_FULL') throw error;
      return this.page(request, rules, wish, { status: 409, refusal: error.sentence() });
    }
  }

  async show(request: FastifyRequest, rules: RehearsedRules, id: RehearsalId): Promise<Page> {
    const rehearsal = await this.rehearsals.find(id, rules.draftId);
    const requestedBy = (await this.accounts.findById(rehearsal.requestedBy))?.fullName;
    const { permissions } = staffOf(request);
    return consolePage<RehearsalView>('rehearsal', rehearsalContent({ rehearsal, rules, requestedBy, permissions }));
  }

  /** The file is, to the byte, what `khoabang rehearse` prints for the same plan, number and seed. */
  async file(reply: FastifyReply, rules: Pick<RehearsedRules, 'draftId'>, id: RehearsalId): Promise<void> {
    const { result, contestants }: ContestRehearsal = await this.rehearsals.find(id, rules.draftId);
    if (!result) throw new RehearsalError('REHEARSAL_NOT_FOUND');
    await sendJson(reply, `chay-thu-${result.plan}-${contestants}-nguoi.json`, `${JSON.stringify(result, null, 2)}\n`);
  }

  async stop(request: FastifyRequest, { draftId }: Pick<RehearsedRules, 'draftId'>, id: RehearsalId): Promise<Redirect> {
    await this.rehearsals.cancel(id, draftId, staffOf(request).accountId);
    return redirect(rehearsalsUrl(draftId), { text: 'Đã dừng lần chạy thử.' });
  }

  private async page(
    request: FastifyRequest,
    rules: RehearsedRules,
    wish: TypedWish,
    { status = 200, refusal }: { status?: number; refusal?: string } = {},
  ): Promise<Page> {
    const earlier = await this.rehearsals.list(rules.draftId);
    const { permissions } = staffOf(request);
    return consolePage<RehearsalsView>('rehearsals', rehearsalsContent({ rules, earlier, permissions, wish, refusal }), { status });
  }
}
