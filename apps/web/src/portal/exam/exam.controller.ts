import { quizSummary } from '#rules';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Permission, type Principal } from '#access';
import { Sessions } from '#accounts';
import { AttemptError, type AttemptId, Attempts, ContestantDesk, isStillOpen, type Sitting } from '#attempts';
import { ContestReader } from '#contests';
import { Clock, formatNumber } from '#kernel';
import { placeOf } from '../../edge/site.js';
import { FORM } from '../../edge/form.pipe.js';
import { innerName, shortName } from '../../edge/round-name.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { newestPublished, PublishedRounds } from '../results/published-rounds.js';
import type { ExamView, MessageView } from '../view-models.js';
import { whileSitting } from '../../edge/round-notice.js';
import { contestantOf, tokenOf } from '../../edge/contestant.js';
import { HotRoute } from '../../edge/hot-route.js';
import { readPrediction, SubmitForm } from './exam.forms.js';
import { examContent, LAST, QUESTIONS } from './exam-presenter.js';
import { ExamViews, isView } from './exam-views.js';
import { type TypedAnswers, typedAnswers } from './typed-answers.js';

const UUID = new ParseUUIDPipe();
/** After so long the grace is over, and there is a receipt. */
const OVER_SECONDS = 8;

/** A sitting: the questions one by one, saving, sealing. Works page by page without script. */
@Controller('bai-thi/:id')
export class ExamController {
  constructor(
    private readonly attempts: Attempts,
    private readonly desks: ContestantDesk,
    private readonly contests: ContestReader,
    private readonly published: PublishedRounds,
    private readonly sessions: Sessions,
    private readonly views: ExamViews,
    private readonly clock: Clock,
  ) {}

