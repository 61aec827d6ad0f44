import { Injectable } from '@nestjs/common';
import { Permission, type Principal } from '#access';
import { type Appeal, AppealEffects, AppealError, effectsOf } from '#appeals';
import { AuditTrail } from '#audit';
import { type QuestionId, SealedBanks } from '#questions';
import { Registrations } from '#registrations';
import { ConsoleContest } from '../console-contest.js';
import type { ConsoleContent } from '../console-page.js';
import type { ListView } from '../view-models.js';
import { previewContent, type PreviewFacts, revisionOf } from './preview-page.js';

const SHOWN = 70;

/** What a standing would become if an appeal was upheld, as a page. Ranks a whole round twice: only where somebody asks for it. */
@Injectable()
export class AppealPreviews {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly effects: AppealEffects,
    private readonly registrations: Registrations,
    private readonly banks: SealedBanks,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws AppealError NO_APPEAL */
  async content(
    appeal: Appeal,
    typed: { question?: string | undefined; way?: string | undefined },
    me: Principal,
  ): Promise<ConsoleContent<ListView>> {
    const { contest, ruleSet, rounds } = await this.contest.get();
    const round = rounds.find(({ id }) => id === appeal.roundId);
    if (appeal.contestId !== contest.id || !round) throw new AppealError('NO_APPEAL');
    const effect = appeal.effect ?? effectsOf(appeal.kind, 'upheld')[0] ?? 'none';
    const isAboutKey = appeal.kind === 'key' && me.permissions.has(Permission.ReadKeys);
    const doubted = isAboutKey ? { questions: await this.questionsOf(round), ...typed } : undefined;
    const question = doubted?.questions.find(({ id }) => id === typed.question)?.id;
    const revision = revisionOf(typed.way);
    const keys = question && revision ? new Map([[question, revision]]) : undefined;
    const preview = await this.effects.preview(appeal, effect, keys);
    const own = (await this.registrations.find(appeal.registrationId))?.pseudonym;
    const people = preview?.moves.map(({ person }) => person) ?? [];
    await this.audit.record({
      actor: me.accountId,
      action: 'appeal.previewed',
      subject: { kind: 'appeal', id: appeal.id },
      details: { round: round.id, kind: appeal.kind, code: appeal.code },
    });
    const names = await this.registrations.peopleOf(contest.id, people);
    return previewContent({ appeal, effect, ruleSet, preview, own, names, doubted });
  }

  private async questionsOf(round: Parameters<SealedBanks['ofRound']>[0]): Promise<NonNullable<PreviewFacts['doubted']>['questions']> {
    const { items } = await this.banks.ofRound(round);
    return items.map(({ question, text }: { question: QuestionId; text: string }) => ({ id: question, text: shortened(text) }));
  }
}

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text;
}
