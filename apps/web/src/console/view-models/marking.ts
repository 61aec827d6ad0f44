/** Judges at their desk. */
import type { ChoiceFieldView, ErrorSummaryView, LinkView } from '../../portal/view-models.js';
import type { AreaFieldView, CardFormView, ConsoleFieldView } from './fields.js';
import type { ConsolePageView } from './frame.js';
import type { FactView, HiddenView, StateView } from './parts.js';

/** A criterion of the sheet that is being written; numbers are plain ("7.5") for the script that adds them up. */
export interface CriterionView {
  points: ConsoleFieldView;
  comment: AreaFieldView;
  /** The box for the comment is open. */
  isCommented?: boolean | undefined;
  maximum: string;
  weight: string;
  minimum?: string | undefined;
  /** "Dưới mức tối thiểu 15 điểm: bài bị loại." */
  below?: string | undefined;
  isBelow?: boolean | undefined;
  /** "Ở bản đang lưu: 7,5 điểm." */
  other?: string | undefined;
}

/** The sheet as a form. */
export interface SheetFormView {
  actionUrl: string;
  /** To which the script sends, and gets JSON. */
  saveUrl: string;
  hidden: HiddenView[];
  errors?: ErrorSummaryView | undefined;
  criteria: CriterionView[];
  whole: AreaFieldView;
  vote?: ChoiceFieldView | undefined;
  /** "72,5" */
  total: string;
  /** "100" */
  full: string;
  /** "Đã lưu lúc 9:31, 05/11/2024." */
  saved: string;
  /** Under which the device keeps what is not sent yet. */
  key: string;
  /** The sheet was saved elsewhere: nothing is sent before somebody presses a button. */
  isHeld?: boolean | undefined;
}

/** pages/console/marking-entry.hbs: an entry to read, the sheet beside it. /cham-bai/:id */
export interface MarkingEntryView extends ConsolePageView {
  state: StateView;
  /** Among what is not finished. */
  previous?: LinkView | undefined;
  next?: LinkView | undefined;
  facts: FactView[];
  text: {
    /** As its author called it, as far as the judge may see. */
    title?: string | undefined;
    contents: LinkView[];
    /** A piece of the text; headings have an id to which the contents lead. */
    blocks: {
      text: string;
      id?: string | undefined;
      isHeading?: boolean | undefined;
      isItem?: boolean | undefined;
      isCell?: boolean | undefined;
      isNote?: boolean | undefined;
    }[];
    /** Instead of the text, or besides it. */
    note?: string | undefined;
    files: LinkView[];
  };
  sheet?: SheetFormView | undefined;
  /** The sheet as it was finished. */
  done?: { heading: string; sentence: string; rows: FactView[]; comments: FactView[]; print?: LinkView | undefined } | undefined;
  /** Asking for the sheet to be opened again. */
  reopen?: CardFormView | undefined;
  decline?: LinkView | undefined;
}
