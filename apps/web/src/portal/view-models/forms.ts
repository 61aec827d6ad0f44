/** Registration, codes, sign-in, and the start of a round. */
import type { RoundNoticeView } from '../../edge/round-notice.js';
import type { CountdownView, LayoutView, LinkRowView, LinkView } from './shared.js';

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
  type?: 'text' | 'tel' | 'email' | 'search' | 'password' | undefined;
  inputmode?: 'text' | 'tel' | 'email' | 'numeric' | 'decimal' | undefined;
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
  /** What stands there while nothing is chosen; left out where something always is. */
  placeholder?: string | undefined;
  options: { value: string; label: string; isSelected?: boolean | undefined }[];
}

/** Whole-row radio buttons. */
export interface ChoiceFieldView {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: {
    value: string;
    label: string;
    detail?: string | undefined;
    isChecked?: boolean | undefined;
    /** "#14513B", where one chooses a colour. */
    swatch?: string | undefined;
  }[];
}

/** A tick with its text. */
export interface TickView {
  id: string;
  name: string;
  value: string;
  text: string;
  isChecked?: boolean | undefined;
}

/** Said on every step of an entry for somebody else. */
export interface HelperView {
  /** "Đỗ Thị Lụa đang nhập hộ. Hôm nay còn nhập hộ được 19 người." */
  sentence: string;
  /** POST. */
  stop: LinkView;
}

/* pages/register-who.hbs · GET, POST /dang-ky */

export interface RegisterWhoView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  fullName: FieldView;
  birthDate: DateFieldView;
  /** Absent where the rules want an address. */
  phone?: FieldView | undefined;
  /** For those without a phone, inside a <details>; open when filled or wrong. */
  email?: { summary: string; isOpen?: boolean | undefined; field: FieldView } | undefined;
  audience?: SelectFieldView | undefined;
  /** What else the rules ask for, line by line. */
  lines: FieldView[];
  /** Name `identityNumber`; the tick below it, name `identityConfirmed`, where the number looks wrong. */
  identity?: { field: FieldView; confirm?: TickView | undefined } | undefined;
  /** What one declares; each tick has the name `declared`. */
  declarations?: { id: string; label: string; error?: string | undefined; ticks: TickView[] } | undefined;
  /** A tick, name `consent`, value `yes`. */
  consent: { id: string; text: string; privacyUrl: string; isChecked?: boolean | undefined; error?: string | undefined };
  /** The other consent, name `publish`, value `yes`; nobody needs to give it. */
  publish: TickView & { hint: string };
  /** Where a helper enters for somebody: whose device it is, and how to end it. */
  helper?: HelperView | undefined;
  /** Kept through the steps: where to go afterwards. */
  next?: string | undefined;
  signIn: { question: string; link: LinkView };
}

/* pages/register-unit.hbs · GET, POST /dang-ky/don-vi */

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
  /** The only way to count, where there is one. */
  onlyBasis?: string | undefined;
  /** Name `q`. */
  search: FieldView;
  /** Answers of a search without script; an empty list with `searched` set says that nothing was found. */
  results: UnitOptionView[];
  /** "Có 3 nơi phù hợp." or "Không có nơi nào tên như vậy. Thử viết ngắn hơn." */
  resultsText?: string | undefined;
  chosen?: UnitOptionView | undefined;
  notFound: LinkView;
}

/* pages/register-ward-unit.hbs · the same addresses on the page of a ward that deploys its city's contest */

/** It posts `basis` and `viaUnitId`. */
export interface RegisterWardUnitView extends LayoutView {
  actionUrl: string;
  heading: string;
  why: { question: string; answer: string };
  errors?: ErrorSummaryView | undefined;
  basis?: ChoiceFieldView | undefined;
  units: ChoiceFieldView;
  /** For those who do not belong here: leads to the site of the city. */
  elsewhere: { question: string; label: string };
}

/** JSON of GET /don-vi */
export interface UnitSearchAnswer {
  items: { id: string; name: string; detail: string }[];
}

/* pages/confirm-code.hbs · /dang-ky/xac-nhan, /dang-nhap/ma */

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
  /** `note` says from when on another code may be sent: "Chưa thấy mã? Gửi lại được từ 10:43:07." */
  resend?: (LinkView & { note?: string | undefined }) | undefined;
  change?: LinkView | undefined;
}

/* pages/sign-in.hbs · /dang-nhap (by code), /dang-nhap/mat-khau (by password) */

