/** Works that have won, and whether their authors let them be read. */
import type { ChoiceFieldView, ErrorSummaryView, SelectFieldView } from './forms.js';
import type { PagerView } from './reading.js';
import type { LayoutView, LinkRowView, LinkView } from './shared.js';

/* pages/archive.hbs · /kho-sang-kien */

export interface ArchiveView extends LayoutView {
  heading: string;
  intro: string;
  /** Absent while there is nothing to search in. */
  search?: { actionUrl: string; value: string; selects: SelectFieldView[] } | undefined;
  /** "3 trong 20 bài.", where something was asked for. */
  count?: string | undefined;
  reset?: LinkView | undefined;
  rows: { title: string; url: string; prize: string; detail: string; summary: string }[];
  /** Absent where everything is on one page. */
  pager?: PagerView | undefined;
  empty?: string | undefined;
}

/* pages/archived-work.hbs · /kho-sang-kien/:submission, /dau-moi/:coordinator/de-cu/chon-bai/:invitation/:submission/doc */

export interface ArchivedWorkView extends LayoutView {
  back: LinkView;
  heading: string;
  facts: { label: string; value: string }[];
  sections: { heading: string; paragraphs: string[] }[];
  files: LinkRowView[];
  note: string;
}

/* pages/own-archive.hbs · /cua-toi/kho-sang-kien */

export interface OwnArchiveView extends LayoutView {
  heading: string;
  intro: string;
  errors?: ErrorSummaryView | undefined;
  works: {
    title: string;
    detail: string;
    state: string;
    link?: LinkView | undefined;
    actionUrl: string;
    answer: ChoiceFieldView;
    button: string;
  }[];
  empty?: string | undefined;
  archive: LinkView;
}
