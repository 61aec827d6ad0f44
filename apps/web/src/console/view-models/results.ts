/** From the standing to the certificate. */
import type { LinkView, PrizeTagView } from '../../portal/view-models.js';
import type { CardFormView } from './fields.js';
import type { ConsolePageView } from './frame.js';
import type {
  CellView,
  ColumnView,
  EmptyView,
  FactView,
  LifeStepView,
  PagerView,
  PostActionView,
  ProgressView,
  SigningView,
  TableToolsView,
  TableView,
  TabsView,
} from './parts.js';

/** A row of the standing: a person, or (with `strong` and `text`) why those that follow stand so, or (`divider`) the end of the prizes. */
export interface StandingRowView {
  tie?: { strong: string; text: string } | undefined;
  divider?: string | undefined;
  rank?: string | undefined;
  name?: string | undefined;
  url?: string | undefined;
  /** "TP Đà Lạt" */
  detail?: string | undefined;
  /** "K-40812" */
  code?: string | undefined;
  cells?: CellView[] | undefined;
  prize?: PrizeTagView | undefined;
  /** Belongs to the tie explained above: gold edge. */
  isTied?: boolean | undefined;
}

/** pages/console/standing.hbs · GET /quan-tri/ket-qua/:round */
export interface StandingView extends ConsolePageView {
  life: LifeStepView[];
  /** While the machine computes; then no table. */
  computing?: { title: string; text: string; progress?: ProgressView | undefined; refreshSeconds: string } | undefined;
  tools?: TableToolsView | undefined;
  table?:
    | {
        label: string;
        /** Whose a row is, as the column's head: "Bài dự thi"; "Người dự thi" unless said otherwise. */
        rowLabel?: string | undefined;
        /** Between the person and the prize. */
        columns: ColumnView[];
        /** All columns: those above and three more. */
        columnCount: string;
        rows: StandingRowView[];
      }
    | undefined;
  pager?: PagerView | undefined;
  empty?: EmptyView | undefined;
  signing?: SigningView | undefined;
  /** POST: having a standing that was given back computed again. */
  form?: CardFormView | undefined;
  exclusions?: { heading: string; items: { title: string; text: string }[]; link?: LinkView | undefined } | undefined;
  fingerprint?: { heading: string; groups: string[]; text: string; link?: LinkView | undefined } | undefined;
  /** The book of winners, paying, the draw: for those who may. */
  papers?: { heading: string; links: LinkView[] } | undefined;
  /** Earlier versions, where there are any. */
  versions?: { heading: string; rows: FactView[] } | undefined;
}

/** pages/console/publication.hbs · GET /quan-tri/ket-qua/:round/cong-bo */
export interface PublicationView extends ConsolePageView {
  life: LifeStepView[];
  /** "10:00" / "thứ Tư, 30/10/2024" / "còn 17 giờ 20 phút" */
  moment: { time: string; date: string; left?: string | undefined; label: string };
  /** What will happen, in order. */
  effects: { heading: string; items: { title: string; text: string }[] };
  signing: SigningView;
  facts: FactView[];
  links?: LinkView[] | undefined;
}

/** pages/console/certificates.hbs · GET /quan-tri/giay-chung-nhan */
export interface CertificatesView extends ConsolePageView {
  tabs?: TabsView | undefined;
  /** The job: not started (`issue`), running or stopped (`progress`), done (neither). */
  job: {
    heading: string;
    text: string;
    progress?: ProgressView | undefined;
    /** POST: "Cấp 10 giấy chứng nhận", "Làm tiếp" */
    issue?: PostActionView | undefined;
    refreshSeconds?: string | undefined;
    links?: LinkView[] | undefined;
  };
  facts: FactView[];
  tools?: TableToolsView | undefined;
  table: TableView;
  pager?: PagerView | undefined;
}
