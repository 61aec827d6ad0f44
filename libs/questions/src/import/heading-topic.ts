import { foldVietnamese } from '#kernel';

/** What stands before the name in a heading, folded: "I. PHẦN", "chủ đề 2:", "phần thứ nhất". */
const BEGINNING =
  /^(?:[ivx]{1,6}\s*[.):\-–—]\s*)?(?:(?:phan|chuong|muc|chu de|chuyen de|linh vuc)\b\s*(?:(?:thu\s+)?(?:[ivx]{1,6}|\d{1,2}|[a-h]|nhat|hai|ba|tu|bon|nam|sau|bay|tam)(?=\s*[.:)\-–—]|\s*$))?\s*[.:)\-–—]?\s*)?/u;

/**
 * The topic that a heading names: by its name, or as the only one whose name holds the heading's words or is held by them. None
 * where two could be meant; whoever brings the file sees it and chooses.
 */
export function topicOfHeading(heading: string, topics: readonly { code: string; name: string }[]): string | undefined {
  const words = wordsOf(heading.normalize('NFC')).replace(BEGINNING, '').trim();
  if (words.length < 3) return undefined;
  const named = topics.map(({ code, name }) => ({ code, name: wordsOf(name).trim() }));
  const same = named.find(({ name }) => plain(name) === plain(words));
  if (same) return same.code;
  const near = named.filter(({ name }) => holds(name, words) || holds(words, name));
  return near.length === 1 ? near[0]?.code : undefined;
}

const wordsOf = (text: string): string => foldVietnamese(text);
const plain = (text: string): string => text.replace(/[^\p{L}\d]+/gu, ' ').trim();
const holds = (text: string, words: string): boolean => plain(words) !== '' && ` ${plain(text)} `.includes(` ${plain(words)} `);
