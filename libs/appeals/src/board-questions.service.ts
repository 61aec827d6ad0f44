import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AppealError } from './appeal.errors.js';
import { AppealLetters } from './appeal-letters.service.js';
import { readWords } from './domain/read-words.js';
import { BoardQuestion, type BoardQuestionId } from './entities/board-question.entity.js';

const QUESTION = { shortest: 5, longest: 2_000 };
const ANSWER = { shortest: 2, longest: 4_000 };
/** How many of somebody's questions may wait at a time: each is read by a person. */
const SLOTS = [1, 2, 3];

/** A question as everybody reads it. */
export interface PublishedAnswer {
  id: BoardQuestionId;
  question: string;
  answer: string;
  answeredAt: Date;
}

/** An answer as it is written. */
export interface AnswerDraft {
  answer: string;
  /** The question in words for everybody; empty: the answer is for the asker alone. */
  publicQuestion: string;
}

/** Questions to the board: asked by contestants, answered to them, or to everybody in the board's own words. */
@Injectable()
export class BoardQuestions {
  constructor(
    @InjectScoped(BoardQuestion) private readonly questions: ScopedRepository<BoardQuestion>,
    private readonly letters: AppealLetters,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks; the same question pressed twice is asked once.
   * @throws AppealError QUESTION_SHORT, QUESTION_LONG, QUESTIONS_WAIT
   */
  async ask(contestId: ContestId, registrationId: RegistrationId, typed: string): Promise<BoardQuestionId> {
    const words = readWords(typed, QUESTION);
    if ('fault' in words) throw new AppealError(words.fault === 'short' ? 'QUESTION_SHORT' : 'QUESTION_LONG');
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      for (const slot of SLOTS) {
        const id: BoardQuestionId = newId<'board-question'>(now);
        const row = { id, contestId, registrationId, slot, questionText: words.text, askedAt: now };
        if ((await this.questions.insertMissing([row])) === 1) {
          await this.record(null, 'board-question.asked', id, {});
          return id;
        }
        const same = await this.questions.findOne({ where: { registrationId, questionText: words.text, answeredAt: IsNull() } });
        if (same) return same.id;
      }
      throw new AppealError('QUESTIONS_WAIT');
    });
  }

  /** Somebody's own questions, newest first. */
  async of(registrationId: RegistrationId): Promise<BoardQuestion[]> {
    return this.questions.find({ where: { registrationId }, order: { askedAt: 'DESC', id: 'DESC' } });
  }

  /** A page for the board: what waits longest first, then what was answered last. */
  async page(
    contestId: ContestId,
    { isAnswered, skip, limit }: { isAnswered: boolean; skip: number; limit: number },
  ): Promise<{ questions: BoardQuestion[]; total: number }> {
    return this.questions.query('q', async (query) => {
      query.andWhere(`q.contestId = :contestId and q.answeredAt is ${isAnswered ? 'not null' : 'null'}`, { contestId });
      query.orderBy(isAnswered ? 'q.answeredAt' : 'q.askedAt', isAnswered ? 'DESC' : 'ASC').addOrderBy('q.id');
      const [questions, total] = await query.offset(skip).limit(limit).getManyAndCount();
      return { questions, total };
    });
  }

  /** How many wait for an answer. */
  async waiting(contestId: ContestId): Promise<number> {
    return this.questions.count({ contestId, answeredAt: IsNull() });
  }

  /** @throws AppealError NO_QUESTION */
  async find(contestId: ContestId, id: string): Promise<BoardQuestion> {
    const found = await this.questions.findOne({ where: { id: id as BoardQuestionId, contestId } });
    if (!found) throw new AppealError('NO_QUESTION');
    return found;
  }

  /**
   * Answers, once, and tells the asker; with words for everybody it is public from then on.
   * @throws AppealError NO_QUESTION, ANSWER_SHORT, ANSWER_LONG, QUESTION_SHORT, QUESTION_LONG, ALREADY_ANSWERED
   */
  async answer(contestId: ContestId, id: string, draft: AnswerDraft, by: AccountId): Promise<void> {
    const answer = readWords(draft.answer, ANSWER);
    if ('fault' in answer) throw new AppealError(answer.fault === 'short' ? 'ANSWER_SHORT' : 'ANSWER_LONG');
    const isPublic = draft.publicQuestion.trim() !== '';
    const published = isPublic ? readWords(draft.publicQuestion, QUESTION) : undefined;
    if (published && 'fault' in published) throw new AppealError(published.fault === 'short' ? 'QUESTION_SHORT' : 'QUESTION_LONG');
    await this.unitOfWork.run(async () => {
      const question = await this.find(contestId, id);
      const changes = { answerText: answer.text, answeredBy: by, answeredAt: this.clock.now(), publicText: published?.text ?? null };
      const answered = await this.questions.update({ id: question.id, answeredAt: IsNull() }, changes);
      if (answered === 0) throw new AppealError('ALREADY_ANSWERED');
      await this.record(by, 'board-question.answered', question.id, { isPublic });
      await this.letters.answered(question);
    });
  }

  /** What is public, newest first. */
  async published(
    contestId: ContestId,
    { skip, limit }: { skip: number; limit: number },
  ): Promise<{ answers: PublishedAnswer[]; total: number }> {
    return this.questions.query('q', async (query) => {
      query.andWhere('q.contestId = :contestId and q.publicText is not null', { contestId });
      const [rows, total] = await query.orderBy('q.answeredAt', 'DESC').addOrderBy('q.id').offset(skip).limit(limit).getManyAndCount();
      const answers = rows.flatMap(({ id, publicText, answerText, answeredAt }) =>
        publicText !== null && answerText !== null && answeredAt ? [{ id, question: publicText, answer: answerText, answeredAt }] : [],
      );
      return { answers, total };
    });
  }

  private async record(actor: AccountId | null, action: string, id: BoardQuestionId, details: Record<string, unknown>): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'board-question', id }, details });
  }
}
