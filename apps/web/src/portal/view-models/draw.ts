/** Draws from a public source, and prizes that wait for their winners. */
import type { ChoiceFieldView, ErrorSummaryView, FieldView } from './forms.js';
import type { LayoutView, LinkView } from './shared.js';
import type { LinesFieldView } from './coordinators.js';

/* pages/draw.hbs · /boc-tham/:round: what was promised, what came, and how to repeat it; draw.ts repeats it in the page */

export interface DrawView extends LayoutView {
  heading: string;
  lead: string;
  facts: { label: string; value: string }[];
  commitment?: { heading: string; text: string; label: string; groups: string[] } | undefined;
  /** Once the round is closed: from whom is drawn, which the published file lists. */
  list?: { label: string; groups: string[] } | undefined;
  /** Once it is confirmed. */
  seed?:
    | {
        heading: string;
        facts: { label: string; value: string }[];
        source: LinkView;
        label: string;
        groups: string[];
      }
    | undefined;
  /** Once the result is public: who stood alike before the draw. */
  order?:
    | {
        heading: string;
        text: string;
        columns: string[];
        rows: { rank: string; person: string; ticket: string }[];
        button: string;
      }
    | undefined;
  /** Computes one ticket; the script needs what stands in it. */
  repeat: {
    heading: string;
    text: string;
    steps: string[];
    commitment: string;
    value: FieldView;
    person: FieldView;
    button: string;
    /** Read by the script: what it says of the answer. */
    words: { seed: string; ticket: string; same: string; different: string; cannot: string };
  };
  program: { heading: string; text: string; code: string };
}

/* pages/own-prize.hbs · /cua-toi/nhan-giai and /cua-toi/nhan-giai/:award */

export interface OwnPrizeView extends LayoutView {
  heading: string;
  errors?: ErrorSummaryView | undefined;
  paragraphs: string[];
  /** One prize, as it stands. */
  rows?: { label: string; value: string }[] | undefined;
  form?:
    | {
        url: string;
        who: FieldView[];
        way: ChoiceFieldView;
        /** Where it goes by bank. */
        bank: FieldView[];
        button: string;
      }
    | undefined;
  refuse?: { heading: string; sentence: string; url: string; reason: LinesFieldView; button: string } | undefined;
  /** All prizes. */
  links?: { label: string; detail: string; url: string }[] | undefined;
}
