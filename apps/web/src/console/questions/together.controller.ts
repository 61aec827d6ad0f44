import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { type AccountId, formatNumber } from '#kernel';
import { QuestionCatalogue, QuestionError, QuestionReviews, type SeenQuestion } from '#questions';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, ListView } from '../view-models.js';
import { WAITING } from './addresses.js';
import { QuestionDesk } from './question-desk.js';
import { ChosenQuestions, TogetherForm } from './question.forms.js';
import { refusedPage, seenVersions, togetherPage } from './together-presenter.js';

/** The second person's word on several questions: all of them are read on one page, then approved by one button. */
@Controller('quan-tri/cau-hoi/duyet')
@Requires(Permission.ApproveQuestions)
export class QuestionsTogetherController {
  constructor(
    private readonly contests: ContestReader,
    private readonly questions: QuestionCatalogue,
    private readonly reviews: QuestionReviews,
    private readonly desk: QuestionDesk,
    private readonly audit: AuditTrail,
  ) {}

  /** What would be approved, keys included: like opening each of them, and written down for each. */
  @Get()
  async look(@Req() request: FastifyRequest, @Query(FORM) { cau: codes }: ChosenQuestions): Promise<Page | Redirect> {
    if (codes.length === 0) return redirect(WAITING, { text: 'Hãy đánh dấu ít nhất một câu.', isError: true });
    const by = staffOf(request).accountId;
    const { ruleSet } = await this.contests.running();
    const found = await this.questions.several(codes);
    const left = [...new Set(codes)].flatMap((code) => {
      const why = obstacle(
        found.find((one) => one.code === code),
        by,
      );
      return why ? [{ code, why }] : [];
    });
    const ready = found.filter(({ code }) => !left.some((one) => one.code === code));
    for (const { id, code, version } of ready)
      await this.audit.record({ actor: by, action: 'question.read', subject: { kind: 'question', id }, details: { code, version } });
    const names = await this.desk.names(ready.map(({ createdBy }) => createdBy));
    return consolePage<DetailView>('detail', togetherPage({ ruleSet, ready, left, nameOf: ({ createdBy }) => names.get(createdBy) }));
  }

  @Post()
  async approve(@Req() request: FastifyRequest, @Body(FORM) { seen }: TogetherForm): Promise<Page | Redirect> {
    const chosen = seenVersions(seen).slice(0, PER_PAGE);
    const refused = await this.reviews.approveSeveral(chosen, staffOf(request).accountId);
    const approved = chosen.length - refused.length;
    if (refused.length > 0) return consolePage<ListView>('list', refusedPage(refused, approved), { status: 409 });
    return redirect(WAITING, { text: `Đã duyệt ${formatNumber(approved)} câu. Bộ đề niêm phong lần tới có các bản này.` });
  }
}

/** Why a question cannot be approved by this person now, if so. */
function obstacle(question: SeenQuestion | undefined, by: AccountId): QuestionError | undefined {
  if (!question) return new QuestionError('QUESTION_NOT_FOUND');
  if (question.state !== 'waiting') return new QuestionError('DECIDED_ALREADY');
  return question.createdBy === by ? new QuestionError('OWN_QUESTION') : undefined;
}
