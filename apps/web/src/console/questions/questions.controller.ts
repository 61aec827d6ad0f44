import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { QuestionCatalogue } from '#questions';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, ListView } from '../view-models.js';
import { DIFFICULTIES, questionDetail, questionList } from './question-presenter.js';

class QuestionQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(100) 'chu-de'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'do-kho'?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** Looking questions up. Whoever opens one sees its key, and that is written down. */
@Controller('quan-tri/cau-hoi')
export class ConsoleQuestionsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly questions: QuestionCatalogue,
    private readonly accounts: Accounts,
    private readonly audit: AuditTrail,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest, @Query(FORM) query: QuestionQuery): Promise<Page> {
    const { ruleSet } = await this.contests.running();
    const { trang, ...kept } = query;
    const number = pageNumber(trang);
    const { questions, total } = await this.questions.page({
      text: query.q ?? '',
      topic: query['chu-de'] ?? undefined,
      difficulty: DIFFICULTIES.find(({ value }) => value === query['do-kho'])?.value,
      skip: (number - 1) * PER_PAGE,
      limit: PER_PAGE,
    });
    const counts = await this.questions.counts();
    const mayOpen = staffOf(request).permissions.has(Permission.ReadKeys);
    return consolePage<ListView>('list', questionList({ ruleSet, questions, total, counts, query: { ...kept }, number, mayOpen }));
  }

  @Get(':code')
  @Requires(Permission.ReadKeys)
  async show(@Req() request: FastifyRequest, @Param('code') code: string): Promise<Page> {
    const { ruleSet } = await this.contests.running();
    const question = await this.questions.find(code);
    await this.audit.record({
      actor: staffOf(request).accountId,
      action: 'question.read',
      subject: { kind: 'question', id: question.id },
      details: { code, version: question.version },
    });
    const author = question.createdBy ? await this.accounts.findById(question.createdBy) : undefined;
    return consolePage<DetailView>('detail', questionDetail(ruleSet, question, author?.fullName));
  }
}
