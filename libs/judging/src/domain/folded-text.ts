const MARKS = /\p{Mn}/gu;

/** A text without tones and hooks in lower case, and from where in the text each of its letters comes. */
export interface FoldedText {
  folded: string;
  /** Of each letter of `folded` its place in the text, and at the end the text's length. */
  places: number[];
}

/** Folds a text as names are compared, letter by letter, so that what is found in it can be shown in the text itself. */
export function foldedText(text: string): FoldedText {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = letter.toLowerCase().normalize('NFD').replace(MARKS, '').replace(/đ/g, 'd');
    for (let n = 0; n < plain.length; n += 1) places.push(at);
    folded += plain;
    at += letter.length;
  }
  places.push(at);
  return { folded, places };
}

const WORD = /[\p{L}\p{N}]/u;

/** Where a folded word or several stand as whole words: [from, to) in the text itself. */
export function placesOf(words: string, { folded, places }: FoldedText): [from: number, to: number][] {
  const found: [number, number][] = [];
  if (words === '') return found;
  for (let at = folded.indexOf(words); at !== -1; at = folded.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (WORD.test(folded.charAt(at - 1)) || WORD.test(folded.charAt(end))) continue;
    found.push([places[at] as number, places[end] as number]);
  }
  return found;
}
