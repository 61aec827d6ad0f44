import { constants, inflateSync } from 'node:zlib';
import type { IntakeLimits } from './inspected-file.js';
import { IntakeError } from './intake.errors.js';
import { hasZip, looksLikePage } from './other-kinds.js';

const HEADER = /^%PDF-(1\.[0-7]|2\.0)[\r\n \t]/;
const END = '%%EOF';
/** All packed objects of a file together, unfolded. */
const MOST_UNFOLDED = 48 * 1024 * 1024;
/** What is unfolded of a stream to see whether there are objects in it. */
const A_LOOK = 256;
/** How far before its bytes the dictionary of a stream begins. */
const DICTIONARY = 4096;
/** Objects that lie packed begin with a list of their numbers and places. */
const PACKED_OBJECTS = /^\s*\d+\s+\d+\s/;

/** Actions that a reader would carry out, and what people know them as. */
const ACTIONS: Readonly<Record<string, string>> = {
  JavaScript: 'mã JavaScript',
  Launch: 'lệnh mở chương trình khác',
  SubmitForm: 'biểu mẫu tự gửi dữ liệu',
  ImportData: 'lệnh nhập dữ liệu từ tệp khác',
  GoToE: 'tệp đính kèm bên trong',
  Rendition: 'phim, âm thanh nhúng',
  Movie: 'phim, âm thanh nhúng',
  Sound: 'phim, âm thanh nhúng',
  RichMediaExecute: 'nội dung đa phương tiện',
};
/** Things that hold such, by their names alone. */
const HOLDERS: Readonly<Record<string, string>> = {
  EmbeddedFile: 'tệp đính kèm bên trong',
  EmbeddedFiles: 'tệp đính kèm bên trong',
  FileAttachment: 'tệp đính kèm bên trong',
  RichMedia: 'nội dung đa phương tiện',
  XFA: 'biểu mẫu động (XFA)',
};

/**
 * Looks whether a PDF is one from its first byte to its last, and that nothing in it acts by itself. It is read as bytes and not
 * by its own table of contents, which a hostile file may let lie: names count wherever they stand, in packed objects as well,
 * however they are spelled.
 * @returns its pages
 * @throws IntakeError BROKEN, SEVERAL_KINDS, LOCKED, ACTIVE_CONTENT, UNFOLDS_TOO_LARGE, TOO_MANY_PAGES
 */
export function inspectPdf(file: Buffer, limits: IntakeLimits): number {
  if (!HEADER.test(file.toString('latin1', 0, 12))) throw new IntakeError('BROKEN', {}, 'no header');
  if (looksLikePage(file) || hasZip(file)) throw new IntakeError('SEVERAL_KINDS');
  const text = file.toString('latin1');
  const end = text.lastIndexOf(END);
  if (end < 0) throw new IntakeError('BROKEN', {}, 'no end');
  if (/[^\s\0]/.test(text.slice(end + END.length))) throw new IntakeError('SEVERAL_KINDS', {}, 'something stands behind the end');
  const packed = packedObjects(file, text);
  const objects = [text, ...packed.map(unpacked)];
  for (const one of [text, ...packed]) refuseActive(one, objects);
  const pages = pagesOf(objects);
  if (pages === 0) throw new IntakeError('BROKEN', {}, 'no pages');
  if (limits.pages !== undefined && pages > limits.pages) throw new IntakeError('TOO_MANY_PAGES', { pages, most: limits.pages });
  return pages;
}

