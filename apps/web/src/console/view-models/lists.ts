/** Pages that are one table, and those that are a few tables beside a form. */
import type { LinkView } from '../../portal/view-models.js';
import type { CardFormView, PictureView } from './fields.js';
import type { ConsolePageView } from './frame.js';
import type { AreaChartView, FactView, FigureView, PagerView, SigningView, TableToolsView, TableView, TabsView } from './parts.js';

/**
 * pages/console/list.hbs: /dot-thi, /ket-qua, /tin-tuc, /tai-lieu, /cau-hoi, /nguoi-du-thi, /nhat-ky and every further page
 * that is one table.
 */
export interface ListView extends ConsolePageView {
  /** "Viết tin mới" */
  primary?: LinkView | undefined;
  tabs?: TabsView | undefined;
  figures?: FigureView[] | undefined;
  tools?: TableToolsView | undefined;
  chart?: AreaChartView | undefined;
  table: TableView;
  /** Rows may be chosen, and go to the address by GET as what their `pick` says. */
  picking?: { url: string; button: string; all: LinkView } | undefined;
  pager?: PagerView | undefined;
  /** A sentence below: where the times come from, what is masked. */
  note?: string | undefined;
}

/** pages/console/groups.hbs: /ban-to (teams and exclusions), /nhan-su (staff and their roles). */
export interface GroupsView extends ConsolePageView {
  /** Above all groups. */
  tools?: TableToolsView | undefined;
  groups: {
    heading: string;
    sentence?: string | undefined;
    table: TableView;
    pager?: PagerView | undefined;
    links?: LinkView[] | undefined;
  }[];
  /** Forms at the side. */
  forms: CardFormView[];
  /** Below a page that leads back, the forms come first; here only after what has to be read before anything is decided. */
  isReadFirst?: boolean | undefined;
  /** "Ai được làm gì" */
  explained?: { heading: string; items: { title: string; text: string }[] } | undefined;
}

/** pages/console/settings.hbs: /thiet-lap, read only. */
export interface SettingsView extends ConsolePageView {
  official: { title: string; text: string; links: LinkView[] };
  sections: { id: string; heading: string; facts: FactView[]; note?: string | undefined }[];
}

/** pages/console/clock.hbs: /dong-ho, demo only. All buttons POST to the address they carry. */
export interface ClockView extends ConsolePageView {
  /** "10:42" */
  time: string;
  /** "Thứ Năm, 31/10/2024" */
  date: string;
  /** "Đồng hồ thật: 20:55 thứ Sáu, 20/11/2026. Bản chạy thử chậm hơn 749 ngày." */
  offset: string;
  /** Nearest first; one posts `at` = `value`. */
  events: { actionUrl: string; items: { title: string; moment: string; effect: string; value: string; isFirst?: boolean | undefined }[] };
  move: CardFormView;
  /** POST; absent while the clock is true. */
  restore?: { label: string; url: string; sentence: string } | undefined;
}

/**
 * pages/console/detail.hbs: what one row is made of: a question with its options and its second signature (/cau-hoi/:code),
 * a person (/nguoi-du-thi/:code), a place in the standing (/ket-qua/:round/:code).
 */
export interface DetailView extends ConsolePageView {
  sections: {
    heading: string;
    paragraphs?: string[] | undefined;
    /** Options of a question. */
    options?: { letter: string; text: string; isRight?: boolean | undefined }[] | undefined;
    /** Below the paragraphs. */
    pictures?: PictureView[] | undefined;
    facts?: FactView[] | undefined;
    /** Stands alone under its heading, without the rest. */
    table?: TableView | undefined;
  }[];
  signing?: SigningView | undefined;
  /** At the side, with their heading and links. */
  factsHeading?: string | undefined;
  facts?: FactView[] | undefined;
  links?: LinkView[] | undefined;
}
