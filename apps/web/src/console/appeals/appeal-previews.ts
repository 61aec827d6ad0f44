import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { type Appeal, AppealEffects, AppealError, effectsOf } from '#appeals';
import { AuditTrail } from '#audit';
import { Registrations } from '#registrations';
import { ConsoleContest } from '../console-contest.js';
import type { ConsoleContent } from '../console-page.js';
import type { ListView } from '../view-models.js';
import { previewContent } from './preview-page.js';

/** What a standing would become if an appeal was upheld, as a page. Ranks a whole round: only where somebody asks for it. */
@Injectable()
export class AppealPreviews {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly effects: AppealEffects,
    private readonly registrations: Registrations,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws AppealError NO_APPEAL */
  async content(appeal: Appeal, me: Principal): Promise<ConsoleContent<ListView>> {
    const { contest, ruleSet, rounds } = await this.contest.get();
    const round = rounds.find(({ id }) => id === appeal.roundId);
    if (appeal.contestId !== contest.id || !round) throw new AppealError('NO_APPEAL');
    const effect = appeal.effect ?? effectsOf(appeal.kind, 'upheld')[0] ?? 'none';
    const preview = await this.effects.preview(appeal, effect);
    const own = (await this.registrations.find(appeal.registrationId))?.pseudonym;
    const people = preview?.moves.map(({ person }) => person) ?? [];
    await this.audit.record({
      actor: me.accountId,
      action: 'appeal.previewed',
      subject: { kind: 'appeal', id: appeal.id },
      details: { round: round.id, kind: appeal.kind, code: appeal.code },
    });
    const names = await this.registrations.peopleOf(contest.id, people);
    return previewContent({ appeal, effect, ruleSet, preview, own, names });
  }
}
