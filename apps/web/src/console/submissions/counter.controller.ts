import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { FileError, IntakeError } from '#files';
import { Clock, isUuid } from '#kernel';
import {
  type AnnouncedFile,
  CounterEntries,
  FILE_ROLES,
  type FileRole,
  limitsOf,
  SubmissionError,
  type SubmissionFile,
  type SubmissionFileId,
  SubmissionFiles,
  type SubmissionId,
  submissionNumber,
  SubmissionUploads,
} from '#submissions';
import type { Unit } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { PlainUploads } from '../../edge/plain-uploads.js';
import { STAFF_UPLOADS_PATH } from '../../edge/resumable-uploads.js';
import { placeOf } from '../../edge/site.js';
import { StreamsFile } from '../../edge/streamed-form.js';
import { consolePage } from '../console-page.js';
import { UnitChoice, unitFaults } from '../coordinators/unit-choice.js';
import { staffOf } from '../staff-of.js';
import type { CounterEntryView, SubmissionView } from '../view-models.js';
import { entryUrl, SUBMISSIONS } from './addresses.js';
import {
  blankCounterForm,
  COUNTER_CHANNELS,
  type CounterChannel,
  counterContent,
  type CounterForm,
  faultHere,
  readCounterForm,
} from './counter-page.js';
import { EntryPages } from './entry-pages.js';
import { EntryReader, type ReceivingPlace } from './entry-reader.js';
import { AddFilesForm, DropFileForm, type Fault } from './submissions.forms.js';

class AnnouncedForm {
  @IsString() @MaxLength(500) name: string;
  @IsInt() @Min(1) size: number;
  @IsString() @Matches(/^[0-9a-f]{64}$/) sha256: string;
  @IsOptional() @IsIn([...FILE_ROLES]) role?: FileRole;
}

/** Fields of a form beside its file. */
const BESIDE_BYTES = 64 * 1024;

/** What did not come by the site: entered by staff, with its scans. */
@Controller(SUBMISSIONS.slice(1))
@Requires(Permission.ManageSubmissions)
export class CounterController {
  constructor(
    private readonly reader: EntryReader,
    private readonly pages: EntryPages,
    private readonly counter: CounterEntries,
    private readonly files: SubmissionFiles,
    private readonly uploads: PlainUploads,
    private readonly choice: UnitChoice,
    private readonly audit: AuditTrail,
    private readonly promises: SubmissionUploads,
    private readonly clock: Clock,
  ) {}

  @Get(':round/nhap')
  async form(@Param('round') code: string): Promise<Page> {
    const place = await this.reader.place(code);
    return this.page(place, blankCounterForm(place.part, randomUUID()), [], []);
  }

  /** Enters it with the scan that came along; whatever is wrong comes back with all that was typed. */
  @Post(':round/nhap')
  @StreamsFile()
  async enter(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const place = await this.reader.place(code);
    const form = readCounterForm(body, place.part);
    const again = (faults: readonly Fault[], candidates: readonly Unit[] = []): Page => {
      // What is still coming goes nowhere; unread, it would keep the line from ending.
      request.raw.resume();
      return this.page(place, form, faults, candidates);
    };
    if (form.wantsMore) return again([]);
    const { units, wanted: unit } = form.unit.trim() ? await this.choice.of(place.running, form) : { units: [], wanted: undefined };
    const faults = [
      ...this.faults(place, form),
      ...(form.unit.trim() ? unitFaults(units, unit) : []),
      ...(form.draft.authorKind === 'unit' && !form.unit.trim() ? [{ field: 'unit', text: 'Bài của đơn vị phải ghi đơn vị.' }] : []),
    ];
    if (faults.length > 0) return again(faults, !unit && units.length > 1 ? units : []);
    try {
      const { version } = await this.take(request, place, form, unit ?? null);
      const number = submissionNumber(
        place.part.kind,
        (await this.reader.entry(code, form.key as SubmissionId)).entry.submission.number ?? 0,
      );
      const text = `Đã nhập ${number}, biên nhận ${version.receiptCode}. In giấy biên nhận ở mục Biên nhận, giấy tờ.`;
      return redirect(entryUrl(place.round, form.key as SubmissionId), { text });
    } catch (error) {
      if (!isAboutEntry(error)) throw error;
      if (error instanceof SubmissionError && error.code === 'ENTERED_OTHERWISE') {
        request.raw.resume();
        return redirect(entryUrl(place.round, form.key as SubmissionId), { text: error.sentence(), isError: true });
      }
      return again([faultHere({ field: fieldOf(error), sentence: error.sentence() })]);
    }
  }

