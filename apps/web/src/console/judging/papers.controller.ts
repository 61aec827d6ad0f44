import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Assignments, JudgingProgress, MarkingError, PaperSheets, PhaseEntries, PrintedSheets, type SeatId, sheetCode } from '#judging';
import { isUuid } from '#kernel';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendPdf } from '../../edge/send-file.js';
import { TenantOrigin } from '../certificates/tenant-origin.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { JudgingView } from '../view-models.js';
import { papersUrl } from './addresses.js';
import { CodeForm, PaperQuery, PaperSheetForm } from './judging.forms.js';
import { JudgingReader } from './judging-reader.js';
import { paperContent, type PaperFacts, papersContent, type PapersFacts } from './papers-presenter.js';
import { readPaperSheet } from './read-paper-sheet.js';
import { orAgain } from './refusal.js';

/** Score sheets on paper: printed, and typed again by two people. */
@Controller('quan-tri/to-chuc-cham/:round/vong/:phase/phieu-giay')
@Requires(Permission.PrepareJudging)
export class JudgingPapersController {
  constructor(
    private readonly reader: JudgingReader,
    private readonly entries: PhaseEntries,
    private readonly assignments: Assignments,
    private readonly progress: JudgingProgress,
    private readonly printed: PrintedSheets,
    private readonly papers: PaperSheets,
    private readonly origin: TenantOrigin,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Param('round') code: string, @Param('phase') phaseCode: string): Promise<Page> {
    return this.listPage(request, code, phaseCode);
  }

  @Get('in.pdf')
  async print(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Query(FORM) { seat }: PaperQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { round } = await this.reader.phase(code, phaseCode);
    const place = `${await this.origin.of(request)}${papersUrl(round, phaseCode)}/`;
    const seatId = isUuid(seat) ? (seat as SeatId) : undefined;
    const bytes = await this.printed.pdf(round.id, phaseCode, { place, ...(seatId && { seatId }) });
    await sendPdf(reply, bytes, `phieu-cham-${round.code}-${phaseCode}.pdf`);
  }

  /** Somebody has typed the code. */
  @Post('tim')
  async find(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Body(FORM) { ma = '' }: CodeForm,
  ): Promise<Page | Redirect> {
    const { round } = await this.reader.phase(code, phaseCode);
    try {
      const id = await this.printed.byCode(round.id, phaseCode, ma);
      return redirect(`${papersUrl(round, phaseCode)}/${sheetCode(id)}`);
    } catch (error) {
      if (!(error instanceof MarkingError)) throw error;
      const sentence = 'Không có phiếu nào mang mã này trong vòng chấm, hoặc phân công đã thôi. Hãy gõ lại đúng mã in dưới mã QR.';
      return this.listPage(request, code, phaseCode, { sentence, typed: ma }, 422);
    }
  }

  @Get(':code')
  async show(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('code') sheet: string,
  ): Promise<Page> {
    return this.sheetPage(request, code, phaseCode, sheet, {});
  }

  @Post(':code')
  async type(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('phase') phaseCode: string,
    @Param('code') sheet: string,
    @Body(FORM) form: PaperSheetForm,
  ): Promise<Page | Redirect> {
    const { round, rules } = await this.reader.phase(code, phaseCode);
    const id = await this.printed.byCode(round.id, phaseCode, sheet);
    const { content, faults } = readPaperSheet(rules, form);
    if (faults.size > 0) return this.sheetPage(request, code, phaseCode, sheet, { typed: form, faults }, 422);
    return orAgain(
      async () => {
        const { isFinished, differences } = await this.papers.type(id, content, staffOf(request).accountId);
        if (differences.length > 0) return this.sheetPage(request, code, phaseCode, sheet, { typed: form, differences }, 409);
        const text = isFinished
          ? `Hai người nhập giống nhau. Phiếu ${sheetCode(id)} đã hoàn thành.`
          : `Đã lưu bản nhập thứ nhất của phiếu ${sheetCode(id)}. Người khác nhập lần hai.`;
        return redirect(papersUrl(round, phaseCode), { text });
      },
      async (sentence, status) => this.sheetPage(request, code, phaseCode, sheet, { typed: form, refused: sentence }, status),
    );
  }

  private async listPage(
    request: FastifyRequest,
    code: string,
    phaseCode: string,
    refused?: PapersFacts['refused'],
    status = 200,
  ): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    const { id } = judged.round;
    const me = staffOf(request).accountId;
    const waiting = judged.phase.state === 'open' ? await this.papers.waiting(id, phaseCode) : [];
    const assignments = new Map(waiting.length === 0 ? [] : (await this.assignments.of(id, phaseCode)).map((one) => [one.id, one]));
    const names = await this.reader.names(waiting.map(({ typedBy }) => typedBy));
    const sheets = [...Map.groupBy(waiting, ({ assignmentId }) => assignmentId)];
    return consolePage<JudgingView>(
      'judging',
      papersContent({
        ...{ ...judged, refused },
        seated: await this.reader.seated(judged.running.contest.id),
        judges: await this.progress.judgesOf(id, phaseCode),
        waiting: sheets.flatMap(([assignmentId, typed]) => {
          const assignment = assignments.get(assignmentId);
          const [first] = typed;
          if (!assignment || !first) return [];
          const by = typed.map(({ typedBy }) => names.get(typedBy) ?? '');
          const isMine = typed.some(({ typedBy }) => typedBy === me);
          return [{ assignment, code: sheetCode(assignmentId), names: by, typedAt: first.typedAt, isMine }];
        }),
        numbers: await this.entries.numbers(id, phaseCode),
      }),
      { status },
    );
  }

  private async sheetPage(
    request: FastifyRequest,
    code: string,
    phaseCode: string,
    sheet: string,
    more: Partial<Pick<PaperFacts, 'typed' | 'faults' | 'refused' | 'differences'>>,
    status = 200,
  ): Promise<Page> {
    const judged = await this.reader.phase(code, phaseCode);
    const { id } = judged.round;
    const assignmentId = await this.printed.byCode(id, phaseCode, sheet);
    const assignment = (await this.assignments.of(id, phaseCode)).find((one) => one.id === assignmentId);
    const entry = assignment && (await this.entries.numbers(id, phaseCode)).get(assignment.submissionId);
    if (!assignment || entry === undefined) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    const line = await this.entries.one(id, phaseCode, entry);
    const typedBy = await this.papers.typedBy(assignmentId);
    const names = await this.reader.names(typedBy);
    return consolePage<JudgingView>(
      'judging',
      paperContent({
        ...{ faults: new Map<string, string>(), differences: [], ...judged, line, assignmentId, ...more },
        seated: await this.reader.seated(judged.running.contest.id),
        code: sheetCode(assignmentId),
        judge: assignment.seatId,
        sheet: line.judges.find((one) => one.assignmentId === assignmentId)?.sheet ?? 'untouched',
        typedBy: typedBy.map((by) => names.get(by) ?? ''),
        isOwnTyped: typedBy.includes(staffOf(request).accountId),
      }),
      { status },
    );
  }
}
