import { foldVietnamese } from '#kernel';
import { nearestWord } from './nearest-word.js';
import { quoted, shortened, shownWords } from './shown-value.js';

/** Words of a plan that may be chosen, each with the Vietnamese name that people know it by. */
export type NamedWords = ReadonlyMap<string, string>;

/** More names than these nobody reads in one sentence: then the words alone are told. */
const MOST_NAMED = 14;
/** Shorter pieces of a name stand in too many names. */
const SHORTEST_PIECE = 3;

/** "best (Lượt có điểm cao nhất), first (Lượt đầu tiên)" */
export function namedChoices(words: NamedWords): string {
  if (words.size > MOST_NAMED) return shownWords([...words.keys()]);
  return [...words]
    .map(([word, name]) => (name === '' || name === word ? shortened(word) : `${shortened(word)} (${shortened(withoutMarks(name))})`))
    .join(', ');
}

/**
 * The word that somebody meant who wrote its name, a part of the name, or the word with a slip of the finger; undefined when
 * none is near enough.
 */
export function meantWord(written: string, words: NamedWords): string | undefined {
  const typed = foldVietnamese(written);
  const known = [...words.keys()];
  const names = known.map((word) => ({ word, name: foldVietnamese(words.get(word) ?? '') })).filter(({ name }) => name !== '');
  const same = known.find((word) => word.toLowerCase() === asCode(typed)) ?? names.find(({ name }) => name === typed)?.word;
  if (same !== undefined) return same;
  const near = nearestWord(written, known) ?? nearestWord(asCode(typed), known);
  if (near !== undefined) return near;
  const nearName = nearestWord(
    typed,
    names.map(({ name }) => name),
  );
  if (nearName !== undefined) return names.find(({ name }) => name === nearName)?.word;
  if (typed.length < SHORTEST_PIECE) return undefined;
  // Of "nơi cư trú" and "nơi cư trú hoặc nơi làm việc", the one that says nothing more.
  return names.filter(({ name }) => name.includes(typed)).toSorted((a, b) => a.name.length - b.name.length)[0]?.word;
}

/** "; có phải ý là “best”?", or nothing. */
export function suggestion(word: string | undefined): string {
  return word === undefined ? '' : `; có phải ý là ${quoted(word)}?`;
}

/** A Vietnamese name as a code: "Thi trắc nghiệm" as "thi-trac-nghiem"; empty when it has no letters. */
export function asCode(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Quotation marks in a name would end the quotation around it. */
const withoutMarks = (name: string): string => name.replace(/[“”"]/g, '');