export interface SignInView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  /** Name `contact`: phone or e-mail. */
  contact: FieldView;
  /** Name `password`; absent where a code is sent. */
  password?: FieldView | undefined;
  next?: string | undefined;
  button: string;
  /** Other ways in: "Đăng nhập bằng mật khẩu", "Đăng nhập bằng VNeID". */
  ways: LinkView[];
  register: { question: string; link: LinkView };
}

/* pages/account.hbs · /tai-khoan */

/** What one is known by and how one signs in. */
export interface AccountView extends LayoutView {
  heading: string;
  person: { label: string; value: string }[];
  sections: {
    id: string;
    heading: string;
    /** What it is now, and what it is for. */
    paragraphs: string[];
    /** What is written down, fact by fact. */
    facts?: { label: string; value: string }[] | undefined;
    lines?:
      | {
          title: string;
          detail?: string | undefined;
          post?: { url: string; label: string; hiddenLabel: string; hidden?: { name: string; value: string }[] | undefined } | undefined;
        }[]
      | undefined;
    links?: LinkView[] | undefined;
    /** POST, below the lines. */
    post?: { url: string; label: string; hidden?: { name: string; value: string }[] | undefined } | undefined;
  }[];
  back: LinkView;
}

/* pages/account-form.hbs · /tai-khoan/mat-khau, /tai-khoan/lien-he, /dang-nhap/lien-ket */

/** One form about oneself; the second, where there is one, posts elsewhere. */
export interface AccountFormView extends LayoutView {
  heading: string;
  intro: string[];
  errors?: ErrorSummaryView | undefined;
  actionUrl: string;
  fields: FieldView[];
  button: string;
  /** What it does cannot be undone. */
  isGrave?: boolean | undefined;
  second?: { heading: string; sentence: string; actionUrl: string; fields: FieldView[]; button: string } | undefined;
  links?: LinkView[] | undefined;
}

/* pages/choose-person.hbs · /dang-nhap/chon, where several share a phone or an address */

/** It posts `person`. */
export interface ChoosePersonView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  people: ChoiceFieldView;
  next?: string | undefined;
  button: string;
}

/* pages/not-eligible.hbs */

export interface NotEligibleView extends LayoutView {
  heading: string;
  intro: string;
  reasons: { text: string; rule?: string | undefined }[];
  /** What one can still do. */
  advice: string;
  actions: LinkView[];
}

/* pages/round-start.hbs · /thi/:round */

export interface RoundStartView extends LayoutView {
  state: { isReady: boolean };
  heading: string;
  /** "Có gì trong bài thi" as rows: "20 câu hỏi" / "Mỗi câu chọn một đáp án." */
  facts: { value: string; text: string }[];
  /** Sentences before the button: when time runs on, what may be left. */
  notes: string[];
  /** POST /thi/:round/bat-dau; present only when one may start or go on; disabled while one waits. */
  start?: { url: string; label: string } | undefined;
  /** Before the opening, and for some seconds after it in a crowd: with script the button opens at `moment`. */
  waiting?: { title: string; text: string; note: string; countdown: CountdownView; moment: string } | undefined;
  /** Instead of the button: no attempts left, closed, already sitting elsewhere. */
  closed?: { title: string; text: string; countdown?: CountdownView | undefined; action?: LinkView | undefined } | undefined;
  attemptsText?: string | undefined;
  study?: LinkView | undefined;
  /** Where the rules draw from a public source: how that goes. */
  draw?: LinkView | undefined;
  /** What the public reads of a round that was extended, paused or annulled. */
  roundNotice?: RoundNoticeView | undefined;
}

/* pages/nomination-consent.hbs · /de-cu/:consentCode: an author is asked whether they want to be nominated; needs no script */
export interface NominationConsentView extends LayoutView {
  heading: string;
  paragraphs: string[];
  rows?: { label: string; value: string }[] | undefined;
  /** "Tóm tắt" unless it says otherwise. */
  summaryTitle?: string | undefined;
  summary?: string[] | undefined;
  /** POST with `answer`; absent once it is answered. */
  ask?: { heading: string; points: string[]; url: string; seen: string; agree: string; refuse: string } | undefined;
  /** POST: who has agreed thinks again. */
  takeBack?: { url: string; label: string } | undefined;
  /** On the own page: each leads to its question or answer. */
  list?: LinkRowView[] | undefined;
  /** The way in by a code that was copied by hand. */
  find?: { code: FieldView } | undefined;
}
