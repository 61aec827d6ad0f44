/** What the contact of a unit sees: how the unit is doing, its poster, lists of people, reminders. */
import type { DateFieldView, ErrorSummaryView, FieldView, TickView } from './forms.js';
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
  groupText: { id: string; label: string; hint: string; text: string; rows: number };
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
  remind: {
    heading: string;
    sentences: string[];
    /** The message as it will be. */
    sample?: string | undefined;
    action?: { url: string; label: string } | undefined;
    callOff?: { url: string; label: string } | undefined;
    campaigns: { title: string; detail: string }[];
  };
  remove: { sentence: string; url: string; label: string };
}

/* pages/refusal.hbs · GET, POST /khong-nhac/:code */

export interface RefusalView extends LayoutView {
  heading: string;
  paragraphs: string[];
  action?: { url: string; label: string } | undefined;
}
