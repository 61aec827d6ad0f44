import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { IsInt, IsString, Matches, MaxLength, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { FileError, FileStore, IntakeError } from '#files';
import { Clock } from '#kernel';
import { FormalChecks, limitsOf, SubmissionError, type SubmissionFileId, SubmissionFiles, type SubmissionId } from '#submissions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { UPLOADS_PATH } from '../../edge/resumable-uploads.js';
import { sendStored } from '../../edge/send-stored.js';
import { StreamsFile } from '../../edge/streamed-form.js';
import type { SubmissionFilesView } from '../view-models.js';
import { FILE_PLACES, submissionAddress } from './addresses.js';
import { filesContent, type FilesFacts } from './files-presenter.js';
import { type OwnSubmission, OwnSubmissions } from './own-submissions.js';
import { WholeUploads } from './whole-uploads.js';

/** Fields of a form beside its file. */
const BESIDE_BYTES = 64 * 1024;

class AnnouncedForm {
  @IsString() @MaxLength(500) name: string;
  @IsInt() @Min(1) size: number;
  @IsString() @Matches(/^[0-9a-f]{64}$/) sha256: string;
}

/** The files of what is being written: promised and sent piece by piece with script, whole without. */
@Controller('bai-du-thi/:submission/tep')
@Requires(Permission.TakePart)
export class SubmissionFilesController {
  constructor(
    private readonly own: OwnSubmissions,
    private readonly files: SubmissionFiles,
    private readonly uploads: WholeUploads,
    private readonly checks: FormalChecks,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<Page | Redirect> {
    const own = await this.own.of(request, id);
    return own.submission.state === 'withdrawn' ? redirect(submissionAddress(id)) : this.filesPage(own);
  }

  /** Promises a file; its bytes then go to the address. */
  @Post(':place/hua')
  @HttpCode(200)
  async promise(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Param('place') place: string,
    @Body(FORM) { name, size, sha256 }: AnnouncedForm,
  ): Promise<{ address: string }> {
    const { registration } = await this.own.of(request, id);
    const file = await this.files.promise(id, registration.id, { role: roleAt(place), name, size, sha256 });
    return { address: `${UPLOADS_PATH}/${file.id}` };
  }

  /** A file as a form without script sends it. */
  @Post(':place')
  @StreamsFile()
  async take(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Param('place') place: string,
  ): Promise<Page | Redirect> {
    const role = roleAt(place);
    const own = await this.own.of(request, id);
    let end: 'arrived' | 'waiting';
    try {
      if (!request.comingFile) throw new IntakeError('EMPTY');
      const { bytes: most } = limitsOf(role);
      const size = Number(request.headers['content-length']);
      // Told before a byte of it is read: a browser that is cut off shows no page of ours.
      if (size > most + BESIDE_BYTES) throw new IntakeError('TOO_LARGE', { size, most });
      end = await this.uploads.take(id, own.registration.id, role, request.comingFile);
    } catch (error) {
      // What is still coming goes nowhere; unread, it would keep the line from ending.
      request.raw.resume();
      if (!isAboutFile(error)) throw error;
      return this.filesPage(own, { role, sentence: error.sentence() });
    }
    const text = end === 'arrived' ? 'Máy chủ đã nhận đủ tệp.' : 'Máy chủ đã nhận đủ tệp, đúng hạn; tệp đang chờ kiểm tra mã độc.';
    return redirect(submissionAddress(id, 'tep'), { text });
  }

  @Post(':file/bo')
  async remove(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Param('file', ID) file: SubmissionFileId,
  ): Promise<Redirect> {
    const { registration } = await this.own.of(request, id);
    await this.files.remove(id, registration.id, file);
    return redirect(submissionAddress(id, 'tep'), { text: 'Đã bỏ tệp khỏi bài đang viết.' });
  }

  /** What they have sent, to look at again. */
  @Get(':file')
  async open(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('submission', ID) id: SubmissionId,
    @Param('file', ID) fileId: SubmissionFileId,
  ): Promise<void> {
    await this.own.of(request, id);
    const file = await this.files.of(id, fileId);
    if (file.state !== 'stored' || file.kind === null) throw new SubmissionError('FILE_NOT_FOUND');
    await sendStored(request, reply, this.store, { key: this.files.keyOf(file), kind: file.kind, name: file.fileName ?? 'tep' });
  }

  private async filesPage(own: OwnSubmission, fault?: FilesFacts['fault']): Promise<Page> {
    const { id } = own.submission;
    const inDraft = await this.files.inDraft(id);
    // What was sent in time and left the draft since may still be brought, and nothing else.
    const isOver = this.clock.now() >= own.round.closesAt;
    const awaited = isOver ? (await this.files.lacking(id)).filter((file) => !inDraft.some((one) => one.id === file.id)) : [];
    const files = [...awaited, ...inDraft];
    const check = (await this.checks.latest([id])).get(id);
    const content = filesContent({ ...own, files, check, fault, now: this.clock.now() });
    return page<SubmissionFilesView>('submission-files', content, { layout: 'task', status: fault ? 422 : 200 });
  }
}

/** @throws NotFoundException for an address that none of our forms leads to */
function roleAt(place: string): 'main' | 'attachment' {
  const role = (['main', 'attachment'] as const).find((one) => FILE_PLACES[one] === place);
  if (!role) throw new NotFoundException();
  return role;
}

/** What is told beside the field: everything that another file, or less of it, mends. */
function isAboutFile(error: unknown): error is IntakeError | FileError | SubmissionError {
  return (
    error instanceof IntakeError ||
    (error instanceof FileError && error.code === 'FILE_TOO_LARGE') ||
    (error instanceof SubmissionError && ['TOO_MANY_FILES', 'NOT_THE_PROMISED'].includes(error.code))
  );
}
