import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { Sessions } from '#accounts';
import { type Attempt, AttemptError, Attempts, ContestantDesk, positionsOf, ReceiptSigner } from '#attempts';
import { ContestReader, type RunningContest } from '#contests';
import { type AccountId, Clock, type ContestId, formatMomentWithSeconds, formatNumber, readReceiptCode } from '#kernel';
import { OwnScores } from '#results';
import type { Unit } from '#units';
import { OWN_APPEALS } from '../board/addresses.js';
import { productDrawing } from '../drawings.controller.js';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { ReadsSession } from '../../edge/hot-route.js';
import { qrOfLink } from '../../edge/qr-of-link.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { ReceiptGuesses } from '../../edge/receipt-guesses.js';
import { innerName, shortName } from '../../edge/round-name.js';
import { onReceipt } from '../../edge/round-notice.js';
import { SubmissionReceipts } from '../submissions/submission-receipts.js';
import type { ReceiptLookupView, ReceiptView } from '../view-models.js';
import { nextSteps } from './next-steps.js';
import { placeText, pointsText } from './own-words.js';

const GROUP = 4;
const SHOWN_GROUPS = 6;

/** What is said where somebody else has handed the paper in. */
const SEALED_FOR = {
  contestant: undefined,
  deadline: 'Hết giờ, máy đã tự nộp những câu đã trả lời.',
  board: 'Ban Tổ chức đã nhận các câu trả lời đến muộn và nộp bài thay bạn.',
};

const REPLACED = 'Ban Tổ chức đã cho làm tiếp hoặc nhận câu đến muộn. Bài nộp sau được tính thay bài này.';

class LookUpQuery {
  @IsOptional() @IsString() @MaxLength(200) code?: string;
}

