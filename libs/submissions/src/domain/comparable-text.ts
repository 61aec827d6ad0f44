import { createHash } from 'node:crypto';
import { cleanLines } from '#kernel';
import type { TextBlock } from '#rules';
import type { ReadPart } from '../submission-reading.service.js';

/**
 * What a submission says, as it is compared with others: what was typed and its main file, or else its other files; a paragraph per
 * line, letters composed. Empty where nothing could be read.
 */
export function comparableText(parts: readonly ReadPart[]): string {
  const main = parts.filter(({ file }) => file === null || file.role === 'main');
  return textOf(main) || textOf(parts.filter(({ file }) => file?.role === 'attachment'));
}

/** What an entry of the register says, as it is compared. */
export function initiativeText({ title, summary }: { title: string; summary: string }): string {
  return [title, ...cleanLines(summary)].join('\n').normalize('NFC');
}

/** The fingerprint of a text that was compared: places of passages are places in just this text. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function textOf(parts: readonly { blocks: readonly TextBlock[] | null }[]): string {
  const lines = parts.flatMap(({ blocks }) => blocks ?? []).flatMap(({ text }) => cleanLines(text));
  return lines.join('\n').normalize('NFC');
}
