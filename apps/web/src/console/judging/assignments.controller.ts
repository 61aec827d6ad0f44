import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Assignments, Conflicts, JudgingProgress, MarkingError, PhaseEntries, type SeatId } from '#judging';
import { isUuid } from '#kernel';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { JudgingView } from '../view-models.js';
import { assignmentsUrl, conflictsUrl } from './addresses.js';
import { assignmentsContent } from './assignments-presenter.js';
import { conflictsContent, type ConflictsFacts } from './conflicts-presenter.js';
import { entryAssignmentContent, type EntryAssignmentFacts, type EntryForm } from './entry-assignment-presenter.js';
import { EntriesQuery, entryNumberOf, JudgeForm, PlanForm } from './judging.forms.js';
import { type JudgedPhase, JudgingReader } from './judging-reader.js';
import { count } from './phase-words.js';
import { planContent } from './plan-presenter.js';
import { orAgain } from './refusal.js';

const NOTED_AFTER = 'Đã ghi nhận cho các vòng chấm sau và cho biểu quyết. Vòng này đã kết thúc nên phiếu của vòng này vẫn được tính.';

/** Who marks what, and who may not. */
@Controller('quan-tri/to-chuc-cham/:round/vong/:phase')
@Requires(Permission.PrepareJudging)
export class AssignmentsController {
  constructor(
    private readonly reader: JudgingReader,
    private readonly entries: PhaseEntries,
    private readonly assignments: Assignments,
    private readonly conflicts: Conflicts,
    private readonly progress: JudgingProgress,
  ) {}

