/** Registration, codes, sign-in, and the start of a round. */
import type { CountdownView, LayoutView, LinkView } from './shared.js';

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

/* pages/register-who.hbs · GET, POST /dang-ky */

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
  resend?: LinkView | undefined;
  change?: LinkView | undefined;
}

/* pages/sign-in.hbs · /dang-nhap */

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
  /** POST /thi/:round/bat-dau; present only when one may start or go on. */
  start?: { url: string; label: string } | undefined;
  /** Instead of the button: waiting before opening, no attempts left, closed, already sitting elsewhere. */
  closed?: { title: string; text: string; countdown?: CountdownView | undefined; action?: LinkView | undefined } | undefined;
  attemptsText?: string | undefined;
  study?: LinkView | undefined;
}
