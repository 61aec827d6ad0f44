import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { type Appeal, type AppealEffect, AppealEffects, AppealError, effectsOf } from '#appeals';
import { AuditTrail } from '#audit';
import { type ContestPerson, Registrations } from '#registrations';
import { type CorrectionOutcome, SheetsMissing, type UnmarkedIn } from '#results';
import type { SubmissionId } from '#submissions';
import { ConsoleContest } from '../console-contest.js';
import type { ConsoleContent } from '../console-page.js';
import { JudgedNames } from '../results/judged-names.js';
import { resultRounds } from '../results/result-round.js';
import type { ListView } from '../view-models.js';
import { previewContent } from './preview-page.js';

/** What a standing would become if an appeal was upheld, as a page. Ranks a whole round: only where somebody asks for it. */
@Injectable()
export class AppealPreviews {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly effects: AppealEffects,
    private readonly registrations: Registrations,
    private readonly submissions: JudgedNames,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws AppealError NO_APPEAL */
  async content(appeal: Appeal, me: Principal): Promise<ConsoleContent<ListView>> {
    const running = await this.contest.get();
    const { contest, ruleSet } = running;
    const round = resultRounds(running).find(({ id }) => id === appeal.roundId);
    if (appeal.contestId !== contest.id || !round) throw new AppealError('NO_APPEAL');
    const effect = appeal.effect ?? effectsOf(appeal.kind, 'upheld')[0] ?? 'none';
    const { preview, unmarked } = await this.previewOf(appeal, effect);
    const own = appeal.submissionId ?? (await this.registrations.find(appeal.registrationId))?.pseudonym;
    const moved = preview?.moves.map(({ person }) => person) ?? [];
    await this.audit.record({
      actor: me.accountId,
      action: 'appeal.previewed',
      subject: { kind: 'appeal', id: appeal.id },
      details: { round: round.id, kind: appeal.kind, code: appeal.code },
    });
    // Of a part of submissions, these move, and not people.
    const submissions = appeal.submissionId ? await this.submissions.of(running, round.partCode, moved as SubmissionId[]) : undefined;
    const names = submissions ? new Map<string, ContestPerson>() : await this.registrations.peopleOf(contest.id, moved);
    return previewContent({ appeal, effect, ruleSet, preview, unmarked, own, names, submissions });
  }

  private async previewOf(
    appeal: Appeal,
    effect: AppealEffect,
  ): Promise<{ preview: CorrectionOutcome | undefined; unmarked: readonly UnmarkedIn[] }> {
    try {
      return { preview: await this.effects.preview(appeal, effect), unmarked: [] };
    } catch (error) {
      if (error instanceof SheetsMissing) return { preview: undefined, unmarked: error.unmarked };
      throw error;
    }
  }
}
