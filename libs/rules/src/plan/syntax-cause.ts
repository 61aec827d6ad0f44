import { isSettingName } from './known-settings.js';
import { inQuotes, quoted } from './shown-value.js';

/** What the parser stumbled over. */
export interface SyntaxError {
  code: string;
  message: string;
  offset: number;
}

/** Where the text must be mended, and the sentence for one who has never heard of YAML. */
export interface SyntaxCause {
  offset: number;
  message: string;
}

/** Spaces that look like spaces and are none: they come along when a text is copied out of Word or from a page. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]/;
const CURLY = /[“”„‟‘’‚‛«»]/;

interface Line {
  number: number;
  start: number;
  text: string;
  indent: number;
}

/**
 * The one cause of what a parser could not read. It often stands before the place where the parser gave up: a bracket that was
 * left open is noticed lines below.
 */
export function syntaxCause(source: string, error: SyntaxError): SyntaxCause {
  const lines = linesOf(source, error.offset);
  const last = lines.at(-1) as Line;
  const before = lines.slice(0, -1).findLast(({ text }) => text.trim() !== '');
  return (
    badSpace(last) ??
    openQuote(source, error, lines) ??
    openBracket(source, error, lines) ??
    lineCause(last, error) ??
    (before && lineCause(before, { ...error, code: '' })) ??
    indentCause(source, last, lines, error) ??
    at(last, error.offset, SENTENCES[error.code] ?? UNKNOWN)
  );
}

/** A name of a setting that shows that the line was not read as it was meant: a dash or an odd space before it. */
export function strayName(source: string, offset: number, name: string): SyntaxCause | undefined {
  if (!/^[-\s\u200b\u2060]/u.test(name)) return undefined;
  const line = lineAt(source, offset);
  return badSpace(line) ?? noSpaceAfterDash(line);
}

function lineAt(source: string, offset: number): Line {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const newline = source.indexOf('\n', start);
  const text = source.slice(start, newline < 0 ? undefined : newline).replace(/\r$/, '');
  return {
    start,
    text,
    indent: text.length - text.trimStart().length,
    // Only the line that is told of is counted.
    get number() {
      return source.slice(0, start).split('\n').length;
    },
  };
}

/** The lines of a text down to the one with the offset. */
function linesOf(source: string, offset: number): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= offset && start <= source.length;) {
    const newline = source.indexOf('\n', start);
    const end = newline < 0 ? source.length : newline;
    const text = source.slice(start, end).replace(/\r$/, '');
    lines.push({ number: lines.length + 1, start, text, indent: text.length - text.trimStart().length });
    start = end + 1;
  }
  // An end of the file after the last line is still about that line.
  while (lines.length > 1 && lines.at(-1)?.text.trim() === '') lines.pop();
  return lines;
}

function at({ number, start, text }: Line, offset: number, message: string): SyntaxCause {
  return { offset: Math.min(Math.max(start, offset), start + Math.max(0, text.length)), message: `dòng ${number} ${message}` };
}

function badSpace(line: Line): SyntaxCause | undefined {
  const margin = /^[\s\u200b\u2060-]*/u.exec(line.text)?.[0] ?? '';
  const tab = margin.indexOf('\t');
  if (tab >= 0) return at(line, line.start + tab, 'thụt lề bằng phím Tab; hãy dùng dấu cách, mỗi tầng 2 dấu cách');
  const odd = margin.search(ODD_SPACE);
  const afterName = /^[\s-]*[A-Za-z][\w-]*:(?=[\u00a0\u2000-\u200b\u202f\u3000])/u.exec(line.text)?.[0].length ?? -1;
  const found = odd >= 0 ? odd : afterName;
  if (found < 0) return undefined;
  return at(line, line.start + found, 'có khoảng trống lạ (thường do sao chép từ Word); hãy xóa khoảng trống ấy rồi gõ lại bằng dấu cách');
}

