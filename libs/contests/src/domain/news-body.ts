/** A piece of a post's body, ready to be printed; text is plain and must be escaped by whoever prints it. */
export type NewsBlock = { paragraph: string } | { heading: string } | { list: string[] };

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;
// Control characters have no place in what people read; the line feed alone stays.
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]+/g;

/** One spelling for a body as typed: NFC, one kind of line end, no trailing spaces, at most one empty line in a row. */
export function cleanBody(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * Reads a body: an empty line ends a paragraph, lines that begin with "- " are a list, one that begins with "## " is a small
 * heading. Everything else is text, whatever signs stand in it.
 */
export function newsBlocks(body: string): NewsBlock[] {
  const blocks: NewsBlock[] = [];
  let isJoined = false;
  for (const line of cleanBody(body).split('\n')) {
    const text = line.trim();
    const last = blocks.at(-1);
    if (text === '') {
      isJoined = false;
    } else if (/^[-–•]\s/.test(text)) {
      const item = text.slice(1).trim();
      if (isJoined && last && 'list' in last) last.list.push(item);
      else blocks.push({ list: [item] });
      isJoined = true;
    } else if (/^##\s/.test(text)) {
      blocks.push({ heading: text.slice(2).trim() });
      isJoined = false;
    } else {
      if (isJoined && last && 'paragraph' in last) last.paragraph += ` ${text}`;
      else blocks.push({ paragraph: text });
      isJoined = true;
    }
  }
  return blocks;
}
