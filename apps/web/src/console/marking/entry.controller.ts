import { Body, Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { OfficialTexts } from '#documents';
import { FileStore } from '#files';
import {
  Assignments,
  type AssignmentId,
  Conflicts,
  type DeskEntry,
  DeskLists,
  JudgeDesk,
  MarkingError,
  ScoreSheets,
  SheetReopenings,
} from '#judging';
import { Clock, formatMoment } from '#kernel';
import { SubmissionFiles } from '#submissions';
import { OfNoContest } from '../../edge/contest-choice.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendPdf } from '../../edge/send-file.js';
import { sendStored } from '../../edge/send-stored.js';
import { consolePage } from '../console-page.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, GroupsView, MarkingEntryView, NoticeView } from '../view-models.js';
import { checkUrl, MARKING, markingUrl } from './addresses.js';
import { checkContent, declineContent, type TypedDecline } from './check-presenter.js';
import { entryContent, type EntryExtras } from './entry-presenter.js';
import { DeclineForm, FinishForm, ReasonForm, SheetForm } from './marking.forms.js';
import { entryName, totalSoFar } from './marking-words.js';
import { readSheet, sentSheet, type TypedSheet } from './typed-sheet.js';

/** What the page's script is told of a saving. */
interface Saved {
  revision: number;
  /** "Đã lưu lúc …" */
  saved: string;
  total: string;
}

/** One entry and its score sheet, for the judge to whom it is assigned, whichever contest is open in the console. Everything of the entry comes from `JudgeDesk`. */
@Controller('quan-tri/cham-bai/:id')
@Requires(Permission.Judge)
export class MarkingEntryController {
  constructor(
    private readonly desk: JudgeDesk,
    private readonly lists: DeskLists,
    private readonly sheets: ScoreSheets,
    private readonly reopenings: SheetReopenings,
    private readonly conflicts: Conflicts,
    private readonly assignments: Assignments,
    private readonly submissionFiles: SubmissionFiles,
    private readonly texts: OfficialTexts,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly audit: AuditTrail,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Param('id', ID) id: AssignmentId): Promise<Page> {
    return this.page(request, id, {});
  }

  /** The sheet by its buttons: saved, and shown again or looked through before it is finished. */
  @Post()
  @OfNoContest()
  async save(@Req() request: FastifyRequest, @Param('id', ID) id: AssignmentId, @Body(FORM) form: SheetForm): Promise<Page | Redirect> {
    const { accountId } = staffOf(request);
    const typed = sentSheet(form);
    const { criteria } = await this.desk.open(accountId, id);
    const { content, faults } = readSheet(criteria, typed);
    if (faults.length > 0) return this.page(request, id, { typed, faults });
    try {
      await this.sheets.save(accountId, id, { ...content, revision: form.revision });
    } catch (error) {
      if (!(error instanceof MarkingError) || error.kind !== 'conflict') throw error;
      return this.refused(request, id, typed, error);
    }
    return form.do === 'check' ? redirect(checkUrl(id)) : redirect(markingUrl(id), { text: 'Đã lưu phiếu chấm.' });
  }

  /** The same for the page's script, while one writes. @throws MarkingError SHEET_CHANGED, SHEET_FINISHED, NOT_OPEN, POINTS_INVALID */
  @Post('luu')
  @OfNoContest()
  async keep(@Req() request: FastifyRequest, @Param('id', ID) id: AssignmentId, @Body(FORM) form: SheetForm): Promise<Saved> {
    const { accountId } = staffOf(request);
    const { criteria } = await this.desk.open(accountId, id);
    const { content, faults } = readSheet(criteria, sentSheet(form));
    const wrong = criteria.find(({ code }) => faults.some(({ field }) => field.endsWith(code)));
    if (faults.length > 0)
      throw new MarkingError('POINTS_INVALID', { criterion: wrong?.name ?? '', maximum: String(wrong?.maximum ?? '') });
    const revision = await this.sheets.save(accountId, id, { ...content, revision: form.revision });
    return { revision, saved: `Đã lưu lúc ${formatMoment(this.clock.now())}.`, total: totalSoFar(criteria, content) };
  }

  @Get('kiem-tra')
  async check(@Req() request: FastifyRequest, @Param('id', ID) id: AssignmentId): Promise<Page | Redirect> {
    const desk = await this.desk.open(staffOf(request).accountId, id);
    if (desk.state !== 'open' || desk.sheet.version !== null) return redirect(markingUrl(id));
    return consolePage<DetailView>('detail', checkContent(desk));
  }

  @Post('hoan-thanh')
  @OfNoContest()
  async finish(
    @Req() request: FastifyRequest,
    @Param('id', ID) id: AssignmentId,
    @Body(FORM) { revision }: FinishForm,
  ): Promise<Page | Redirect> {
    const { accountId } = staffOf(request);
    try {
      await this.sheets.finish(accountId, id, revision);
    } catch (error) {
      if (!(error instanceof MarkingError) || error.kind === 'not-found') throw error;
      const notice: NoticeView = { kind: 'grave', title: 'Chưa hoàn thành được phiếu', text: error.sentence() };
      return consolePage<DetailView>('detail', checkContent(await this.desk.open(accountId, id), notice), {
        status: error.kind === 'conflict' ? 409 : 422,
      });
    }
    const { entry } = await this.desk.open(accountId, id);
    return redirect(markingUrl(id), { text: `Đã hoàn thành phiếu của ${nameInText(entry)}.` });
  }

  @Post('mo-lai')
  @OfNoContest()
  async reopen(@Req() request: FastifyRequest, @Param('id', ID) id: AssignmentId, @Body(FORM) form: ReasonForm): Promise<Page | Redirect> {
    const reopening = readReason(form.reason);
    if (reopening.fault !== undefined) return this.page(request, id, { reopening });
    try {
      await this.reopenings.askOwn(staffOf(request).accountId, id, reopening.reason);
    } catch (error) {
      if (!(error instanceof MarkingError) || error.kind !== 'conflict') throw error;
      return redirect(markingUrl(id), { text: error.sentence(), isError: true });
    }
    return redirect(markingUrl(id), { text: 'Đã gửi đề nghị mở lại phiếu. Tổ thư ký sẽ trả lời.' });
  }

  @Get('xin-thoi')
  async declining(@Req() request: FastifyRequest, @Param('id', ID) id: AssignmentId): Promise<Page> {
    return this.declinePage(request, id);
  }

  /** The judge steps back from an entry, because they know whose it is or for another reason. */
  @Post('xin-thoi')
  @OfNoContest()
  async decline(
    @Req() request: FastifyRequest,
    @Param('id', ID) id: AssignmentId,
    @Body(FORM) form: DeclineForm,
  ): Promise<Page | Redirect> {
    const { accountId } = staffOf(request);
    const read = readReason(form.reason);
    const causeFault = form.cause === undefined ? 'Hãy chọn một lý do.' : undefined;
    if (read.fault !== undefined || causeFault !== undefined)
      return this.declinePage(request, id, { ...read, cause: form.cause, causeFault });
    const { entry } = await this.desk.open(accountId, id);
    try {
      if (form.cause === 'knows') await this.conflicts.declare(id, read.reason, accountId);
      else await this.assignments.recuse(id, read.reason, accountId);
    } catch (error) {
      if (!(error instanceof MarkingError) || error.kind !== 'conflict') throw error;
      return redirect(markingUrl(id), { text: error.sentence(), isError: true });
    }
    return redirect(MARKING, { text: `Bạn không còn chấm ${nameInText(entry)}. Tổ thư ký giao bài này cho người khác.` });
  }

  /** The finished sheet for one's own papers. */
  @Get('phieu')
  async print(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('id', ID) id: AssignmentId): Promise<void> {
    const { accountId, displayName } = staffOf(request);
    const { model, finishedAt } = await this.desk.printed(accountId, id, displayName);
    await sendPdf(reply, await this.texts.pdf(model, finishedAt), 'phieu-cham.pdf');
  }

  /** An original file under a neutral name, only where the phase shows originals. */
  @Get('tep/:ordinal')
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ID) id: AssignmentId,
    @Param('ordinal', ParseIntPipe) ordinal: number,
  ): Promise<void> {
    const { file, name } = await this.desk.file(staffOf(request).accountId, id, ordinal);
    await sendStored(request, reply, this.files, { key: this.submissionFiles.keyOf(file), kind: file.kind, name });
  }

  /** What was typed could not be saved: it stays in the fields, beside what is saved. */
  private async refused(request: FastifyRequest, id: AssignmentId, typed: TypedSheet, error: MarkingError): Promise<Page> {
    const isConflict = error.code === 'SHEET_CHANGED';
    return this.page(request, id, {
      ...{ typed, isConflict },
      notice: isConflict
        ? {
            kind: 'grave',
            title: 'Phiếu này vừa được lưu ở nơi khác',
            text: 'Các ô dưới đây giữ những gì bạn vừa gõ ở đây; chỗ nào khác bản đang lưu thì ghi rõ bên cạnh. Sửa theo ý bạn rồi bấm Lưu, bản ở đây thay bản kia.',
          }
        : { kind: 'grave', title: 'Chưa lưu được phiếu', text: error.sentence() },
    });
  }

  private async page(request: FastifyRequest, id: AssignmentId, extras: Omit<EntryExtras, 'beside'>): Promise<Page> {
    const { accountId } = staffOf(request);
    const desk = await this.desk.open(accountId, id);
    const { roundId, phase, entry: { entryNumber = 0 } } = desk; // prettier-ignore
    await this.audit.recordRead({
      ...{ actor: accountId, action: 'entry.read', subject: { kind: 'assignment', id }, details: { phase, entry: entryNumber } },
    });
    const beside = await this.lists.beside(accountId, { roundId, phase, entryNumber });
    const isWrong = (extras.faults ?? []).length > 0 || extras.reopening?.fault !== undefined;
    return consolePage<MarkingEntryView>('marking-entry', entryContent(desk, { ...extras, beside }), {
      status: isWrong ? 422 : extras.typed ? 409 : 200,
    });
  }

  private async declinePage(request: FastifyRequest, id: AssignmentId, typed?: TypedDecline): Promise<Page> {
    const desk = await this.desk.open(staffOf(request).accountId, id);
    return consolePage<GroupsView>('groups', declineContent(desk, typed), { status: typed ? 422 : 200 });
  }
}

/** "bài số 417" */
const nameInText = ({ entryNumber = 0 }: DeskEntry['entry']): string => entryName({ entryNumber }).toLocaleLowerCase('vi');
