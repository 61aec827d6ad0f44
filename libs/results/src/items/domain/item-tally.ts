/** Shares of right answers in the rest of the paper, from none to all, in so many steps. */
const STEPS = 20;
/** "The best": Kelley's 27 %, by the rest of the paper. */
const BEST = 0.27;
/** Below this nobody can say anything about the best. */
const FEWEST_BEST = 10;
/** Below this a correlation is chance. */
const FEWEST_SHOWN = 30;
/** At most so weak, and a question tells nobody apart. */
const WEAK = 0.1;

/** What became of one question in a round. */
export interface ItemFigures {
  shown: number;
  /** Answered, and answered wholly right. */
  answered: number;
  right: number;
  /** Facility: the share of those who were shown it and have it wholly right; null when nobody was. */
  facility: number | null;
  /**
   * Discrimination: the point-biserial correlation between having this question right and the share that is right of the rest
   * of the paper (Lord & Novick 1968, corrected for the question itself). The rest as a share, since papers differ. Null
   * when fewer than 30 were shown it, when all or nobody has it right, or when the rest is the same for all.
   */
  discrimination: number | null;
  /** By option, in the bank's order: how many have chosen it, alone or with others. */
  chosen: number[];
  /** What the best 27 % by the rest of the paper mostly chose, where that is not the key: bits of the options. */
  suspicious: { bits: number; best: number; chose: number; right: number } | null;
  /** It tells those who know much from those who know little hardly, or the wrong way round. */
  isWeak: boolean;
}

/**
 * Counts one question, attempt by attempt, in memory that does not grow with them: sums for the correlation, and for each
 * answer how good those were who gave it, in steps of a twentieth.
 */
export class ItemTally {
  private shown = 0;
  private answered = 0;
  private right = 0;
  private sum = 0;
  private squares = 0;
  private sumOfRight = 0;
  private readonly byAnswer = new Map<number, Uint32Array>();

  constructor(
    private readonly optionCount: number,
    /** Bits of the right options. */
    private readonly key: number,
  ) {}

  /** @param rest share of right answers among the other questions of the same paper */
  add(bits: number, rest: number): void {
    const isRight = bits === this.key;
    this.shown += 1;
    if (bits !== 0) this.answered += 1;
    this.sum += rest;
    this.squares += rest * rest;
    if (isRight) {
      this.right += 1;
      this.sumOfRight += rest;
    }
    let steps = this.byAnswer.get(bits);
    if (!steps) this.byAnswer.set(bits, (steps = new Uint32Array(STEPS + 1)));
    const step = Math.floor(rest * STEPS);
    steps[step] = (steps[step] ?? 0) + 1;
  }

  figures(): ItemFigures {
    const discrimination = this.discrimination();
    return {
      shown: this.shown,
      answered: this.answered,
      right: this.right,
      facility: this.shown === 0 ? null : this.right / this.shown,
      discrimination,
      chosen: Array.from({ length: this.optionCount }, (_, option) => this.countOf((bits) => ((bits >> option) & 1) === 1)),
      suspicious: this.suspicious(),
      isWeak: discrimination !== null && discrimination < WEAK,
    };
  }

  private discrimination(): number | null {
    const { shown, right } = this;
    if (shown < FEWEST_SHOWN || right === 0 || right === shown) return null;
    const mean = this.sum / shown;
    const variance = this.squares / shown - mean * mean;
    if (variance < 1e-9) return null;
    const [ofRight, share] = [this.sumOfRight / right, right / shown];
    return ((ofRight - mean) / Math.sqrt(variance)) * Math.sqrt(share / (1 - share));
  }

  /** Of those who stand on the border between the best and the others, all count: ties are not cut. */
  private suspicious(): ItemFigures['suspicious'] {
    const wanted = this.shown * BEST;
    let [from, best] = [STEPS + 1, 0];
    while (from > 0 && best < wanted) {
      from -= 1;
      best += [...this.byAnswer.values()].reduce((sum, steps) => sum + (steps[from] ?? 0), 0);
    }
    if (best < FEWEST_BEST) return null;
    const ofBest = [...this.byAnswer].map(([bits, steps]) => ({
      bits,
      chose: steps.subarray(from).reduce((sum, count) => sum + count, 0),
    }));
    const right = ofBest.find(({ bits }) => bits === this.key)?.chose ?? 0;
    const other = ofBest.filter(({ bits }) => bits !== 0 && bits !== this.key).toSorted((a, b) => b.chose - a.chose || a.bits - b.bits)[0];
    // Most of the best: more than half of them, and so more than have it right.
    return other && other.chose * 2 > best ? { bits: other.bits, best, chose: other.chose, right } : null;
  }

  private countOf(holds: (bits: number) => boolean): number {
    let count = 0;
    for (const [bits, steps] of this.byAnswer) if (holds(bits)) count += steps.reduce((sum, n) => sum + n, 0);
    return count;
  }
}
