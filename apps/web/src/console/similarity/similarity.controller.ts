import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { OfficialTexts } from '#documents';
import { Clock } from '#kernel';
import { similarityDocument } from '#rules';
import { AppliedInitiatives, CONCLUSIONS, type FindingId, SimilarityDesk, SubmissionError, type SubmissionId } from '#submissions';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendPdf, sendWord } from '../../edge/send-file.js';
import { statusOf } from '../../edge/status-of.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import { deskTabs } from '../submissions/desk-links.js';
import { EntryReader } from '../submissions/entry-reader.js';
import { noPartContent } from '../submissions/no-part-page.js';
import type { ComparisonView, GroupsView, ListView } from '../view-models.js';
import { similarEntryUrl, SIMILARITY, similarityUrl } from './addresses.js';
import { comparisonContent } from './comparison-page.js';
import { againContent, similarityContent } from './entries-page.js';
import { entryContent, type TypedConclusion } from './entry-page.js';
import { paperOf } from './evidence-paper.js';
import { ConclusionForm, SimilarityQuery } from './similarity.forms.js';

/**
 * What is found of entries in other texts: the list of a round, one entry, one text beside another, what people conclude. Evidence,
 * never a verdict; nobody who marks has this permission.
 */
@Controller(SIMILARITY.slice(1))
@Requires(Permission.ManageSubmissions)
export class SimilarityController {
  constructor(
    private readonly reader: EntryReader,
    private readonly desk: SimilarityDesk,
    private readonly register: AppliedInitiatives,
    private readonly accounts: Accounts,
    private readonly texts: OfficialTexts,
    private readonly clock: Clock,
  ) {}

  /** To the part that receives; where there are several, to the first. */
  @Get()
  async first(): Promise<Page | Redirect> {
    const [place] = await this.reader.places();
    return place ? redirect(similarityUrl(place.round)) : consolePage<ListView>('list', noPartContent());
  }

  @Get(':round')
  async list(@Req() request: FastifyRequest, @Param('round') code: string, @Query(FORM) query: SimilarityQuery): Promise<Page> {
    const place = await this.reader.place(code);
    const { trang, q, loc } = query;
    const number = pageNumber(trang);
    const page = await this.desk.ofRound(place.round.id, {
      which: loc || undefined,
      number: numberIn(q),
      skip: (number - 1) * PER_PAGE,
      limit: PER_PAGE,
    });
    return consolePage<ListView>(
      'list',
      similarityContent({
        ...{ place, ...page, number, query: { q, loc } },
        progress: await this.desk.progress(place.round),
        registered: await this.register.count(),
        tabs: deskTabs(place.round, staffOf(request), similarityUrl(place.round)),
      }),
    );
  }

  @Get(':round/tim')
  async askAgain(@Param('round') code: string): Promise<Page> {
    const place = await this.reader.place(code);
    return consolePage<GroupsView>('groups', againContent(place, await this.desk.progress(place.round)));
  }

  @Post(':round/tim')
  async again(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Redirect> {
    const { round } = await this.reader.place(code);
    await this.desk.want(round.id, staffOf(request).accountId);
    return redirect(similarityUrl(round), { text: 'Máy đang đối chiếu lại. Tải lại trang sau ít phút để xem.' });
  }

  @Get('bai/:submission')
  async entry(@Param('submission', ID) id: SubmissionId): Promise<Page> {
    return this.entryPage(id);
  }

  @Post('bai/:submission/ket-luan')
  async conclude(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Body(FORM) form: ConclusionForm,
  ): Promise<Page | Redirect> {
    const { reason, fault } = readReason(form.reason);
    const conclusion = CONCLUSIONS.find((one) => one === form.conclusion);
    const typed: TypedConclusion = {
      ...{ reason, conclusion: form.conclusion ?? '' },
      faults: [
        ...(conclusion ? [] : [{ field: 'conclusion' as const, text: 'Hãy chọn một kết luận.' }]),
        ...(fault ? [{ field: 'reason' as const, text: fault }] : []),
      ],
    };
    if (!conclusion || fault) return this.entryPage(id, typed, 422);
    try {
      await this.desk.conclude(id, { version: Number(form.version) || 0, conclusion, reason, by: staffOf(request).accountId });
    } catch (error) {
      if (!(error instanceof SubmissionError) || !SAID_ON_THE_PAGE.includes(error.code)) throw error;
      return this.entryPage(id, typed, statusOf(error), error.sentence());
    }
    return redirect(similarEntryUrl(id), { text: 'Đã ghi kết luận.' });
  }

  @Get('bai/:submission/:finding')
  async compare(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Param('finding', ID) finding: FindingId,
  ): Promise<Page> {
    const comparison = await this.desk.compare(id, finding, staffOf(request).accountId, 'read');
    return consolePage<ComparisonView>('comparison', comparisonContent(comparison));
  }

  @Get('bai/:submission/:finding/ban-doi-chieu.docx')
  async word(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('submission', ID) id: SubmissionId,
    @Param('finding', ID) finding: FindingId,
  ): Promise<void> {
    const { name, model } = await this.paper(request, id, finding);
    await sendWord(reply, `${name}.docx`, await this.texts.word(model));
  }

  @Get('bai/:submission/:finding/ban-doi-chieu.pdf')
  async pdf(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('submission', ID) id: SubmissionId,
    @Param('finding', ID) finding: FindingId,
  ): Promise<void> {
    const { name, model } = await this.paper(request, id, finding);
    await sendPdf(reply, await this.texts.pdf(model, this.clock.now()), `${name}.pdf`);
  }

  private async paper(request: FastifyRequest, id: SubmissionId, finding: FindingId) {
    const comparison = await this.desk.compare(id, finding, staffOf(request).accountId, 'exported');
    const people = await this.accounts.findMany(comparison.conclusions.map(({ concludedBy }) => concludedBy));
    const { name, facts } = paperOf(comparison, people, this.clock.now());
    return { name, model: similarityDocument(facts) };
  }

  private async entryPage(id: SubmissionId, typed?: TypedConclusion, status = 200, refused?: string): Promise<Page> {
    const known = await this.desk.entry(id);
    const people = await this.accounts.findMany(known.conclusions.map(({ concludedBy }) => concludedBy));
    const content = entryContent({ known, people, typed });
    return consolePage<GroupsView>('groups', refused ? { ...content, flash: { text: refused, isError: true } } : content, { status });
  }
}

/** Why a conclusion is not taken, beside what was typed. */
const SAID_ON_THE_PAGE: readonly string[] = ['NEWER_VERSION', 'OWN_SUBMISSION'];

/** "SK-0042" or "42"; undefined where nothing is typed, and a number that no entry has where it is none. */
function numberIn(typed = ''): number | undefined {
  if (typed.trim() === '') return undefined;
  const digits = /(\d{1,9})\s*$/.exec(typed)?.[1];
  return digits === undefined ? 0 : Number(digits);
}
