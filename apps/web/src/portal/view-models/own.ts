/** What concerns somebody's own attempts beside sitting. */
import type { LinesFieldView } from './coordinators.js';
import type { ErrorSummaryView } from './forms.js';
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
