/** Roll of honour, check of certificates, turnout. */
import type { FieldView } from './forms.js';
import type { LayoutView, LinkRowView, LinkView, NavItemView, PrizeRank, PrizeTagView } from './shared.js';

/* pages/roll.hbs · /bang-vang/:round */

export interface RollRowView {
  rank: string;
  name: string;
  unit: string;
  /** One per column, in order. */
  facts: string[];
  /** The same facts as a sentence, for the phone. */
  sentence: string;
  prize?: PrizeTagView | undefined;
}

export interface RollView extends LayoutView {
  rounds: NavItemView[];
  /** Present when published. */
  stele?:
    | {
        /** "Tuần thi thứ 1", "từ 21/10 đến 28/10/2024", … joined by commas on a wide screen. */
        lines: string[][];
        emblemSvg: string;
        tiers: RollTierView[];
        plinth: string[];
      }
    | undefined;
  /** Instead of the stele: results pending, or the round not closed yet. */
  pending?: { titlePhrases: string[]; text: string; steps: { text: string; isDone: boolean }[]; action?: LinkView | undefined } | undefined;
  /** The way to one's own result. */
  own?: LinkView | undefined;
  /** Where winning works may be read, of a part of submissions. */
  archive?: LinkView | undefined;
  /** How an open round stands, where the rules let everybody see that. */
  running?: RunningView | undefined;
  reasons?: { title: string; items: { title: string; text: string }[] } | undefined;
  ranking?:
    | {
        /** What the rows are called: "Người dự thi", or whose entries they are. */
        nameLabel: string;
        /** Absent where no row has a unit of its own: the prizes are the units'. */
        hasUnits: boolean;
        columns: { label: string; isNumber: boolean }[];
        rows: RollRowView[];
        /** The same rows for the phone: the first six, the rest behind one line. */
        firstRows: RollRowView[];
        more?: { label: string; rows: RollRowView[] } | undefined;
        note?: string | undefined;
      }
    | undefined;
  collectives?:
    | {
        id: string;
        title: string;
        intro: string;
        rows: { name: string; url?: string | undefined; value: string; prize?: PrizeTagView | undefined }[];
      }[]
    | undefined;
  fingerprint?:
    { titlePhrases: string[]; text: string; label: string; groups: string[]; action?: LinkView | undefined; recheck: string } | undefined;
  certificate?:
    | {
        title: string;
        text: string;
        note?: string | undefined;
        /** Where one says so. */
        noteLink?: LinkView | undefined;
        action: LinkView;
        specimenUrl?: string | undefined;
        specimenAlt?: string | undefined;
      }
    | undefined;
  /** What the board has done in the round besides the rules, as the turnout says it. */
  exceptions?: { text: string; link?: LinkView | undefined } | undefined;
  /** Where ties are drawn from outside. */
  draw?: { text: string; link: LinkView } | undefined;
  /** What was corrected after it was public. */
  corrections?: { title: string; items: { title: string; text: string }[] } | undefined;
  /** The tenant's other contests. */
  others?: { title: string; links: LinkRowView[] } | undefined;
}

export interface RunningView {
  title: string;
  /** That it is not the result, up to when it looks, and when it stops. */
  note: string;
  rows: { rank: string; name: string; unit: string; points: string; duration: string }[];
  empty?: string | undefined;
  proof: SnapshotProofView;
}

export interface RollTierView {
  label: string;
  /** Size of the names and number per row. */
  rank: PrizeRank;
  winners: { name: string; unit: string; detail?: string | undefined }[];
}

/* pages/certificate-check.hbs · /xac-minh/:code */

export interface CertificateCheckView extends LayoutView {
  actionUrl: string;
  heading: string;
  intro?: string | undefined;
  /** Absent on the bare form. */
  result?:
    | {
        kind: 'valid' | 'revoked' | 'unknown';
        title: string;
        text: string;
        rows: { label: string; value: string }[];
        sealSvg?: string | undefined;
        /** Address of the PDF, for its owner only. */
        download?: LinkView | undefined;
      }
    | undefined;
  code: FieldView;
  button: string;
}

/* pages/recheck.hbs · /kiem-tra-lai */