/** The objects that lie packed in streams, as texts. */
function packedObjects(file: Buffer, text: string): string[] {
  const found: string[] = [];
  let left = MOST_UNFOLDED;
  // Readers go on behind the end of the line, whatever blanks or breaks stand there.
  const streams = /stream[ \t]*(?:\r\n|\n|\r)/g;
  for (let match = streams.exec(text); match; match = streams.exec(text)) {
    if (text.startsWith('end', match.index - 3)) continue;
    const from = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - DICTIONARY), match.index);
    const dictionary = spelledOut(before.slice(Math.max(before.lastIndexOf('endobj'), 0)));
    const saysObjects = /\/Type\s*\/ObjStm\b/.test(dictionary);
    // Packed in another way than all programs do it, so that nobody looks into it.
    if (saysObjects && !/\/Filter\s*(?:\[\s*)?\/FlateDecode\s*(?:\]|\/|>|\s)/.test(dictionary) && /\/Filter/.test(dictionary))
      throw new IntakeError('ACTIVE_CONTENT', { what: 'phần bị giấu' });
    if (saysObjects && (/\/Predictor/.test(dictionary) || /\/FlateDecode\s*\//.test(filtersOf(dictionary))))
      throw new IntakeError('ACTIVE_CONTENT', { what: 'phần bị giấu' });
    const look = unfolded(file.subarray(from, from + A_LOOK), A_LOOK * 2048);
    if (look === undefined ? !saysObjects : !saysObjects && !PACKED_OBJECTS.test(look)) continue;
    const whole =
      look === undefined ? file.subarray(from, endOfStream(file, from)).toString('latin1') : unfolded(file.subarray(from), left);
    if (whole === undefined) throw new IntakeError('BROKEN', {}, 'packed objects cannot be unfolded');
    left -= whole.length;
    found.push(whole);
  }
  return found;
}

/** Packed objects as they would stand in the file itself. */
function unpacked(text: string): string {
  const list = /^\s*(?:\d+\s+\d+\s+)+/.exec(text)?.[0] ?? '';
  const numbers = list.trim().split(/\s+/).map(Number);
  const objects: string[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const from = list.length + (numbers[at + 1] ?? 0);
    const next = numbers[at + 3];
    objects.push(`${numbers[at]} 0 obj ${text.slice(from, next === undefined ? undefined : list.length + next)} endobj`);
  }
  return objects.join('\n');
}

function filtersOf(dictionary: string): string {
  return /\/Filter\s*\[([^\]]*)\]/.exec(dictionary)?.[1] ?? '';
}

function endOfStream(file: Buffer, from: number): number {
  const end = file.indexOf('endstream', from, 'latin1');
  return end < 0 ? file.length : end;
}

/** @returns undefined for what is not packed so. @throws IntakeError UNFOLDS_TOO_LARGE */
function unfolded(bytes: Buffer, most: number): string | undefined {
  try {
    // What stands behind the packed bytes is none of theirs; those that break off give what there is.
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new IntakeError('UNFOLDS_TOO_LARGE');
    return undefined;
  }
}

