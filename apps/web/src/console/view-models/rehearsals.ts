/** Plans played with synthetic people: /quan-tri/soan-the-le/:draft/chay-thu and /quan-tri/thiet-lap/chay-thu. */
import type { ChoiceFieldView, ErrorSummaryView, LinkView } from '../../portal/view-models.js';
import type { ConsoleFieldView } from './fields.js';
import type { ConsolePageView } from './frame.js';
import type { FactView, FigureView, PostActionView, ProgressView, TableView } from './parts.js';

/** pages/console/rehearsals.hbs: asking for a rehearsal, and the earlier ones. */
export interface RehearsalsView extends ConsolePageView {
  /** Absent where nobody may ask, or where the rules have faults: the notice says why. */
  form?:
    | {
        heading: string;
        sentence: string;
        actionUrl: string;
        errors?: ErrorSummaryView | undefined;
        contestants: ChoiceFieldView;
        seed: ConsoleFieldView;
        button: string;
      }
    | undefined;
  earlier: { heading: string; table: TableView };
  explained: { heading: string; items: { title: string; text: string }[] };
}

/** A part of the report. partial console/rehearsal-part */
export interface RehearsalPartView {
  id: string;
  heading: string;
  sentence?: string | undefined;
  items?: string[] | undefined;
  facts?: FactView[] | undefined;
  tables?: { heading?: string | undefined; sentence?: string | undefined; table: TableView }[] | undefined;
  /** SHA-256 in groups. */
  fingerprint?: { label: string; groups: string[] } | undefined;
  /** Folded under its heading and sentence, unless `isOpen`. */
  isFolded?: boolean | undefined;
  isOpen?: boolean | undefined;
}

/** pages/console/rehearsal.hbs: how far one is, then what came out. */
export interface RehearsalView extends ConsolePageView {
  playing?:
    | {
        heading: string;
        text: string;
        progress: ProgressView;
        refreshSeconds: string;
        /** The same page again, for those without script. */
        again: LinkView;
        stop?: PostActionView | undefined;
      }
    | undefined;
  report?:
    | {
        figures: FigureView[];
        review: { heading: string; sentence: string; isMine?: boolean | undefined; items: { text: string; url?: string | undefined }[] };
        parts: RehearsalPartView[];
      }
    | undefined;
  facts: FactView[];
  /** Nothing to show but the facts: it was stopped, or could not be played. */
  isUnplayed?: boolean | undefined;
  /** The first is filled. */
  buttons: LinkView[];
  /** To the parts of the report. */
  inPage: LinkView[];
}
