/** Words with their widths in em, as they may be broken into lines. */
export interface MeasuredWord {
  text: string;
  width: number;
}

/** A number stays with the word before it ("năm 2024", "thứ 1"), and a no-break space means what it says. */
const NUMBER = /^\d[\d.,/]*[”"’).,;:]*$/;

/** The pieces of a text between which a line may end: at spaces only, so "QĐ-UBND" stays whole. */
export function breakable(text: string): string[] {
  const pieces: string[] = [];
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    const before = pieces.at(-1);
    if (before !== undefined && NUMBER.test(word) && !NUMBER.test(before)) pieces[pieces.length - 1] = `${before} ${word}`;
    else pieces.push(word);
  }
  return pieces.map((piece) => piece.replace(/\u00a0/g, ' '));
}

/** Fills lines one after the other up to `limit` em. A word wider than the limit stands alone on its line. */
export function fillLines(words: readonly MeasuredWord[], space: number, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of words) {
    if (line !== '' && width + space + word.width <= limit) {
      line += ` ${word.text}`;
      width += space + word.width;
    } else {
      if (line !== '') lines.push(line);
      line = word.text;
      width = word.width;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Words before which a line likes to end: a new phrase begins there. */
const PHRASE_STARTS = new Set(
  'trên về và của tại năm theo cho trong với từ do thuộc nhân gắn huyện xã phường thành thị tỉnh đợt tuần phần nhằm'.split(' '),
);
/** What it costs to break inside a phrase, measured against lines of unequal length (the squared share by which they differ). */
const INSIDE_PHRASE = 0.1;

interface Breaking {
  cost: number;
  lines: string[];
}

/**
 * Breaks into as many lines as filling to `limit` needs, no line wider than that, as equal in length as can be; rather a
 * little unequal than inside a phrase ("Chuyển đổi số").
 */
export function balanceLines(words: readonly MeasuredWord[], space: number, limit: number): string[] {
  const filled = fillLines(words, space, limit);
  if (filled.length < 2) return filled;
  const total = words.reduce((sum, word) => sum + word.width, 0) + space * (words.length - filled.length);
  const ideal = total / filled.length;
  const best = new Map<string, Breaking | undefined>();

  const breakFrom = (from: number, lines: number): Breaking | undefined => {
    const key = `${from} ${lines}`;
    if (!best.has(key)) best.set(key, findBest(from, lines));
    return best.get(key);
  };
  const findBest = (from: number, lines: number): Breaking | undefined => {
    let found: Breaking | undefined;
    let width = -space;
    for (let to = from; to < words.length; to += 1) {
      width += space + (words[to] as MeasuredWord).width;
      if (width > limit && to > from) break;
      const isLast = to === words.length - 1;
      if (isLast !== (lines === 1)) continue;
      const rest = isLast ? { cost: 0, lines: [] } : breakFrom(to + 1, lines - 1);
      if (!rest) continue;
      const cost = ((width - ideal) / ideal) ** 2 + (isLast || isPhraseEnd(words, to) ? 0 : INSIDE_PHRASE) + rest.cost;
      const line = words.slice(from, to + 1).map((word) => word.text).join(' '); // prettier-ignore
      if (!found || cost < found.cost) found = { cost, lines: [line, ...rest.lines] };
    }
    return found;
  };
  return breakFrom(0, filled.length)?.lines ?? filled;
}

function isPhraseEnd(words: readonly MeasuredWord[], at: number): boolean {
  const next = (words[at + 1]?.text ?? '').split(' ')[0] as string;
  return /[,;:.)”]$/.test((words[at] as MeasuredWord).text) || /^[“(]/.test(next) || PHRASE_STARTS.has(next);
}
