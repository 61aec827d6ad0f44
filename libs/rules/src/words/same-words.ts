import { cleanText, foldVietnamese } from '#kernel';

const UNMARKED = /^[\0-\x7f]*$/;

/** Words for comparing: lower case, NFC, nothing but letters, digits and single spaces. */
export function bareWords(text: string): string {
  return cleanText(text)
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether a text that somebody typed says a name. Who types no tone marks at all is understood too; who types them means them:
 * "mỏ dầu" is not "mở đầu".
 * @param words bare words
 * @param name bare words
 */
export function saysName(words: string, name: string): boolean {
  return words === name || (UNMARKED.test(words) && words === foldVietnamese(name));
}
