import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { isSealed, type Round, roundOf } from '#contests';
import { Registrations } from '#registrations';
import {
  Anomalies,
  type Anomaly,
  ANOMALY_KINDS,
  ANOMALY_STATES,
  AnomalyDesk,
  AnomalyError,
  type AnomalyId,
  type AnomalyPerson,
  CaseAnswersReader,
} from '#results';
import { FORM, ID } from '../../edge/form.pipe.js';
import { Many } from '../../edge/many.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { listUrl, pageNumber, PER_PAGE } from '../listing.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView, ListView } from '../view-models.js';
import { ANOMALIES, caseUrl } from './addresses.js';
import { answersContent } from './answers-page.js';
import { caseContent, type CaseFacts, type CaseForm } from './case-page.js';
import { casesContent, lookContent } from './cases-page.js';

class CasesQuery {
  @IsOptional() @IsString() @MaxLength(100) dot?: string;
  @IsOptional() @IsString() @MaxLength(30) loai?: string;
  @IsOptional() @IsString() @MaxLength(30) 'trang-thai'?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

class CaseQuery {
  /** "co": with names. */
  @IsOptional() @IsString() @MaxLength(9) ten?: string;
}

class CompareQuery {
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

class DecisionForm {
  @Many() @IsArray() @IsString({ each: true }) @MaxLength(100, { each: true }) ai: string[] = [];
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}

/** What should be looked at after a round: the list, one case, what people decide. */
@Controller(ANOMALIES.slice(1))
@Requires(Permission.ReviewAnomalies)
export class AnomaliesController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly anomalies: Anomalies,
    private readonly desk: AnomalyDesk,
    private readonly answers: CaseAnswersReader,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Query(FORM) query: CasesQuery): Promise<Page> {
    const running = await this.contest.get();
    const { dot, trang, ...kept } = query;
    const begun = running.rounds.filter((one) => isSealed(one) || one.state === 'open' || one.state === 'closing');
    const round = dot ? roundOf(running, dot) : (begun.at(-1) ?? roundOf(running, running.rounds[0]?.code ?? ''));
    const number = pageNumber(trang);
    const state = ANOMALY_STATES.find((one) => one === query['trang-thai']);
    const kind = ANOMALY_KINDS.find((one) => one === query.loai);
    const page = await this.desk.page(round.id, {
      kind,
      states: state ? [state] : undefined,
      skip: (number - 1) * PER_PAGE,
      limit: PER_PAGE,
    });
    const waiting = await this.desk.waiting(
      running.rounds.map(({ id }) => id),
      staffOf(request).accountId,
    );
    const look = await this.anomalies.lastLook(round.id);
    return consolePage<ListView>(
      'list',
      casesContent({ rounds: running.rounds, round, ...page, waiting, look, query: { ...kept }, number }),
    );
  }

  @Get(':round/tim')
  async askLook(@Param('round') code: string): Promise<Page> {
    const round = roundOf(await this.contest.get(), code);
    return consolePage<GroupsView>('groups', lookContent(round, await this.anomalies.lastLook(round.id)));
  }

