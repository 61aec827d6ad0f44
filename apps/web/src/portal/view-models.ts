/**
 * What every public page shows, ready to print: formatted, decided and phrased. Templates choose between present and absent
 * and repeat lists; they compute nothing. One interface per template, named after it: `pages/landing.hbs` takes `LandingView`.
 *
 * Fields that end in `Svg` are drawings made by this project and are the only ones printed without escaping.
 * Fields that end in `Url` are addresses on this host. Shares are whole percents ("73%") for SVG width attributes.
 */

/* ---------------------------------------------------------------- shared */

export interface LinkView {
  label: string;
  url: string;
}

/** A line that leads somewhere, with what one finds there. */
export interface LinkRowView extends LinkView {
  detail?: string | undefined;
}

export interface NavItemView extends LinkView {
  current?: boolean | undefined;
}

export interface PageView {
  /** Without the name of the site; the layout adds it. */
  title: string;
  description: string;
  canonicalUrl: string;
  /** Picture of the link preview in Zalo and Facebook, absolute. */
  imageUrl?: string | undefined;
  /** Marks that belong to the whole page: `is-tinted` (receipt), `is-lacquer` (roll of honour). */
  bodyClass?: string | undefined;
  /** Addresses of the stylesheets, theme last: `/assets/portal.css`, `/theme.css`. */
  styles: string[];
  /** Addresses of module scripts. */
  scripts: string[];
  /** True on pages that belong to one person; asks search engines to stay away. */
  isPrivate?: boolean | undefined;
}

/** Head of a page on which there is one thing to do (layout `task`): a way back or the emblem, a name, a place in the row. */
export interface TaskView {
  title: string;
  /** Shows an arrow back instead of the emblem. */
  backUrl?: string | undefined;
  /** "Bước 1 trong 3", "Tuần thi 2" */
  note?: string | undefined;
  /** Bars of progress, one per step. */
  steps?: { isDone: boolean }[] | undefined;
}

export interface SiteView {
  /** "Tỉnh Lâm Đồng" */
  name: string;
  /** "Ban Tổ chức cuộc thi" */
  subtitle: string;
  emblemSvg: string;
  homeUrl: string;
  nav: NavItemView[];
  /** Full name of the contest, for titles and link previews. */
  contestName?: string | undefined;
  /** The signed-in person: a link to "Bài thi của tôi" and the sign-out button. */
  account?: { name: string; url: string; signOutUrl: string } | undefined;
  /** Link for those who are not signed in. */
  signIn?: LinkView | undefined;
  /** "English", when the page exists in English. */
  language?: { label: string; name: string; url: string; code: string } | undefined;
  /** Strip above the head of a ward that deploys its city's contest. */
  deployment?: { ownerName: string; ownerUrl: string; deployerText: string; emblemSvg: string } | undefined;
  footer: FooterView;
}

export interface FooterView {
  /** "UBND tỉnh Lâm Đồng tổ chức cuộc thi theo Kế hoạch năm 2024." */
  sentence: string;
  /** Link to the product with its little stele. Absent on the root site. */
  productUrl?: string | undefined;
  productEmblemSvg?: string | undefined;
  /** "Kết quả ai cũng kiểm tra lại được." */
  productSentence?: string | undefined;
  links?: LinkView[] | undefined;
}

/** Strip at the foot of every page of the demo. */
export interface DemoStripView {
  /** "Bản chạy thử. Bây giờ là 10:42 thứ Năm, 31/10/2024." */
  sentence: string;
  links: LinkView[];
}

/** What the layouts take; every page view extends it. */
export interface LayoutView {
  page: PageView;
  site: SiteView;
  csrfToken: string;
  task?: TaskView | undefined;
  demo?: DemoStripView | undefined;
  /** One sentence after a redirect: "Đã gửi lại mã." */
  flash?: { text: string; isError?: boolean | undefined } | undefined;
}

/** Two drawings of one place; the foreground of both is the deep colour of the band below. */
export interface LandscapeView {
  phoneUrl: string;
  desktopUrl: string;
}

/** Time to an instant as the server saw it; `portal.ts` goes on by minutes, in the last hour by seconds. */
export interface CountdownView {
  /** ISO instants. */
  until: string;
  now: string;
  /** Days, hours, minutes ("07"); in the last hour minutes and seconds. Units that are zero in front are left out. */
  units: { value: string; unit: string }[];
}

