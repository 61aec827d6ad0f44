import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { QuestionCatalogue } from '#questions';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, ListView } from '../view-models.js';
import { questionHistory } from './history-presenter.js';
import { QuestionDesk } from './question-desk.js';
import { ALL, questionList } from './question-list.js';
import { DIFFICULTIES, SHELVES } from './question-words.js';
import { QuestionQuery } from './question.forms.js';

/** Looking questions up. Whoever opens one sees its key, and that is written down. */
@Controller('quan-tri/cau-hoi')
export class ConsoleQuestionsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly questions: QuestionCatalogue,
    private readonly desk: QuestionDesk,
    private readonly audit: AuditTrail,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest, @Query(FORM) query: QuestionQuery): Promise<Page> {
    const { contest, ruleSet } = await this.contests.running();
    const { trang, chon, ...kept } = query;
    const number = pageNumber(trang);
    const { questions, total } = await this.questions.page({
      text: query.q ?? '',
      topic: query['chu-de'] ?? undefined,
      difficulty: DIFFICULTIES.find(({ value }) => value === query['do-kho'])?.value,
      shelf: SHELVES.find(({ name }) => name === query['trang-thai'])?.shelf,
      skip: (number - 1) * PER_PAGE,
      limit: PER_PAGE,
    });
    const [counts, shelves] = [await this.questions.counts(), await this.questions.shelves()];
    const { accountId, permissions } = staffOf(request);
    // The list shows whole questions, though no keys.
    const subject = { kind: 'contest', id: contest.id };
    if (questions.length > 0) await this.audit.recordRead({ actor: accountId, action: 'questions.read', subject });
    return consolePage<ListView>(
      'list',
      questionList({
        ...{ ruleSet, questions, total, counts, shelves, query: { ...kept }, number },
        mayOpen: permissions.has(Permission.ReadKeys),
        mayWrite: permissions.has(Permission.WriteQuestions),
        approver: permissions.has(Permission.ApproveQuestions) ? accountId : undefined,
        areAllChosen: chon === ALL,
      }),
    );
  }

  @Get(':question')
  @Requires(Permission.ReadKeys)
  async show(@Req() request: FastifyRequest, @Param('question') code: string): Promise<Page> {
    return this.desk.page(await this.desk.open(code, staffOf(request).accountId), staffOf(request));
  }

  /** All versions with what is different, keys included. */
  @Get(':question/ban')
  @Requires(Permission.ReadKeys)
  async history(@Req() request: FastifyRequest, @Param('question') code: string): Promise<Page> {
    const { ruleSet } = await this.contests.running();
    const { id, versions } = await this.questions.history(code);
    await this.audit.record({
      actor: staffOf(request).accountId,
      action: 'question.history-read',
      subject: { kind: 'question', id },
      details: { code, version: versions[0]?.version },
    });
    const names = await this.desk.names(versions.map(({ createdBy }) => createdBy));
    return consolePage<DetailView>(
      'detail',
      questionHistory(ruleSet, code, versions, ({ createdBy }) => names.get(createdBy)),
    );
  }
}
