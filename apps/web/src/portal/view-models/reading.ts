/** Pages one reads: rules, documents, study, news, help, messages. */
import type { NewsTeaserView } from './landing.js';
import type { LayoutView, LinkView, NavItemView } from './shared.js';

/* pages/rules.hbs · /the-le */

export interface RulesView extends LayoutView {
  document: RulesDocumentView;
  downloads: LinkView[];
  /** Corrections that have been published, with their reasons. */
  corrections?: { heading: string; items: string[] } | undefined;
  /** Rounds that were extended, paused or annulled: what the rules say of their times no longer holds. */
  altered?: { heading: string; items: string[] } | undefined;
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
  clauses: {
    number: string;
    text: string;
    points?: { letter: string; text: string }[] | undefined;
    table?: RulesTableView | undefined;
  }[];
}

/** Rounds, prizes, criteria: columns where there is room; on a phone each row is a line with its cells named below it. */
export interface RulesTableView {
  columns: { title: string; isNumber?: boolean }[];
  rows: { head: string; cells: { label: string; text: string; isNumber?: boolean }[] }[];
}

/* pages/reference-documents.hbs · /tai-lieu */

export interface DocumentsView extends LayoutView {
  heading: string;
  intro: string;
  groups: {
    title?: string | undefined;
    items: { title: string; detail?: string | undefined; url?: string | undefined; format?: string | undefined }[];
  }[];
  empty?: string | undefined;
}

/** From page to page of a long list; `text` is "Trang 2 trong 7". */
export interface PagerView {
  previous?: LinkView | undefined;
  next?: LinkView | undefined;
  text: string;
}

/* pages/study.hbs · /on-tap */

export interface StudyView extends LayoutView {
  heading: string;
  intro: string;
  /** Topics as links that filter; the first is "Tất cả". */
  topics: (NavItemView & { count: string })[];
  /** "Luyện từng câu" */
  practise?: LinkView | undefined;
  questions: {
    number: string;
    text: string;
    pictures: StudyPictureView[];
    options: { letter: string; text: string; isKey: boolean }[];
    explanation?: string | undefined;
    source?: string | undefined;
  }[];
  pages?: PagerView | undefined;
  empty?: string | undefined;
}

export interface StudyPictureView {
  url: string;
  alt: string;
  width: string;
  height: string;
}

/* pages/practice.hbs · /on-tap/luyen: one question after the other; what is chosen stands in the address and nowhere else. */

export interface PracticeView extends LayoutView {
  heading: string;
  /** "Câu 3 trong 250" */
  number: string;
  back: LinkView;
  actionUrl: string;
  hidden: { name: string; value: string }[];
  text: string;
  pictures: StudyPictureView[];
  /** "Chọn mọi đáp án đúng" where several are. */
  legend: string;
  isSeveral: boolean;
  options: { id: string; value: string; letter: string; text: string; isChosen: boolean; isKey: boolean }[];
  button: string;
  /** Present once something was chosen; `isRight` decides its colour, the words say it too. */
  verdict?: { isRight: boolean; title: string; key: string[]; explanation?: string | undefined; source?: string | undefined } | undefined;
  next?: LinkView | undefined;
  previous?: LinkView | undefined;
}

/* pages/news-list.hbs, pages/news-article.hbs */

export interface NewsListView extends LayoutView {
  heading: string;
  items: NewsTeaserView[];
  pages?: PagerView | undefined;
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

/* pages/help.hbs · /hoi-dap */

export interface HelpView extends LayoutView {
  heading: string;
  intro?: string | undefined;
  /** `id` is what links from other pages lead to. */
  groups: { id: string; title: string; items: { question: string; answer: string[]; link?: LinkView | undefined }[] }[];
  contact: { title: string; text: string; rows: { label: string; value: string; url?: string | undefined }[] };
  pages?: PagerView | undefined;
}

/* pages/text.hbs · /rieng-tu and other plain notes */

export interface TextView extends LayoutView {
  heading: string;
  lead?: string | undefined;
  back?: LinkView | undefined;
  sections: { title: string; paragraphs: string[]; items?: string[] | undefined; links?: LinkView[] | undefined }[];
}

/* pages/busy.hbs (layout calm): too many at once; the page asks again by itself */

export interface BusyView extends LayoutView {
  heading: string;
  paragraphs: string[];
  /** Where the page asks again by itself. */
  action?: LinkView;
  /** After a form: what it held, to be sent again. */
  carried?: { action: string; label: string; fields: { name: string; value: string }[] };
}

/* pages/message.hbs: 403, 404, 429, 500, 503, offline */

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