/** A bar of 12 px with its number. */
export interface BarView {
  label: string;
  /** "2.846" or "28 trong 35", set bold up to the first `valueRest`. */
  value: string;
  valueRest?: string | undefined;
  /** "73%" */
  width: string;
  /** The first of a ranking, or a target that is reached. */
  isFull?: boolean | undefined;
  url?: string | undefined;
}

/** 1 to 4: the colours of Nhất, Nhì, Ba, Khuyến khích; other tiers take the colour of their place. */
export type PrizeRank = 1 | 2 | 3 | 4;

export interface PrizeTagView {
  label: string;
  rank: PrizeRank;
}

/* ---------------------------------------------------------------- pages/landing.hbs (tenants and wards, every state) */

/**
 * The public face of a contest. The same template serves all states; the state lies in the sentences of `band`:
 * before opening (countdown to the opening, "Đăng ký trước"), open, between rounds, closed with results pending (no countdown),
 * published ("Xem bảng vàng"), and submission period of essays and initiatives.
 */
export interface LandingView extends LayoutView {
  hero: HeroView;
  /** News that matters today, above the prizes: "Tuần 2 lùi giờ đóng đến 11:00." */
  notice?: { title: string; text: string; link?: LinkView | undefined } | undefined;
  targets?: TargetsView | undefined;
  prizes?: PrizesView | undefined;
  schedule?: ScheduleView | undefined;
  submission?: SubmissionCallView | undefined;
  steps?: { title: string; items: { title: string; text: string }[] } | undefined;
  /** Side by side on a wide screen: how many take part, and who has won. */
  results?: { turnout?: TurnoutTeaserView | undefined; roll?: RollTeaserView | undefined } | undefined;
  news?: { title: string; items: NewsTeaserView[] } | undefined;
  more: { title: string; links: LinkRowView[]; exclusion?: { question: string; text: string } | undefined };
}

export interface HeroView {
  /** "Cuộc thi trực tuyến toàn tỉnh, năm 2024" */
  kicker: string;
  /** The title in phrases that do not break inside: "Tìm hiểu về", "Cải cách hành chính", "và Chuyển đổi số". */
  titlePhrases: string[];
  /** May I take part? One sentence. */
  lead: string;
  landscape: LandscapeView;
  band: {
    /** "Tuần thi thứ 2 đang mở." in gold, then "Còn lại". */
    state: string;
    stateRest?: string | undefined;
    countdown?: CountdownView | undefined;
    /** A large word instead of the countdown: "3.412 người dự thi", "Chờ công bố". */
    figure?: { value: string; unit?: string | undefined } | undefined;
    /** "Đóng lúc 9:30 thứ Hai, 04/11/2024" */
    when?: string | undefined;
    /** The one gold button. */
    action?: LinkView | undefined;
    /** "20 câu hỏi và 1 câu dự đoán, khoảng 15 phút." */
    note?: string | undefined;
    second?: LinkView | undefined;
  };
}

export interface PrizesView {
  /** "Mười giải thưởng mỗi tuần" as phrases. */
  titlePhrases: string[];
  intro: string;
  /** In order of rank; `count` is absent while the plan leaves it open. */
  tiers: { label: string; rank: PrizeRank; count?: string | undefined; value?: string | undefined }[];
  collective?: { title: string; text: string; emblemSvg: string } | undefined;
}

export type StageState = 'past' | 'current' | 'future';

export interface ScheduleView {
  title: string;
  intro?: string | undefined;
  stages: { name: string; dates: string; stateText: string; state: StageState; url?: string | undefined }[];
  /** Other parts of the contest: "Phần thi Giải pháp, sáng kiến". */
  parts?: { title: string; text: string; link?: LinkView | undefined }[] | undefined;
  help?: { title: string; text: string; link?: LinkView | undefined } | undefined;
}

/** What is asked of those who send an initiative or an essay. */
export interface SubmissionCallView {
  title: string;
  intro: string;
  facts: { label: string; text: string }[];
  lists: { title: string; items: string[] }[];
  link?: LinkView | undefined;
}

/** Targets of a ward or unit under the brow, then the units one by one. */
export interface TargetsView {
  title: string;
  intro: string;
  total?: { percent: string; sentence: string; width: string; remaining: string } | undefined;
  groups: { title: string; intro?: string | undefined; bars: BarView[] }[];
  more?: LinkView | undefined;
}

export interface TurnoutTeaserView {
  title: string;
  note: string;
  bars: BarView[];
  /** Sentence instead of bars while nobody has taken part. */
  empty?: string | undefined;
  more?: LinkView | undefined;
}