  /** Promises a further file of what came on paper; its bytes then go to the address. */
  @Post(':round/:submission/them-tep/hen')
  @HttpCode(200)
  async promise(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Body(FORM) { role = 'scan', name, size, sha256 }: AnnouncedForm,
  ): Promise<{ address: string }> {
    await this.fromPaper(code, id);
    const file = await this.files.promise(id, null, { role, name, size, sha256 });
    await this.audit.record({ actor: staffOf(request).accountId, action: 'submission.file-promised', subject: { kind: 'submission', id } });
    return { address: `${STAFF_UPLOADS_PATH}/${file.id}` };
  }

  /** The same from a page without script, in one piece. */
  @Post(':round/:submission/them-tep')
  @StreamsFile()
  async add(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { round } = await this.fromPaper(code, id);
    const role = roleOf(body['role']);
    const { accountId: actor } = staffOf(request);
    try {
      await this.keep(request, role, async (announced) => {
        const file = await this.files.promise(id, null, announced);
        await this.audit.record({ actor, action: 'submission.file-promised', subject: { kind: 'submission', id } });
        return file;
      }); // prettier-ignore
    } catch (error) {
      request.raw.resume();
      if (!isAboutEntry(error)) throw error;
      const upload = { role, faults: [{ field: 'file', text: error.sentence() }] };
      return consolePage<SubmissionView>('submission', await this.pages.content(code, id, staffOf(request), { upload }), { status: 422 });
    }
    return redirect(entryUrl(round, id), { text: 'Đã nhận tệp. Tải thêm tệp khác, hoặc bấm Đưa các tệp này vào bài.' });
  }

  @Post(':round/:submission/them-tep/bo')
  async drop(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Body(FORM) { file }: DropFileForm,
  ): Promise<Redirect> {
    const { round, entry } = await this.fromPaper(code, id);
    const isSent = entry.files.some((one) => one.id === file);
    if (file && isUuid(file) && !isSent) await this.files.remove(id, null, file as SubmissionFileId);
    await this.audit.record({ actor: staffOf(request).accountId, action: 'submission.file-dropped', subject: { kind: 'submission', id } });
    return redirect(entryUrl(round, id), { text: 'Đã bỏ tệp vừa thêm. Các tệp đã có trong bài không đổi.' });
  }

  /** A version with what was added. */
  @Post(':round/:submission/them-tep/xong')
  async finish(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Body(FORM) { key = '' }: AddFilesForm,
  ): Promise<Redirect> {
    const { round } = await this.fromPaper(code, id);
    try {
      const sending = { key: isUuid(key) ? key : randomUUID(), by: staffOf(request).accountId, place: placeOf(request) };
      const { receiptCode } = await this.counter.addFiles(id, sending);
      return redirect(entryUrl(round, id), { text: `Đã đưa tệp vào bài, biên nhận mới là ${receiptCode}.` });
    } catch (error) {
      if (!isAboutEntry(error)) throw error;
      return redirect(entryUrl(round, id), { text: error.sentence(), isError: true });
    }
  }

  private page(place: ReceivingPlace, form: CounterForm, faults: readonly Fault[], candidates: readonly Unit[]): Page {
    const content = counterContent({ ...place, form, faults, candidates, isLate: this.isLate(place) });
    return consolePage<CounterEntryView>('counter-entry', content, { status: faults.length > 0 ? 422 : 200 });
  }

  private isLate({ round }: ReceivingPlace): boolean {
    return this.clock.now() >= round.closesAt || round.state === 'paused';
  }

