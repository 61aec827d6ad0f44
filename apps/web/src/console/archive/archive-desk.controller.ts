import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { isPublished } from '#contests';
import { ArchiveError, type AskedWork, WinningArchive } from '#results';
import type { SubmissionId } from '#submissions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import { deskTabs } from '../submissions/desk-links.js';
import { EntryReader, type ReceivingPlace } from '../submissions/entry-reader.js';
import type { GroupsView, ListView } from '../view-models.js';
import { archivedUrl, archiveUrl } from './addresses.js';
import { winnerContent, winnersContent } from './archive-pages.js';

class PaperForm {
  @IsUUID() person: string;
  @IsOptional() @IsIn(['none', 'text', 'files']) answer?: 'none' | 'text' | 'files';
}

const UNANSWERED = 'Hãy chọn một cách theo văn bản đã ký.';

/** Who agrees that winning works are shown in the archive, and recording it for those who have signed on paper. */
@Controller('quan-tri/bai-du-thi/:round/kho')
@Requires(Permission.ManageSubmissions)
export class ArchiveDeskController {
  constructor(
    private readonly entries: EntryReader,
    private readonly archive: WinningArchive,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page> {
    const place = await this.entries.place(code);
    const tabs = deskTabs(place.round, staffOf(request), archiveUrl(place.round));
    const works = (await this.archive.asked(place.round)).toSorted(
      (a, b) => a.work.prizeOrder - b.work.prizeOrder || a.work.title.localeCompare(b.work.title, 'vi'),
    );
    return consolePage<ListView>('list', winnersContent({ ...place, works, isPublic: isPublished(place.round), tabs }));
  }

  @Get(':submission')
  async show(@Param('round') code: string, @Param('submission', ID) id: SubmissionId): Promise<Page> {
    return consolePage<GroupsView>('groups', winnerContent(await this.work(code, id)));
  }

  @Post(':submission')
  async record(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Body(FORM) { person, answer }: PaperForm,
  ): Promise<Page | Redirect> {
    const at = await this.work(code, id);
    if (!answer) {
      const content = winnerContent({ ...at, fault: { party: person, text: UNANSWERED } });
      return consolePage<GroupsView>('groups', content, { status: 422 });
    }
    const url = archivedUrl(at.round, id);
    try {
      const said = { isAgreed: answer !== 'none', withFiles: answer === 'files' };
      await this.archive.recordPaper(id, person, said, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof ArchiveError) || error.code !== 'ANSWERED_ALREADY') throw error;
      return redirect(url, { text: error.sentence(), isError: true });
    }
    return redirect(url, { text: 'Đã ghi câu trả lời theo văn bản.' });
  }

  /** @throws ArchiveError NOT_WON for what has no public prize of this part */
  private async work(code: string, id: SubmissionId): Promise<ReceivingPlace & { asked: AskedWork }> {
    const place = await this.entries.place(code);
    const asked = await this.archive.askedFor(id);
    if (asked?.work.roundId !== place.round.id) throw new ArchiveError('NOT_WON');
    return { ...place, asked };
  }
}
