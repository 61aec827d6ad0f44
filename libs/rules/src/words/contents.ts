import { bareWords } from './same-words.js';
import { countWords } from './count-words.js';
import { kindOfName } from './part-kind.js';
import type { TextBlock } from './text-block.js';

/** "I. Tổng quan ........ 3" */
const LED = /(?:\.{3,}|…{2,}|(?:\. ){3,}|_{3,})\s*\.?\s*(?:trang\s*)?\d{1,4}$/iu;
const NUMBERED = /\s\d{1,4}$/u;
const LONGEST_ENTRY = 40;
/** Characters. */
const LONGEST_NAME = 60;
/** So many lines with leaders one below another are a table of contents, whatever stands above. */
const ENOUGH = 3;

/** A table of contents: from this block to before that one. */
export interface Span {
  from: number;
  to: number;
}

/**
 * The tables of contents of a text. One ends where its first entry comes again as a heading, or where sentences begin; its entries
 * are no headings, although they say the same.
 */
export function contentsOf(blocks: readonly TextBlock[], from: number): Span[] {
  const spans: Span[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const { text = '', kind } = blocks[at] ?? {};
    const isNamed = text.length < LONGEST_NAME && kindOfName(text) === 'contents' && kind !== 'note';
    const to = isNamed ? endOf(blocks, at + 1) : endOfLed(blocks, at);
    if (to <= at) continue;
    spans.push({ from: at, to });
    at = to - 1;
  }
  return spans;
}

function endOf(blocks: readonly TextBlock[], from: number): number {
  const entries = new Set<string>();
  let lastNumbered = from;
  for (let at = from; at < blocks.length; at += 1) {
    const { text, kind } = blocks[at] as TextBlock;
    const isNumbered = LED.test(text) || NUMBERED.test(text);
    if (entries.has(bareWords(text))) return at;
    // A sentence is no entry: what stands before it without a number of a page is its heading.
    if (kind === 'note' || (!isNumbered && (countWords(text) > LONGEST_ENTRY || isSentence(text)))) return lastNumbered;
    entries.add(bareEntry(text)).add(bareWords(text));
    if (isNumbered) lastNumbered = at + 1;
  }
  return lastNumbered;
}

function endOfLed(blocks: readonly TextBlock[], from: number): number {
  let to = from;
  while (to < blocks.length && LED.test(blocks[to]?.text ?? '')) to += 1;
  return to - from >= ENOUGH ? to : from;
}

function isSentence(text: string): boolean {
  return countWords(text) > 8 && /[.!?;]["”»)]?$/u.test(text);
}

/** Without leaders and the number of the page: as the heading itself is written. */
function bareEntry(text: string): string {
  return bareWords(LED.test(text) ? text.replace(LED, '') : text.replace(NUMBERED, ''));
}
