import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { QuestionDecision } from './entities/question-decision.entity.js';
import { Question, QuestionVersion } from './entities/question.entity.js';
import { QuestionError } from './question.errors.js';

/** Which version somebody decides on: the one that was before their eyes. */
export interface Reviewed {
  code: string;
  version: number;
  by: AccountId;
}

/** The second person's word on a version of a question: one, which stays. Another version asks for another word. */
@Injectable()
export class QuestionReviews {
  constructor(
    @InjectScoped(Question) private readonly questions: ScopedRepository<Question>,
    @InjectScoped(QuestionVersion) private readonly versions: ScopedRepository<QuestionVersion>,
    @InjectScoped(QuestionDecision) private readonly decisions: ScopedRepository<QuestionDecision>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Approving twice is once. @throws QuestionError QUESTION_NOT_FOUND, OWN_QUESTION; DECIDED_ALREADY when it was given back */
  async approve(reviewed: Reviewed): Promise<void> {
    await this.decide(reviewed, 'approved', '');
  }

  /**
   * Approves several, each by itself: what is refused keeps none of the others from being approved. Doing it twice is once.
   * @returns what was refused, and why
   */
  async approveSeveral(seen: readonly Omit<Reviewed, 'by'>[], by: AccountId): Promise<{ code: string; why: QuestionError }[]> {
    const refused: { code: string; why: QuestionError }[] = [];
    for (const { code, version } of seen) {
      try {
        await this.approve({ code, version, by });
      } catch (error) {
        if (!(error instanceof QuestionError)) throw error;
        refused.push({ code, why: error });
      }
    }
    return refused;
  }

  /** @throws QuestionError QUESTION_NOT_FOUND, OWN_QUESTION, REASON_MISSING; DECIDED_ALREADY when it was approved */
  async giveBack(reviewed: Reviewed, typedReason: string): Promise<void> {
    const reason = cleanText(typedReason).slice(0, 2_000);
    if (!reason) throw new QuestionError('REASON_MISSING');
    await this.decide(reviewed, 'returned', reason);
  }

  private async decide({ code, version, by }: Reviewed, decision: QuestionDecision['decision'], reason: string): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      const question = await this.questions.findOne({ where: { code } });
      const reviewed = question && (await this.versions.findOne({ where: { questionId: question.id, version } }));
      if (!question || !reviewed) throw new QuestionError('QUESTION_NOT_FOUND');
      const { createdBy: writtenBy } = reviewed;
      if (writtenBy === null) return;
      if (writtenBy === by) throw new QuestionError('OWN_QUESTION');
      const place = { questionId: question.id, version, writtenBy };
      const isFirst = await this.decisions.insertMissing([{ ...place, decision, decidedBy: by, reason, decidedAt: now }]);
      if (isFirst === 0) {
        const earlier = await this.decisions.findOne({ where: place });
        if (earlier?.decision !== decision) throw new QuestionError('DECIDED_ALREADY');
        return;
      }
      await this.audit.record({
        actor: by,
        action: `question.${decision}`,
        subject: { kind: 'question', id: question.id },
        reason: reason || undefined,
        details: { code, version },
      });
    });
  }
}
