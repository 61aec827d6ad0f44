/** Fields of the console's forms; the portal's field, select-field and choice-field partials print the first of them. */
import type { ChoiceFieldView, ErrorSummaryView, FieldView, SelectFieldView } from '../../portal/view-models.js';

/** partial field */
export interface ConsoleFieldView extends Omit<FieldView, 'type'> {
  type?: FieldView['type'] | 'password' | 'url' | undefined;
}

/** partial console/area-field */
export interface AreaFieldView {
  id: string;
  name: string;
  label: string;
  value: string;
  rows: string;
  hint?: string | undefined;
  error?: string | undefined;
  maxlength?: number | undefined;
  /** Set in the monospace, lines not broken. */
  isCode?: boolean | undefined;
}

/**
 * Day and time in one row; names are `<name>-day` ("04/11/2024") and `<name>-time` ("08:00"). Typed, not the browser's own
 * pickers: these follow the language of the browser and would show 11/04. partial console/moment-field
 */
export interface MomentFieldView {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  day: string;
  time: string;
}

/** partial console/ticks-field */
export interface TicksFieldView {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: { value: string; label: string; detail?: string | undefined; isChecked?: boolean | undefined }[];
}

/** partial console/file-field */
export interface FileFieldView {
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** ".pdf,.docx" */
  accept: string;
  /** The file that is there now. */
  current?: { label: string; url: string; detail: string } | undefined;
}

/** Options of a question, each with a tick for what is right. partial console/options-field */
export interface OptionsFieldView {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  rows: {
    letter: string;
    id: string;
    name: string;
    value: string;
    /** How many lines the text has. */
    lines: string;
    rightName: string;
    isRight?: boolean | undefined;
    error?: string | undefined;
  }[];
}

/** Pictures that are there, and room for another one. partial console/images-field */
export interface ImagesFieldView {
  label: string;
  images: (PictureView & { key: { name: string; value: string }; alt: ConsoleFieldView; removeName: string; removeId: string })[];
  /** Absent where there are as many as may be. */
  add?: { file: FileFieldView; alt: ConsoleFieldView } | undefined;
}

export interface PictureView {
  url: string;
  description: string;
  width: string;
  height: string;
}

/** Exactly one of them is present. partial console/form-fields */
export interface FormFieldView {
  text?: ConsoleFieldView | undefined;
  area?: AreaFieldView | undefined;
  select?: SelectFieldView | undefined;
  choice?: ChoiceFieldView | undefined;
  moment?: MomentFieldView | undefined;
  ticks?: TicksFieldView | undefined;
  file?: FileFieldView | undefined;
  options?: OptionsFieldView | undefined;
  images?: ImagesFieldView | undefined;
}

/** A form in a card of its own: inviting somebody, adding a member. partial console/card-form */
export interface CardFormView {
  heading: string;
  sentence?: string | undefined;
  actionUrl: string;
  hidden?: { name: string; value: string }[] | undefined;
  errors?: ErrorSummaryView | undefined;
  fields: FormFieldView[];
  button: string;
  /** What the page is there for: its one filled button. */
  isMain?: boolean | undefined;
}
