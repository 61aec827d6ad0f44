import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { FileStore } from '#files';
import { ArchiveError, WinningArchive } from '#results';
import { NominatedSubmissions, type SubmissionFileId, SubmissionFiles, type SubmissionId } from '#submissions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page } from '../../edge/page.js';
import { sendStored } from '../../edge/send-stored.js';
import type { ArchivedWorkView, ArchiveView } from '../view-models.js';
import { archiveContent, searchArchive, workContent } from './archive-presenter.js';
import { archivedName } from './file-words.js';

class ArchiveQueryForm {
  @IsOptional() @IsString() @MaxLength(300) q?: string;
  @IsOptional() @IsString() @MaxLength(4) nam?: string;
  @IsOptional() @IsString() @MaxLength(1000) 'chu-de'?: string;
  @IsOptional() @IsString() @MaxLength(300) 'don-vi'?: string;
  @IsOptional() @IsString() @MaxLength(6) trang?: string;
}

const WHY = 'works that have won are public where every author has agreed; others are not read';

/** Initiatives and essays that have won, of all contests of the tenant. Not kept in between: an author may take consent back at any time. */
@Controller('kho-sang-kien')
export class ArchiveController {
  constructor(
    private readonly archive: WinningArchive,
    private readonly nominated: NominatedSubmissions,
    private readonly files: SubmissionFiles,
    private readonly store: FileStore,
  ) {}

  @Get()
  @Public(WHY)
  async list(@Query(FORM) { q = '', nam = '', 'chu-de': theme = '', 'don-vi': unit = '', trang }: ArchiveQueryForm): Promise<Page> {
    const found = searchArchive(await this.archive.list(), { words: q, year: nam, theme, unit, page: trang });
    return page<ArchiveView>('archive', archiveContent(found, await this.archive.summariesOf(found.shown)));
  }

  @Get(':submission')
  @Public(WHY)
  async show(@Param('submission', ID) id: SubmissionId): Promise<Page> {
    return page<ArchivedWorkView>(
      'archived-work',
      workContent(await this.archive.find(id), (await this.nominated.provenanceOf([id])).get(id)),
    );
  }

  @Get(':submission/tep/:file')
  @Public(WHY)
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('submission', ID) id: SubmissionId,
    @Param('file', ID) fileId: SubmissionFileId,
  ): Promise<void> {
    const { title, files } = await this.archive.find(id);
    const file = files.find((one) => one.id === fileId);
    if (!file?.kind) throw new ArchiveError('NOT_SHOWN');
    await sendStored(request, reply, this.store, { key: this.files.keyOf(file), kind: file.kind, name: archivedName(title, file, files) });
  }
}