/** Receipts. */
@Controller()
export class ReceiptController {
  constructor(
    private readonly contests: ContestReader,
    private readonly attempts: Attempts,
    private readonly desks: ContestantDesk,
    private readonly scores: OwnScores,
    private readonly signer: ReceiptSigner,
    private readonly guesses: ReceiptGuesses,
    private readonly ofSubmissions: SubmissionReceipts,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  @Get('bien-nhan')
  @Public('anybody may look up a receipt by its code')
  async lookUp(@Req() request: FastifyRequest, @Query(FORM) { code: typed }: LookUpQuery): Promise<Page | Redirect> {
    if (!typed) return lookUpPage('', undefined);
    try {
      const attempt = async (): Promise<{ code: string; isOwner: boolean }> => {
        const { receiptCode, accountId } = await this.attempts.byReceipt(readReceiptCode(typed));
        return { code: receiptCode ?? '', isOwner: request.principal?.accountId === accountId };
      };
      const reader = request.principal?.accountId;
      const found = await this.guesses.find(request, () => this.ofSubmissions.orElse(attempt, typed, () => Promise.resolve(reader)));
      return redirect(`/bien-nhan/${'receipt' in found ? found.receipt.receiptCode : found.code}`);
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      return lookUpPage(typed, error.sentence());
    }
  }

  /** The receipt: whole for its owner, without name, answers and guess for everybody else. */
  @Get('bien-nhan/:code')
  @ReadsSession()
  @Public('the code is the proof; personal data is shown to the owner alone')
  async show(@Req() request: FastifyRequest, @Param('code') code: string): Promise<Page> {
    const ofAttempt = async () => {
      const desk = await this.desks.receipt(readReceiptCode(code), request.sessionToken);
      return { ...desk, isOwner: desk.principal?.accountId === desk.attempt.accountId };
    };
    const found = await this.guesses.find(request, () => this.ofSubmissions.orElse(ofAttempt, code, () => this.readerOf(request)));
    if ('receipt' in found) return this.ofSubmissions.slip(request, found);
    const { attempt, isReplaced, principal, unit, isOwner } = found;
    if (principal) request.principal = principal;
    const { isRunning, running } = await this.contestOf(attempt.contestId);
    const round = running.rounds.find((one) => one.id === attempt.roundId) ?? (await this.contests.round(attempt.roundId));
    const next = nextSteps(running, round, this.clock.now());
    const owner = isOwner ? principal : undefined;
    const url = `${request.protocol}://${request.host}/bien-nhan/${attempt.receiptCode ?? ''}`;
    return page<ReceiptView>(
      'receipt',
      {
        title: 'Biên nhận',
        isPrivate: true,
        bodyClass: 'is-tinted',
        task: { title: 'Biên nhận', note: shortName(round) },
        sealSvg: productDrawing('seal') ?? '',
        headingPhrases: isOwner ? ['Bài của bạn', 'đã được nhận'] : ['Bài dự thi này', 'đã được nhận'],
        receivedAt: formatMomentWithSeconds(attempt.submittedAt ?? this.clock.now()),
        note: isReplaced ? REPLACED : SEALED_FOR[attempt.sealedBy ?? 'contestant'],
        roundNotice: onReceipt(round, this.clock.now()),
        rows: [
          { label: 'Cuộc thi', value: `${running.contest.shortTitle}, ${innerName(round)}` },
          ...(owner ? await this.ownRows(attempt, owner.displayName, unit) : []),
        ],
        code: attempt.receiptCode ?? '',
        qrSvg: await qrOfLink(url),
        qrAlt: 'Mã QR dẫn đến biên nhận này',
        fingerprint: groups(attempt.sealSha256 ?? ''),
        signature: this.signature(attempt),
        save: attempt.submittedAt ? { label: 'Tải biên nhận', url: `/bien-nhan/${attempt.receiptCode ?? ''}/bien-nhan.txt` } : undefined,
        next: isOwner && next.length > 0 ? { title: 'Sắp tới', items: next } : undefined,
        // That page and the front page are of the contest that runs.
        onward: isOwner && isRunning ? { label: 'Xem bài thi của tôi', url: '/cua-toi' } : { label: 'Về trang cuộc thi', url: '/' },
        appeal: isOwner && isRunning ? { label: 'Bài này có gì chưa đúng?', url: OWN_APPEALS } : undefined,
        share:
          isOwner && isRunning
            ? { label: 'Rủ cả đơn vị cùng thi', url: `${request.protocol}://${request.host}/`, text: running.contest.shortTitle }
            : undefined,
      },
      { layout: 'task' },
    );
  }

  /** Who is signed in, where the statement that has looked up an attempt has found none. */
  private async readerOf(request: FastifyRequest): Promise<AccountId | undefined> {
    const principal = request.sessionToken === undefined ? undefined : await this.sessions.principal(request.sessionToken);
    if (principal?.kind !== 'contestant') return undefined;
    request.principal = principal;
    return principal.accountId;
  }

  /** The contest of which the slip is proof, also years later. Most ask on the day, about the one that runs. */
  private async contestOf(id: ContestId): Promise<{ isRunning: boolean; running: RunningContest }> {
    const running = await this.contests.running();
    const isRunning = running.contest.id === id;
    return { isRunning, running: isRunning ? running : await this.contests.contest(id) };
  }

  private signature(attempt: Attempt): ReceiptView['signature'] {
    if (!attempt.submittedAt) return undefined;
    const { kid, code } = this.signer.of(attempt);
    return { text: `Đã ký bằng khóa số ${kid}`, url: `/bien-nhan/${code}/bien-nhan.json`, label: 'Xem chữ ký' };
  }

  private async ownRows(attempt: Attempt, name: string, unit: Unit | undefined): Promise<{ label: string; value: string }[]> {
    const score = await this.scores.of(attempt);
    const answered = (attempt.marks ?? []).filter((bits) => positionsOf(bits).length > 0).length;
    return [
      { label: 'Người dự thi', value: name },
      { label: 'Tính cho', value: unit ? placeName(unit) : '' },
      { label: 'Đã trả lời', value: `${answered} trong ${attempt.itemCount} câu` },
      ...(attempt.prediction === null ? [] : [{ label: 'Dự đoán', value: `${formatNumber(Number(attempt.prediction))} người` }]),
      ...(score ? [{ label: 'Điểm', value: pointsText(score) }] : []),
      ...(score?.place ? [{ label: 'Hạng', value: placeText(score.place) }] : []),
    ];
  }
}

function groups(hash: string): string {
  return (hash.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).slice(0, SHOWN_GROUPS).join(' ');
}

function lookUpPage(typed: string, fault: string | undefined): Page {
  return page<ReceiptLookupView>(
    'receipt-lookup',
    {
      title: 'Tra cứu biên nhận',
      task: { title: 'Tra cứu biên nhận', backUrl: '/' },
      actionUrl: '/bien-nhan',
      heading: 'Tra cứu biên nhận',
      intro: 'Nhập mã trên biên nhận để biết máy chủ đã nhận bài chưa.',
      errors: fault ? errorSummary([{ field: 'code', text: fault }]) : undefined,
      code: {
        id: 'code',
        name: 'code',
        label: 'Mã tra cứu',
        hint: 'Ví dụ LD2-7F3K-92QX',
        value: typed,
        error: fault,
        autocomplete: 'off',
        maxlength: 30,
      },
      button: 'Tra cứu',
    },
    { layout: 'task', status: fault ? 404 : 200 },
  );
}
