import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Public } from '#access';
import { type Attempt, Attempts, ContestantDesk, quizPart } from '#attempts';
import { ContestReader, type Round, roundOf, roundPhase, type RunningContest } from '#contests';
import { Clock, formatAtEnd, formatAtStart } from '#kernel';
import { QuestionError, SealedBanks } from '#questions';
import { type Registration, RegistrationError } from '#registrations';
import { drawSourceOf, type QuizPart } from '#rules';
import { drawAddress } from '../../edge/draw-address.js';
import { Devices } from '../../edge/devices.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { rollAddress } from '../../edge/roll-address.js';
import { countdownView } from '../landing/countdown-view.js';
import { shortName } from '../../edge/round-name.js';
import { roundNotice } from '../../edge/round-notice.js';
import { HelperMode } from '../register/helper-mode.js';
import { promise } from '../results/promise.js';
import type { RoundStartView } from '../view-models.js';
import { tokenOf } from '../../edge/contestant.js';
import { HotRoute, ReadsSession } from '../../edge/hot-route.js';
import { busyPage, isBusy } from '../../edge/busy-page.js';
import { OpeningCrowds } from './opening-crowds.js';
import { mayEnter, type OwnTurn, OwnTurns, timeLeftOf } from './own-turns.js';
import { PressedStart } from './pressed-start.js';
import { waitingRoom } from './waiting-room.js';

/** Before a sitting: what awaits, and the button. */
@Controller('thi')
export class RoundController {
  constructor(
    private readonly contests: ContestReader,
    private readonly attempts: Attempts,
    private readonly banks: SealedBanks,
    private readonly desks: ContestantDesk,
    private readonly turns: OwnTurns,
    private readonly helpers: HelperMode,
    private readonly devices: Devices,
    private readonly pressed: PressedStart,
    private readonly crowds: OpeningCrowds,
    private readonly clock: Clock,
  ) {}

