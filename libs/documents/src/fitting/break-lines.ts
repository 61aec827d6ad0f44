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

/** Breaks into no more lines than filling to `limit` needs, with the widest of them as narrow as it can be. */
export function balanceLines(words: readonly MeasuredWord[], space: number, limit: number): string[] {
  const count = fillLines(words, space, limit).length;
  let [narrow, wide] = [0, limit];
  for (let step = 0; step < 24; step += 1) {
    const middle = (narrow + wide) / 2;
    const isEnough = words.every((word) => word.width <= middle) && fillLines(words, space, middle).length <= count;
    if (isEnough) wide = middle;
    else narrow = middle;
  }
  return fillLines(words, space, wide);
}