export interface RollTeaserView {
  title: string;
  note: string;
  tiers: { label: string; winners: { name: string; unit: string }[]; isFirst?: boolean | undefined }[];
  more?: LinkView | undefined;
  /** Instead of tiers while results wait. */
  pending?: string | undefined;
}

export interface NewsTeaserView {
  title: string;
  url: string;
  date: string;
  summary?: string | undefined;
}

/* ---------------------------------------------------------------- forms */

export interface ErrorSummaryView {
  /** "Còn 2 chỗ cần sửa" */
  title: string;
  items: { fieldId: string; text: string }[];
}

/** One text field: label, why, error, input in that order. */
export interface FieldView {
  id: string;
  name: string;
  label: string;
  value: string;
  hint?: string | undefined;
  error?: string | undefined;
  type?: 'text' | 'tel' | 'email' | 'search' | undefined;
  inputmode?: 'text' | 'tel' | 'email' | 'numeric' | undefined;
  autocomplete?: string | undefined;
  maxlength?: number | undefined;
  isRequired?: boolean | undefined;
}

/** Three fields in one row; names are `day`, `month`, `year`, ids `<id>-day` and so on. */
export interface DateFieldView {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  day: { value: string; isWrong?: boolean | undefined };
  month: { value: string; isWrong?: boolean | undefined };
  year: { value: string; isWrong?: boolean | undefined };
}

export interface SelectFieldView {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** "Chọn một nhóm", value empty. */
  placeholder: string;
  options: { value: string; label: string; isSelected?: boolean | undefined }[];
}

/** Whole-row radio buttons. */
export interface ChoiceFieldView {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: { value: string; label: string; detail?: string | undefined; isChecked?: boolean | undefined }[];
}

/* ---------------------------------------------------------------- pages/register-who.hbs · GET, POST /dang-ky */

export interface RegisterWhoView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  fullName: FieldView;
  birthDate: DateFieldView;
  phone: FieldView;
  /** For those without a phone, inside a <details>; open when filled or wrong. */
  email?: { summary: string; isOpen?: boolean | undefined; field: FieldView } | undefined;
  audience?: SelectFieldView | undefined;
  /** A tick, name `consent`, value `yes`. */
  consent: { id: string; text: string; privacyUrl: string; isChecked?: boolean | undefined; error?: string | undefined };
  /** Kept through the steps: where to go afterwards. */
  next?: string | undefined;
  signIn: { question: string; link: LinkView };
}

/* ---------------------------------------------------------------- pages/register-unit.hbs · GET, POST /dang-ky/don-vi */

export interface UnitOptionView {
  id: string;
  name: string;
  /** "thị trấn, huyện Lạc Dương" */
  detail: string;
  isChecked?: boolean | undefined;
}

/**
 * The form has two submit buttons, both named `do`: `search` (without script: same page with radio results) and `continue`.
 * It posts `basis`, `q`, `unitId`. `unit-search.ts` turns the search field into a combobox over
 * GET `searchUrl`?q=…&basis=… with the answer `UnitSearchAnswer`.
 */
export interface RegisterUnitView extends LayoutView {
  actionUrl: string;
  searchUrl: string;
  heading: string;
  /** "Vì sao hỏi?" and its answer. */
  why: { question: string; answer: string };
  errors?: ErrorSummaryView | undefined;
  /** Absent where there is only one way to count. Name `basis`. */
  basis?: ChoiceFieldView | undefined;
  /** Name `q`. */
  search: FieldView;
  /** Answers of a search without script; an empty list with `searched` set says that nothing was found. */
  results: UnitOptionView[];
  /** "Có 3 nơi phù hợp." or "Không có nơi nào tên như vậy. Thử viết ngắn hơn." */
  resultsText?: string | undefined;
  chosen?: UnitOptionView | undefined;
  notFound: LinkView;
}

/** JSON of GET /don-vi */
export interface UnitSearchAnswer {
  items: { id: string; name: string; detail: string }[];
}

/* ---------------------------------------------------------------- pages/confirm-code.hbs · /dang-ky/xac-nhan, /dang-nhap/ma */

