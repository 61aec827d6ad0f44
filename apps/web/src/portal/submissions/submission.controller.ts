import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Appeals } from '#appeals';
import { Clock } from '#kernel';
import { OwnJudgedPlaces } from '#results';
import {
  FormalChecks,
  SubmissionCancellations,
  SubmissionFiles,
  type SubmissionId,
  submissionNumber,
  Submissions,
  tidyDraft,
} from '#submissions';
import { ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { AccountFormView, SubmissionView } from '../view-models.js';
import { callAddress, submissionAddress } from './addresses.js';
import { type OwnSubmission, OwnSubmissions } from './own-submissions.js';
import { submissionContent } from './submission-presenter.js';

/** What became of a submission, and giving it up. */
@Controller('bai-du-thi/:submission')
@Requires(Permission.TakePart)
export class SubmissionController {
  constructor(
    private readonly own: OwnSubmissions,
    private readonly submissions: Submissions,
    private readonly files: SubmissionFiles,
    private readonly checks: FormalChecks,
    private readonly cancellations: SubmissionCancellations,
    private readonly places: OwnJudgedPlaces,
    private readonly appeals: Appeals,
    private readonly clock: Clock,
  ) {}

  /** What is not sent yet is led to where it is written. */
  @Get()
  async show(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<Page | Redirect> {
    const own = await this.own.of(request, id);
    const versions = await this.submissions.versions(id);
    const [newest] = versions;
    if (!newest) return redirect(own.submission.state === 'draft' ? submissionAddress(id, 'viet') : callAddress(own.part.code));
    const content = submissionContent({
      ...own,
      versions,
      files: await this.files.ofVersion(id, own.submission.version ?? newest.version),
      check: (await this.checks.latest([id])).get(id),
      cancellation: (await this.cancellations.cancelled([id])).get(id),
      place: (await this.places.of([own.submission])).get(id),
      mayAppeal: own.submission.state === 'sent' && (await this.mayAppeal(own)),
      now: this.clock.now(),
    });
    return page<SubmissionView>('submission', content, { layout: 'task' });
  }

  @Get('rut')
  async askWithdraw(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<Page | Redirect> {
    const { submission, part, phase } = await this.own.of(request, id);
    if (submission.state !== 'sent' || phase !== 'open') return redirect(submissionAddress(id));
    return giveUpPage(id, 'rut', {
      heading: 'Rút bài dự thi',
      intro: [
        `${submissionNumber(part.kind, submission.number as number)}. ${tidyDraft(submission.draft).title}`,
        'Bài rút thì không được chấm và không lấy lại được. Biên nhận của các bản đã gửi vẫn còn. Khi còn hạn, bạn có thể gửi một bài khác.',
      ],
      button: 'Rút bài',
      back: submissionAddress(id),
    });
  }

  @Post('rut')
  async withdraw(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<Redirect> {
    const { registration } = await this.own.of(request, id);
    await this.submissions.withdraw(id, registration);
    return redirect(submissionAddress(id), { text: 'Bạn đã rút bài dự thi.' });
  }

  @Get('bo-nhap')
  async askDiscard(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<Page | Redirect> {
    const { submission } = await this.own.of(request, id);
    if (submission.state !== 'draft') return redirect(submissionAddress(id));
    return giveUpPage(id, 'bo-nhap', {
      heading: 'Bỏ bản nháp',
      intro: ['Những gì đã viết và các tệp của bản nháp này sẽ không dùng được nữa. Việc này không làm lại được.'],
      button: 'Bỏ bản nháp',
      back: submissionAddress(id, 'viet'),
    });
  }

  @Post('bo-nhap')
  async discard(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<Redirect> {
    const own = await this.own.of(request, id);
    if (own.submission.state === 'draft') await this.own.giveUp(own);
    return redirect(callAddress(own.part.code), { text: 'Đã bỏ bản nháp.' });
  }

  /** In the contest that goes on: appeals about an earlier one are over. */
  private async mayAppeal({ running, round }: OwnSubmission): Promise<boolean> {
    const { kinds, windows } = await this.appeals.ways(running, round);
    return kinds.some((kind) => windows[kind] === 'open');
  }
}

function giveUpPage(
  id: SubmissionId,
  place: 'rut' | 'bo-nhap',
  { heading, intro, button, back }: { heading: string; intro: string[]; button: string; back: string },
): Page {
  return page<AccountFormView>(
    'account-form',
    {
      title: heading,
      isPrivate: true,
      task: { title: heading, backUrl: back },
      ...{ heading, intro, button },
      actionUrl: submissionAddress(id, place),
      fields: [],
      isGrave: true,
      links: [{ label: 'Thôi, giữ lại', url: back }],
    },
    { layout: 'task' },
  );
}