const DISGUISED = /\/[^\s/<>[\](){}%#]*#[^\s/<>[\](){}%]*/g;

/** Names without their disguise ("/J#61vaScript"). */
function spelledOut(text: string): string {
  return text.replace(DISGUISED, (name) => name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
}

/** What may stand between two words: blanks and notes. */
const GAP = String.raw`(?:[\s\0]|%[^\r\n]*[\r\n])*`;
const NAME_ENDS = String.raw`(?![^\s\0/<>[\](){}%])`;
const COUNTED = [...Object.keys(ACTIONS), ...Object.keys(HOLDERS), 'Encrypt', 'OpenAction'];
const NAMES = new RegExp(`/(${COUNTED.join('|')})${NAME_ENDS}`, 'g');
const FOLLOWS = new RegExp(String.raw`^${GAP}(?:(\d+)${GAP}\d+${GAP}R\b|(<<)|(\[))`);
/** How far around a name is looked. */
const AROUND = 1000;

/** What opens at the beginning: a place in the file, or the jump to one. */
const PLACE = new RegExp(String.raw`^${GAP}\[`);
const JUMP = new RegExp(String.raw`/S${GAP}/GoTo${NAME_ENDS}`);
/** Within so many characters an action says what it is. */
const AN_ACTION = 400;

/** All names that count, with what stands around them; found without making a second text of a long file. */
function* namesIn(text: string): Generator<{ name: string; before: string; behind: string }> {
  const found = (name: string, { index, 0: { length } }: RegExpExecArray) => ({
    name,
    before: spelledOut(text.slice(Math.max(0, index - 3 * AROUND), index)).slice(-AROUND),
    behind: text.slice(index + length, index + length + AROUND),
  });
  for (const match of text.matchAll(NAMES)) yield found(match[1] ?? '', match);
  for (const match of text.matchAll(DISGUISED)) {
    const name = spelledOut(match[0]).slice(1);
    if (COUNTED.includes(name)) yield found(name, match);
  }
}

/** @throws IntakeError LOCKED, ACTIVE_CONTENT */
function refuseActive(text: string, objects: readonly string[]): void {
  for (const { name, before, behind } of namesIn(text)) {
    const follows = FOLLOWS.exec(behind);
    if (name === 'Encrypt') {
      if (follows && !follows[3]) throw new IntakeError('LOCKED');
    } else if (name === 'OpenAction') refuseOpening(behind, follows?.[1], follows?.[2] !== undefined, objects);
    else if (isMeant(name, before, follows !== null))
      throw new IntakeError('ACTIVE_CONTENT', { what: ACTIONS[name] ?? HOLDERS[name] ?? '' });
  }
}

/** Whether a name says what something is or holds, and does not merely stand in a text: a report may be about JavaScript. */
function isMeant(name: string, before: string, isKey: boolean): boolean {
  const word = before.replace(/(?:[\s\0]|%[^\r\n]*[\r\n])+$/, '');
  // A note so long that its beginning is not seen, nor what stands before it.
  const isCutNote = before.length >= AROUND && !/[\r\n]/.test(word) && /[\r\n]/.test(before.slice(word.length));
  if (word === '' || isCutNote) return true;
  if (name in ACTIONS && /(?:\/S|\bobj)$/.test(word)) return true;
  if (name in HOLDERS && /(?:\/(?:Type|Subtype)|\bobj)$/.test(word)) return true;
  return isKey && ['JavaScript', 'EmbeddedFiles', 'XFA'].includes(name);
}

function refuseOpening(behind: string, number: string | undefined, isAction: boolean, objects: readonly string[]): void {
  const acts = number === undefined ? (isAction ? [behind] : []) : objects.flatMap((one) => objectsOf(one, number));
  // An object that nobody finds may be hidden from us alone.
  if (number !== undefined && acts.length === 0) throw new IntakeError('ACTIVE_CONTENT', { what: 'phần bị giấu' });
  if (acts.some((act) => !PLACE.test(act) && !JUMP.test(spelledOut(act.slice(0, AN_ACTION)))))
    throw new IntakeError('ACTIVE_CONTENT', { what: 'lệnh tự chạy khi mở tệp' });
}

/** Every object of the number: a file may have several, of which readers choose differently. */
function objectsOf(text: string, number: string): string[] {
  const heads = new RegExp(String.raw`(?:^|[^\d])${number}\s+\d+\s+obj\b`, 'g');
  return [...text.matchAll(heads)].map((head) => text.slice(head.index + head[0].length, head.index + head[0].length + AN_ACTION));
}

/** Pages by the numbers of their objects: a file that was changed has some of them twice. */
function pagesOf(objects: readonly string[]): number {
  const pages = new Set<string>();
  for (const text of objects)
    for (const { index } of text.matchAll(/\/Type\s*\/Page(?![A-Za-z0-9#])/g)) {
      const head = text.lastIndexOf('obj', index);
      pages.add(/(\d+)\s+\d+\s+$/.exec(text.slice(Math.max(0, head - 40), Math.max(0, head)))?.[1] ?? '');
    }
  return pages.size;
}
