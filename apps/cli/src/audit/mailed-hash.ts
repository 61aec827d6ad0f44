import { readFileSync, statSync } from 'node:fs';
import { formatDate, parseLocal } from '#kernel';

const HASH = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi;

/**
 * The hash of a root as somebody has it: typed, in the groups in which pages show it, or as a file with the letter, or with the list
 * that the public page offers.
 * @param day of which it is wanted, where the file has several: "2024-10-22"
 * @returns in small letters; or the sentence that says why there is none, or not one alone
 */
export function mailedHash(given: string, day: string | undefined): { hash: string } | { fault: string } {
  const [typed] = hashesIn(given.replaceAll(/\s/g, ''));
  if (typed !== undefined) return { hash: typed };
  if (!statSync(given, { throwIfNoEntry: false })?.isFile())
    return { fault: `“${given}” không phải mã chốt (64 chữ số, chữ cái từ a đến f) và cũng không phải một tệp.` };
  const lines = readFileSync(given, 'utf8').split('\n');
  const found = hashesIn(lines.join('\n'));
  if (found.length > 1 && day === undefined)
    return { fault: `Tệp ${given} có mã chốt của nhiều ngày: hãy thêm --date NĂM-THÁNG-NGÀY để chọn một ngày.` };
  const [only] = found.length > 1 && day !== undefined ? hashesIn(lines.filter(isOf(day)).join('\n')) : found;
  if (only !== undefined) return { hash: only };
  return { fault: found.length > 1 ? `Tệp ${given} không có mã chốt của ngày ${day}.` : `Tệp ${given} không có mã chốt nào.` };
}

function hashesIn(text: string): string[] {
  return [...new Set((text.match(HASH) ?? []).map((hash) => hash.toLowerCase()))];
}

/** As a day is written in lists and in letters. */
function isOf(day: string): (line: string) => boolean {
  const date = parseLocal(day);
  return (line) => line.includes(day) || (date !== undefined && line.includes(formatDate(date)));
}
