import { cleanLines } from '#kernel';

/** A text with its lines, but for empty ones: a question may begin with a case and end with what is asked, an option be a verse. */
export function inLines(text: string): string {
  return cleanLines(text).join('\n');
}
