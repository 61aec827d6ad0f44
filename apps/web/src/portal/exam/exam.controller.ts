import { BadRequestException, Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import {
  AttemptError,
  type AttemptId,
  Attempts,
  awaitsPrediction,
  bitsOfLetters,
  isStillOpen,
  lettersOf,
  MOST_OPTIONS,
  type Sitting,
} from '#attempts';
import { ContestReader } from '#contests';
import { Clock, formatNumber, formatTimeWithSeconds } from '#kernel';
import { placeOf } from '../../edge/site.js';
import { FORM } from '../../edge/form.pipe.js';
import { innerName, shortName } from '../../edge/round-name.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { newestPublished, PublishedRounds } from '../results/published-rounds.js';
import type { ExamSaveAnswer, ExamView, MessageView } from '../view-models.js';
import { contestantOf } from '../../edge/contestant.js';
import { ANSWERS, readPrediction, type SaveForm, SubmitForm } from './exam.forms.js';
import { examContent, LAST } from './exam-presenter.js';

const UUID = new ParseUUIDPipe();

/** A sitting: the questions one by one, saving, sealing. Works page by page without script. */
@Controller('bai-thi/:id')
export class ExamController {
  constructor(
    private readonly attempts: Attempts,
    private readonly contests: ContestReader,
    private readonly published: PublishedRounds,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.TakePart)
  async show(@Req() request: FastifyRequest, @Param('id', UUID) id: AttemptId, @Query('cau') wanted?: string): Promise<Page | Redirect> {
    const { principal } = contestantOf(request);
    const sitting = await this.attempts.sealIfOver(id, principal.accountId, placeOf(request));
    const { attempt } = sitting;
    if (attempt.submittedAt) return redirect(`/bien-nhan/${attempt.receiptCode ?? ''}`);
    return isStillOpen(attempt, this.clock.now()) ? this.examPage(request, sitting, shownOf(wanted, sitting)) : overPage(id);
  }

  /** Answers: JSON from the page's script, or the shown question as a plain form. */
  @Post('tra-loi')
  @Requires(Permission.TakePart)
  async save(
    @Req() request: FastifyRequest,
    @Param('id', UUID) id: AttemptId,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExamSaveAnswer | Redirect> {
    const isScript = request.headers['content-type']?.startsWith('application/json') ?? false;
    if (isScript) {
      reply.status(200);
      return this.saveFromScript(request, id, body);
    }
    return this.saveFromForm(request, id, (body ?? {}) as Record<string, string | string[]>);
  }

  @Post('nop')
  @Requires(Permission.TakePart)
  async submit(
    @Req() request: FastifyRequest,
    @Param('id', UUID) id: AttemptId,
    @Body(FORM) { prediction = '' }: SubmitForm,
  ): Promise<Page | Redirect> {
    const { principal } = contestantOf(request);
    const sitting = await this.attempts.sitting(id, principal.accountId);
    const reading = readPrediction(prediction);
    const now = this.clock.now();
    const fault =
      'fault' in reading
        ? reading.fault
        : awaitsPrediction(sitting, reading.value, now)
          ? new AttemptError('PREDICTION_MISSING').sentence()
          : undefined;
    if (fault && isStillOpen(sitting.attempt, now)) return this.examPage(request, sitting, LAST, { typed: prediction, fault });
    const sealed = await this.attempts.submit(id, principal.accountId, 'value' in reading ? reading.value : null, placeOf(request));
    return redirect(`/bien-nhan/${sealed.receiptCode ?? ''}`);
  }

  private async saveFromScript(request: FastifyRequest, id: AttemptId, body: unknown): Promise<ExamSaveAnswer> {
    const form = (await ANSWERS.transform(body, { type: 'body' })) as SaveForm;
    const prediction = form.prediction === undefined ? { value: null } : readPrediction(form.prediction);
    const answers = form.answers.map(({ question, choice, seq }) => ({ place: question, bits: bitsOfLetters(choice, MOST_OPTIONS), seq }));
    const { receivedAt, seq, held } = await this.attempts.save(
      id,
      contestantOf(request).sessionToken,
      answers,
      'value' in prediction ? prediction.value : null,
    );
    return {
      receivedAt: formatTimeWithSeconds(receivedAt),
      seq,
      held: held.map(({ place, bits }) => ({ question: place, choice: lettersOf(bits) })),
    };
  }

  private async saveFromForm(request: FastifyRequest, id: AttemptId, form: Record<string, string | string[]>): Promise<Redirect> {
    const { principal, sessionToken } = contestantOf(request);
    const place = Number(form['question']);
    const letters = [form[`choice-${place}`] ?? ''].flat().join('');
    if (letters) {
      const { attempt } = await this.attempts.sitting(id, principal.accountId);
      if (!Number.isInteger(place) || place < 1 || place > attempt.itemCount) throw new BadRequestException();
      const seq = Math.max(0, ...attempt.seqs) + 1;
      try {
        await this.attempts.save(id, sessionToken, [{ place, bits: bitsOfLetters(letters, MOST_OPTIONS), seq }]);
      } catch (error) {
        // Sealed or out of time: the next page says so and shows the receipt.
        if (!(error instanceof AttemptError) || error.code === 'ATTEMPT_UNKNOWN') throw error;
      }
    }
    const go = String(form['go'] ?? '');
    return redirect(`/bai-thi/${id}?cau=${go === LAST ? LAST : Math.max(1, Number(go) || 1)}`);
  }

  private async examPage(
    request: FastifyRequest,
    sitting: Sitting,
    shown: number | typeof LAST,
    prediction?: { typed: string; fault: string },
  ): Promise<Page> {
    const round = await this.contests.round(sitting.attempt.roundId);
    const { principal } = contestantOf(request);
    const content = examContent({
      sitting,
      shown,
      roundName: shortName(round),
      contestantName: principal.displayName,
      now: this.clock.now(),
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
    const target = published?.standing.summary.predictionTarget ?? null;
    return before && target !== null ? `Ở ${innerName(before)}, con số ấy là ${formatNumber(target)}.` : undefined;
  }
}

/** The question asked for; else the first that has no answer. */
function shownOf(wanted: string | undefined, { attempt }: Sitting): number | typeof LAST {
  if (wanted === LAST) return LAST;
  const number = Number(wanted);
  if (Number.isInteger(number) && number >= 1 && number <= attempt.itemCount) return number;
  const firstOpen = attempt.choices.findIndex((bits) => bits === 0);
  return firstOpen < 0 ? LAST : firstOpen + 1;
}

/** Time is over, and what is on the wire may still arrive: there is a receipt in a moment. */
function overPage(id: AttemptId): Page {
  return page<MessageView>('message', {
    title: 'Đã hết giờ làm bài',
    isPrivate: true,
    heading: 'Đã hết giờ làm bài',
    paragraphs: ['Mọi câu máy chủ đã nhận đều được tính. Vài giây nữa máy tự nộp bài cho bạn.'],
    action: { label: 'Xem biên nhận', url: `/bai-thi/${id}` },
  });
}
