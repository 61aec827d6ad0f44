import { type Attempt, letterOf, positionsOf, type Sitting } from '#attempts';
import { formatAtStart, formatDuration, formatNumber, formatTimeWithSeconds } from '#kernel';
import { predictionQuestion } from '#rules';
import type { PageContent } from '../../edge/page.js';
import type { RoundNoticeView } from '../../edge/round-notice.js';
import { ownTimeLeft } from './own-turns.js';
import type { ExamFinishView, ExamView, LinkView, SavingView } from '../view-models.js';

/** The page after the last question. */
export const LAST = 'cuoi';
/** In an address: the first question without an answer, or the first of all; never the end. */
export const QUESTIONS = 'cau-hoi';
/** The two ways to show the questions, and what a form of all of them says. */
export const ALL = 'tat-ca';
export const ONE_BY_ONE = 'tung-cau';

export interface ExamPage {
  sitting: Sitting;
  roundName: string;
  contestantName: string;
  /** Number of the question shown, or the last screen. */
  shown: number | typeof LAST;
  /** All questions below each other, as the person has wished on this device. */
  isAll: boolean;
  now: Date;
  /** That the round rests, or was annulled. */
  roundNotice?: RoundNoticeView | undefined;
  /** What is wrong with the prediction that was typed, and what was typed. */
  prediction?: { typed: string; fault?: string | undefined } | undefined;
  /** "Ở tuần 1, con số ấy là 1.184." */
  predictionHelp?: string | undefined;
}

/** The exam page: all questions of the paper, the shown one visible. */
export function examContent(of: ExamPage): PageContent<ExamView> {
  const { sitting, shown, isAll, now } = of;
  const { attempt, paper, bank } = sitting;
  const items = new Map<string, (typeof bank.items)[number]>(bank.items.map((item) => [item.question, item]));
  const chosen = attempt.choices.map(positionsOf);
  const answered = chosen.filter((positions) => positions.length > 0).length;
  const count = paper.length;
  const isFinish = shown === LAST;
  const hasPrediction = predictionText(sitting) !== undefined;
  const finishName = hasPrediction ? 'Câu dự đoán' : 'Nộp bài';
  return {
    title: of.roundName,
    isPrivate: true,
    attemptId: attempt.id,
    roundName: of.roundName,
    contestantName: of.contestantName,
    saveUrl: `/bai-thi/${attempt.id}/tra-loi`,
    answersUrl: `/bai-thi/${attempt.id}/luu`,
    submitUrl: `/bai-thi/${attempt.id}/nop`,
    deadline: attempt.deadlineAt.toISOString(),
    now: now.toISOString(),
    timeLeft: timeLeft(ownTimeLeft(attempt, now)),
    rest: restOf(attempt, now),
    roundNotice: of.roundNotice,
    isAll,
    otherView: otherView(attempt.id, isAll),
    questionCount: count,
    positionText: isFinish ? finishName : isAll ? `Tất cả ${count} câu` : `Câu ${shown} trong ${count}`,
    answeredText: isFinish ? `Đã trả lời ${answered} trong ${count}` : `Đã trả lời ${answered}`,
    current: isFinish ? undefined : shown,
    questions: paper.map(({ question, options }, n) => {
      const item = items.get(question);
      return {
        number: n + 1,
        text: item?.text ?? '',
        hint: item?.several ? 'Chọn mọi đáp án đúng.' : undefined,
        inputType: item?.several ? ('checkbox' as const) : ('radio' as const),
        images: (item?.images ?? []).map(({ key, alt, width, height }) => ({ url: `/cau-hoi/hinh/${key}`, alt, width, height })),
        seq: attempt.seqs[n] ?? 0,
        isCurrent: isAll ? !isFinish : n + 1 === shown,
        options: options.map((option, position) => ({
          letter: letterOf(position),
          text: item?.options[option] ?? '',
          isChosen: chosen[n]?.includes(position) ?? false,
        })),
      };
    }),
    cells: paper.map((_, n) => {
      const isAnswered = (chosen[n]?.length ?? 0) > 0;
      return {
        number: n + 1,
        label: `Câu ${n + 1}, ${isAnswered ? 'đã trả lời' : 'chưa trả lời'}`,
        isAnswered,
        isCurrent: !isAll && n + 1 === shown,
      };
    }),
    previous: !isFinish && !isAll && shown > 1 ? { label: `Câu ${shown - 1}`, go: String(shown - 1) } : undefined,
    next: isFinish || isAll || shown === count ? { label: finishName, go: LAST } : { label: `Câu ${shown + 1}`, go: String(shown + 1) },
    saving: savingView(attempt.receivedAt, isAll),
    finish: finishView(of, chosen, finishName),
  };
}

/** The same paper, shown the other way: a link, so that it works without script; remembered by a cookie. */
function otherView(id: string, isAll: boolean): LinkView {
  return isAll
    ? { label: 'Xem từng câu một', url: `/bai-thi/${id}?xem=${ONE_BY_ONE}` }
    : { label: 'Xem tất cả câu trên một trang', url: `/bai-thi/${id}?xem=${ALL}` };
}

function savingView(receivedAt: Date | null, isAll: boolean): SavingView {
  if (!receivedAt) return { state: 'idle', text: `Bấm nút tiếp là máy lưu ${isAll ? 'các câu đã chọn' : 'câu này'}.` };
  return { state: 'received', text: `Máy chủ đã nhận lúc ${formatTimeWithSeconds(receivedAt)}` };
}

function predictionText({ part }: Sitting): string | undefined {
  return predictionQuestion(part);
}

function finishView(
  { sitting, shown, prediction, predictionHelp }: ExamPage,
  chosen: readonly number[][],
  positionText: string,
): ExamFinishView {
  const count = sitting.paper.length;
  const missing = chosen.flatMap((positions, n) => (positions.length === 0 ? [n + 1] : []));
  const question = predictionText(sitting);
  const kept = sitting.attempt.prediction;
  return {
    isCurrent: shown === LAST,
    positionText,
    heading: question ?? 'Nộp bài',
    prediction:
      question === undefined
        ? undefined
        : {
            label: 'Bạn đoán là',
            value: prediction?.typed ?? (kept === null ? '' : formatNumber(Number(kept))),
            unit: 'người',
            help: predictionHelp,
            error: prediction?.fault,
            why: { question: 'Dùng để làm gì?', answer: 'Khi nhiều người bằng điểm, ai đoán gần con số thật hơn được xếp trên.' },
          },
    summary:
      missing.length === 0 ? `Bạn đã trả lời đủ ${count} câu.` : `Bạn còn ${missing.length} câu chưa trả lời: ${missing.join(', ')}.`,
    warning: 'Nộp rồi thì không sửa được nữa.',
    review: { label: 'Xem lại', go: String(missing[0] ?? count) },
    submitLabel: 'Nộp bài',
  };
}

/** "12 phút"; "1 phút 20 giây" in the last two minutes. */
function timeLeft(ms: number): string {
  return ms < 120_000 ? formatDuration(ms) : `${Math.floor(ms / 60_000)} phút`;
}

/** While the round rests the clock stands still: until when. */
function restOf({ pausedUntil }: Pick<Attempt, 'pausedUntil'>, now: Date): ExamView['rest'] {
  if (!pausedUntil || pausedUntil <= now) return undefined;
  return { until: pausedUntil.toISOString(), text: `Đồng hồ của bạn đang dừng, chạy tiếp ${formatAtStart(pausedUntil)}.` };
}
