import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Registrations } from '#registrations';
import { ArchiveError, WinningArchive } from '#results';
import type { SubmissionId } from '#submissions';
import { contestantOf } from '../../edge/contestant.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { OwnArchiveView } from '../view-models.js';
import { OWN_ARCHIVE } from './addresses.js';
import { ownArchiveContent, type OwnWork } from './own-archive-presenter.js';

class AnswerForm {
  @IsOptional() @IsIn(['none', 'text', 'files']) answer?: 'none' | 'text' | 'files';
}

/** Whether one's own winning works are shown in the archive: asked once the result is public, and taken back at any time. */
@Controller('cua-toi/kho-sang-kien')
@Requires(Permission.TakePart)
export class OwnArchiveController {
  constructor(
    private readonly registrations: Registrations,
    private readonly archive: WinningArchive,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<Page> {
    return this.page(await this.own(request));
  }

  @Post(':submission')
  async answer(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Body(FORM) { answer }: AnswerForm,
  ): Promise<Page | Redirect> {
    const works = await this.own(request);
    const own = works.find(({ work }) => work.id === id);
    if (!own) throw new ArchiveError('NOT_AUTHOR');
    if (!answer) return this.page(works, id);
    const { accountId } = contestantOf(request).principal;
    await this.archive.answer(id, own.person, { isAgreed: answer !== 'none', withFiles: answer === 'files' }, accountId);
    return redirect(OWN_ARCHIVE, {
      text: answer === 'none' ? 'Đã ghi: bài không được đăng trong kho.' : 'Đã ghi: bạn đồng ý đăng bài trong kho.',
    });
  }

  private page(works: readonly OwnWork[], unanswered?: SubmissionId): Page {
    return page<OwnArchiveView>('own-archive', ownArchiveContent(works, unanswered), {
      layout: 'task',
      status: unanswered === undefined ? 200 : 422,
    });
  }

  /** Of all contests in which the person has registered. */
  private async own(request: FastifyRequest): Promise<OwnWork[]> {
    const registered = await this.registrations.ofAccount(contestantOf(request).principal.accountId);
    const own = new Set(registered.map(({ pseudonym }) => pseudonym));
    return (await this.archive.askedOfAuthor([...own])).flatMap((asked) => {
      const person = asked.authors.map(({ author }) => author.pseudonym).find((pseudonym) => own.has(pseudonym));
      return person === undefined ? [] : [{ ...asked, person }];
    });
  }
}
