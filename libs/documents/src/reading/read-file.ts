import { OfficeFileError } from '../office/office-file.errors.js';
import { oldOfficeKind } from '../office/old-office.js';
import { isZip } from '../office/zip-parts.js';
import { readPdf } from './read-pdf.js';
import { readPlain } from './read-plain.js';
import { READING_LIMITS, type ReadingLimits, type ReadText } from './read-text.js';
import { readWord } from './read-word.js';

/** A PDF may have a little before its beginning. */
const BEGINNING = 1024;

/**
 * Reads a file as text: Word (.docx), PDF or plain text. What it is, its content says, not its name. A hostile file may take all
 * the time and memory there is: a server calls `FileReading`, which runs this in a process of its own.
 * @throws OfficeFileError, ReadingError
 */
export async function readFile(bytes: Buffer, limits: ReadingLimits = READING_LIMITS): Promise<ReadText> {
  const old = oldOfficeKind(bytes);
  if (old) throw new OfficeFileError(old);
  if (isZip(bytes)) return readWord(bytes, limits);
  if (bytes.subarray(0, BEGINNING).includes('%PDF-')) return readPdf(bytes, limits);
  return readPlain(bytes);
}
