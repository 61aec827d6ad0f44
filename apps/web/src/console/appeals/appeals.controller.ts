import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { APPEAL_EFFECTS, AppealCorrections, AppealDesk, type AppealEffect, AppealError, effectsOf } from '#appeals';
import { type AccountId, Clock } from '#kernel';
import { Registrations } from '#registrations';
import { APPEAL_DECISIONS, APPEAL_KINDS } from '#rules';
import { UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { placeOf } from '../../edge/site.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { readReason } from '../reason.js';
import { JudgedNames } from '../results/judged-names.js';
import { personCode } from '../results/person-code.js';
import { resultRounds } from '../results/result-round.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView, ListView } from '../view-models.js';
import { APPEALS } from './addresses.js';
import type { AppealFacts, TypedDecision } from './appeal-facts.js';
import { appealContent } from './appeal-page.js';
import { appealsContent } from './appeals-page.js';
import { AppealPreviews } from './appeal-previews.js';

class AppealsQuery {
  @IsOptional() @IsString() @MaxLength(30) loai?: string;
  @IsOptional() @IsString() @MaxLength(30) cua?: string;
  @IsOptional() @IsString() @MaxLength(30) muc?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

class ProposalForm {
  @IsOptional() @IsString() @MaxLength(30) 'quyet-dinh'?: string;
  @IsOptional() @IsString() @MaxLength(30) viec?: string;
  @IsOptional() @IsString() @MaxLength(1_000) 'can-cu'?: string;
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}

class DecisionForm {
  @IsOptional() @IsString() @MaxLength(64) seen?: string;
}

class HandOverForm {
  @IsOptional() @IsString() @MaxLength(40) nguoi?: string;
}

/** Appeals on the board's side: what waits, one case, who has it in hand, what is decided. */
@Controller(APPEALS.slice(1))
@Requires(Permission.HandleAppeals)
export class AppealsController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly desk: AppealDesk,
    private readonly corrections: AppealCorrections,
    private readonly previews: AppealPreviews,
    private readonly submissions: JudgedNames,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Query(FORM) query: AppealsQuery): Promise<Page> {
    const [running, { accountId: me }] = [await this.contest.get(), staffOf(request)];
    const [{ contest }, rounds] = [running, resultRounds(running)];
    const { muc, trang, ...kept } = query;
    const [isOpen, number] = [muc !== 'xong', pageNumber(trang)];
    const page = await this.desk.page(contest.id, {
      kind: APPEAL_KINDS.find((one) => one === query.loai),
      ownerId: query.cua === 'toi' ? me : undefined,
      isOpen,
      skip: (number - 1) * PER_PAGE,
      limit: PER_PAGE,
    });
    const owners = await this.accounts.findMany(page.appeals.flatMap(({ ownerId }) => ownerId ?? []));
    const waiting = await this.desk.waiting(contest.id, me);
    const facts = { rounds, ...page, waiting, owners, isOpen, query: { ...kept }, number, now: this.clock.now() };
    return consolePage<ListView>('list', appealsContent(facts));
  }

  @Get(':appeal')
  async show(@Req() request: FastifyRequest, @Param('appeal', ID) id: string): Promise<Page> {
    const facts = await this.facts(request, id);
    await this.desk.read(facts.appeal, staffOf(request).accountId);
    return consolePage<GroupsView>('groups', appealContent(facts));
  }

  /** What the standing would become. */
  @Get(':appeal/xem-truoc')
  async preview(@Req() request: FastifyRequest, @Param('appeal', ID) id: string): Promise<Page> {
    const { appeal } = await this.desk.find(id);
    return consolePage<ListView>('list', await this.previews.content(appeal, staffOf(request)));
  }

  @Post(':appeal/nhan')
  async take(@Req() request: FastifyRequest, @Param('appeal', ID) id: string): Promise<Redirect> {
    await this.desk.take(id, staffOf(request).accountId);
    return redirect(`${APPEALS}/${id}`, { text: 'Bạn phụ trách khiếu nại này.' });
  }

  @Post(':appeal/ban-giao')
  async handOver(@Req() request: FastifyRequest, @Param('appeal', ID) id: string, @Body(FORM) { nguoi }: HandOverForm): Promise<Redirect> {
    await this.desk.handOver(id, (nguoi ?? '') as AccountId, staffOf(request).accountId);
    return redirect(`${APPEALS}/${id}`, { text: 'Đã đổi người phụ trách.' });
  }

  @Post(':appeal/de-xuat')
  async propose(@Req() request: FastifyRequest, @Param('appeal', ID) id: string, @Body(FORM) form: ProposalForm): Promise<Page | Redirect> {
    const { reason, fault } = readReason(form.reason);
    const decision = APPEAL_DECISIONS.find((one) => one === form['quyet-dinh']);
    const { appeal } = await this.desk.find(id);
    // Who rejects has nothing to choose.
    const effect: AppealEffect | undefined = decision === 'rejected' ? 'none' : APPEAL_EFFECTS.find((one) => one === form.viec);
    const basis = form['can-cu']?.trim() ?? '';
    const faults: NonNullable<TypedDecision['faults']>[number][] = [
      ...(decision ? [] : [{ field: 'quyet-dinh' as const, text: 'Hãy chọn quyết định.' }]),
      ...(decision && (!effect || !effectsOf(appeal.kind, decision).includes(effect))
        ? [{ field: 'viec' as const, text: 'Hãy chọn việc làm theo quyết định này.' }]
        : []),
      ...(basis.length < 2 ? [{ field: 'can-cu' as const, text: 'Hãy ghi căn cứ: điều, khoản của Thể lệ.' }] : []),
      ...(basis.length > 300 ? [{ field: 'can-cu' as const, text: 'Căn cứ quá dài. Hãy ghi gọn điều, khoản.' }] : []),
    ];
    if (!decision || !effect || fault || faults.length > 0) {
      const typed = { form: 'de-xuat' as const, reason, fault, decision: form['quyet-dinh'], effect: form.viec, basis, faults };
      return consolePage<GroupsView>('groups', appealContent({ ...(await this.facts(request, id)), typed }), { status: 422 });
    }
    const by = staffOf(request).accountId;
    await this.desk.propose(id, { decision, effect, reason, basis }, { by, place: placeOf(request) });
    const isDone = (await this.desk.find(id)).appeal.decidedAt !== null;
    return redirect(`${APPEALS}/${id}`, {
      text: isDone ? 'Đã quyết định và báo cho người dự thi.' : 'Đã đề xuất. Cần một người khác quyết định.',
    });
  }

  @Post(':appeal/tra-lai')
  async giveBack(
    @Req() request: FastifyRequest,
    @Param('appeal', ID) id: string,
    @Body(FORM) form: ProposalForm,
  ): Promise<Page | Redirect> {
    const typed = readReason(form.reason);
    if (typed.fault) {
      const content = appealContent({ ...(await this.facts(request, id)), typed: { form: 'tra-lai', ...typed } });
      return consolePage<GroupsView>('groups', content, { status: 422 });
    }
    await this.desk.giveBack(id, typed.reason, staffOf(request).accountId);
    return redirect(`${APPEALS}/${id}`, { text: 'Đã trả lại. Người phụ trách xem xét tiếp.' });
  }

  @Post(':appeal/quyet-dinh')
  @Requires(Permission.ApproveStanding)
  async decide(
    @Req() request: FastifyRequest,
    @Param('appeal', ID) id: string,
    @Body(FORM) { seen = '' }: DecisionForm,
  ): Promise<Redirect> {
    await this.desk.decide(id, seen, { by: staffOf(request).accountId, place: placeOf(request) });
    return redirect(`${APPEALS}/${id}`, { text: 'Đã quyết định. Người dự thi được báo tin.' });
  }

  @Post(':appeal/thuc-hien')
  @Requires(Permission.ApproveStanding)
  async carryOut(@Req() request: FastifyRequest, @Param('appeal', ID) id: string): Promise<Redirect> {
    await this.desk.carryOut(id, { by: staffOf(request).accountId, place: placeOf(request) });
    return redirect(`${APPEALS}/${id}`, { text: 'Đã thực hiện quyết định.' });
  }

  private async facts(request: FastifyRequest, id: string): Promise<AppealFacts> {
    const [running, found] = [await this.contest.get(), await this.desk.find(id)];
    const rounds = resultRounds(running);
    if (found.appeal.contestId !== running.contest.id) throw new AppealError('NO_APPEAL');
    const registration = await this.registrations.find(found.appeal.registrationId);
    const person = registration && (await this.accounts.findById(registration.accountId));
    const { ownerId, decidedBy, wantedUnitId, submissionId, roundId } = found.appeal;
    const part = rounds.find((round) => round.id === roundId)?.partCode;
    const staff = [...found.events.map(({ actorId }) => actorId), ownerId, decidedBy].flatMap((one) => one ?? []);
    return {
      ...found,
      rounds,
      name: person?.fullName,
      pseudonym: registration && personCode(registration.pseudonym),
      wanted: wantedUnitId ? await this.units.findById(wantedUnitId) : undefined,
      staff: await this.accounts.findMany(staff),
      handlers: await this.desk.handlers(),
      correction: await this.corrections.of(found.appeal),
      submission: submissionId && part ? (await this.submissions.of(running, part, [submissionId])).get(submissionId) : undefined,
      meant: found.appeal.kind === 'key' ? (await this.corrections.questionsOf(found.appeal)).filter((one) => one.isMentioned) : [],
      me: staffOf(request),
    };
  }
}
