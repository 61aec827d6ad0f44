import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { questionChanges } from './domain/question-changes.js';
import type { QuestionDraft } from './domain/question-draft.js';
import { Question, type QuestionId, QuestionVersion } from './entities/question.entity.js';
import { QuestionError } from './question.errors.js';

/** What a change of a question needs to know besides its text. */
export interface QuestionEdit {
  draft: QuestionDraft;
  /** The version that the writer had before their eyes. */
  seen: number;
  by: AccountId;
}

/** Writing questions one by one: each change is a new version, which another person then decides on. */
@Injectable()
export class QuestionWriting {
  constructor(
    @InjectScoped(Question) private readonly questions: ScopedRepository<Question>,
    @InjectScoped(QuestionVersion) private readonly versions: ScopedRepository<QuestionVersion>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws QuestionError CODE_TAKEN */
  async create(code: string, draft: QuestionDraft, by: AccountId): Promise<void> {
    const now = this.clock.now();
    const id = newId<'question'>(now);
    await this.unitOfWork.run(async () => {
      const { topic, difficulty } = draft;
      const isNew = await this.questions.insertMissing([{ id, code, topic, difficulty, createdAt: now }]);
      if (isNew === 0) throw new QuestionError('CODE_TAKEN');
      await this.versions.insert({ ...draft, questionId: id, version: 1, createdBy: by, createdAt: now });
      await this.record('question.written', id, { code, version: 1 }, by);
    });
  }

  /**
   * Makes what is typed the newest version; the same again is nothing.
   * @returns the number of the newest version now, and whether it is new
   * @throws QuestionError QUESTION_NOT_FOUND; QUESTION_CHANGED when somebody else has saved since the version that was seen
   */
  async change(code: string, { draft, seen, by }: QuestionEdit): Promise<{ version: number; isNew: boolean }> {
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      const { id } = await this.find(code);
      const [newest] = await this.versions.find({ where: { questionId: id }, order: { version: 'DESC' }, take: 1 });
      if (!newest || newest.version !== seen) throw new QuestionError('QUESTION_CHANGED');
      if (questionChanges(newest, draft).length === 0) return { version: seen, isNew: false };
      const version = seen + 1;
      // Two who save at the same moment meet at the number: one of them was too late.
      const isFirst = await this.versions.insertMissing([{ ...draft, questionId: id, version, createdBy: by, createdAt: now }]);
      if (isFirst === 0) throw new QuestionError('QUESTION_CHANGED');
      await this.questions.update({ id }, { topic: draft.topic, difficulty: draft.difficulty });
      await this.record('question.written', id, { code, version }, by);
      return { version, isNew: true };
    });
  }

  /** Leaves the question out of the next bank; those that are sealed keep it. Twice is once. @throws QuestionError QUESTION_NOT_FOUND */
  async retire(code: string, by: AccountId): Promise<void> {
    await this.move(code, { retiredAt: this.clock.now() }, 'question.retired', by);
  }

  /** Takes it into the next bank again. @throws QuestionError QUESTION_NOT_FOUND */
  async restore(code: string, by: AccountId): Promise<void> {
    await this.move(code, { retiredAt: null }, 'question.restored', by);
  }

  private async move(code: string, { retiredAt }: Pick<Question, 'retiredAt'>, action: string, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const question = await this.find(code);
      if ((question.retiredAt === null) === (retiredAt === null)) return;
      await this.questions.update({ id: question.id }, { retiredAt });
      await this.record(action, question.id, { code }, by);
    });
  }

  private async find(code: string): Promise<Question> {
    const question = await this.questions.findOne({ where: { code } });
    if (!question) throw new QuestionError('QUESTION_NOT_FOUND');
    return question;
  }

  private async record(action: string, id: QuestionId, details: Record<string, unknown>, actor: AccountId): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'question', id }, details });
  }
}
