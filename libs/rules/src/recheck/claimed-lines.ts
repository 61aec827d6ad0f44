import { standingText, type StandingLine } from '../ranking/standing.js';

const LINES_AT_ONCE = 4096;

/** The lines of a standing as they are claimed, kept as their canonical text: a million of them are a hundred megabytes. */
export class ClaimedLines {
  count = 0;
  private readonly portions: Buffer[] = [];
  private waiting: StandingLine[] = [];

  /** Takes the next line. */
  add(line: StandingLine): void {
    this.count += 1;
    this.waiting.push(line);
    if (this.waiting.length === LINES_AT_ONCE) this.keep();
  }

  /** The text of all lines as it stands in the standing's own, see `standingText`. */
  *text(): Generator<string> {
    this.keep();
    for (const [at, portion] of this.portions.entries()) yield `${at === 0 ? '' : ','}${portion.toString('utf8')}`;
  }

  /** The lines some thousands at a time, each portion with the place of its first line. */
  *inPortions(): Generator<{ from: number; lines: StandingLine[] }> {
    this.keep();
    for (const [at, portion] of this.portions.entries())
      yield { from: at * LINES_AT_ONCE + 1, lines: (JSON.parse(`[${portion.toString('utf8')}]`) as unknown[][]).map(lineOf) };
  }

  private keep(): void {
    if (this.waiting.length > 0) this.portions.push(Buffer.from(standingText.lines(this.waiting), 'utf8'));
    this.waiting = [];
  }
}

function lineOf([rank, person, attempt, points, allCorrect, prediction, durationMs, submittedAt]: unknown[]): StandingLine {
  return { rank, person, attempt, points, allCorrect, prediction, durationMs, submittedAt } as StandingLine;
}