function noSpaceAfterDash(line: Line): SyntaxCause | undefined {
  const dash = /^\s*-(?=[{['"A-Za-z])/.exec(line.text);
  if (!dash) return undefined;
  const end = dash[0].length;
  return at(line, line.start + end - 1, `thiếu dấu cách sau dấu gạch đầu dòng; hãy viết ${quoted(`- ${line.text.slice(end)}`)}`);
}

/** A bracket that was opened and not closed up to the place of the error, or one too many. */
function openBracket(source: string, { offset }: SyntaxError, lines: readonly Line[]): SyntaxCause | undefined {
  const { brackets } = scan(source, offset);
  const open = brackets.at(-1);
  const right = open?.mark === '{' ? '}' : ']';
  const next = source[offset] ?? '';
  if (open && next !== right && (isAtLineStart(source, offset) || /[\]}]/.test(next) || offset >= source.trimEnd().length)) {
    const line = lines.findLast(({ start }) => start <= open.offset) as Line;
    return at(line, open.offset, `mở ngoặc ${quoted(open.mark)} mà chưa đóng; hãy thêm ${quoted(right)} vào cuối mục ấy`);
  }
  if (!open && /[\]}]/.test(next)) return at(lines.at(-1) as Line, offset, `thừa dấu ${quoted(next)}; hãy bỏ dấu ấy`);
  return undefined;
}

/** A quotation mark that was opened and not closed on its line, or text after one that was closed. */
function openQuote(source: string, { offset, code }: SyntaxError, lines: readonly Line[]): SyntaxCause | undefined {
  const { quote, lastQuote } = scan(source, offset);
  const opened = quote ?? lastQuote;
  if (!opened) return undefined;
  const line = lines.findLast(({ start }) => start <= opened.offset) as Line;
  const spans = source.slice(opened.offset, opened.end ?? offset).includes('\n');
  const isRightAfter = opened.end !== undefined && source.slice(opened.end, offset).trim() === '' && !source.slice(opened.end, offset).includes('\n'); // prettier-ignore
  if (quote || (isRightAfter && spans))
    return at(line, opened.offset, `mở dấu nháy ${opened.mark} mà chưa đóng; hãy thêm ${opened.mark} vào cuối câu ấy`);
  if (!isRightAfter || code !== 'UNEXPECTED_TOKEN') return undefined;
  return at(
    line,
    offset,
    'còn chữ sau dấu nháy đóng; hãy đặt cả câu trong một cặp dấu nháy, dấu nháy đơn ở giữa câu viết hai lần liền nhau',
  );
}

