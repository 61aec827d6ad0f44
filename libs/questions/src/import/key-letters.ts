import { foldVietnamese } from '#kernel';

/** Options have letters from A on; nobody writes more of them. */
export const LETTERS = 'ABCDEFGHIJ';

export const letterAt = (position: number): string => LETTERS[position] ?? '?';

/**
 * The positions that a written key means: "B", "A, C", "A và C", "AC", "2" (where numbers count from 1), or the words of an
 * option. Undefined when it means none of these, or two of them: "2" where the first option is "2".
 */
export function readKey(written: string, options: readonly string[]): number[] | undefined {
  const text = written.trim();
  const signs = text
    .toUpperCase()
    .replace(/VÀ|[\s,;.&+/)(-]+/gu, ' ')
    .trim();
  if (/^[A-J](?: [A-J])*$/.test(signs)) return ordered(signs.split(' ').map((letter) => LETTERS.indexOf(letter)));
  const same = options.findIndex((option) => foldVietnamese(option) === foldVietnamese(text));
  const numbers = /^[1-9](?: [1-9])*$/.test(signs) ? ordered(signs.split(' ').map((number) => Number(number) - 1)) : undefined;
  if (numbers) return same >= 0 && numbers.join() !== String(same) ? undefined : numbers;
  if (same >= 0) return [same];
  return /^[A-J]{2,}$/.test(signs) ? ordered([...signs].map((letter) => LETTERS.indexOf(letter))) : undefined;
}

function ordered(positions: readonly number[]): number[] {
  return [...new Set(positions)].toSorted((a, b) => a - b);
}
