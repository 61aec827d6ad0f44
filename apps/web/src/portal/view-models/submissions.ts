/** Submissions: what a part asks, writing, files, the look before sending, what became of it. */
import type { RoundNoticeView } from '../../edge/round-notice.js';
import type { ChoiceFieldView, ErrorSummaryView, FieldView, SelectFieldView, TickView } from './forms.js';
import type { LinesFieldView } from './coordinators.js';
import type { CountdownView, LayoutView, LinkRowView, LinkView } from './shared.js';

interface Row {
  label: string;
  value: string;
}

/* pages/submission-call.hbs · GET /gui-bai/:part */

export interface SubmissionPlaceView extends LayoutView {
  heading: string;
  intro: string;
  /** "Đang nhận bài." and for how long. */
  state: { title: string; text: string; countdown?: CountdownView | undefined };
  roundNotice?: RoundNoticeView | undefined;
  /** Why this person cannot take part. */
  barred?: string | undefined;
  own?: { title: string; items: { title: string; detail: string; link: LinkView }[] } | undefined;
  /** POST: begins a submission; `key` makes a second press the same one. */
  begin?: { url: string; label: string; key: string } | undefined;
  /** Instead of the button. */
  action?: LinkView | undefined;
  /** Why there is no button. */
  note?: string | undefined;
  facts: { label: string; text: string }[];
  lists: { title: string; items: string[] }[];
  links: LinkView[];
}

/** The three steps of writing, with the one that is open. */
export interface SubmissionStepsView {
  /** Name of the part. */
  part: string;
  label: string;
  items: (LinkView & { isCurrent?: boolean | undefined })[];
}

/* pages/submission-draft.hbs · GET, POST /bai-du-thi/:submission/viet */

export interface SubmissionAuthorView {
  /** Id of the group: "authors-0". */
  id: string;
  legend: string;
  fields: FieldView[];
  /** Value of `do` that takes this author out. */
  remove: { value: string; label: string };
}

/**
 * Posts the fields, `revision`, and `do`: `luu`, `tiep`, `them-tac-gia`, `bo-tac-gia-<n>`. With script the form saves itself to the same
 * address (accept: application/json) and gets `{ revision, savedAt, shares }`.
 */
export interface SubmissionDraftView extends LayoutView {
  heading: string;
  steps: SubmissionStepsView;
  errors?: ErrorSummaryView | undefined;
  /** That the time is over, or what has to be supplemented until when. */
  notice?: string | undefined;
  actionUrl: string;
  revision: string;
  /** "Máy chủ giữ bản lúc 10:42:07." */
  saved: string;
  titleField: FieldView;
  theme?: SelectFieldView | undefined;
  form?: SelectFieldView | undefined;
  authorKind?: ChoiceFieldView | undefined;
  /** Who sends, as registered. */
  sender: { title: string; rows: Row[]; note: string };
  authors?:
    | {
        title: string;
        hint: string;
        error?: string | undefined;
        /** For these kinds; with script it opens when one of them is chosen. */
        kinds: string;
        isOpen?: boolean | undefined;
        ownShare?: FieldView | undefined;
        /** "Cộng lại hiện được 80%, còn thiếu 20%." */
        shares: string;
        items: SubmissionAuthorView[];
        add: string;
      }
    | undefined;
  applied?: { field: ChoiceFieldView; since: FieldView } | undefined;
  awarded?: ChoiceFieldView | undefined;
  minutes?: FieldView | undefined;
  link?: FieldView | undefined;
  sections?: { title: string; hint: string; items: LinesFieldView[] } | undefined;
  next: string;
  save: string;
  /** A conflict with another device: fields that differ, side by side. */
  conflict?:
    | {
        title: string;
        text: string;
        keptTitle: string;
        typedTitle: string;
        items: { label: string; kept: string; typed: string }[];
        useKept: LinkView;
      }
    | undefined;
  discard?: LinkView | undefined;
}

/* pages/submission-files.hbs · GET /bai-du-thi/:submission/tep */

export interface SubmissionFileView {
  id?: string | undefined;
  name: string;
  /** "PDF, 4,2 MB" */
  detail: string;
  /** "Đã nhận đủ." */
  state: string;
  isWrong?: boolean | undefined;
  /** Where the script asks how far it came. */
  promiseUrl?: string | undefined;
  open?: LinkView | undefined;
  /** POST */
  remove?: { url: string; label: string; hiddenLabel: string } | undefined;
}

export interface SubmissionFileFormView {
  /** Id of the file field. */
  id: string;
  label: string;
  hint: string;
  error?: string | undefined;
  actionUrl: string;
  promiseUrl: string;
  most: string;
  tooLarge: string;
  accept: string;
  button: string;
}

export interface SubmissionFilesView extends LayoutView {
  heading: string;
  steps: SubmissionStepsView;
  errors?: ErrorSummaryView | undefined;
  notice?: string | undefined;
  intro: string;
  groups: { title: string; items: SubmissionFileView[]; empty?: string | undefined; form?: SubmissionFileFormView | undefined }[];
  next: LinkView;
  back: LinkView;
}

/* pages/submission-check.hbs · GET /bai-du-thi/:submission/kiem-tra, POST /bai-du-thi/:id/gui */

export interface SubmissionCheckView extends LayoutView {
  heading: string;
  steps: SubmissionStepsView;
  errors?: ErrorSummaryView | undefined;
  notice?: string | undefined;
  /** What has to be mended, each with the way there. */
  faults?: { title: string; items: { text: string; link?: LinkView | undefined }[] } | undefined;
  words?:
    | {
        title: string;
        sentence: string;
        isShort?: boolean | undefined;
        note?: string | undefined;
        counted: { name: string; from?: string | undefined; words: string }[];
        leftOut: { name: string; from?: string | undefined; words: string }[];
      }
    | undefined;
  rows: { label: string; value: string }[];
  cover: { title: string; text: string; link: LinkView };
  /** POST; absent where nothing can be sent now. */
  send?:
    | {
        url: string;
        key: string;
        revision: string;
        sections?:
          { id: string; label: string; hint: string; error?: string | undefined; ticks: (TickView & { found: string })[] } | undefined;
        /** Where the plan asks units for leaders: what the author says of themselves. */
        leader?: ChoiceFieldView | undefined;
        consents: { id: string; label: string; error?: string | undefined; ticks: TickView[] };
        sentence: string;
        button: string;
      }
    | undefined;
  closed?: string | undefined;
}

/* pages/submission.hbs · GET /bai-du-thi/:submission */

export interface SubmissionView extends LayoutView {
  heading: string;
  lead: string;
  roundNotice?: RoundNoticeView | undefined;
  /** What the organisers have said, and what to do until when. */
  check?: { title: string; paragraphs: string[]; action?: LinkView | undefined } | undefined;
  /** Once it is public. */
  result?: { title: string; rows: Row[]; paragraphs: string[] } | undefined;
  rows: Row[];
  /** Files of the version that counts. */
  files: { title: string; items: SubmissionFileView[]; note?: string | undefined };
  next?: { title: string; items: { when: string; text: string }[] } | undefined;
  versions: { title: string; items: { title: string; detail: string; link: LinkView }[] };
  action?: LinkView | undefined;
  links: LinkRowView[];
}
