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
  reasons?: { title: string; items: { title: string; text: string }[] } | undefined;
  ranking?:
    | {
        columns: { label: string; isNumber: boolean }[];
        rows: RollRowView[];
        /** The same rows for the phone: the first six, the rest behind one line. */
        firstRows: RollRowView[];
        more?: { label: string; rows: RollRowView[] } | undefined;
        note?: string | undefined;
      }
    | undefined;
  collectives?:
    { id: string; title: string; intro: string; rows: { name: string; value: string; prize?: PrizeTagView | undefined }[] }[] | undefined;
  fingerprint?: { titlePhrases: string[]; text: string; label: string; groups: string[]; action?: LinkView | undefined } | undefined;
  certificate?:
    | {
        title: string;
        text: string;
        note?: string | undefined;
        action: LinkView;
        specimenUrl?: string | undefined;
        specimenAlt?: string | undefined;
      }
    | undefined;
  /** What the board has done in the round besides the rules, as the turnout says it. */
  exceptions?: { text: string; link?: LinkView | undefined } | undefined;
  /** The tenant's other contests. */
  others?: { title: string; links: LinkRowView[] } | undefined;
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
  rows: { rank: string; name: string; detail?: string | undefined; main: string; other?: string | undefined; width: string }[];
  totals?: { main: string; other?: string | undefined } | undefined;
  /** The rest of a long list. */
  more?: LinkView | undefined;
  empty?: string | undefined;
}