  @Get('phan-cong')
  async list(@Param('round') code: string, @Param('phase') phaseCode: string, @Query(FORM) { loc, q, trang }: EntriesQuery): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    const { id } = judged.round;
    const page = pageNumber(trang);
    const found = await this.entries.list(id, phaseCode, {
      only: loc === 'thieu' ? 'lacking' : undefined,
      entryNumbers: q ? [entryNumberOf(q)] : undefined,
      ...{ skip: (page - 1) * PER_PAGE, limit: PER_PAGE },
    });
    return consolePage<JudgingView>(
      'judging',
      assignmentsContent({
        ...{ ...judged, ...found, query: { loc, q, page } },
        seated: await this.reader.seated(judged.running.contest.id),
        judges: await this.progress.judgesOf(id, phaseCode),
        lacking: judged.phase.state === 'closed' ? 0 : await this.assignments.lackingIn(id, phaseCode),
        ended: (await this.assignments.ended(id)).filter(({ phase }) => phase === phaseCode),
        numbers: await this.entries.numbers(id, phaseCode),
      }),
    );
  }

  @Get('phan-cong/phuong-an')
  async plan(@Param('round') code: string, @Param('phase') phaseCode: string): Promise<Page> {
    return this.planPage(code, phaseCode);
  }

  @Post('phan-cong/phuong-an')
  async apply(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Body(FORM) { sha256 = '' }: PlanForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phaseCode);
    return orAgain(
      async () => {
        const made = await this.assignments.apply(round.id, phaseCode, sha256, staffOf(request).accountId);
        const text = made > 0 ? `Đã giao ${count(made, 'lượt chấm')}.` : 'Phương án này đã được áp dụng rồi.';
        return redirect(assignmentsUrl(round, phaseCode), { text });
      },
      async (sentence, status) => this.planPage(code, phaseCode, sentence, status),
    );
  }

  @Get('phan-cong/:entry')
  async entry(@Param('round') code: string, @Param('phase') phaseCode: string, @Param('entry') entry: string): Promise<Page> {
    return this.entryPage(code, phaseCode, entryNumberOf(entry));
  }

  @Post('phan-cong/:entry/giao')
  async give(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') typed: string,
    @Body(FORM) form: JudgeForm,
  ): Promise<Page | Redirect> {
    return this.onEntry({ code, phaseCode, typed, form, name: 'giao' }, async (seatId, { round, entry }) => {
      await this.assignments.give(round.id, phaseCode, entry, seatId, staffOf(request).accountId);
      return 'Đã giao bài.';
    });
  }

  @Post('phan-cong/:entry/rut')
  async take(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') typed: string,
    @Body(FORM) form: JudgeForm,
  ): Promise<Page | Redirect> {
    return this.onEntry({ code, phaseCode, typed, form, name: 'rut' }, async (seatId, { round, entry }) => {
      const line = await this.entries.one(round.id, phaseCode, entry);
      const own = line.judges.find((one) => one.seatId === seatId);
      // Somebody else has taken it back in the meantime.
      if (own) await this.assignments.takeBack(own.assignmentId, form.reason ?? '', staffOf(request).accountId);
      return 'Đã rút bài. Hãy giao cho người khác.';
    });
  }

  @Post('phan-cong/:entry/xung-dot')
  async conflict(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') typed: string,
    @Body(FORM) form: JudgeForm,
  ): Promise<Page | Redirect> {
    return this.onEntry({ code, phaseCode, typed, form, name: 'xung-dot' }, async (seatId, { round, phase, entry }) => {
      const { submissionId } = await this.entries.one(round.id, phaseCode, entry);
      await this.conflicts.add(round.id, seatId, submissionId, form.reason ?? '', staffOf(request).accountId);
      return phase.state === 'closed' ? NOTED_AFTER : 'Đã ghi nhận xung đột lợi ích.';
    });
  }

  /** Somebody else than who said it: a slip of the number is taken back, and stays written. */
  @Post('phan-cong/:entry/bo-xung-dot')
  async withdraw(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') typed: string,
    @Body(FORM) form: JudgeForm,
  ): Promise<Page | Redirect> {
    return this.onEntry({ code, phaseCode, typed, form, name: 'bo-xung-dot' }, async (seatId, { round, entry }) => {
      const { submissionId } = await this.entries.one(round.id, phaseCode, entry);
      await this.conflicts.withdraw(seatId, submissionId, form.reason ?? '', staffOf(request).accountId);
      return 'Đã bỏ ghi nhận xung đột lợi ích.';
    });
  }

  @Get('xung-dot')
  async conflictList(@Param('round') code: string, @Param('phase') phaseCode: string, @Query(FORM) { trang }: EntriesQuery): Promise<Page> {
    return this.conflictsPage(code, phaseCode, pageNumber(trang));
  }

  @Post('xung-dot')
  async addConflict(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Body(FORM) form: JudgeForm,
  ): Promise<Page | Redirect> {
    const { round, phase } = await this.reader.phase(code, phaseCode);
    const again = async (sentence: string, status: number) => this.conflictsPage(code, phaseCode, 1, { sentence, typed: form }, status);
    const submissionId = [...(await this.entries.numbers(round.id, phaseCode))].find(([, entry]) => entry === entryNumberOf(form.so))?.[0];
    if (submissionId === undefined) return again('Không có bài mang số này trong vòng chấm. Hãy xem lại số.', 422);
    if (!isUuid(form.seat)) return again('Hãy chọn một giám khảo.', 422);
    return orAgain(async () => {
      await this.conflicts.add(round.id, form.seat as SeatId, submissionId, form.reason ?? '', staffOf(request).accountId);
      return redirect(conflictsUrl(round, phaseCode), { text: phase.state === 'closed' ? NOTED_AFTER : 'Đã ghi nhận xung đột lợi ích.' });
    }, again);
  }

  /** Something about one entry and one judge; the page comes back with what was typed where it cannot be done. */
  private async onEntry(
    { code, phaseCode, typed, form, name }: { code: string; phaseCode: string; typed: string; form: JudgeForm; name: EntryForm },
    work: (seatId: SeatId, of: JudgedPhase & { entry: number }) => Promise<string>,
  ): Promise<Page | Redirect> {
    const judged = await this.reader.phase(code, phaseCode);
    const entry = entryNumberOf(typed);
    const { seat, reason } = form;
    const again = async (sentence: string, status: number) =>
      this.entryPage(code, phaseCode, entry, { form: name, sentence, seat, reason }, status);
    if (!isUuid(seat)) return again('Hãy chọn một giám khảo.', 422);
    return orAgain(async () => {
      const text = await work(seat as SeatId, { ...judged, entry });
      return redirect(`${assignmentsUrl(judged.round, phaseCode)}/${entry}`, { text });
    }, again);
  }

  private async planPage(code: string, phaseCode: string, refused?: string, status = 200): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    if (judged.phase.state === 'closed' || judged.phase.state === 'waiting') throw new MarkingError('PHASE_UNKNOWN');
    const plan = await this.assignments.preview(judged.round.id, phaseCode);
    const seated = await this.reader.seated(judged.running.contest.id);
    return consolePage<JudgingView>('judging', planContent({ ...judged, seated, plan, refused }), { status });
  }

  private async entryPage(
    code: string,
    phaseCode: string,
    entry: number,
    refused?: EntryAssignmentFacts['refused'],
    status = 200,
  ): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    const { id } = judged.round;
    const line = await this.entries.one(id, phaseCode, entry);
    const isOwn = (one: { submissionId: string }): boolean => one.submissionId === line.submissionId;
    return consolePage<JudgingView>(
      'judging',
      entryAssignmentContent({
        ...{ ...judged, line, refused },
        seated: await this.reader.seated(judged.running.contest.id),
        conflicts: await this.conflicts.ofEntry(line.submissionId),
        ended: (await this.assignments.ended(id)).filter((one) => one.phase === phaseCode && isOwn(one)),
        neighbours: await this.entries.neighbours(id, phaseCode, entry),
      }),
      { status },
    );
  }

  private async conflictsPage(
    code: string,
    phaseCode: string,
    page: number,
    refused?: ConflictsFacts['refused'],
    status = 200,
  ): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    const all = (await this.conflicts.of(judged.round.id, phaseCode)).toReversed();
    const conflicts = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    return consolePage<JudgingView>(
      'judging',
      conflictsContent({
        ...{ ...judged, conflicts, total: all.length, page, refused },
        seated: await this.reader.seated(judged.running.contest.id),
        numbers: await this.entries.numbers(judged.round.id, phaseCode),
        names: await this.reader.names(conflicts.flatMap(({ saidBy }) => saidBy ?? [])),
      }),
      { status },
    );
  }
}