/** Posts `code`; the resend form posts to `resend.url`. */
export interface ConfirmCodeView extends LayoutView {
  actionUrl: string;
  heading: string;
  /** "Mã gồm 6 chữ số đã gửi tới số 091 ••• •678." */
  sentence: string;
  errors?: ErrorSummaryView | undefined;
  code: FieldView;
  button: string;
  /** "Mã có giá trị đến 10:52." */
  validity?: string | undefined;
  resend?: { url: string; label: string; note?: string | undefined } | undefined;
  change?: LinkView | undefined;
}

/* ---------------------------------------------------------------- pages/sign-in.hbs · /dang-nhap */

export interface SignInView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  /** Name `contact`: phone or e-mail. */
  contact: FieldView;
  next?: string | undefined;
  register: { question: string; link: LinkView };
}

/* ---------------------------------------------------------------- pages/not-eligible.hbs */

export interface NotEligibleView extends LayoutView {
  heading: string;
  intro: string;
  reasons: { text: string; rule?: string | undefined }[];
  /** What one can still do. */
  advice: string;
  actions: LinkView[];
}

/* ---------------------------------------------------------------- pages/round-start.hbs · /thi/:round */

export interface RoundStartView extends LayoutView {
  state: { isReady: boolean };
  heading: string;
  /** "Có gì trong bài thi" as rows: "20 câu hỏi" / "Mỗi câu chọn một đáp án." */
  facts: { value: string; text: string }[];
  /** Sentences before the button: when time runs on, what may be left. */
  notes: string[];
  /** POST /thi/:round/bat-dau; present only when one may start or go on. */
  start?: { url: string; label: string } | undefined;
  /** Instead of the button: waiting before opening, no attempts left, closed, already sitting elsewhere. */
  closed?: { title: string; text: string; countdown?: CountdownView | undefined; action?: LinkView | undefined } | undefined;
  attemptsText?: string | undefined;
  study?: LinkView | undefined;
}

/* ---------------------------------------------------------------- pages/exam.hbs (layout exam) · /bai-thi/:id?cau=7 */

/**
 * All questions of the paper in one document; the current one is shown, the others are `hidden` and their fieldsets disabled,
 * so that without script a POST carries the shown answer only.
 * POST `saveUrl` (form): `_csrf`, `question` (number shown), `choice-<n>` (letter, absent when nothing is chosen),
 * `go` (number, `cuoi` for the last screen) → 303 to /bai-thi/:id?cau=<go>.
 * POST `saveUrl` (JSON, header x-csrf-token): {answers:[{question, choice, seq}]} → {receivedAt: "10:42:07", seq}.
 * POST `submitUrl` (form): `_csrf`, `prediction` → 303 to the receipt.
 */
export interface ExamView extends LayoutView {
  attemptId: string;
  /** "Tuần thi 2" */
  roundName: string;
  contestantName: string;
  saveUrl: string;
  submitUrl: string;
  /** ISO instants by the server's clock. */
  deadline: string;
  now: string;
  /** "12 phút" */
  timeLeft: string;
  /** Highest seq that the server holds for this attempt; 0 at first. */
  lastSeq: number;
  questionCount: number;
  /** "Câu 7 trong 20", or "Câu dự đoán" / "Nộp bài" on the last screen. */
  positionText: string;
  /** "Đã trả lời 7" */
  answeredText: string;
  /** Number of the shown question; absent on the last screen. */
  current?: number | undefined;
  questions: ExamQuestionView[];
  cells: ExamCellView[];
  /** Buttons of the sticky foot while a question is shown. */
  previous?: { label: string; go: string } | undefined;
  next: { label: string; go: string };
  saving: SavingView;
  finish: ExamFinishView;
}

export interface ExamQuestionView {
  number: number;
  text: string;
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

/** JSON of POST saveUrl */
export interface ExamSaveBody {
  answers: { question: number; choice: string; seq: number }[];
}

export interface ExamSaveAnswer {
  receivedAt: string;
  seq: number;
}

/* ---------------------------------------------------------------- pages/receipt.hbs (layout task) · /bien-nhan/:code */

export interface ReceiptView extends LayoutView {
  sealSvg: string;
  /** "Bài của bạn", "đã được nhận" */
  headingPhrases: string[];
  /** "10:58:31 thứ Năm, 31/10/2024" */
  receivedAt: string;
  /** "Hết giờ, máy đã tự nộp những câu bạn trả lời." */
  note?: string | undefined;
  rows: { label: string; value: string }[];
  code: string;
  qrSvg: string;
  qrAlt: string;
  /** In groups of four: "9c41 e07b …" */
  fingerprint: string;
  next?: { title: string; items: { when: string; text: string }[] } | undefined;
  save?: LinkView | undefined;
  share?: { label: string; url: string; text: string } | undefined;
  /** "Biên nhận cũng đã gửi tới số 091 ••• •678." */
  sentTo?: string | undefined;
}

/* ---------------------------------------------------------------- pages/receipt-lookup.hbs · /bien-nhan */

export interface ReceiptLookupView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  /** Name `code`, sent by GET. */
  code: FieldView;
  button: string;
}