/** What a line shows by itself. */
function lineCause(line: Line, { code, offset }: Pick<SyntaxError, 'code' | 'offset'>): SyntaxCause | undefined {
  const dash = noSpaceAfterDash(line);
  if (dash) return dash;
  const wide = line.text.search(/^[\s-]*[A-Za-z][\w-]*[：﹕]/);
  if (wide >= 0) return at(line, line.start + line.text.search(/[：﹕]/), 'có dấu hai chấm lạ; hãy gõ lại dấu “:” rồi một dấu cách');
  const [, margin = '', key = '', gap = '', value = ''] = /^((?:\s|- )*)([A-Za-z][\w-]*):( *)(.*)$/.exec(line.text) ?? [];
  const valueAt = line.start + margin.length + key.length + 1 + gap.length;
  const sentence = value.replace(/\s+#.*$/, '').trim();
  if (key !== '' && gap === '' && sentence !== '')
    return at(line, valueAt, `thiếu dấu cách sau dấu “:”; hãy viết ${quoted(`${key}: ${sentence}`)}`);
  if (key !== '' && isPlain(sentence) && /:(?:\s|$)/.test(sentence)) {
    const [, first = '', second = ''] = /^(.*?)\s+([A-Za-z]\w*):(?:\s|$)/.exec(sentence) ?? [];
    if (first !== '' && isSettingName(second))
      return at(line, valueAt + sentence.lastIndexOf(`${second}:`), `có hai thiết lập; hãy xuống dòng trước ${quoted(`${second}:`)}`);
    const text = sentence.replace(new RegExp(`^${CURLY.source}|${CURLY.source}$`, 'gu'), '');
    const why = CURLY.test(sentence.charAt(0)) ? 'dùng dấu nháy cong; hãy gõ dấu nháy thẳng' : 'có thêm dấu “:” ở giữa câu; hãy đặt cả câu trong dấu nháy đơn'; // prettier-ignore
    return at(line, valueAt, `${why}: ${key}: ${inQuotes(text)}`);
  }
  if (code === 'BAD_SCALAR_START') {
    const text = line.text.slice(offset - line.start).replace(/\s+#.*$|\s*[,}\]].*$/, '');
    return at(
      line,
      offset,
      `có giá trị bắt đầu bằng dấu ${quoted(text.charAt(0))}; hãy đặt cả giá trị trong dấu nháy đơn: ${inQuotes(text)}`,
    );
  }
  const isBare = line.text.trim() !== '' && !line.text.includes(':') && !/^\s*[-#{}[\]'"|>%&*!]/.test(line.text);
  if (isBare && /^(MULTILINE_IMPLICIT_KEY|MISSING_CHAR|UNEXPECTED_TOKEN)$/.test(code))
    return at(
      line,
      line.start + line.indent,
      `thiếu dấu “:”; mỗi thiết lập viết dạng “tên: giá trị”, nếu đây là phần tiếp của câu ở dòng trên thì hãy đặt cả câu trong dấu nháy đơn`,
    );
  return undefined;
}

/** A line that stands straight under none of the lines that it belongs to. */
function indentCause(source: string, error: Line, lines: readonly Line[], { code }: SyntaxError): SyntaxCause | undefined {
  if (!/^(BAD_INDENT|MISSING_CHAR|BLOCK_AS_IMPLICIT_KEY|MULTILINE_IMPLICIT_KEY|UNEXPECTED_TOKEN)$/.test(code)) return undefined;
  // A line with a value has nothing inside: the parser complains of it, the one below is wrong.
  const below = nextLine(source, error);
  const line = code === 'BLOCK_AS_IMPLICIT_KEY' && below && below.indent > error.indent ? below : error;
  const levels = levelsAbove([...lines, line].filter(({ number }) => number < line.number));
  const nearest = levels.toSorted((a, b) => Math.abs(a.indent - line.indent) - Math.abs(b.indent - line.indent) || b.indent - a.indent)[0];
  if (!nearest || nearest.indent === line.indent) return undefined;
  return at(
    line,
    line.start + line.indent,
    `thụt vào ${line.indent} dấu cách, không thẳng với dòng nào ở trên; hãy thụt vào ${nearest.indent} dấu cách cho thẳng với dòng ${nearest.number}`,
  );
}

function nextLine(source: string, { number, start }: Line): Line | undefined {
  const newline = source.indexOf('\n', start);
  if (newline < 0) return undefined;
  const end = source.indexOf('\n', newline + 1);
  const text = source.slice(newline + 1, end < 0 ? undefined : end).replace(/\r$/, '');
  return text.trim() === '' ? undefined : { number: number + 1, start: newline + 1, text, indent: text.length - text.trimStart().length };
}

/** The indents that are still open after some lines; what follows a dash is a level of its own. */
function levelsAbove(lines: readonly Line[]): { indent: number; number: number }[] {
  const levels: { indent: number; number: number }[] = [];
  for (const { text, indent, number } of lines) {
    if (text.trim() === '' || text.trimStart().startsWith('#')) continue;
    while (levels.at(-1) && (levels.at(-1) as { indent: number }).indent >= indent) levels.pop();
    levels.push({ indent, number });
    const dashes = /^\s*((?:- +)+)\S/.exec(text)?.[1]?.length;
    if (dashes !== undefined) levels.push({ indent: indent + dashes, number });
  }
  return levels;
}

interface Quote {
  mark: string;
  offset: number;
  end?: number;
}

/** The brackets and the quotation mark that are open at an offset, as far as that can be said of a text with faults. */
function scan(source: string, until: number): { brackets: { mark: string; offset: number }[]; quote?: Quote; lastQuote?: Quote } {
  const brackets: { mark: string; offset: number }[] = [];
  let lastQuote: Quote | undefined;
  let before = '';
  for (let index = 0; index < until; index++) {
    const char = source[index] as string;
    const lead = before;
    // What stands right before on the same line, without the spaces between.
    if (char === '\n') before = '';
    else if (!/\s/.test(char)) before = char;
    const isStart = lead === '' || /[:,[{-]/.test(lead);
    if (char === '#' && (lead === '' || /\s/.test(source[index - 1] ?? ''))) {
      const newline = source.indexOf('\n', index);
      index = newline < 0 ? until : newline - 1;
    } else if ((char === "'" || char === '"') && isStart) {
      const end = closingQuote(source, index, char);
      if (end === undefined || end > until) return { brackets, quote: { mark: char, offset: index } };
      lastQuote = { mark: char, offset: index, end };
      index = end - 1;
    } else if ((char === '{' || char === '[') && (isStart || brackets.length > 0)) brackets.push({ mark: char, offset: index });
    else if ((char === '}' || char === ']') && brackets.length > 0) brackets.pop();
  }
  return { brackets, ...(lastQuote && { lastQuote }) };
}

/** Right after the mark that closes a quotation; undefined when there is none. */
function closingQuote(source: string, opened: number, mark: string): number | undefined {
  for (let index = opened + 1; index < source.length; index++) {
    if (mark === '"' && source[index] === '\\') index++;
    else if (source[index] === mark) {
      if (mark === '"' || source[index + 1] !== "'") return index + 1;
      index++;
    }
  }
  return undefined;
}

const isAtLineStart = (source: string, offset: number): boolean =>
  source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';

const isPlain = (value: string): boolean => value !== '' && !/^['"{[|>&*!%@`#]/.test(value);

const UNKNOWN = 'không đọc được; mỗi thiết lập viết dạng “tên: giá trị”, mục con thụt vào 2 dấu cách';

const SENTENCES: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'dùng bí danh (*); hãy viết lại giá trị ấy ở đây, hoặc đặt trong dấu nháy đơn nếu đó là chữ',
  BAD_COLLECTION_TYPE: 'dùng thẻ (!!); hãy bỏ thẻ ấy đi',
  BAD_DIRECTIVE: 'bắt đầu bằng %; hãy bỏ dòng này',
  BAD_DQ_ESCAPE: 'có dấu \\ không đúng trong ngoặc kép; hãy dùng nháy đơn hoặc viết \\\\',
  BAD_INDENT: 'thụt vào không đều; các thiết lập cùng nhóm phải thụt vào cùng số dấu cách, mỗi tầng 2 dấu cách',
  BAD_SCALAR_START: 'có giá trị bắt đầu bằng ký tự đặc biệt; hãy đặt cả giá trị trong dấu nháy đơn',
  BLOCK_AS_IMPLICIT_KEY: 'có hai dấu “:”; hãy đặt giá trị có dấu “:” trong dấu nháy đơn, hoặc xuống dòng cho mục con',
  BLOCK_IN_FLOW: 'có dấu gạch đầu dòng trong ngoặc; trong { } chỉ viết dạng { tên: giá trị, … }, trong [ ] các mục cách nhau bằng dấu phẩy',
  KEY_OVER_1024_CHARS: 'có tên thiết lập quá dài; có lẽ thiếu dấu nháy đóng, hãy xem lại dòng này và dòng trên',
  MISSING_CHAR: 'thiếu một dấu (dấu nháy, dấu phẩy, dấu “:” hoặc ngoặc đóng); hãy xem lại dòng này và dòng trên',
  MULTILINE_IMPLICIT_KEY: 'không thành một thiết lập; tên thiết lập phải nằm trên một dòng và kết thúc bằng “:”',
  MULTIPLE_DOCS: 'có dấu --- nên tệp thành nhiều văn bản; mỗi tệp chỉ chứa một kế hoạch, hãy bỏ dòng ---',
  NON_STRING_KEY: 'có tên thiết lập không phải là một từ; tên thiết lập phải viết như “name”',
  RESOURCE_EXHAUSTION: 'có các dấu ngoặc hoặc mức thụt dòng lồng nhau quá sâu; hãy viết kế hoạch phẳng hơn',
  TAB_AS_INDENT: 'thụt lề bằng phím Tab; hãy dùng dấu cách, mỗi tầng 2 dấu cách',
  TAG_RESOLVE_FAILED: 'dùng thẻ (!); hãy đặt giá trị trong dấu nháy đơn',
  UNEXPECTED_TOKEN: 'có ký tự không đúng chỗ; nếu giá trị có dấu đặc biệt, hãy đặt nó trong dấu nháy đơn',
};
