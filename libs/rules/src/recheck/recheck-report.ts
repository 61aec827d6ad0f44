/** What a finding is about. */
export type FindingPart =
  'file' | 'inputs' | 'rules' | 'key' | 'units' | 'attempt' | 'judged' | 'receipt' | 'draw' | 'standing' | 'line' | 'prize' | 'collective';

/** A difference between what is claimed and what comes out. */
export interface Finding {
  part: FindingPart;
  /** What differs: the id of an attempt, a place in the standing, a pseudonym, the code of a round or an award. */
  subject: string;
  /** In Vietnamese, whole. */
  sentence: string;
}

/** Somebody's own attempt, found by its receipt. */
export interface ReceiptCheck {
  /** Seal on the receipt. */
  seal: string;
  /** Id of the attempt that bears it; null where none does. */
  attempt: string | null;
  round: string | null;
  /** Whether the seal is that of the answers in the file; null where neither the receipt nor the file has the salt. */
  isSealed: boolean | null;
  /** As scored anew; null where that cannot be. */
  points: number | null;
}

/** What checking a standing again has come to. */
export interface RecheckReport {
  /** Nothing differs. */
  isSame: boolean;
  /** The fingerprint that is claimed, and the one that came out; null where nothing could be ranked. */
  standing: { claimed: string; computed: string | null };
  /** The fingerprint of what went in, as it comes out; null where nothing is said of that. */
  inputs: string | null;
  collective: { award: string; claimed: string; computed: string | null }[];
  /** How much was gone through; `sheets` of a part of submissions alone, whose submissions are its `attempts`. */
  checked: { attempts: number; lines: number; people: number; sheets?: number };
  /**
   * What a file for everybody does not let anybody check: how many seals, and how many units by award. The figures of the other
   * units are checked; the fingerprint of such an award is null. `named`: submissions of a part of submissions whose unit is not named;
   * everything but these units is checked.
   */
  unchecked: { seals: number; units: { award: string; count: number }[]; named?: number };
  /** Where a receipt was given. */
  receipt?: ReceiptCheck;
  /** At most `MOST_FINDINGS` of each part. */
  findings: Finding[];
  /** How many there are of each part, also those that are not among the findings. */
  counts: Partial<Record<FindingPart, number>>;
}

export const MOST_FINDINGS = 20;

/** Gathers findings; of each part the first ones in full, the others by their number. */
export class Findings {
  readonly list: Finding[] = [];
  readonly counts: Partial<Record<FindingPart, number>> = {};

  add(part: FindingPart, subject: string, sentence: string): void {
    const count = (this.counts[part] ?? 0) + 1;
    this.counts[part] = count;
    if (count <= MOST_FINDINGS) this.list.push({ part, subject, sentence });
  }
}