/* ---------------------------------------------------------------- pages/my-attempts.hbs · /cua-toi */

export interface MyAttemptsView extends LayoutView {
  heading: string;
  person: { label: string; value: string }[];
  rounds: {
    name: string;
    dates: string;
    state: StageState;
    stateText: string;
    attempts: { title: string; detail: string; tag?: PrizeTagView | undefined; link?: LinkView | undefined }[];
    empty?: string | undefined;
    action?: LinkView | undefined;
  }[];
  certificates?: { title: string; items: LinkRowView[] } | undefined;
  signOut: { url: string; label: string };
}

/* ---------------------------------------------------------------- pages/roll.hbs · /bang-vang/:round */

export interface RollRowView {
  rank: string;
  name: string;
  unit: string;
  /** One per column, in order. */
  facts: string[];
  /** The same facts as a sentence, for the phone. */
  sentence: string;
  prize?: PrizeTagView | undefined;
}

export interface RollView extends LayoutView {
  rounds: NavItemView[];
  /** Present when published. */
  stele?:
    | {
        /** "Tuần thi thứ 1", "từ 21/10 đến 28/10/2024", … joined by commas on a wide screen. */
        lines: string[][];
        emblemSvg: string;
        tiers: RollTierView[];
        plinth: string[];
      }
    | undefined;
  /** Instead of the stele: results pending, or the round not closed yet. */
  pending?: { title: string; text: string; steps: { text: string; isDone: boolean }[]; action?: LinkView | undefined } | undefined;
  reasons?: { title: string; items: { title: string; text: string }[] } | undefined;
  ranking?:
    | {
        columns: { label: string; isNumber: boolean }[];
        rows: RollRowView[];
        /** The same rows for the phone: the first six, the rest behind one line. */
        firstRows: RollRowView[];
        more?: { label: string; rows: RollRowView[] } | undefined;
        note?: string | undefined;
      }
    | undefined;
  collective?: { title: string; intro: string; rows: { name: string; value: string; prize?: PrizeTagView | undefined }[] } | undefined;
  fingerprint?: { titlePhrases: string[]; text: string; label: string; groups: string[]; action?: LinkView | undefined } | undefined;
  certificate?:
    | {
        title: string;
        text: string;
        note?: string | undefined;
        action: LinkView;
        specimenUrl?: string | undefined;
        specimenAlt?: string | undefined;
      }
    | undefined;
}

export interface RollTierView {
  label: string;
  /** Size of the names and number per row. */
  rank: PrizeRank;
  winners: { name: string; unit: string; detail?: string | undefined }[];
}

/* ---------------------------------------------------------------- pages/certificate-check.hbs · /xac-minh/:code */

export interface CertificateCheckView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro?: string | undefined;
  /** Absent on the bare form. */
  result?:
    | {
        kind: 'valid' | 'revoked' | 'unknown';
        title: string;
        text: string;
        rows: { label: string; value: string }[];
        sealSvg?: string | undefined;
        /** Address of the PDF, for its owner only. */
        download?: LinkView | undefined;
      }
    | undefined;
  code: FieldView;
  button: string;
}

/* ---------------------------------------------------------------- pages/rules.hbs · /the-le */

export interface RulesView extends LayoutView {
  document: RulesDocumentView;
  downloads: LinkView[];
}

/** The document model of the rules text; the same that becomes Word and PDF. */
export interface RulesDocumentView {
  issuer: string[];
  motto?: string[] | undefined;
  number?: string | undefined;
  placeAndDate?: string | undefined;
  kind: string;
  title: string;
  preamble: string[];
  chapters: { title?: string | undefined; articles: RulesArticleView[] }[];
  signature?: { lines: string[]; name?: string | undefined } | undefined;
  /** "Bản 2, khóa lúc 9:00 thứ Hai, 14/10/2024" and the fingerprint. */
  version?: { text: string; fingerprint?: string | undefined } | undefined;
}

