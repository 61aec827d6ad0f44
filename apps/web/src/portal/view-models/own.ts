/** What concerns somebody's own attempts beside sitting. */
import type { LinesFieldView } from './coordinators.js';
import type { ChoiceFieldView, ErrorSummaryView, FieldView } from './forms.js';
import type { LayoutView, LinkRowView } from './shared.js';

/* pages/own-case.hbs · /cua-toi/ban-to-chuc-hoi: what organisers ask about an attempt, and where the person answers */

export interface OwnCaseView extends LayoutView {
  heading: string;
  errors?: ErrorSummaryView | undefined;
  paragraphs: string[];
  rows?: { label: string; value: string }[] | undefined;
  links?: LinkRowView[] | undefined;
  form?: { url: string; answer: LinesFieldView; button: string } | undefined;
}

/* pages/own-board.hbs · /cua-toi/khieu-nai, /cua-toi/cau-hoi: what somebody asks of the organisers, and what became of it */

export interface OwnBoardView extends LayoutView {
  heading: string;
  errors?: ErrorSummaryView | undefined;
  paragraphs: string[];
  /** `isTold`: what somebody wrote, in sentences. */
  rows?: { label: string; value: string; isTold?: boolean | undefined }[] | undefined;
  /** Looking for a unit; `hidden` keeps what was chosen before. */
  search?: { url: string; hidden: { name: string; value: string }[]; field: FieldView; button: string } | undefined;
  form?:
    | {
        url: string;
        hidden: { name: string; value: string }[];
        choice?: ChoiceFieldView | undefined;
        text: LinesFieldView;
        button: string;
      }
    | undefined;
  groups: { id?: string | undefined; title: string; note?: string | undefined; links: LinkRowView[] }[];
}
