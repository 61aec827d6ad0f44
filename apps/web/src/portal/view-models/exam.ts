/** The exam, its receipt, and one's own attempts. */
import type { RoundNoticeView } from '../../edge/round-notice.js';
import type { ErrorSummaryView, FieldView } from './forms.js';
import type { StageState } from './landing.js';
import type { LayoutView, LinkRowView, LinkView, PrizeTagView } from './shared.js';

/* pages/exam.hbs (layout exam) · /bai-thi/:id?cau=7 */

/**
 * All questions of the paper in one document; the current one is shown, the others are `hidden` and their fieldsets disabled,
 * so that without script a POST carries the shown answer only.
 * POST `saveUrl` (form): `_csrf`, `question` (number shown, `tat-ca` for all), `choice-<n>` (letters, absent when nothing is
 * chosen), `go` (number, `cuoi` for the last screen) → 303 to /bai-thi/:id?cau=<go>.
 * POST `answersUrl` (JSON): {answers:[{question, choice, seq}], prediction?} → {receivedAt: "10:42:07", now, seq, held}.
 * POST `submitUrl` (form): `_csrf`, `prediction` → 303 to the receipt; {receipt: path} for who accepts JSON.
 */
export interface ExamView extends LayoutView {
  attemptId: string;
  /** "Tuần thi 2" */
  roundName: string;
  contestantName: string;
  saveUrl: string;
  /** Where the page's script sends answers. */
  answersUrl: string;
  submitUrl: string;
  /** ISO instants by the server's clock. */
  deadline: string;
  now: string;
  /** "12 phút" */
  timeLeft: string;
  /** Until when the person's clock stands still, ISO, and in words; the time left is theirs alone. */
  rest?: { until: string; text: string } | undefined;
  /** That the round rests, or was annulled, while somebody sits in it. */
  roundNotice?: RoundNoticeView | undefined;
  /** All questions below each other; the other way to show them is a link. */
  isAll: boolean;
  otherView: LinkView;
  questionCount: number;
  /** "Câu 7 trong 20", or "Câu dự đoán" / "Nộp bài" on the last screen. */
  positionText: string;
  /** "Đã trả lời 7" */
  answeredText: string;
  /** Number of the shown question; absent on the last screen. */
  current?: number | undefined;
  questions: ExamQuestionView[];
  cells: ExamCellView[];
  /** On the last screen, once everything is answered. */
  isMapHidden?: boolean | undefined;
  /** Buttons of the sticky foot while a question is shown. */
  previous?: { label: string; go: string } | undefined;
  next: { label: string; go: string };
  saving: SavingView;
  finish: ExamFinishView;
}

export interface ExamQuestionView {
  number: number;
  text: string;
  /** "Chọn mọi đáp án đúng", where several may be chosen. */
  hint?: string | undefined;
  inputType: 'radio' | 'checkbox';
  images: { url: string; alt: string; width: number; height: number }[];
  /** Number of the answer that the server holds; 0 without one. */
  seq: number;
  /** Whether it is shown. */
  isCurrent: boolean;
  options: { letter: string; text: string; isChosen: boolean }[];
}

export interface ExamCellView {
  number: number;
  /** "Câu 5, chưa trả lời" */
  label: string;
  isAnswered: boolean;
  isCurrent: boolean;
}

export interface SavingView {
  state: 'idle' | 'received';
  /** "Máy chủ đã nhận lúc 10:42:07"; "Chạm vào một đáp án, máy tự lưu." */
  text: string;
}

/** Last screen: the prediction, if the rules have one, the warning, and "Nộp bài". */
export interface ExamFinishView {
  isCurrent: boolean;
  /** "Câu dự đoán" or "Nộp bài" */
  positionText: string;
  heading: string;
  prediction?:
    | {
        label: string;
        value: string;
        /** "người" */
        unit: string;
        /** "Tuần 1 có 1.184 người trả lời đúng cả 20 câu." */
        help?: string | undefined;
        error?: string | undefined;
        why: { question: string; answer: string };
      }
    | undefined;
  /** "Bạn đã trả lời đủ 20 câu." or "Bạn còn 3 câu chưa trả lời: 5, 12, 14." */
  summary: string;
  /** "Nộp rồi thì không sửa được nữa." */
  warning: string;
  review: { label: string; go: string };
  submitLabel: string;
}

/** JSON of POST answersUrl */
export interface ExamSaveBody {
  answers: { question: number; choice: string; seq: number }[];
}

export interface ExamSaveAnswer {
  receivedAt: string;
  /** The server's time, and when the paper is due, in milliseconds. */
  now: number;
  deadline: number;
  seq: number;
  /** What the server now holds for the questions that were sent. */
  held: { question: number; choice: string }[];
}

/* pages/receipt.hbs (layout task) · /bien-nhan/:code */

export interface ReceiptView extends LayoutView {
  sealSvg: string;
  /** "Bài của bạn", "đã được nhận" */
  headingPhrases: string[];
  /** "10:58:31 thứ Năm, 31/10/2024" */
  receivedAt: string;
  /** "Hết giờ, máy đã tự nộp những câu bạn trả lời." */
  note?: string | undefined;
  /** That its round was annulled, or corrected. */
  roundNotice?: RoundNoticeView | undefined;
  rows: { label: string; value: string }[];
  code: string;
  qrSvg: string;
  qrAlt: string;
  /** In groups of four: "9c41 e07b …" */
  fingerprint: string;
  /** "Đã ký bằng khóa số 0f1e…", with the way to the signature. */
  signature?: { text: string; url: string; label: string } | undefined;
  next?: { title: string; items: { when: string; text: string }[] } | undefined;
  /** The receipt as a file. */
  save?: LinkView | undefined;
  /** The way on: one's own attempts, or for everybody else the contest. */
  onward: LinkView;
  /** Where its owner says that something is wrong. */
  appeal?: LinkView | undefined;
  share?: { label: string; url: string; text: string } | undefined;
  /** "Biên nhận cũng đã gửi tới số 091 ••• •678." */
  sentTo?: string | undefined;
}

/* pages/receipt-lookup.hbs · /bien-nhan */

export interface ReceiptLookupView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  /** Name `code`, sent by GET. */
  code: FieldView;
  button: string;
}

/* pages/my-attempts.hbs · /cua-toi */

export interface MyAttemptsView extends LayoutView {
  heading: string;
  person: { label: string; value: string }[];
  rounds: {
    name: string;
    dates: string;
    state: StageState;
    stateText: string;
    /** What the public reads of a round that was extended, paused or annulled. */
    roundNotice?: RoundNoticeView | undefined;
    attempts: { title: string; detail: string; tag?: PrizeTagView | undefined; link?: LinkView | undefined }[];
    empty?: string | undefined;
    /** The one thing to do now, for the round that is open. */
    action?: LinkView | undefined;
    links?: LinkView[] | undefined;
  }[];
  /** What waits for the person; first of all. */
  tasks?: { title: string; items: LinkRowView[] } | undefined;
  certificates?: { title: string; items: LinkRowView[] } | undefined;
  /** Where several share a phone. */
  others?: LinkView | undefined;
  /** Asking the board, the registration, the account. */
  groups: { title: string; items: LinkRowView[] }[];
  signOut: { url: string; label: string };
}
