/** What the contact of a unit sees: how the unit is doing, its poster, lists of people, reminders. */
import type { ChoiceFieldView, DateFieldView, ErrorSummaryView, FieldView, TickView } from './forms.js';
import type { BarView, LayoutView, LinkRowView, LinkView } from './shared.js';
import type { PagerView } from './reading.js';

/** People per day as bars, and the table behind them. */
export interface TrendView {
  description: string;
  /** In the picture's box of 1000 × 100. */
  bars: { x: string; y: string; width: string; height: string }[];
  first: string;
  last: string;
  /** The highest bar: "cao nhất 12 người". */
  most: string;
  rows: { day: string; people: string; total: string }[];
}

/* pages/coordinator.hbs · GET /dau-moi/:id */

export interface CoordinatorView extends LayoutView {
  heading: string;
  /** "Đầu mối cuộc thi Tìm hiểu Cải cách hành chính" */
  lead: string;
  /** Of several units: the way to the others. */
  others?: LinkView | undefined;
  figure: { value: string; text: string; width?: string | undefined; note?: string | undefined };
  facts: { label: string; value: string }[];
  round?: string | undefined;
  trend?: TrendView | undefined;
  below?: { heading: string; note: string; bars: BarView[] } | undefined;
  poster: { text: string; link: LinkView; address: string };
  groupText: { id: string; label: string; hint: string; text: string; rows: number; copy: string };
  links: LinkRowView[];
}

/* pages/coordinator-units.hbs · GET /dau-moi, where there are several or none */

export interface CoordinatorUnitsView extends LayoutView {
  heading: string;
  intro: string;
  units: LinkRowView[];
  back: LinkView;
}

/* pages/coordinator-invitation.hbs · GET, POST /dau-moi/nhan/:token */

export interface CoordinatorInvitationView extends LayoutView {
  actionUrl: string;
  heading: string;
  paragraphs: string[];
  errors?: ErrorSummaryView | undefined;
  birthDate: DateFieldView;
  button: string;
}

/* pages/rosters.hbs · GET, POST /dau-moi/:id/danh-sach */

export interface RostersView extends LayoutView {
  heading: string;
  intro: string;
  back: LinkView;
  errors?: ErrorSummaryView | undefined;
  rosters: LinkRowView[];
  upload: {
    actionUrl: string;
    id: string;
    label: string;
    hint: string;
    error?: string | undefined;
    accept: string;
    button: string;
    template: LinkView;
  };
}

/* pages/roster-preview.hbs · GET, POST /dau-moi/:id/danh-sach/xem/:sheet */

export interface RosterPreviewView extends LayoutView {
  heading: string;
  intro: string;
  faults?:
    { title: string; advice: string; rows: { row: string; column: string; sentence: string }[]; more?: string | undefined } | undefined;
  people?:
    | { caption: string; rows: { name: string; birthDate: string; detail: string; contact: string }[]; more?: string | undefined }
    | undefined;
  notes: string[];
  errors?: ErrorSummaryView | undefined;
  form?:
    | {
        actionUrl: string;
        hidden: { name: string; value: string }[];
        title: FieldView;
        ticks: (TickView & { hint?: string | undefined; error?: string | undefined })[];
        button: string;
      }
    | undefined;
  drop: { actionUrl: string; label: string };
}

/** One group of people to remind: partials/remind.hbs. */
export interface RemindView {
  heading: string;
  sentences: string[];
  /** The message as it will be. */
  sample?: string | undefined;
  action?: { url: string; label: string } | undefined;
  callOff?: { url: string; label: string } | undefined;
  campaigns: { title: string; detail: string }[];
  link?: LinkView | undefined;
}

/* pages/reminders.hbs · GET /dau-moi/:id/nhac */

export interface RemindersView extends LayoutView {
  heading: string;
  intro: string;
  back: LinkView;
  groups: RemindView[];
}

/* pages/roster.hbs · GET /dau-moi/:id/danh-sach/:roster */

export interface RosterView extends LayoutView {
  heading: string;
  intro: string;
  back: LinkView;
  tabs: { label: string; count: string; url: string; current: boolean }[];
  people: { name: string; detail: string; state: string; kind: string }[];
  empty?: string | undefined;
  pager?: PagerView | undefined;
  file: LinkView;
  remind: RemindView;
  remove: { sentence: string; url: string; label: string };
}

