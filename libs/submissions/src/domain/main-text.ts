import { cleanLines } from '#kernel';
import { countMainWords, leftOutOfWords, type MainWords, type SubmissionPart, type TextBlock } from '#rules';
import type { SectionText } from './submission-draft.js';

/**
 * The words of a submission's main part: of its main file, where that could be read, else of what was typed section by section.
 * Null where there is neither: then nothing can be counted.
 * @param blocks of the main file; null where there is none, or where it holds no text
 */
export function mainWordsOf(part: SubmissionPart, blocks: readonly TextBlock[] | null, sections: readonly SectionText[]): MainWords | null {
  if (blocks) return countMainWords(blocks, leftOutOfWords(part));
  return sections.length > 0 ? countMainWords(typedBlocks(sections), leftOutOfWords(part)) : null;
}

/** What was typed, as blocks: the names of sections are the form's and are not counted. */
export function typedBlocks(sections: readonly SectionText[]): TextBlock[] {
  return sections.flatMap(({ text }) => cleanLines(text).map((line): TextBlock => ({ kind: 'paragraph', text: line })));
}
