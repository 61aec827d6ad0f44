import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Clock } from '#kernel';
import { type Checked, FormalChecks, SubmissionDesk, SubmissionError, type SubmissionId, submissionNumber } from '#submissions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { SubmissionView } from '../view-models.js';
import { entriesUrl, entryUrl, SUBMISSIONS } from './addresses.js';
import { seenOf, type TypedCheck } from './entry-forms.js';
import { EntryPages } from './entry-pages.js';
import { EntryReader } from './entry-reader.js';
import { RESULT_WORDS } from './submission-words.js';
import { CheckForm, readCheck } from './submissions.forms.js';

/** What is said where nobody can be written to. */
const NO_LETTER = 'Tác giả không có tài khoản hoặc không còn liên hệ: không có thư nào gửi đi. Hãy báo tác giả bằng văn bản.';

/** The formal check: one entry after the other, with the letter seen before it goes. */
@Controller(SUBMISSIONS.slice(1))
@Requires(Permission.ManageSubmissions)
export class FormalChecksController {
  constructor(
    private readonly reader: EntryReader,
    private readonly pages: EntryPages,
    private readonly checks: FormalChecks,
    private readonly desk: SubmissionDesk,
    private readonly clock: Clock,
  ) {}

  @Post(':round/:submission/kiem-tra')
  async check(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('submission', ID) id: SubmissionId,
    @Body(FORM) form: CheckForm,
  ): Promise<Page | Redirect> {
    const { round, part, entry } = await this.reader.entry(code, id);
    const { faults, result, ...read } = readCheck(form, this.clock.now());
    if (!result || faults.length > 0) return this.again(request, code, id, { form, faults }, 422);
    const said: Checked = { ...read, result, by: staffOf(request).accountId };
    try {
      // What the author will read is seen before it goes.
      if (result !== 'valid' && form.seen !== seenOf(form)) return await this.preview(request, code, id, { form, said });
      await this.checks.record(id, said);
    } catch (error) {
      if (!(error instanceof SubmissionError) || error.code === 'SUBMISSION_NOT_FOUND') throw error;
      return redirect(entryUrl(round, id), { text: error.sentence(), isError: true });
    }
    const done = `${submissionNumber(part.kind, entry.submission.number ?? 0)}: ${RESULT_WORDS[result].toLowerCase()}.`;
    const next = await this.desk.nextUnchecked(entry.submission);
    return next
      ? redirect(entryUrl(round, next), { text: `Đã ghi ${done} Đây là bài tiếp theo chưa kiểm tra.` })
      : redirect(entriesUrl(round), { text: `Đã ghi ${done} Không còn bài nào chưa kiểm tra.` });
  }

  private async preview(
    request: FastifyRequest,
    code: string,
    id: SubmissionId,
    { form, said }: { form: CheckForm; said: Checked },
  ): Promise<Page> {
    const letter = await this.checks.letter(id, said);
    const lines = letter ? [letter.subject, letter.body] : [NO_LETTER];
    const to = letter
      ? `Gửi tới ${letter.contact.kind === 'email' ? 'hộp thư' : 'số điện thoại'} của tác giả khi bạn bấm nút bên dưới. Chưa có gì được ghi.`
      : 'Chưa có gì được ghi. Bấm nút bên dưới để ghi kết quả.';
    return this.again(request, code, id, { form, faults: [], letter: { to, lines } }, 200);
  }

  private async again(request: FastifyRequest, code: string, id: SubmissionId, check: TypedCheck, status: number): Promise<Page> {
    return consolePage<SubmissionView>('submission', await this.pages.content(code, id, staffOf(request), { check }), { status });
  }
}
