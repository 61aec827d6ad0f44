/** pages/console/home.hbs · GET /quan-tri */
import type { LinkView } from '../../portal/view-models.js';
import type { ConsolePageView } from './frame.js';
import type { AreaChartView, EmptyView, FigureView, SigningView, TargetBarView } from './parts.js';

/** One thing that waits for me. Only the first one that is due has the filled button. */
export interface WaitingView {
  title: string;
  text: string;
  /** "Hạn 17:00 hôm nay" */
  due?: string | undefined;
  /** Due today. */
  isUrgent?: boolean | undefined;
  action: LinkView;
  isFirst?: boolean | undefined;
}

/**
 * One mark on a line of the plan. `x` and `width` are percents of the line. `inside` is printed on the mark, `beside` after it,
 * or before it where `isBefore` is set.
 */
export interface PlanMarkView {
  x: string;
  width: string;
  /** past: soft; now: strong; next: outline; receiving: sand; judging: ochre outline; honour: lacquer. */
  kind: 'past' | 'now' | 'next' | 'receiving' | 'judging' | 'honour';
  inside?: { text: string; x: string } | undefined;
  beside?: { text: string; x: string; isBefore?: boolean | undefined } | undefined;
}

export interface PlanRowView {
  label: string;
  /** The line in words: "Tuần 1 đã xong; tuần 2 đang mở đến 9:30 thứ Hai 04/11; …". */
  description: string;
  marks: PlanMarkView[];
}

export interface HomeView extends ConsolePageView {
  waiting: { heading: string; items: WaitingView[]; empty?: EmptyView | undefined };
  /** Something that two people sign, mine first. */
  signing?: SigningView | undefined;
  /** Kept up to date by console.ts, which asks for the page again every `refreshSeconds`. */
  live?:
    | {
        heading: string;
        figures: FigureView[];
        /** "Máy chủ nhận mọi câu trả lời," / "chậm nhất 0,2 giây trong 10 phút qua" */
        note?: string[] | undefined;
        chart?: AreaChartView | undefined;
        empty?: EmptyView | undefined;
        refreshSeconds: string;
      }
    | undefined;
  /** One for each part that receives submissions. */
  receiving?: { heading: string; figures: FigureView[]; note: string[] }[] | undefined;
  targets?:
    | {
        heading: string;
        bars: TargetBarView[];
        /** No unit has a target: no column for it. */
        isPlain?: boolean | undefined;
        note: string;
        link?: LinkView | undefined;
        empty?: EmptyView | undefined;
      }
    | undefined;
  /** Absent while there is no contest. */
  plan?:
    | {
        heading: string;
        /** "38%"; absent outside the plan. */
        todayX?: string | undefined;
        rows: PlanRowView[];
        ticks: { label: string; x: string; anchor: 'start' | 'middle' | 'end' }[];
        note?: string | undefined;
      }
    | undefined;
}
