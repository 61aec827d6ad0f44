/** The desk of submissions. */
import type { ErrorSummaryView, LinkView } from '../../portal/view-models.js';
import type { CardFormView, FileFieldView, FormFieldView } from './fields.js';
import type { ConsolePageView } from './frame.js';
import type { DetailView } from './lists.js';
import type { FactView, HiddenView, PostActionView, SigningView, StateView } from './parts.js';

/**
 * A form with one file: with script it is sent piece by piece and goes on after a cut line, without it comes in one piece.
 * partial console/upload-form
 */
export interface UploadFormView {
  id?: string | undefined;
  heading: string;
  sentence: string;
  actionUrl: string;
  /** Where the script promises the file: see client/uploads.ts. */
  promiseUrl: string;
  /** Bytes, and what is said of a larger file. */
  most: string;
  tooLarge: string;
  fields: FormFieldView[];
  file: FileFieldView;
  button: string;
  errors?: ErrorSummaryView | undefined;
  /** Files that were added and stand in no version yet. */
  added?: { label: string; detail: string; state: StateView; remove: PostActionView }[] | undefined;
  /** POST: makes a version with them. */
  take?: (PostActionView & { sentence: string }) | undefined;
}

/** pages/console/submission.hbs · GET /quan-tri/bai-du-thi/:round/:submission */
export interface SubmissionView extends ConsolePageView {
  /** Before and after in the order of numbers, and the way down to the form. */
  near: { label: string; links: LinkView[] };
  state: StateView;
  /** What is out of the ordinary: entered from paper, late, replaced. */
  marks: string[];
  sections: DetailView['sections'];
  /** Something was typed and comes back: the forms stand before what is read. */
  isActing?: boolean | undefined;
  /** POST; absent where nothing can be checked. */
  check?: CardFormView | undefined;
  /** What goes to the author, before it goes. */
  letter?: { heading: string; to: string; lines: string[] } | undefined;
  upload?: UploadFormView | undefined;
  signing?: SigningView | undefined;
  facts: FactView[];
  links: LinkView[];
}

/** pages/console/counter-entry.hbs · GET, POST /quan-tri/bai-du-thi/:round/nhap. The file is the last field of the form. */
export interface CounterEntryView extends ConsolePageView {
  actionUrl: string;
  hidden: HiddenView[];
  errors?: ErrorSummaryView | undefined;
  groups: {
    heading: string;
    sentence?: string | undefined;
    fields: FormFieldView[];
    /** Name `do`: another author. */
    more?: { label: string; value: string } | undefined;
  }[];
  file: { heading: string; fields: FormFieldView[]; file: FileFieldView };
  button: string;
}