export interface RulesArticleView {
  id: string;
  /** "Điều 3." */
  number: string;
  title: string;
  /** Text without a number, before the clauses. */
  text?: string | undefined;
  clauses: { number: string; text: string; points?: { letter: string; text: string }[] | undefined }[];
}

/* ---------------------------------------------------------------- pages/reference-documents.hbs · /tai-lieu */

export interface DocumentsView extends LayoutView {
  heading: string;
  intro: string;
  groups: {
    title?: string | undefined;
    items: { title: string; detail?: string | undefined; url?: string | undefined; format?: string | undefined }[];
  }[];
  empty?: string | undefined;
}

/* ---------------------------------------------------------------- pages/study.hbs · /on-tap */

export interface StudyView extends LayoutView {
  heading: string;
  intro: string;
  /** Topics as links that filter; the first is "Tất cả". */
  topics: (NavItemView & { count: string })[];
  questions: {
    number: string;
    text: string;
    options: { letter: string; text: string; isKey: boolean }[];
    explanation?: string | undefined;
    source?: string | undefined;
  }[];
  pages?: { previous?: LinkView | undefined; next?: LinkView | undefined; text: string } | undefined;
  empty?: string | undefined;
}

/* ---------------------------------------------------------------- pages/news-list.hbs, pages/news-article.hbs */

export interface NewsListView extends LayoutView {
  heading: string;
  items: NewsTeaserView[];
  empty?: string | undefined;
}

/** Blocks of an article; text is plain. */
export type NewsBlockView =
  | { paragraph: string }
  | { heading: string }
  | { list: string[] }
  | { image: { url: string; alt: string; width: number; height: number; caption?: string | undefined } };

export interface NewsArticleView extends LayoutView {
  heading: string;
  date: string;
  author?: string | undefined;
  lead?: string | undefined;
  blocks: NewsBlockView[];
  back: LinkView;
}

/* ---------------------------------------------------------------- pages/turnout.hbs · /don-vi-du-thi */

export interface TurnoutView extends LayoutView {
  heading: string;
  note: string;
  rounds: NavItemView[];
  search: { actionUrl: string; value: string };
  columns: { unit: string; people: string; attempts?: string | undefined };
  rows: { rank: string; name: string; detail?: string | undefined; people: string; attempts?: string | undefined; width: string }[];
  totals?: { people: string; attempts?: string | undefined } | undefined;
  empty?: string | undefined;
}

/* ---------------------------------------------------------------- pages/help.hbs · /hoi-dap */

export interface HelpView extends LayoutView {
  heading: string;
  intro?: string | undefined;
  groups: { title: string; items: { question: string; answer: string[]; link?: LinkView | undefined }[] }[];
  contact: { title: string; text: string; rows: { label: string; value: string; url?: string | undefined }[] };
}

/* ---------------------------------------------------------------- pages/text.hbs · /rieng-tu and other plain notes */

export interface TextView extends LayoutView {
  heading: string;
  lead?: string | undefined;
  sections: { title: string; paragraphs: string[]; items?: string[] | undefined }[];
}

/* ---------------------------------------------------------------- pages/message.hbs: 403, 404, 429, 500, 503, offline */

export interface MessageView extends LayoutView {
  /** "Không tìm thấy trang này" */
  heading: string;
  /** What happened, and what to do. */
  paragraphs: string[];
  action?: LinkView | undefined;
  second?: LinkView | undefined;
  /** Number of the request, for those who call for help. */
  reference?: string | undefined;
}

/* ---------------------------------------------------------------- pages/root-landing.hbs, pages/choose-tenant.hbs (layout root) */

export interface ContestCardView {
  name: string;
  contest: string;
  url: string;
  cardUrl: string;
  emblemSvg: string;
  stateText: string;
  isOpen?: boolean | undefined;
  /** Colour of the words, one of the demo's palettes: `lam-dong` … prints the class `place-lam-dong`. */
  palette: string;
}

export interface RootLandingView extends LayoutView {
  hero: { titlePhrases: string[]; lead: string; action: LinkView; phoneArtUrl: string; desktopArtUrl: string };
  contests: { title: string; intro: string; items: ContestCardView[]; empty?: string | undefined };
  promises: { title: string; items: { title: string; text: string }[] };
  organisers?: { title: string; text: string; action: LinkView } | undefined;
}

/** The demo at a bare address: POST `actionUrl` with `tenant` keeps the choice in a cookie. */
export interface ChooseTenantView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  items: (ContestCardView & { value: string })[];
}