  @Get()
  @HotRoute(Permission.TakePart)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', UUID) id: AttemptId,
    @Query('cau') wanted?: string,
    @Query('xem') view?: string,
  ): Promise<Page | Redirect> {
    if (isView(view)) {
      this.views.keep(reply, view);
      return redirect(`/bai-thi/${id}?cau=${QUESTIONS}`);
    }
    const desk = await this.desks.sitting(tokenOf(request), id);
    if (!desk) throw new AccessError('SIGN_IN_REQUIRED');
    request.principal = desk.principal;
    const sitting = await this.attempts.sealedIfOver(desk.sitting, placeOf(request));
    const { attempt } = sitting;
    if (attempt.submittedAt) return redirect(`/bien-nhan/${attempt.receiptCode ?? ''}`);
    return isStillOpen(attempt, this.clock.now()) ? this.examPage(request, sitting, shownOf(wanted, sitting)) : overPage(sitting);
  }

  /** The shown questions as a plain form; the page's script sends its answers to the AnswerDoor. */
  @Post('tra-loi')
  @HotRoute(Permission.TakePart)
  async save(@Req() request: FastifyRequest, @Param('id', UUID) id: AttemptId, @Body() body: unknown): Promise<Redirect> {
    const form = (body ?? {}) as TypedAnswers;
    if (form['question'] !== undefined) {
      const sitting = await this.attempts.sitting(id, (await this.identify(request)).accountId);
      const answers = typedAnswers(form, sitting);
      try {
        if (answers.length > 0) await this.attempts.save(id, tokenOf(request), answers);
      } catch (error) {
        // Sealed or out of time: the next page says so and shows the receipt.
        if (!(error instanceof AttemptError) || error.code === 'ATTEMPT_UNKNOWN') throw error;
      }
    }
    const go = String(form['go'] ?? '');
    return redirect(`/bai-thi/${id}?cau=${go === LAST ? LAST : Math.max(1, Number(go) || 1)}`);
  }

  @Post('nop')
  @HotRoute(Permission.TakePart)
  async submit(
    @Req() request: FastifyRequest,
    @Param('id', UUID) id: AttemptId,
    @Body(FORM) { prediction = '' }: SubmitForm,
  ): Promise<Page | Redirect | { receipt: string }> {
    const sessionToken = tokenOf(request);
    const reading = readPrediction(prediction);
    const asksAgain = async (fault: string): Promise<Page | undefined> => {
      const sitting = await this.attempts.sitting(id, (await this.identify(request)).accountId);
      return isStillOpen(sitting.attempt, this.clock.now())
        ? this.examPage(request, sitting, LAST, { typed: prediction, fault })
        : undefined;
    };
    const again = 'fault' in reading ? await asksAgain(reading.fault) : undefined;
    if (again) return again;
    try {
      const { receiptCode } = await this.attempts.submit(id, { sessionToken }, 'value' in reading ? reading.value : null, placeOf(request));
      const receipt = `/bien-nhan/${receiptCode}`;
      // The page's script keeps its page until it knows where the receipt is: a broken line then costs nothing.
      return acceptsJson(request) ? { receipt } : redirect(receipt);
    } catch (error) {
      const missing = error instanceof AttemptError && error.code === 'PREDICTION_MISSING' ? await asksAgain(error.sentence()) : undefined;
      if (missing) return missing;
      throw error;
    }
  }

  /** Who it is, where a page is to be made on a hot route. @throws AccessError SIGN_IN_REQUIRED */
  private async identify(request: FastifyRequest): Promise<Principal> {
    const principal = await this.sessions.principal(tokenOf(request));
    if (principal) request.principal = principal;
    return contestantOf(request).principal;
  }

  private async examPage(
    request: FastifyRequest,
    sitting: Sitting,
    shown: number | typeof LAST,
    prediction?: { typed: string; fault: string },
  ): Promise<Page> {
    const round = await this.contests.knownRound(sitting.attempt.roundId);
    const { principal } = contestantOf(request);
    const content = examContent({
      sitting,
      shown,
      isAll: this.views.isAll(request),
      roundName: shortName(round),
      contestantName: principal.displayName,
      now: this.clock.now(),
      roundNotice: whileSitting(round, this.clock.now()),
      prediction,
      predictionHelp: await this.measureOf(sitting),
    });
    return page<ExamView>('exam', content, { layout: 'exam', status: prediction ? 422 : 200 });
  }

  /** A measure for the guess, from the round published last: what the number was there. */
  private async measureOf({ part }: Sitting): Promise<string | undefined> {
    if (part.prediction.code === 'none') return undefined;
    const running = await this.contests.running();
    const before = newestPublished(running.rounds.filter(({ partCode }) => partCode === part.code));
    const published = before && (await this.published.find(running, before));
    const target = published ? quizSummary(published.standing.summary).predictionTarget : null;
    return before && target !== null ? `Ở ${innerName(before)}, con số ấy là ${formatNumber(target)}.` : undefined;
  }
}

function acceptsJson({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '').includes('application/json');
}

/** The question asked for; else the first that has no answer. */
function shownOf(wanted: string | undefined, { attempt }: Sitting): number | typeof LAST {
  if (wanted === LAST) return LAST;
  const number = Number(wanted);
  if (Number.isInteger(number) && number >= 1 && number <= attempt.itemCount) return number;
  const firstOpen = attempt.choices.findIndex((bits) => bits === 0);
  if (firstOpen < 0) return wanted === QUESTIONS ? 1 : LAST;
  return firstOpen + 1;
}

/** Time is over, and what is on the wire may still arrive: there is a receipt in a moment. */
function overPage({ attempt: { id, choices, itemCount } }: Sitting): Page {
  const answered = choices.filter((bits) => bits !== 0).length;
  return page<MessageView>(
    'message',
    {
      title: 'Đã hết giờ làm bài',
      isPrivate: true,
      heading: 'Đã hết giờ làm bài',
      paragraphs: [`Máy chủ đã nhận ${answered} trong ${itemCount} câu, tất cả đều được tính. Vài giây nữa máy tự nộp bài cho bạn.`],
      action: { label: 'Xem biên nhận', url: `/bai-thi/${id}` },
    },
    { again: { seconds: OVER_SECONDS, url: `/bai-thi/${id}` } },
  );
}