  @Post(':round/tim')
  async look(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Redirect> {
    const round = roundOf(await this.contest.get(), code);
    await this.anomalies.want(round.id, staffOf(request).accountId);
    return redirect(listUrl(ANOMALIES, { dot: code }), { text: 'Máy đang tìm lại. Tải lại trang sau một phút để xem.' });
  }

  @Get('vu/:anomaly')
  async show(@Req() request: FastifyRequest, @Param('anomaly', ID) id: AnomalyId, @Query(FORM) { ten }: CaseQuery): Promise<Page> {
    return consolePage<GroupsView>('groups', caseContent(await this.facts(request, id, ten === 'co')));
  }

  /** It says what is right: for those who may know. */
  @Get('vu/:anomaly/so-sanh')
  @Requires(Permission.ReadKeys)
  async compare(@Req() request: FastifyRequest, @Param('anomaly', ID) id: AnomalyId, @Query(FORM) { trang }: CompareQuery): Promise<Page> {
    const { anomaly, round } = await this.caseOf(id);
    const answers = await this.answers.read(anomaly, round, staffOf(request).accountId);
    return consolePage<ListView>('list', answersContent({ round, anomaly, answers }, pageNumber(trang)));
  }

  @Post('vu/:anomaly/khong-sao')
  async close(
    @Req() request: FastifyRequest,
    @Param('anomaly', ID) id: AnomalyId,
    @Body(FORM) form: DecisionForm,
  ): Promise<Page | Redirect> {
    return this.decide(request, id, 'khong-sao', form, async (word) => {
      await this.desk.close(id, word);
      return 'Đã đóng. Kết quả không đổi.';
    });
  }

  @Post('vu/:anomaly/hoi')
  async ask(@Req() request: FastifyRequest, @Param('anomaly', ID) id: AnomalyId, @Body(FORM) form: DecisionForm): Promise<Page | Redirect> {
    return this.decide(request, id, 'hoi', form, async (word) => {
      await this.desk.ask(id, form.ai, word);
      return 'Đã gửi câu hỏi. Lời trả lời sẽ hiện ở trang này.';
    });
  }

  @Post('vu/:anomaly/de-nghi')
  async propose(
    @Req() request: FastifyRequest,
    @Param('anomaly', ID) id: AnomalyId,
    @Body(FORM) form: DecisionForm,
  ): Promise<Page | Redirect> {
    return this.decide(request, id, 'de-nghi', form, async (word) => {
      await this.desk.propose(id, form.ai, word);
      return 'Đã ghi đề nghị. Còn chờ một người khác đồng ý.';
    });
  }

  @Post('vu/:anomaly/dong-y')
  @Requires(Permission.ApproveStanding)
  async confirm(@Req() request: FastifyRequest, @Param('anomaly', ID) id: AnomalyId): Promise<Redirect> {
    await this.desk.confirm(id, staffOf(request).accountId);
    return redirect(caseUrl(id), { text: 'Đã đồng ý. Người dự thi được báo tin.' });
  }

  @Post('vu/:anomaly/bo-loai')
  @Requires(Permission.ApproveStanding)
  async lift(
    @Req() request: FastifyRequest,
    @Param('anomaly', ID) id: AnomalyId,
    @Body(FORM) form: DecisionForm,
  ): Promise<Page | Redirect> {
    return this.decide(request, id, 'bo-loai', form, async (word) => {
      await this.desk.lift(id, word);
      return 'Đã bỏ việc không xếp hạng vì trường hợp này. Người dự thi được báo tin.';
    });
  }

  /** Does it, or shows the case again with what is wrong with what was typed. */
  private async decide(
    request: FastifyRequest,
    id: AnomalyId,
    form: CaseForm,
    { ai, reason: why }: DecisionForm,
    act: (word: { by: ReturnType<typeof staffOf>['accountId']; reason: string }) => Promise<string>,
  ): Promise<Page | Redirect> {
    const { reason, fault } = readReason(why);
    const typed = { form, reason, fault, chosen: ai };
    if (fault) return this.again(request, id, typed, 422);
    try {
      return redirect(caseUrl(id), { text: await act({ by: staffOf(request).accountId, reason }) });
    } catch (error) {
      if (!(error instanceof AnomalyError) || error.code === 'NO_CASE') throw error;
      if (error.code === 'NOBODY') return this.again(request, id, { ...typed, nobody: error.sentence() }, 422);
      return this.again(request, id, typed, statusOf(error), error.sentence());
    }
  }

  private async again(request: FastifyRequest, id: AnomalyId, typed: CaseFacts['typed'], status: number, refused?: string): Promise<Page> {
    const content = caseContent({ ...(await this.facts(request, id, false)), typed });
    return consolePage<GroupsView>('groups', refused ? { ...content, flash: { text: refused, isError: true } } : content, { status });
  }

  private async facts(request: FastifyRequest, id: AnomalyId, wantsNames: boolean): Promise<CaseFacts> {
    const me = staffOf(request);
    const { anomaly, people, round } = await this.caseOf(id);
    const mayName = wantsNames && me.permissions.has(Permission.ExportPeople);
    if (mayName) await this.desk.namesRead(anomaly, me.accountId);
    const pseudonyms = anomaly.evidence.listed.map(({ person }) => person);
    return {
      round,
      anomaly,
      people,
      earlier: await this.desk.earlier(anomaly),
      names: mayName ? await this.registrations.peopleOf(anomaly.contestId, pseudonyms) : undefined,
      decider: anomaly.decidedBy ? await this.accounts.findById(anomaly.decidedBy) : undefined,
      me,
    };
  }

  private async caseOf(id: AnomalyId): Promise<{ anomaly: Anomaly; people: AnomalyPerson[]; round: Round }> {
    const [running, found] = [await this.contest.get(), await this.desk.find(id)];
    const round = running.rounds.find((one) => one.id === found.anomaly.roundId);
    if (!round) throw new AnomalyError('NO_CASE');
    return { ...found, round };
  }
}