/** A field of several lines: partials/lines-field.hbs. */
export interface LinesFieldView {
  id: string;
  name: string;
  label: string;
  value: string;
  rows: string;
  hint?: string | undefined;
  error?: string | undefined;
  maxlength?: number | undefined;
}

/* pages/nominations.hbs · GET /dau-moi/:id/de-cu, /dau-moi/:id/de-cu/chon-bai/:invitation */

export interface NominationsView extends LayoutView {
  heading: string;
  intro: string;
  back: LinkView;
  calls: { title: string; unit: string; sentences: string[]; link: LinkView; second?: LinkView | undefined }[];
  /** Where no call is open. */
  noCall?: string | undefined;
  own?: { heading: string; rows: LinkRowView[]; pager?: PagerView | undefined } | undefined;
}

/* pages/nomination-form.hbs · GET, POST /dau-moi/:id/de-cu/moi/:invitation, /dau-moi/:id/de-cu/:nomination/sua, …/chon-bai/:invitation/:submission, …/:nomination/xac-nhan */

export interface NominationFormView extends LayoutView {
  actionUrl: string;
  heading: string;
  paragraphs: string[];
  /** To what is nominated. */
  read?: LinkView | undefined;
  /** What the organisers say about the call. */
  note?: string | undefined;
  errors?: ErrorSummaryView | undefined;
  hidden?: { name: string; value: string }[] | undefined;
  /** Where it is not known what is nominated. */
  kind?: ChoiceFieldView | undefined;
  fields: { line?: FieldView | undefined; lines?: LinesFieldView | undefined }[];
  after: string;
  button: string;
}

/* pages/nomination.hbs · GET /dau-moi/:id/de-cu/:nomination */

export interface NominationView extends LayoutView {
  heading: string;
  lead: string;
  back: LinkView;
  notice?: { title: string; text: string; isGrave?: boolean | undefined } | undefined;
  state: {
    heading: string;
    sentence: string;
    send?: { url: string; label: string } | undefined;
    next?: LinkView | undefined;
    edit?: LinkView | undefined;
  };
  /** Absent where nobody is named. */
  authors?:
    | {
        heading: string;
        people: {
          name: string;
          detail: string;
          state: string;
          kind: string;
          ask?: { url: string; author: string; label: string } | undefined;
        }[];
      }
    | undefined;
  sections: { heading: string; paragraphs?: string[] | undefined; facts?: { label: string; value: string }[] | undefined }[];
  withdraw?: { url: string; label: string; isOpen: boolean; reason: LinesFieldView } | undefined;
}

/* pages/refusal.hbs · GET, POST /khong-nhac/:code */

export interface RefusalView extends LayoutView {
  heading: string;
  paragraphs: string[];
  action?: { url: string; label: string } | undefined;
}

/* pages/unit-taking-part.hbs · GET /dau-moi/:id/nguoi-du-thi */

export interface UnitTakingPartView extends LayoutView {
  heading: string;
  intro: string;
  back: LinkView;
  parts: {
    title: string;
    /** What the plan asks of the unit. */
    duties: { demands: string; isMet: boolean; sentence: string }[];
    count: string;
    entries: { title: string; authors: string; detail: string; state: string }[];
    list?: LinkView | undefined;
    /** Who leads; POST `people` (all that were shown) and `leaders` (those who are ticked). */
    leaders?:
      | {
          actionUrl: string;
          heading: string;
          text: string;
          people: { id: string; value: string; text: string; detail: string; isChecked: boolean }[];
          button: string;
        }
      | undefined;
  }[];
  /** To where the list of entries is confirmed. */
  send?: LinkView | undefined;
  /** Instead of the parts. */
  empty?: string | undefined;
}

/* pages/unit-list.hbs · GET /dau-moi/:coordinator/bai-du-thi, POST below it for each part */

export interface UnitListView extends LayoutView {
  heading: string;
  intro: string;
  back: LinkView;
  takingPart: LinkView;
  parts: {
    title: string;
    count: string;
    entries: { title: string; authors: string; number: string; state: string }[];
    /** What was confirmed last. */
    confirmed?: { isCurrent: boolean; sentence: string } | undefined;
    /** POST; absent where there is nothing to confirm. */
    form?: { actionUrl: string; hidden: { name: string; value: string }[]; sentence: string; button: string } | undefined;
    files: LinkView[];
    missing: { sentence: string; people: { name: string; detail: string }[]; rest?: string | undefined };
  }[];
  /** Instead of the parts. */
  empty?: string | undefined;
}