  /** The button of the landing page leads here: strangers are asked to register first, and come back. */
  @Get(':round')
  @ReadsSession()
  @Public('leads strangers to registration')
  async show(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page | Redirect> {
    const running = await this.contests.running();
    const round = roundOf(running, code);
    const desk = request.sessionToken === undefined ? undefined : await this.desks.of(request.sessionToken, running, round.partCode);
    if (!desk?.registration) return redirect(`/dang-ky?next=/thi/${round.code}`);
    request.principal = desk.principal;
    return this.startPage(running, round, desk.registration, desk.attempts);
  }

  /** Asked by the page of a busy moment, on behalf of a button that was pressed: nothing else may start anything by an address. */
  @Get(':round/bat-dau')
  @HotRoute(Permission.TakePart)
  async startAgain(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('round') code: string,
  ): Promise<Page | Redirect> {
    return this.pressed.isPressed(request, code) ? this.start(request, reply, code) : redirect(`/thi/${encodeURIComponent(code)}`);
  }

  @Post(':round/bat-dau')
  @HotRoute(Permission.TakePart)
  async start(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('round') code: string,
  ): Promise<Page | Redirect> {
    const sessionToken = tokenOf(request);
    const running = await this.contests.running();
    const round = roundOf(running, code);
    const isAssisted = (await this.helpers.helperOf(request)) !== undefined;
    try {
      const { device } = this.devices.guessing(request);
      const id = await this.attempts.start(running, round, { sessionToken }, { isAssisted, device });
      this.pressed.forget(request, reply);
      return redirect(`/bai-thi/${id}`);
    } catch (error) {
      if (error instanceof RegistrationError && error.code === 'NOT_REGISTERED') return redirect(`/dang-ky?next=/thi/${round.code}`);
      if (!isBusy(error)) throw error;
      this.pressed.remember(reply, round.code);
      return busyPage({
        heading: 'Đang có nhiều người vào thi',
        paragraphs: ['Bạn không mất lượt và không mất giờ: giờ làm bài chỉ tính từ khi đề hiện ra.'],
        again: `/thi/${round.code}/bat-dau`,
      });
    }
  }

  private async startPage(running: RunningContest, round: Round, registration: Registration, own: readonly Attempt[]): Promise<Page> {
    const now = this.clock.now();
    const part = quizPart(running.ruleSet, round.partCode);
    const phase = roundPhase(round, now);
    const turn = await this.turns.of(running, round, registration, own);
    const { verdict, open } = turn;
    const mayCome =
      (phase === 'before' &&
        turn.barred === undefined &&
        registration.guardianState !== 'awaited' &&
        verdict.code !== 'not-for-audience') ||
      (phase === 'open' && mayEnter(turn));
    const moment = mayCome && !open ? await this.crowds.momentOf(running, round, registration) : round.opensAt;
    const waiting = mayCome && !open && now < moment ? waitingRoom(round, moment, now) : undefined;
    // The board may have given an attempt more time than its round has.
    const isReady = ((phase === 'open' && mayEnter(turn)) || (open !== undefined && this.turns.mayGoOn(round))) && !waiting;
    const isToCome = (phase === 'before' || phase === 'open') && (turn.barred === undefined || open !== undefined);
    return page<RoundStartView>(
      'round-start',
      {
        title: shortName(round),
        isPrivate: true,
        task: { title: shortName(round), backUrl: '/' },
        state: { isReady },
        heading: isReady ? (open ? `Bài đang dở, ${timeLeftOf(open, now)}` : 'Sẵn sàng vào thi?') : shortName(round),
        ...(isToCome ? awaiting(part, round, await this.hasSeveral(round)) : { facts: [], notes: [] }),
        waiting,
        start: waiting
          ? { url: `/thi/${round.code}/bat-dau`, label: 'Bắt đầu làm bài' }
          : isReady
            ? { url: `/thi/${round.code}/bat-dau`, label: open ? 'Làm tiếp bài đang dở' : 'Bắt đầu làm bài' }
            : undefined,
        closed: isReady || waiting ? undefined : (waitingText(round, phase, registration) ?? closedText(round, phase, turn, now)),
        attemptsText: !isToCome || verdict.left === null || open ? undefined : `Bạn còn ${verdict.left} lượt.`,
        draw: drawSourceOf(running.ruleSet, round.partCode) && { label: 'Cách bốc thăm của đợt thi', url: drawAddress(round.code) },
        study:
          part.study.opens === 'questions-with-answers'
            ? { label: 'Ôn tập trước khi thi', url: '/on-tap' }
            : { label: 'Xem tài liệu ôn tập', url: '/tai-lieu' },
        roundNotice: roundNotice(round, now),
        scripts: waiting ? ['waiting.js'] : [],
      },
      { layout: 'task', ...(waiting ? { again: waiting.again } : {}) },
    );
  }

  /** Whether a question of the round may have several right options; no, as long as nothing is sealed for it. */
  private async hasSeveral(round: Round): Promise<boolean> {
    try {
      return (await this.banks.ofRound(round)).items.some(({ several }) => several);
    } catch (error) {
      if (error instanceof QuestionError) return false;
      throw error;
    }
  }
}

/** What awaits in a round in which one may still sit. */
function awaiting(part: QuizPart, round: Round, hasSeveral: boolean): Pick<RoundStartView, 'facts' | 'notes'> {
  return {
    facts: factsOf(part, hasSeveral),
    notes: [
      'Giờ tính từ lúc bạn bấm nút. Thoát ra hay mất mạng, giờ vẫn chạy; vào lại bạn làm tiếp được.',
      `Đợt thi đóng ${formatAtEnd(round.closesAt)}.`,
    ],
  };
}

function factsOf(part: QuizPart, hasSeveral: boolean): RoundStartView['facts'] {
  const facts = [
    {
      value: `${part.paper.items} câu hỏi`,
      text: hasSeveral ? 'Mỗi câu chọn một đáp án; câu có nhiều đáp án đúng thì ghi rõ.' : 'Mỗi câu chọn một đáp án.',
    },
    { value: `${part.paper.minutes} phút`, text: 'Hết giờ, máy tự nộp những câu đã trả lời.' },
  ];
  if (part.prediction.code !== 'none') facts.push({ value: '1 câu dự đoán', text: 'Dùng để xếp hạng khi nhiều người bằng điểm.' });
  return facts;
}

const CANNOT_START: Record<NonNullable<OwnTurn['verdict']['code']>, string> = {
  'limit-reached': 'Bạn đã dùng hết lượt',
  'too-soon': 'Nghỉ giữa hai lượt',
  'not-for-audience': 'Phần thi dành cho đối tượng khác',
};

/** A child waits for somebody else, and can do something about it. */
function waitingText(round: Round, phase: ReturnType<typeof roundPhase>, { guardianState }: Registration): RoundStartView['closed'] {
  if (guardianState !== 'awaited' || (phase !== 'before' && phase !== 'open')) return undefined;
  return {
    title: 'Chờ cha mẹ đồng ý',
    text: `Bạn vào thi được khi cha, mẹ hoặc người giám hộ đồng ý. Đợt thi đóng ${formatAtEnd(round.closesAt)}.`,
    action: { label: 'Hỏi ý kiến cha mẹ', url: '/cua-toi/nguoi-giam-ho' },
  };
}

function closedText(round: Round, phase: ReturnType<typeof roundPhase>, { verdict, barred }: OwnTurn, now: Date): RoundStartView['closed'] {
  if (barred !== undefined && (phase === 'before' || phase === 'open'))
    return {
      title: 'Bạn không dự thi được',
      text: `${barred} Nếu có nhầm lẫn, hãy báo Ban Tổ chức.`,
      action: { label: 'Xem bài thi của tôi', url: '/cua-toi' },
    };
  switch (phase) {
    case 'before':
      return {
        title: 'Chưa đến giờ mở',
        text: `${shortName(round)} mở ${formatAtStart(round.opensAt)}. Bạn đã đăng ký xong, đến giờ chỉ cần vào lại trang này.`,
        countdown: countdownView(now, round.opensAt),
      };
    case 'open':
      return {
        title: CANNOT_START[verdict.code ?? 'limit-reached'],
        text: verdict.sentence ?? 'Bạn đã dùng hết lượt thi của đợt này.',
        countdown: verdict.retryAt && countdownView(now, verdict.retryAt),
        action: { label: 'Xem bài thi của tôi', url: '/cua-toi' },
      };
    case 'paused':
      return pausedText(round, now);
    case 'annulled':
      return { title: 'Đợt thi đã bị hủy', text: 'Các lượt thi của đợt này không được tính.' };
    case 'pending':
      return {
        title: 'Đợt thi đã đóng',
        text: promise(round, now),
        action: { label: 'Xem bài thi của tôi', url: '/cua-toi' },
      };
    case 'published':
      return {
        title: 'Đã công bố kết quả',
        text: 'Đợt thi này đã xong.',
        action: { label: 'Xem bảng vàng', url: rollAddress.running(round.code) },
      };
  }
}

/** A calm page: nothing is lost, and when it goes on. */
function pausedText({ resumesAt }: Round, now: Date): RoundStartView['closed'] {
  return {
    title: 'Đợt thi đang tạm dừng',
    text: resumesAt
      ? `Mở lại ${formatAtStart(resumesAt)}. Bạn không mất lượt; ai đang làm dở được bù đúng số phút tạm dừng.`
      : 'Ban Tổ chức sẽ báo giờ mở lại ở trang chủ.',
    countdown: resumesAt ? countdownView(now, resumesAt) : undefined,
  };
}
