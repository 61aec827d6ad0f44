import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import type { Round } from '#contests';
import { type AssignmentId, Assignments, type EntryResult, JudgedSheets, JudgingProgress, PhaseEntries, SheetReopenings } from '#judging';
import { isUuid } from '#kernel';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { JudgingView } from '../view-models.js';
import { marksUrl } from './addresses.js';
import { EntriesQuery, entryNumberOf, JudgeForm, ReopeningForm } from './judging.forms.js';
import { JudgingReader } from './judging-reader.js';
import { entryMarksContent, type EntryMarksFacts, filtered, marksContent } from './marks-presenter.js';
import { count } from './phase-words.js';
import { orAgain } from './refusal.js';
import { reopeningsContent } from './reopenings-presenter.js';

const NOBODY_FREE = 'Chưa có giám khảo nào nhận thêm được. Hãy thêm người vào hội đồng hoặc tăng số bài nhận nhiều nhất của một người.';

/** How far judges are, what they gave, which sheets are opened again. */
@Controller('quan-tri/to-chuc-cham/:round/vong/:phase/diem')
@Requires(Permission.PrepareJudging)
export class MarksController {
  constructor(
    private readonly reader: JudgingReader,
    private readonly entries: PhaseEntries,
    private readonly assignments: Assignments,
    private readonly sheets: JudgedSheets,
    private readonly progress: JudgingProgress,
    private readonly reopenings: SheetReopenings,
  ) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Query(FORM) { loc, q, trang }: EntriesQuery,
  ): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    await this.reader.writeDown(staffOf(request).accountId, 'marks.read', judged);
    const { id } = judged.round;
    const page = pageNumber(trang);
    const all = await this.sheets.results(id, judged.rules);
    const found = filtered(all, loc).filter(({ entryNumber }) => !q || entryNumber === entryNumberOf(q));
    const results = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const shown = { entryNumbers: results.map(({ entryNumber }) => entryNumber), skip: 0, limit: PER_PAGE };
    const { lines } = await this.entries.list(id, phaseCode, shown);
    return consolePage<JudgingView>(
      'judging',
      marksContent({
        ...{ ...judged, results, total: found.length, query: { loc, q, page } },
        seated: await this.reader.seated(judged.running.contest.id),
        judges: await this.progress.judgesOf(id, phaseCode),
        beside: await this.progress.besideEachOther(id, phaseCode, all),
        lines: new Map(lines.map((line) => [line.entryNumber, line])),
        uncalled: judged.phase.state === 'open' ? await this.uncalled(id, phaseCode, all) : 0,
        reopenings: judged.phase.state === 'open' ? (await this.waiting(id, phaseCode)).length : 0,
      }),
    );
  }

  /** One judge more for each entry that wants one and has none: somebody may be free by now. */
  @Post('goi-them')
  async callFurther(@Param('round') code: string, @Param('phase') phaseCode: string): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phaseCode);
    const url = marksUrl(round, phaseCode);
    return orAgain(
      async () => {
        const called = await this.assignments.callFurther(round.id, phaseCode);
        return redirect(url, called > 0 ? { text: `Đã giao thêm ${count(called, 'lượt chấm')}.` } : { text: NOBODY_FREE, isError: true });
      },
      // The phase was closed meanwhile.
      (text) => redirect(url, { text, isError: true }),
    );
  }

  @Get('mo-lai')
  async reopeningList(@Req() request: FastifyRequest, @Param('round') code: string, @Param('phase') phaseCode: string): Promise<Page> {
    return this.reopeningsPage(request, code, phaseCode);
  }

  @Post('mo-lai')
  async decide(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Body(FORM) { assignment, decision }: ReopeningForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phaseCode);
    const again = async (sentence: string, status: number) => this.reopeningsPage(request, code, phaseCode, sentence, status);
    if (!isUuid(assignment) || (decision !== 'reopened' && decision !== 'declined')) return again('Hãy chọn lại trong danh sách.', 422);
    return orAgain(async () => {
      await this.reopenings.decide(assignment as AssignmentId, decision, staffOf(request).accountId);
      const text = decision === 'reopened' ? 'Đã mở lại phiếu. Giám khảo sửa và hoàn thành bản mới.' : 'Đã giữ nguyên phiếu.';
      return redirect(`${marksUrl(round, phaseCode)}/mo-lai`, { text });
    }, again);
  }

  @Get(':entry')
  async entry(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') entry: string,
  ): Promise<Page> {
    return this.entryPage(request, code, phaseCode, entryNumberOf(entry));
  }

  @Post(':entry/mo-lai')
  async ask(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('entry') typed: string,
    @Body(FORM) { seat, reason }: JudgeForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phaseCode);
    const line = await this.entries.one(round.id, phaseCode, entryNumberOf(typed));
    const again = async (sentence: string, status: number) =>
      this.entryPage(request, code, phaseCode, line.entryNumber, { sentence, seat, reason }, status);
    const own = line.judges.find(({ seatId }) => seatId === seat);
    if (!own) return again('Hãy chọn phiếu của một giám khảo.', 422);
    return orAgain(async () => {
      await this.reopenings.ask(own.assignmentId, reason ?? '', staffOf(request).accountId);
      return redirect(`${marksUrl(round, phaseCode)}/${line.entryNumber}`, { text: 'Đã gửi đề nghị. Một người khác quyết định.' });
    }, again);
  }

  private async uncalled(roundId: Round['id'], phaseCode: string, results: readonly EntryResult[]): Promise<number> {
    const apart = results.filter(({ result }) => result.needsFurtherJudge);
    if (apart.length === 0) return 0;
    const further = (await this.assignments.of(roundId, phaseCode)).filter(({ isFurther }) => isFurther);
    const called = new Set(further.map(({ submissionId }) => submissionId));
    return apart.filter(({ submissionId }) => !called.has(submissionId)).length;
  }

  private async waiting(roundId: Round['id'], phaseCode: string) {
    const assignments = new Map((await this.assignments.of(roundId, phaseCode)).map((one) => [one.id, one]));
    return (await this.reopenings.waiting(roundId)).flatMap((one) => {
      const assignment = assignments.get(one.assignmentId);
      return assignment ? [{ ...one, assignment }] : [];
    });
  }

  private async reopeningsPage(request: FastifyRequest, code: string, phaseCode: string, refused?: string, status = 200): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    const waiting = await this.waiting(judged.round.id, phaseCode);
    const numbers = await this.entries.numbers(judged.round.id, phaseCode);
    return consolePage<JudgingView>(
      'judging',
      reopeningsContent({
        ...{ ...judged, waiting, me: staffOf(request).accountId, refused },
        seated: await this.reader.seated(judged.running.contest.id),
        numbers: new Map(waiting.map(({ assignmentId, assignment }) => [assignmentId, numbers.get(assignment.submissionId) ?? 0])),
        names: await this.reader.names(waiting.map(({ askedBy }) => askedBy)),
      }),
      { status },
    );
  }

  private async entryPage(
    request: FastifyRequest,
    code: string,
    phaseCode: string,
    entry: number,
    refused?: EntryMarksFacts['refused'],
    status = 200,
  ): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    const { id } = judged.round;
    await this.reader.writeDown(staffOf(request).accountId, 'marks.read', judged, entry);
    const line = await this.entries.one(id, phaseCode, entry);
    const [own] = await this.sheets.results(id, judged.rules, line.submissionId);
    return consolePage<JudgingView>(
      'judging',
      entryMarksContent({
        ...{ ...judged, line, refused },
        entry: own as EntryMarksFacts['entry'],
        seated: await this.reader.seated(judged.running.contest.id),
        beside: await this.progress.besideEachOther(id, phaseCode),
        neighbours: await this.entries.neighbours(id, phaseCode, entry),
      }),
      { status },
    );
  }
}
