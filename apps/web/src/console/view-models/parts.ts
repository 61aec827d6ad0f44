/** Parts that stand on several pages; each names its partial under partials/console/. */
import type { LinkView, NavItemView, PrizeTagView } from '../../portal/view-models.js';
import type { AreaFieldView } from './fields.js';

/** A value that a form sends along unseen. */
export interface HiddenView {
  name: string;
  value: string;
}

/** A button that posts; `isGrave` is text in lacquer red. */
export interface PostActionView {
  label: string;
  url: string;
  hidden?: HiddenView[] | undefined;
  isGrave?: boolean | undefined;
  /** What a screen reader hears besides the label: "Gỡ Ngô Văn Hải". */
  hiddenLabel?: string | undefined;
}

/** A state in words with a mark of its own shape. partial state */
export interface StateView {
  label: string;
  /** done: tick; now: full disc; waiting: gold disc, somebody must act; next: empty disc; stopped: bar. */
  kind: 'done' | 'now' | 'waiting' | 'next' | 'stopped';
}

/** The life of a round as a row of steps. partial life */
export interface LifeStepView {
  label: string;
  /** "9:31, đủ 8.214 bài" */
  detail: string;
  isDone?: boolean | undefined;
  /** The step that is going on or awaited. */
  isNow?: boolean | undefined;
}

/** One who signs; awaited unless `isDone` or `isRefused`. */
export interface SignerView {
  /** "Tạ Minh Quân", "Chờ bạn", "Chờ một người khác" */
  name: string;
  /** "Phó Trưởng ban, duyệt 14:05 ngày 28/10" */
  detail: string;
  isDone?: boolean | undefined;
  /** Has said no. */
  isRefused?: boolean | undefined;
}

/** Who has signed, who is awaited, what will happen to how many, the button. partial signing */
export interface SigningView {
  heading: string;
  signers: SignerView[];
  /** Gold top edge: waits for me. */
  isMine?: boolean | undefined;
  sentence: string;
  /** POST; only where I may sign now. */
  approve?: PostActionView | undefined;
  /** A way on instead of, or besides, the button. */
  link?: LinkView | undefined;
  /** POST with `reason`, behind "Trả lại, ghi lý do"; open when the reason was missing. */
  giveBack?: { url: string; label: string; button: string; hidden?: HiddenView[]; reason: AreaFieldView; isOpen?: boolean } | undefined;
  /** Why there is no button: "Bạn đã duyệt lúc 14:05. Người thứ hai phải là người khác." */
  note?: string | undefined;
}

/** A large figure. partial figures */
export interface FigureView {
  value: string;
  label: string;
  url?: string | undefined;
}

/** A long piece of work. partial progress */
export interface ProgressView {
  /** "612 trong 1.020 giấy" */
  text: string;
  /** "60%" */
  width: string;
  /** "60", for the progress bar's value. */
  percent: string;
  /** "Còn chừng 2 phút. Bạn có thể rời trang này." */
  note?: string | undefined;
  isStopped?: boolean | undefined;
}

/** Numbers over time as an area. partial area-chart */
export interface AreaChartView {
  /** What the picture says, in one sentence, for those who do not see it. */
  description: string;
  /** In a box of 1000 × 100 units, y downward, stretched to the panel. */
  linePath: string;
  areaPath: string;
  ticks: { label: string; x: string; anchor: 'start' | 'middle' | 'end' }[];
  /** The numbers behind, folded. */
  table?: { summary: string; view: TableView } | undefined;
}

/** A bar of a unit against its target. partial target-bars */
export interface TargetBarView {
  label: string;
  url?: string | undefined;
  width: string;
  /** Where the black tick stands; absent without a target. */
  tick?: string | undefined;
  value: string;
  target?: string | undefined;
  /** Ochre instead of the tenant's colour. */
  isFarBehind?: boolean | undefined;
}

/** One column. `sort` makes its head a link; `direction` marks the column by which the table is sorted. */
export interface ColumnView {
  label: string;
  /** "phút:giây" */
  unit?: string | undefined;
  isNumber?: boolean | undefined;
  /** Seen by screen readers only: a column of buttons. */
  isHidden?: boolean | undefined;
  sort?: { url: string; direction?: 'ascending' | 'descending' | undefined } | undefined;
}

/** One cell; what is present is printed in this order. */
export interface CellView {
  text?: string | undefined;
  /** Leads to what a number or a name is made of. */
  url?: string | undefined;
  state?: StateView | undefined;
  prize?: PrizeTagView | undefined;
  /** "73%" */
  bar?: { width: string; tick?: string | undefined; isFarBehind?: boolean | undefined } | undefined;
  /** A smaller line below. */
  detail?: string | undefined;
  action?: (LinkView & { hiddenLabel?: string | undefined }) | undefined;
  post?: PostActionView | undefined;
  /** A tick by which the row is chosen; the table stands in a form. */
  pick?: { name: string; value: string; label: string; isChecked?: boolean | undefined } | undefined;
  isNumber?: boolean | undefined;
  /** The cell that names the row. */
  isHead?: boolean | undefined;
  isCode?: boolean | undefined;
  /** Its lines stand as they were typed. */
  isInLines?: boolean | undefined;
}

/** partial table */
export interface TableView {
  /** Name of the table for those who do not see it. */
  label: string;
  columns: ColumnView[];
  rows: { cells: CellView[]; isMarked?: boolean | undefined }[];
  /** Sums. */
  foot?: CellView[] | undefined;
  /** Wider than a desktop: scrolls in its own region there too. */
  isWide?: boolean | undefined;
  /** Two columns, of which the second is told in sentences: on a phone it stands below the first. */
  isTold?: boolean | undefined;
  /** Instead of the table, where there is no row. */
  empty?: EmptyView | undefined;
}

export interface EmptyView {
  title: string;
  text: string;
  action?: LinkView | undefined;
}

/** Search, filters, columns, export: one GET form, so that it works without script. partial table-tools */
export interface TableToolsView {
  actionUrl: string;
  /** Sent as `q`. */
  search?: { value: string; label: string; placeholder: string } | undefined;
  /** A second thing to search by: a unit beside a name. */
  within?: { id: string; name: string; value: string; label: string; placeholder: string } | undefined;
  /** Sort order and whatever else must stay. */
  hidden?: HiddenView[] | undefined;
  filters?: { id: string; name: string; label: string; options: { value: string; label: string; isSelected?: boolean | undefined }[] }[];
  /** Which columns are shown; name `cot`. */
  columns?: { value: string; label: string; isChecked?: boolean | undefined }[] | undefined;
  /** "Xuất bảng này" */
  exports?: LinkView[] | undefined;
  /** "Xóa lọc", present while something is filtered. */
  reset?: LinkView | undefined;
}

/** partial pager */
export interface PagerView {
  /** "1 đến 50 trong 8.214" */
  text: string;
  previousUrl?: string | undefined;
  nextUrl?: string | undefined;
}

/** Links that choose among rounds or states. partial tabs */
export type TabsView = (NavItemView & { count?: string | undefined })[];

/** Term and value in rows. partial rows */
export interface FactView {
  label: string;
  value: string;
  detail?: string | undefined;
  url?: string | undefined;
  /** It leads out of the product: it opens beside it and does not say where somebody came from. */
  isOutside?: boolean;
}
