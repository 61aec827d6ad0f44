/** What surrounds registering: a guardian's consent, entering for somebody, asking before, and one's own data afterwards. */
import type { ChoiceFieldView, DateFieldView, ErrorSummaryView, FieldView, SelectFieldView, TickView, UnitOptionView } from './forms.js';
import type { LayoutView, LinkView } from './shared.js';

/* pages/register-guardian.hbs · GET, POST /dang-ky/nguoi-giam-ho, /cua-toi/nguoi-giam-ho/doi */

export interface RegisterGuardianView extends LayoutView {
  actionUrl: string;
  heading: string;
  why: { question: string; answer: string };
  errors?: ErrorSummaryView | undefined;
  fullName: FieldView;
  relation: ChoiceFieldView;
  contact: FieldView;
  button: string;
}

/* pages/guardian-consent.hbs · GET, POST /cua-toi/nguoi-giam-ho */

/** Read by the guardian, on the pupil's device: posts `code` and `publish`. */
export interface GuardianConsentView extends LayoutView {
  heading: string;
  paragraphs: string[];
  errors?: ErrorSummaryView | undefined;
  /** Absent once the consent was given. */
  form?:
    | {
        actionUrl: string;
        statement: string;
        publish: TickView & { hint: string };
        code: FieldView;
        button: string;
        validity?: string | undefined;
      }
    | undefined;
  /** POST: sends a code, or another one. */
  send?: (LinkView & { isFirst: boolean; note?: string | undefined }) | undefined;
  links: LinkView[];
}

/* pages/assisted.hbs · GET, POST /nhap-ho */

export interface AssistedView extends LayoutView {
  heading: string;
  paragraphs: string[];
  rules: string[];
  /** Absent where nobody more may be entered today. */
  form?:
    | {
        actionUrl: string;
        hidden?: { name: string; value: string }[] | undefined;
        tick: TickView & { error?: string | undefined };
        button: string;
      }
    | undefined;
  errors?: ErrorSummaryView | undefined;
}

/* pages/may-i.hbs · GET, POST /du-dieu-kien; POST /du-dieu-kien/da-dang-ky */

/** Two questions on one page: whether one may take part, and whether one has registered. */
export interface MayIView extends LayoutView {
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  rules: {
    id: string;
    heading: string;
    actionUrl: string;
    birthDate: DateFieldView;
    audience?: SelectFieldView | undefined;
    basis?: ChoiceFieldView | undefined;
    search: FieldView;
    results: UnitOptionView[];
    resultsText?: string | undefined;
    button: string;
    /** What the rules say to what was typed. */
    answer?: { title: string; isYes: boolean; items: string[]; action?: LinkView | undefined } | undefined;
  };
  own: { id: string; heading: string; intro: string; actionUrl: string; contact: FieldView; button: string };
}

/* pages/my-unit.hbs · GET, POST /cua-toi/don-vi */

export interface MyUnitView extends LayoutView {
  /** "Về Bài thi của tôi" */
  back: string;
  heading: string;
  intro: string;
  facts: { label: string; value: string }[];
  errors?: ErrorSummaryView | undefined;
  /** Absent once it is fixed. */
  form?:
    | {
        actionUrl: string;
        /** The basis for which a unit is filled in. */
        shown: string;
        searchUrl: string;
        basis?: ChoiceFieldView | undefined;
        onlyBasis?: string | undefined;
        search: FieldView;
        results: UnitOptionView[];
        resultsText?: string | undefined;
        chosen?: UnitOptionView | undefined;
      }
    | undefined;
  changes?: { title: string; items: { title: string; detail: string }[] } | undefined;
}
