import { RandomWords } from '#rules';
import { ACTIONS, MANNERS, OBJECTS, QUALITIES } from './essay-words.js';

const REPLACEMENTS = [...MANNERS, ...ACTIONS, ...OBJECTS, ...QUALITIES].flatMap((phrase) => phrase.split(' '));

/** A text with a share of its words, from 0 to 1, replaced by others. */
export function withWordsChanged(text: string, share: number, seed = 'doi-chu'): string {
  const chance = new RandomWords(seed);
  return text.replace(/[^\s.,]+/gu, (word) =>
    chance.below(1000) < share * 1000 ? (REPLACEMENTS[chance.below(REPLACEMENTS.length)] as string) : word,
  );
}

/** A text as somebody types it who has no Vietnamese keyboard. */
export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
}

/** The same paragraphs in another order. */
export function reordered(text: string, seed = 'doi-cho'): string {
  const paragraphs = text.split('\n');
  return new RandomWords(seed).select(paragraphs, paragraphs.length).join('\n');
}

/** So many words in a row of a text, from a place on that is counted in words. */
export function passageOf(text: string, words: number, from = 0): string {
  return text
    .split(/\s+/u)
    .slice(from, from + words)
    .join(' ');
}

/** A text with a passage put in as paragraphs of its own, in the middle. */
export function withPassage(text: string, passage: string): string {
  const paragraphs = text.split('\n');
  return paragraphs.toSpliced(Math.floor(paragraphs.length / 2), 0, passage).join('\n');
}
