import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { QuestionError, QuestionReviews } from '#questions';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { staffOf } from '../staff-of.js';
import { WAITING } from './addresses.js';
import { QuestionDesk } from './question-desk.js';
import { ReviewForm } from './question.forms.js';

/** The second person's word on a question; then on to the next one that waits. */
@Controller('quan-tri/cau-hoi')
export class QuestionReviewsController {
  constructor(
    private readonly reviews: QuestionReviews,
    private readonly desk: QuestionDesk,
  ) {}

  @Post(':question/duyet')
  @Requires(Permission.ApproveQuestions)
  async approve(@Req() request: FastifyRequest, @Param('question') code: string, @Body(FORM) { version }: ReviewForm): Promise<Redirect> {
    await this.reviews.approve({ code, version: Number(version), by: staffOf(request).accountId });
    return redirect(WAITING, { text: `Đã duyệt câu ${code}. Bộ đề niêm phong lần tới có bản này.` });
  }

  @Post(':question/tra-lai')
  @Requires(Permission.ApproveQuestions)
  async giveBack(
    @Req() request: FastifyRequest,
    @Param('question') code: string,
    @Body(FORM) { version, reason = '' }: ReviewForm,
  ): Promise<Page | Redirect> {
    const staff = staffOf(request);
    try {
      await this.reviews.giveBack({ code, version: Number(version), by: staff.accountId }, reason);
    } catch (error) {
      if (!(error instanceof QuestionError) || error.code !== 'REASON_MISSING') throw error;
      return this.desk.page(await this.desk.open(code, staff.accountId), staff, { fault: error.sentence(), status: 422 });
    }
    return redirect(WAITING, { text: `Đã trả lại câu ${code} cho người soạn.` });
  }
}
