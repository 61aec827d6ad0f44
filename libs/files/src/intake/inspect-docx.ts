import { SaxesParser } from 'saxes';
import { IntakeError } from './intake.errors.js';
import { hasPdf, looksLikePage } from './other-kinds.js';
import { type ArchiveEntry, readArchive } from './read-archive.js';

const TYPES = '[Content_Types].xml';
const ROOT = '_rels/.rels';
const MAIN = 'word/document.xml';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Parts that hold programs, whatever they are called. */
const ACTIVE_TYPE = /macroEnabled|vbaProject|vbaData|activeX|oleObject|keyMapCustomizations|javascript|x-msdownload/i;
const ACTIVE_PART =
  /(^|\/)(vbaProject|vbaData)[^/]*$|(^|\/)activeX\/|\.(bin|exe|dll|js|vbs|hta|docm|dotm|xlsm|xltm|xlam|pptm|html?|svg|swf|jar|lnk)$/i;
/** Pictures of settings of a printer: no program, though they end as one. */
const HARMLESS_BIN = /(^|\/)printerSettings\d*\.bin$/i;
const ACTIVE_RELATION =
  /\/(vbaProject|control|activeXControlBinary|oleObject|aFChunk|subDocument|frame|attachedToolbars|keyMapCustomizations)$/i;
const SAFE_LINK = /^(https?:|mailto:|#|tel:)/i;
/** Fields that fetch from elsewhere or start something. */
const ACTIVE_FIELD = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|MACROBUTTON|DATABASE|LINK)\b/;
/** What is called so is read. */
const XML = /\.(xml|rels)$/i;
const XML_TYPE = /xml\s*(;|$)/i;
const MOST_XML = 64 * 1024 * 1024;

/**
 * Looks whether a file is a Word document (.docx) and nothing else, and that nothing in it acts by itself or comes from elsewhere.
 * @throws IntakeError BROKEN, SEVERAL_KINDS, LOCKED, ACTIVE_CONTENT, UNFOLDS_TOO_LARGE, WRONG_KIND
 */
export async function inspectDocx(file: Buffer): Promise<void> {
  if (hasPdf(file) || looksLikePage(file)) throw new IntakeError('SEVERAL_KINDS');
  const entries = await readArchive(file, (path) => XML.test(path));
  if (entries.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0) > MOST_XML) throw new IntakeError('UNFOLDS_TOO_LARGE');
  const types = entries.find(({ path }) => path === TYPES)?.bytes;
  if (!types || !entries.some(({ path }) => path === MAIN)) throw new IntakeError('WRONG_KIND', { kinds: 'tệp Word (.docx)' });
  for (const { path } of entries)
    if (ACTIVE_PART.test(path) && !HARMLESS_BIN.test(path))
      throw active(/vba/i.test(path) ? 'macro' : 'đối tượng nhúng (OLE, ActiveX hoặc tệp chạy được)');
  refuseTypes(
    types,
    entries.map(({ path }) => path),
  );
  for (const entry of entries) if (entry.bytes) refuseActive(entry, entry.bytes);
  refuseOtherMain(entries.find(({ path }) => path === ROOT)?.bytes);
}

/** What we read is what Word shows: the main part and no other. @throws IntakeError WRONG_KIND */
function refuseOtherMain(root: Buffer | undefined): void {
  const mains: string[] = [];
  if (root)
    read(root, ({ Type: type = '', Target: target = '' }) => {
      if (/\/officeDocument$/i.test(type)) mains.push(target.replace(/^(\.?\/)+/, ''));
    });
  if (mains.length !== 1 || mains[0] !== MAIN) throw new IntakeError('WRONG_KIND', { kinds: 'tệp Word (.docx)' });
}

function refuseTypes(types: Buffer, paths: readonly string[]): void {
  const seen = new Set<string>();
  read(types, ({ ContentType: type = '', PartName: part, Extension: extension }) => {
    // XML under another name would be read by Word and not by us; programs also list endings that no part has.
    const named = part === undefined ? paths.filter((path) => path.toLowerCase().endsWith(`.${extension?.toLowerCase()}`)) : [part];
    if (XML_TYPE.test(type) && named.some((path) => !XML.test(path))) throw active('phần bị giấu');
    if (ACTIVE_TYPE.test(type)) throw active(/macro|vba/i.test(type) ? 'macro' : 'đối tượng nhúng (OLE hoặc ActiveX)');
    seen.add(type);
  });
  if (!seen.has(MAIN_TYPE)) throw new IntakeError('WRONG_KIND', { kinds: 'tệp Word (.docx)' });
}

function refuseActive({ path }: ArchiveEntry, bytes: Buffer): void {
  if (path.endsWith('.rels'))
    read(bytes, ({ Type: type = '', Target: target = '', TargetMode: mode = '' }) => {
      if (ACTIVE_RELATION.test(type)) throw active('đối tượng nhúng (OLE, ActiveX hoặc tệp con)');
      if (mode.toLowerCase() !== 'external') return;
      if (/\/attachedTemplate$/i.test(type)) throw active('mẫu (template) tải từ nơi khác');
      if (!/\/hyperlink$/i.test(type)) throw active('nội dung tải từ nơi khác');
      if (!SAFE_LINK.test(target.trim())) throw active('liên kết mở tệp hoặc chương trình trên máy');
    });
  else {
    let field = '';
    read(
      bytes,
      // Whatever prefix a file gives to the words of Word.
      (attributes) => {
        for (const [name, instruction] of Object.entries(attributes)) if (bare(name) === 'instr') field += ` ${instruction}`;
      },
      (name, text) => {
        if (bare(name) === 'instrText') field += text;
      },
    );
    if (ACTIVE_FIELD.test(field)) throw active('trường (field) tự tải hoặc tự chạy');
  }
}

/** Reads XML without believing in entities of its own. @throws IntakeError BROKEN, ACTIVE_CONTENT */
function read(
  bytes: Buffer,
  onElement: (attributes: Readonly<Record<string, string>>) => void,
  onText: (name: string, text: string) => void = () => undefined,
): void {
  const parser = new SaxesParser();
  const open: string[] = [];
  const fail = (error: Error): never => {
    throw new IntakeError('BROKEN', {}, error.message);
  };
  parser.on('error', fail);
  parser.on('doctype', () => fail(new Error('a document type')));
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    if (open.length > 256) fail(new Error('nested too deep'));
    onElement(attributes);
  });
  parser.on('text', (text) => onText(open.at(-1) ?? '', text));
  parser.on('closetag', () => void open.pop());
  // Written in any other way than UTF-8 it is torn here, and refused.
  parser.write(new TextDecoder('utf-8').decode(bytes)).close();
}

/** A name without its prefix. */
function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function active(what: string): IntakeError {
  return new IntakeError('ACTIVE_CONTENT', { what });
}
