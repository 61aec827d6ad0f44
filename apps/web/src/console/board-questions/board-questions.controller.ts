import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { AppealError, BoardQuestions } from '#appeals';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView, ListView } from '../view-models.js';
import { BOARD_QUESTIONS } from './addresses.js';
import { boardQuestionContent, boardQuestionsContent, type TypedAnswer } from './board-questions-pages.js';

class QuestionsQuery {
  @IsOptional() @IsString() @MaxLength(30) muc?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

class AnswerForm {
  @IsOptional() @IsString() @MaxLength(20_000) 'tra-loi'?: string;
  @IsOptional() @IsString() @MaxLength(20_000) 'cong-khai'?: string;
}

/** Under which field an error stands; the others are pages of their own. */
const FIELDS: Readonly<Record<string, TypedAnswer['fault']['field']>> = {
  ANSWER_SHORT: 'tra-loi',
  ANSWER_LONG: 'tra-loi',
  QUESTION_SHORT: 'cong-khai',
  QUESTION_LONG: 'cong-khai',
};

/** What contestants ask the board, and the answers. */
@Controller(BOARD_QUESTIONS.slice(1))
@Requires(Permission.AnswerQuestions)
export class BoardQuestionsController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly questions: BoardQuestions,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  async list(@Query(FORM) { muc, trang }: QuestionsQuery): Promise<Page> {
    const { contest } = await this.contest.get();
    const [isAnswered, number] = [muc === 'xong', pageNumber(trang)];
    const page = await this.questions.page(contest.id, { isAnswered, skip: (number - 1) * PER_PAGE, limit: PER_PAGE });
    const waiting = await this.questions.waiting(contest.id);
    return consolePage<ListView>('list', boardQuestionsContent({ ...page, waiting, isAnswered, number }));
  }

  @Get(':boardQuestion')
  async show(@Param('boardQuestion', ID) id: string): Promise<Page> {
    return this.page(id);
  }

  @Post(':boardQuestion')
  async answer(
    @Req() request: FastifyRequest,
    @Param('boardQuestion', ID) id: string,
    @Body(FORM) form: AnswerForm,
  ): Promise<Page | Redirect> {
    const { contest } = await this.contest.get();
    const draft = { answer: form['tra-loi'] ?? '', publicQuestion: form['cong-khai'] ?? '' };
    try {
      await this.questions.answer(contest.id, id, draft, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof AppealError)) throw error;
      const field = FIELDS[error.code];
      if (!field) throw error;
      return this.page(id, { ...draft, fault: { field, text: error.sentence() } });
    }
    const where = draft.publicQuestion.trim() === '' ? 'Người hỏi được báo tin.' : 'Người hỏi được báo tin, câu trả lời đã công khai.';
    return redirect(BOARD_QUESTIONS, { text: `Đã trả lời. ${where}` });
  }

  private async page(id: string, typed?: TypedAnswer): Promise<Page> {
    const { contest } = await this.contest.get();
    const question = await this.questions.find(contest.id, id);
    const answerer = question.answeredBy ? await this.accounts.findById(question.answeredBy) : undefined;
    return consolePage<GroupsView>('groups', boardQuestionContent(question, answerer, typed), { status: typed ? 422 : 200 });
  }
}