  private faults(place: ReceivingPlace, form: CounterForm): Fault[] {
    const { running, round } = place;
    const isLateUnsaid = this.isLate(place) && form.late.trim().length < 10;
    return [
      ...(channelOf(form) ? [] : [{ field: 'channel', text: 'Hãy chọn bài đến bằng cách nào.' }]),
      ...(isLateUnsaid ? [{ field: 'late', text: 'Hãy ghi căn cứ cho thấy bài đã gửi trong hạn, ít nhất 10 ký tự.' }] : []),
      ...this.counter.faults(running, round.partCode, form).map(faultHere),
    ];
  }

  /** Enters the submission; where a file comes along, only once the file is found fit, and as one of its files. */
  private async take(
    request: FastifyRequest,
    { running, round }: ReceivingPlace,
    form: CounterForm,
    unit: Unit | null,
  ): Promise<{ version: Awaited<ReturnType<CounterEntries['enter']>> }> {
    if (!isUuid(form.key)) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    const { main, draft, late } = form;
    const key = form.key as SubmissionId;
    const enter = (files: AnnouncedFile[]): ReturnType<CounterEntries['enter']> =>
      this.counter.enter(
        running,
        round.partCode,
        { key, channel: channelOf(form) ?? 'office', main, draft, unit, files, lateBecause: late.trim() || undefined },
        { by: staffOf(request).accountId, place: placeOf(request) },
      );
    if (!request.comingFile) return { version: await enter([]) };
    let version: Awaited<ReturnType<CounterEntries['enter']>> | undefined;
    await this.keep(request, roleOf(form.role), async (announced) => {
      version = await enter([announced]);
      const [file] = (await this.files.ofVersion(key, version.version)).filter(({ promisedSha256 }) => promisedSha256 === announced.sha256);
      if (!file) throw new SubmissionError('ENTERED_OTHERWISE');
      return file;
    }); // prettier-ignore
    return { version: version as unknown as Awaited<ReturnType<CounterEntries['enter']>> };
  }

  /** Takes the file of the form: looked into first, then promised, kept and told to be here; into which nobody can look, it waits. */
  private async keep(
    request: FastifyRequest,
    role: FileRole,
    promise: (announced: AnnouncedFile) => Promise<SubmissionFile>,
  ): Promise<void> {
    const coming = request.comingFile;
    const limits = limitsOf(role);
    if (!coming) throw new IntakeError('EMPTY');
    const size = Number(request.headers['content-length']);
    // Told before a byte of it is read: a browser that is cut off shows no page of ours.
    if (size > limits.bytes + BESIDE_BYTES) throw new IntakeError('TOO_LARGE', { size, most: limits.bytes });
    await this.uploads.take(
      async (measured) => this.promises.uploadOf(await promise({ role, name: coming.name, ...measured })),
      this.promises,
      coming,
      limits,
    );
  }

  /** @throws SubmissionError SUBMISSION_NOT_FOUND, NOT_FROM_PAPER */
  private async fromPaper(code: string, id: SubmissionId): ReturnType<EntryReader['entry']> {
    const found = await this.reader.entry(code, id);
    if (found.entry.submission.enteredBy === null) throw new SubmissionError('NOT_FROM_PAPER');
    return found;
  }
}

function channelOf({ channel }: CounterForm): CounterChannel | undefined {
  return COUNTER_CHANNELS.find((one) => one === channel);
}

function roleOf(typed: unknown): FileRole {
  return FILE_ROLES.find((role) => role === typed) ?? 'scan';
}

function isAboutEntry(error: unknown): error is SubmissionError | IntakeError | FileError {
  if (error instanceof SubmissionError) return error.code !== 'SUBMISSION_NOT_FOUND';
  return error instanceof IntakeError || error instanceof FileError;
}

/** Under which field a refusal is shown. */
function fieldOf(error: SubmissionError | IntakeError | FileError): string {
  if (!(error instanceof SubmissionError)) return 'file';
  if (error.code === 'LATE_WITHOUT_REASON') return 'late';
  return String(error.params['field'] ?? 'title');
}
