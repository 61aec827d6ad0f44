/** A part of a text, in UTF-16 units: from the first to the one after the last. */
export interface TextRange {
  from: number;
  to: number;
}

/** A quotation mark that was opened and is closed so much later was forgotten. */
const LONGEST_QUOTATION = 4000;
const OPENING = new Set(['“', '„', '«']);
const CLOSING = new Set(['”', '»']);

/** "[3]", "[3, tr. 15]", "(Nguồn: …)", "(Trích …)": what stands before was taken from there. */
const SOURCE_MARK = /\[\s*\d{1,3}(?:\s*[,;–-][^\]\n]{1,60})?\s*\]|\(\s*(?:nguồn|trích|trích dẫn|dẫn theo)\b\s*:?[^)\n]{2,200}\)/giu;
const SENTENCE_END = /[.!?…]["”»)]*\s+(?=[\p{Lu}\p{N}"“«([–-])/gu;

/** The end of a paragraph after which the next one is somebody else's words. */
const INTRODUCTION =
  /(?:quy định|nêu rõ|ghi rõ|viết|dạy|khẳng định|nhấn mạnh|nguyên văn|trích|trích dẫn)(?:\s+(?:rằng|như sau|sau đây|là))*\s*:$/iu;

/** "Nghị quyết số 76/NQ-CP ngày … của Chính phủ ban hành …", up to the next stop. */
const LEGAL_NAME =
  /(?:bộ luật|luật|hiến pháp|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư(?: liên tịch)?|chỉ thị|kết luận|kế hoạch|công văn|hướng dẫn)\s+số\s*:?\s*\d[^.;:()\n]{0,300}/giu;

/**
 * What its author has marked as somebody else's words: within quotation marks (of a pair, and not forgotten), in paragraphs
 * that begin with ">", in the paragraph after an introduction ("… quy định như sau:"), before a mark of a source.
 *
 * @returns ranges in their order, none touching another
 */
export function quotationsIn(text: string): TextRange[] {
  const ranges = betweenMarks(text);
  let before: TextRange | undefined;
  for (const paragraph of paragraphsOf(text)) {
    const content = text.slice(paragraph.from, paragraph.to);
    if (content.startsWith('>')) ranges.push(paragraph);
    if (before && INTRODUCTION.test(text.slice(before.from, before.to))) ranges.push(paragraph);
    ranges.push(...straightQuotes(content, paragraph.from), ...beforeSources(content, paragraph.from, before));
    before = paragraph;
  }
  return merged(ranges);
}

/** Names of laws and decisions with their numbers: everybody who writes about them writes them alike. */
export function legalNamesIn(text: string): TextRange[] {
  return merged(Array.from(text.matchAll(LEGAL_NAME), ({ 0: name, index }) => ({ from: index, to: index + name.length })));
}

function betweenMarks(text: string): TextRange[] {
  const open: number[] = [];
  const ranges: TextRange[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (OPENING.has(character)) open.push(at);
    else if (CLOSING.has(character)) {
      const from = open.pop();
      if (from !== undefined && at - from <= LONGEST_QUOTATION) ranges.push({ from, to: at + 1 });
    }
  }
  return ranges;
}

/** Straight marks do not say whether they open or close: they are taken in pairs, within one paragraph. */
function straightQuotes(paragraph: string, start: number): TextRange[] {
  const marks = Array.from(paragraph.matchAll(/"/g), ({ index }) => start + index);
  return Array.from({ length: Math.floor(marks.length / 2) }, (_, at) => ({
    from: marks[at * 2] as number,
    to: (marks[at * 2 + 1] as number) + 1,
  }));
}

/** The sentence before each mark of a source; the whole paragraph before, where the mark has one to itself. */
function beforeSources(paragraph: string, start: number, before: TextRange | undefined): TextRange[] {
  const beginnings = [0, ...Array.from(paragraph.matchAll(SENTENCE_END), ({ 0: end, index }) => index + end.length)];
  const ranges: TextRange[] = [];
  for (const { 0: mark, index } of paragraph.matchAll(SOURCE_MARK)) {
    const from = beginnings.findLast((beginning) => beginning < index);
    if (from !== undefined) ranges.push({ from: start + from, to: start + index });
    else if (before && mark.length >= paragraph.length - 1) ranges.push(before);
  }
  return ranges;
}

function paragraphsOf(text: string): TextRange[] {
  return Array.from(text.matchAll(/[^\s](?:[^\n]*[^\s])?/gu), ({ 0: content, index }) => ({ from: index, to: index + content.length }));
}

function merged(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else result.push({ ...range });
  }
  return result;
}
