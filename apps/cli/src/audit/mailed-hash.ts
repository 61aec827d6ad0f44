import { existsSync, readFileSync } from 'node:fs';
import { formatDate, parseLocal } from '#kernel';

const HASH = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi;

/**
 * The hash of a root as somebody has it: typed, in the groups in which pages show it, or as a file with the letter, or with the list
 * that the public page offers.
 * @param day of which it is wanted, where the file has several: "2024-10-22"
 * @returns in small letters; undefined where there is none, or more than one
 */
export function mailedHash(given: string, day: string | undefined): string | undefined {
  const [typed] = hashesIn(given.replaceAll(/\s/g, ''));
  if (typed !== undefined || !existsSync(given)) return typed;
  const lines = readFileSync(given, 'utf8').split('\n');
  const found = hashesIn(lines.join('\n'));
  const [only] = found.length > 1 && day !== undefined ? hashesIn(lines.filter(isOf(day)).join('\n')) : found;
  return found.length > 1 && day === undefined ? undefined : only;
}

function hashesIn(text: string): string[] {
  return [...new Set((text.match(HASH) ?? []).map((hash) => hash.toLowerCase()))];
}

/** As a day is written in lists and in letters. */
function isOf(day: string): (line: string) => boolean {
  const date = parseLocal(day);
  return (line) => line.includes(day) || (date !== undefined && line.includes(formatDate(date)));
}
