const START = 1_024;
const WRONG = 0x100;
const QUESTION_SHIFT = 9;

/** What one attempt says about one question, packed: the question's number, whether it is wrong, the bits of the options. */
export const wordOf = (question: number, bits: number, isWrong: boolean): number =>
  (question << QUESTION_SHIFT) | (isWrong ? WRONG : 0) | bits;
export const questionIn = (word: number): number => word >>> QUESTION_SHIFT;
export const isWrong = (word: number): boolean => (word & WRONG) !== 0;

/** An attempt as comparing wants it; people and units as numbers. */
export interface ComparedAttempt {
  person: number;
  unit: number;
  /** One word per question that was shown, sorted. */
  words: readonly number[];
  wrong: number;
}

/**
 * The answers of a round in columns of numbers: 4 bytes for each answer, so that half a million papers of 20 questions take
 * about 60 MB whatever is done with them. Only papers with enough wrong answers are kept; all are counted.
 */
export class AnswerColumns {
  /** How many attempts there were in all, and by unit. */
  attempts = 0;
  readonly byUnit = new Map<number, number>();
  /** By question: how often it was shown, and answered wrongly. */
  readonly shown = new Map<number, number>();
  readonly wrong = new Map<number, number>();
  /** By word of a wrong answer: how often it was given. */
  readonly given = new Map<number, number>();

  count = 0;
  private words = new Uint32Array(START);
  private starts = new Uint32Array(START);
  private people = new Uint32Array(START);
  private units = new Uint32Array(START);
  private wrongs = new Uint16Array(START);
  private papers = new Uint32Array(START);
  /** By paper: how many have written exactly that. */
  private copies = new Uint32Array(START);
  /** Papers by their words, hashed. */
  private readonly known = new Map<number, number>();

  /** @param leastWrong papers with fewer wrong answers are counted only */
  constructor(private readonly leastWrong: number) {}

  /** The number under which the attempt is kept; undefined when it was only counted. */
  add({ person, unit, words, wrong }: ComparedAttempt): number | undefined {
    this.attempts += 1;
    add(this.byUnit, unit);
    for (const word of words) {
      add(this.shown, questionIn(word));
      if (!isWrong(word)) continue;
      add(this.wrong, questionIn(word));
      add(this.given, word);
    }
    return wrong < this.leastWrong ? undefined : this.keep({ person, unit, words, wrong });
  }

  personOf(at: number): number {
    return this.people[at] ?? 0;
  }

  unitOf(at: number): number {
    return this.units[at] ?? 0;
  }

  wrongOf(at: number): number {
    return this.wrongs[at] ?? 0;
  }

  /** The same number for two who have answered the same questions in the same way. */
  paperOf(at: number): number {
    return this.papers[at] ?? 0;
  }

  /** How many have written exactly this paper. */
  copiesOf(at: number): number {
    return this.copies[this.paperOf(at)] ?? 0;
  }

  /** The words of an attempt, without copying. */
  wordsOf(at: number): Uint32Array {
    return this.words.subarray(this.starts[at], this.starts[at + 1]);
  }

  /** All words one after the other, and where those of each attempt begin: for loops that cannot afford a view per attempt. */
  packed(): { words: Uint32Array; starts: Uint32Array } {
    return { words: this.words, starts: this.starts };
  }

  private keep({ person, unit, words, wrong }: ComparedAttempt): number {
    const at = this.count;
    const from = this.starts[at] ?? 0;
    if (at + 2 > this.starts.length) {
      this.starts = doubled(this.starts, (length) => new Uint32Array(length));
      this.people = doubled(this.people, (length) => new Uint32Array(length));
      this.units = doubled(this.units, (length) => new Uint32Array(length));
      this.wrongs = doubled(this.wrongs, (length) => new Uint16Array(length));
      this.papers = doubled(this.papers, (length) => new Uint32Array(length));
      this.copies = doubled(this.copies, (length) => new Uint32Array(length));
    }
    while (from + words.length > this.words.length) this.words = doubled(this.words, (length) => new Uint32Array(length));
    this.words.set(words, from);
    this.starts[at + 1] = from + words.length;
    this.people[at] = person;
    this.units[at] = unit;
    this.wrongs[at] = wrong;
    const paper = this.paperNumber(hashOf(words));
    this.papers[at] = paper;
    this.copies[paper] = (this.copies[paper] ?? 0) + 1;
    this.count += 1;
    return at;
  }

  private paperNumber(hash: number): number {
    const number = this.known.get(hash) ?? this.known.size;
    this.known.set(hash, number);
    return number;
  }
}

function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Words in one number below 2^53 (FNV-1a, twice). */
function hashOf(words: readonly number[]): number {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (const word of words) {
    high = Math.imul(high ^ word, 0x01000193);
    low = Math.imul((low ^ word) + 0x9e3779b1, 0x85ebca6b);
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}

function doubled<Column extends Uint32Array | Uint16Array>(column: Column, make: (length: number) => Column): Column {
  const longer = make(column.length * 2);
  longer.set(column);
  return longer;
}
