import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AppealError, type BoardQuestion, BoardQuestions } from '#appeals';
import { ContestReader } from '#contests';
import { formatMoment } from '#kernel';
import { Registrations } from '#registrations';
import { contestantOf } from '../../edge/contestant.js';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import type { OwnBoardView } from '../view-models.js';
import { BOARD_ANSWERS, OWN_APPEALS, OWN_QUESTIONS } from './addresses.js';

const LONGEST = 2_000;

class QuestionForm {
  @IsOptional() @IsString() @MaxLength(20_000) 'cau-hoi'?: string;
}

/** What somebody has asked the board, and the answers. */
@Controller(OWN_QUESTIONS.slice(1))
@Requires(Permission.TakePart)
export class OwnQuestionsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly questions: BoardQuestions,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page> {
    return this.page(request);
  }

  @Post()
  async ask(@Req() request: FastifyRequest, @Body(FORM) { 'cau-hoi': typed = '' }: QuestionForm): Promise<Page | Redirect> {
    const { contestId, registrationId } = await this.own(request);
    try {
      await this.questions.ask(contestId, registrationId, typed);
    } catch (error) {
      if (!(error instanceof AppealError)) throw error;
      return this.page(request, { value: typed, fault: error.sentence(), status: statusOf(error) });
    }
    return redirect(OWN_QUESTIONS, { text: 'Đã gửi. Câu trả lời sẽ hiện ở trang này.' });
  }

  private async page(request: FastifyRequest, typed?: { value: string; fault: string; status: number }): Promise<Page> {
    const own = await this.questions.of((await this.own(request)).registrationId);
    return page<OwnBoardView>(
      'own-board',
      {
        title: 'Hỏi Ban Tổ chức',
        isPrivate: true,
        task: { title: 'Hỏi Ban Tổ chức', backUrl: '/cua-toi' },
        heading: 'Hỏi Ban Tổ chức',
        errors: typed ? errorSummary([{ field: 'cau-hoi', text: typed.fault }]) : undefined,
        paragraphs: [
          'Trước khi hỏi, bạn hãy xem những câu đã được trả lời, ở cuối trang này. Câu hỏi có ích cho nhiều người được trả lời công khai, không nêu tên người hỏi.',
        ],
        rows: own.flatMap(rowsOf),
        form: {
          url: OWN_QUESTIONS,
          hidden: [],
          text: {
            id: 'cau-hoi',
            name: 'cau-hoi',
            label: 'Câu hỏi của bạn',
            hint: 'Không cần ghi họ tên, số căn cước hay số điện thoại.',
            value: typed?.value ?? '',
            error: typed?.fault,
            rows: '5',
            maxlength: LONGEST,
          },
          button: 'Gửi câu hỏi',
        },
        groups: [
          {
            title: 'Xem thêm',
            links: [
              { label: 'Câu hỏi đã được trả lời', url: BOARD_ANSWERS },
              { label: 'Khiếu nại', detail: 'Về bài thi, đơn vị hoặc kết quả của bạn.', url: OWN_APPEALS },
            ],
          },
        ],
      },
      { layout: 'task', status: typed?.status ?? 200 },
    );
  }

  private async own(request: FastifyRequest) {
    const { contest } = await this.contests.running();
    const registration = await this.registrations.findOf(contestantOf(request).principal.accountId, contest.id);
    if (!registration) throw new AppealError('NOT_REGISTERED');
    return { contestId: contest.id, registrationId: registration.id };
  }
}

function rowsOf({ questionText, askedAt, answerText, answeredAt, publicText }: BoardQuestion): NonNullable<OwnBoardView['rows']> {
  const where = publicText === null ? '' : ' (trả lời công khai)';
  return [
    { label: `Bạn hỏi, ${formatMoment(askedAt)}`, value: questionText ?? '' },
    answeredAt
      ? { label: `Trả lời, ${formatMoment(answeredAt)}${where}`, value: answerText ?? '', isTold: true }
      : { label: 'Trả lời', value: 'Đang chờ Ban Tổ chức trả lời.', isTold: true },
  ];
}