export interface RecheckView extends LayoutView {
  heading: string;
  lead: string;
  steps: { title: string; text: string }[];
  program: { heading: string; text: string; label: string; groups: string[]; action: LinkView };
  rounds: {
    heading: string;
    empty?: string | undefined;
    /** With the fingerprints of the standing and of what went in and a file, or with the sentence why there is none; of the command its words, of which none breaks at a hyphen. */
    items: {
      title: string;
      label?: string;
      groups?: string[];
      inputs?: { label: string; groups: string[] };
      action?: LinkView;
      command?: string[];
      text?: string;
    }[];
  };
  /** Of the trail, newest first; absent before the first. */
  roots?: { heading: string; text: string; label: string; items: { title: string; groups: string[] }[]; action: LinkView } | undefined;
  /** The note: for whoever has sat. */
  contents: { heading: string; items: string[]; note?: string | undefined };
}

/* pages/turnout.hbs · /don-vi-du-thi */

export interface TurnoutView extends LayoutView {
  /** "Ban Tổ chức đã cho thêm giờ 12 lượt (mất điện 12)." */
  exceptions?: string | undefined;
  heading: string;
  note: string;
  rounds: NavItemView[];
  /** `round` keeps the tab that is open. */
  search: { actionUrl: string; value: string; round?: string | undefined };
  /** The main number is the one by which units are sorted, people or attempts; the other one is for wide screens. */
  columns: { unit: string; main: string; other?: string | undefined };
  rows: { rank: string; name: string; url: string; detail?: string | undefined; main: string; other?: string | undefined; width: string }[];
  totals?: { main: string; other?: string | undefined } | undefined;
  /** The rest of a long list. */
  more?: LinkView | undefined;
  empty?: string | undefined;
  /** Attempts by day. */
  days?: DayChartView | undefined;
  /** A snapshot that is older than it should be. */
  stale?: string | undefined;
  proof?: SnapshotProofView | undefined;
}

/** Attempts by day as bars, with the numbers behind. partial day-chart */
export interface DayChartView {
  description: string;
  /** In a box of 1000 × 100 units, y downward. */
  bars: { x: string; y: string; width: string; height: string }[];
  /** "Lượt thi", "Bài dự thi" */
  label: string;
  most: string;
  first: string;
  last: string;
  rows: { day: string; attempts: string; total: string }[];
}

/** What a page shows, as files, and its fingerprint. partial snapshot-proof */
export interface SnapshotProofView {
  text: string;
  label?: string | undefined;
  groups?: string[] | undefined;
  files: LinkView[];
}

/* pages/turnout-unit.hbs · /don-vi-du-thi/don-vi/:unit */

export interface TurnoutUnitView extends LayoutView {
  back: LinkView;
  heading: string;
  note: string;
  rounds: NavItemView[];
  figures: { label: string; value: string }[];
  days?: DayChartView | undefined;
  /** The units below it, with their numbers. */
  below?: { title: string; label: string; rows: { name: string; url: string; people: string; attempts: string }[] } | undefined;
  /** Collective awards in which the unit, or the one that it belongs to, stands. */
  awards?: { title: string; rows: { name: string; detail: string; url: string }[] } | undefined;
  empty?: string | undefined;
  proof?: SnapshotProofView | undefined;
}

/* pages/collective-unit.hbs · /giai-tap-the/:award/:unit */

export interface CollectiveUnitView extends LayoutView {
  back: LinkView;
  heading: string;
  /** What is listed: "Lượt thi", "lượt thi", "Lượt". */
  counted: { label: string; noun: string; one: string };
  intro: string;
  facts: { label: string; value: string }[];
  conditions?: { title: string; items: { text: string; isMet: boolean; detail?: string | undefined }[] } | undefined;
  /** How each figure comes out. */
  figures: { title: string; value: string; formula: string; url: string; isShown: boolean }[];
  /** The attempts of the figure that is shown. */
  list?:
    | {
        title: string;
        note: string;
        adds: string;
        rows: { attempt: string; person: string; day: string; round: string; adds: string; why?: string | undefined }[];
        sum: string;
        pager?: { text: string; previousUrl?: string | undefined; nextUrl?: string | undefined } | undefined;
      }
    | undefined;
  /** Instead of the list, where it would tell of single people. */
  withheld?: string | undefined;
  leftOut?: { title: string; rows: { reason: string; people: string; attempts: string }[] } | undefined;
  below?: { title: string; rows: { name: string; people: string; attempts: string }[] } | undefined;
  moves?: string | undefined;
  proof?: SnapshotProofView | undefined;
}

/* pages/open-data.hbs · /mo-du-lieu */

export interface OpenDataView extends LayoutView {
  heading: string;
  intro: string;
  /** What can be had. */
  sets: { title: string; text: string; files: LinkView[]; groups?: string[] | undefined; detail?: string | undefined }[];
  empty?: string | undefined;
  dictionary: { title: string; tables: { title: string; rows: { name: string; meaning: string }[] }[] };
  notes: { title: string; items: string[] };
}
