import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { AppealCorrections, AppealDesk, AppealError } from '#appeals';
import { AuditTrail } from '#audit';
import type { Round, RunningContest } from '#contests';
import { type BankItem, SealedBanks } from '#questions';
import { type Registration, Registrations } from '#registrations';
import { CorrectionError, type CorrectionId, Corrections, CorrectionWishes, Standings } from '#results';
import { SubmissionReading } from '#submissions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { readReason, type TypedReason } from '../reason.js';
import { resultRound } from '../results/result-round.js';
import { pseudonymOf } from '../results/person-code.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, EditorView, GroupsView, ListView } from '../view-models.js';
import { correctionsUrl, correctionUrl } from './addresses.js';
import { correctionContent } from './correction-page.js';
import { CorrectionReader } from './correction-reader.js';
import {
  CancellationForm,
  DecisionOnCorrection,
  DisqualificationForm,
  type FormFault,
  KeyForm,
  KeyQuery,
  readRevision,
  readShortReason,
} from './corrections.forms.js';
import {
  articlesOf,
  cancellationContent,
  correctionsContent,
  disqualificationContent,
  keyFormContent,
  type LedBy,
  questionsContent,
} from './corrections-page.js';

/** Corrections of a result: asked for, seen as a table, decided by another. */
@Controller('quan-tri/ket-qua/:round')
@Requires(Permission.CorrectResults)
export class CorrectionsController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly corrections: Corrections,
    private readonly wishes: CorrectionWishes,
    private readonly appeals: AppealDesk,
    private readonly appealed: AppealCorrections,
    private readonly submissions: SubmissionReading,
    private readonly reader: CorrectionReader,
    private readonly banks: SealedBanks,
    private readonly standings: Standings,
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly audit: AuditTrail,
  ) {}

  @Get('dinh-chinh')
  async list(@Param('round') code: string): Promise<Page> {
    const { round } = await this.place(code);
    const corrections = await this.corrections.ofRound(round.id);
    const people = await this.accounts.findMany(corrections.map(({ askedBy }) => askedBy));
    return consolePage<GroupsView>(
      'groups',
      correctionsContent({ round, corrections, people, refused: await this.wishes.refusedAndHeld(round.id) }),
    );
  }

  /** Prizes that their winners do not take go on. */
  @Post('dinh-chinh/giai-khong-nhan')
  async askRefusal(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Redirect> {
    const { round } = await this.place(code);
    const id = await this.wishes.askRefusal(round, staffOf(request).accountId);
    return redirect(correctionUrl(round, id), { text: 'Đã gửi. Máy đang lập bảng thay đổi; kết quả chưa đổi.' });
  }

  /** Which question; and of the chosen one, what becomes of it. Whoever opens it sees the key, and that is written down. */
  @Get('dinh-chinh/dap-an')
  async key(@Req() request: FastifyRequest, @Param('round') code: string, @Query(FORM) { cau, q, ...query }: KeyQuery): Promise<Page> {
    const { round } = await this.place(code);
    const bank = await this.banks.asItStands(round);
    const item = bank.items.find(({ question }) => question === cau);
    const led = await this.led(round, query['khieu-nai']);
    if (!item) return consolePage<ListView>('list', questionsContent(round, bank.items, q ?? '', led));
    const subject = { kind: 'bank', id: bank.id };
    await this.audit.recordRead({ actor: staffOf(request).accountId, action: 'questions.read', subject, details: { round: round.id } });
    return this.keyForm(round, item, new KeyForm(), { faults: [], led });
  }

  @Post('dinh-chinh/dap-an')
  async askKey(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: KeyForm): Promise<Page | Redirect> {
    const { round } = await this.place(code);
    const item = (await this.banks.asItStands(round)).items.find(({ question }) => question === form.cau);
    if (!item) throw new CorrectionError('QUESTION_UNKNOWN');
    const [{ revision, faults }, { reason, faults: ofReason }] = [readRevision(form, item.options.length), readShortReason(form.reason)];
    const all = [...faults, ...ofReason];
    const led = await this.led(round, form['khieu-nai']);
    if (!revision || all.length > 0) return this.keyForm(round, item, form, { faults: all, led });
    const wish = { by: staffOf(request).accountId, reason };
    const id = led
      ? await this.appealed.ask(led.appeal.id, round, { question: item.question, revision }, wish)
      : await this.wishes.askKey(round, item.question, revision, wish);
    return redirect(correctionUrl(round, id), { text: 'Đã gửi. Máy đang chấm thử; kết quả chưa đổi.' });
  }

  @Get('loai-khoi-ket-qua')
  async disqualifying(@Param('round') code: string, @Query(FORM) form: DisqualificationForm): Promise<Page> {
    const { round, running } = await this.place(code);
    return consolePage<EditorView>('editor', disqualificationContent({ round, ruleSet: running.ruleSet, form, faults: [] }));
  }

  @Post('loai-khoi-ket-qua')
  async disqualify(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Body(FORM) form: DisqualificationForm,
  ): Promise<Page | Redirect> {
    const { round, running } = await this.place(code);
    const { reason, faults } = readShortReason(form.reason);
    const article = articlesOf(running.ruleSet).find(({ value }) => value === form.dieu)?.value;
    const found = await this.personOf(round, form.ai ?? '');
    const all = [
      ...('fault' in found ? [{ field: 'ai', text: found.fault }] : []),
      ...(article ? [] : [{ field: 'dieu', text: 'Hãy chọn điều của Thể lệ làm căn cứ.' }]),
      ...faults,
    ];
    if (all.length > 0 || 'fault' in found || !article)
      return consolePage<EditorView>('editor', disqualificationContent({ round, ruleSet: running.ruleSet, form, faults: all }), {
        status: 422,
      });
    const by = staffOf(request).accountId;
    const id = await this.wishes.askDisqualification(round, found.registration, article, { by, reason });
    return redirect(correctionUrl(round, id), { text: 'Đã gửi. Máy đang lập bảng thay đổi; kết quả chưa đổi.' });
  }

  @Get('huy-bai')
  async cancelling(@Param('round') code: string, @Query(FORM) form: CancellationForm): Promise<Page> {
    const { round, running } = await this.place(code);
    return consolePage<EditorView>('editor', cancellationContent({ round, ruleSet: running.ruleSet, form, faults: [] }));
  }

  /** A submission whose result stands already is cancelled, for a copy or a false declaration. */
  @Post('huy-bai')
  async cancel(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: CancellationForm): Promise<Page | Redirect> {
    const { round, running } = await this.place(code);
    const { reason, faults } = readShortReason(form.reason);
    const article = articlesOf(running.ruleSet).find(({ value }) => value === form.dieu)?.value;
    const number = /(\d{1,6})\s*$/.exec(form.bai ?? '')?.[1];
    const submission = number && round.kind === 'receiving' ? await this.submissions.byNumber(round.id, Number(number)) : undefined;
    const all = [
      ...(submission ? [] : [{ field: 'bai', text: 'Không có bài nào mang số này.' }]),
      ...(article ? [] : [{ field: 'dieu', text: 'Hãy chọn điều của Thể lệ làm căn cứ.' }]),
      ...faults,
    ];
    if (all.length > 0 || !submission || !article)
      return consolePage<EditorView>('editor', cancellationContent({ round, ruleSet: running.ruleSet, form, faults: all }), {
        status: 422,
      });
    const by = staffOf(request).accountId;
    const id = await this.wishes.askCancellation(round, submission.id, article, { by, reason });
    return redirect(correctionUrl(round, id), { text: 'Đã gửi. Máy đang lập bảng thay đổi; kết quả chưa đổi.' });
  }

  @Get('dinh-chinh/:correction')
  async show(@Req() request: FastifyRequest, @Param('round') code: string, @Param('correction', ID) id: CorrectionId): Promise<Page> {
    return this.page(request, code, id);
  }

  @Post('dinh-chinh/:correction/ap-dung')
  @Requires(Permission.ApproveStanding)
  async switch(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('correction', ID) id: CorrectionId,
    @Body(FORM) { seen = '' }: DecisionOnCorrection,
  ): Promise<Redirect> {
    const { round } = await this.place(code);
    await this.reader.refuseStranger(round, id);
    await this.corrections.switch(id, staffOf(request).accountId, seen);
    return redirect(correctionUrl(round, id), { text: 'Đã áp dụng. Máy đang lập lại bảng xếp hạng; bản mới phải được duyệt.' });
  }

  @Post('dinh-chinh/:correction/khong-ap-dung')
  async decline(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('correction', ID) id: CorrectionId,
    @Body(FORM) form: DecisionOnCorrection,
  ): Promise<Page | Redirect> {
    const typed = readReason(form.reason);
    if (typed.fault) return this.page(request, code, id, typed);
    const { round } = await this.place(code);
    await this.reader.refuseStranger(round, id);
    await this.corrections.decline(id, staffOf(request).accountId, typed.reason.slice(0, 500));
    return redirect(correctionsUrl(round), { text: 'Đã ghi: không áp dụng. Không có gì thay đổi.' });
  }

  private async page(request: FastifyRequest, code: string, id: CorrectionId, typed?: TypedReason): Promise<Page> {
    const { round, running } = await this.place(code);
    const facts = await this.reader.facts(running, round, id, staffOf(request));
    return consolePage<DetailView>('detail', correctionContent(facts, typed), { status: typed?.fault ? 422 : 200 });
  }

  /** The appeal that led here, where one did. @throws AppealError NO_APPEAL for one that is not about the key of the round */
  private async led(round: Round, appealId: string | undefined): Promise<LedBy | undefined> {
    if (!appealId) return undefined;
    const { appeal } = await this.appeals.find(appealId);
    if (appeal.roundId !== round.id || appeal.kind !== 'key') throw new AppealError('NO_APPEAL');
    return { appeal, questions: await this.appealed.questionsOf(appeal) };
  }

  private async keyForm(
    round: Round,
    item: BankItem,
    form: KeyForm,
    { faults, led }: { faults: readonly FormFault[]; led: LedBy | undefined },
  ): Promise<Page> {
    const { key } = await this.banks.key((await this.banks.asItStands(round)).id);
    const content = keyFormContent({ round, item, right: key[item.question] ?? [], form, faults, led });
    return consolePage<EditorView>('editor', content, { status: faults.length > 0 ? 422 : 200 });
  }

  /** Who is meant, of those who are ranked in the newest standing. */
  private async personOf(round: Round, typed: string): Promise<{ registration: Registration } | { fault: string }> {
    const standing = await this.standings.newest(round.id);
    if (typed.trim() === '') return { fault: 'Hãy ghi mã dự thi hoặc họ tên.' };
    if (!standing) return { fault: 'Đợt thi chưa có bảng xếp hạng. Hãy xử lý ở mục Bài cần xem lại.' };
    const pseudonym = pseudonymOf(typed);
    const search = { contestId: round.contestId, pseudonym, words: pseudonym ? '' : typed, skip: 0, limit: 1 };
    const { lines, total } = await this.standings.search(standing.id, search);
    const [line] = lines;
    if (!line) return { fault: 'Không có ai khớp trong bảng xếp hạng. Hãy xem lại mã hoặc họ tên.' };
    if (total > 1) return { fault: `Có ${total} người khớp. Hãy ghi mã dự thi của đúng người.` };
    const person = (await this.registrations.peopleOf(round.contestId, [line.person])).get(line.person);
    const registration = person && (await this.registrations.find(person.registrationId));
    return registration ? { registration } : { fault: 'Người này đã xóa thông tin của mình.' };
  }

  private async place(code: string): Promise<{ running: RunningContest; round: Round }> {
    const running = await this.contest.get();
    return { running, round: resultRound(running, code) };
  }
}
