import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Clock } from '#kernel';
import { QuestionBank, QuestionCatalogue, QuestionError, SealedBanks } from '#questions';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView } from '../view-models.js';
import { BANKS } from './addresses.js';
import { bankPage } from './bank-presenter.js';
import { QuestionDesk } from './question-desk.js';
import { SealForm } from './question.forms.js';
import { QuestionsInUse } from './questions-in-use.js';

/** The contest's sealed banks: nothing here shows a key. */
@Controller('quan-tri/cau-hoi/bo-de')
export class BanksController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly bank: QuestionBank,
    private readonly questions: QuestionCatalogue,
    private readonly banks: SealedBanks,
    private readonly inUse: QuestionsInUse,
    private readonly desk: QuestionDesk,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest): Promise<Page> {
    const running = await this.contest.get();
    const [draft, banks] = [await this.bank.draft(running.ruleSet), await this.banks.list(running.contest.id)];
    const newest = banks[0];
    const names = await this.desk.names(banks.map(({ sealedBy }) => sealedBy));
    return consolePage<GroupsView>(
      'groups',
      bankPage({
        ...{ running, draft, banks },
        shelves: await this.questions.shelves(),
        newest: newest && (await this.banks.byId(newest.id)),
        isSameKey: newest !== undefined && (await this.banks.key(newest.id)).sha256 === draft.keySha256,
        rounds: await this.inUse.banksOf(running.rounds),
        nameOf: ({ sealedBy }) => names.get(sealedBy),
        maySeal: staffOf(request).permissions.has(Permission.ApproveQuestions),
        now: this.clock.now(),
      }),
    );
  }

  @Post('niem-phong')
  @Requires(Permission.ApproveQuestions)
  async seal(@Req() request: FastifyRequest, @Body(FORM) { newest }: SealForm): Promise<Redirect> {
    const { contest, ruleSet } = await this.contest.get();
    try {
      await this.bank.seal(contest.id, ruleSet, staffOf(request).accountId, Number(newest));
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error;
      return redirect(BANKS, { text: error.sentence(), isError: true });
    }
    return redirect(BANKS, { text: 'Đã niêm phong. Các đợt mở từ lúc này về sau dùng bộ đề này.' });
  }
}
