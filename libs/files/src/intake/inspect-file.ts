import { createHash } from 'node:crypto';
import { pictureType } from '../pictures/take-picture.js';
import { inspectDocx } from './inspect-docx.js';
import { inspectPdf } from './inspect-pdf.js';
import { inspectPicture, pictureKind } from './inspect-picture.js';
import { type DeclaredFile, type FileKind, FILE_KINDS, type InspectedFile, type IntakeLimits, LONGEST_NAME } from './inspected-file.js';
import { IntakeError } from './intake.errors.js';
import { hasPdf } from './other-kinds.js';

const KIND_WORDS: Readonly<Record<FileKind, string>> = {
  pdf: 'PDF',
  docx: 'Word (.docx)',
  jpeg: 'ảnh JPEG',
  png: 'ảnh PNG',
  webp: 'ảnh WebP',
};

/**
 * Looks whether a file may be promised at all, before a byte of it is taken.
 * @throws IntakeError NOT_DECLARED, EMPTY, TOO_LARGE
 */
export function checkDeclared({ name, size, sha256 }: DeclaredFile, limits: IntakeLimits): void {
  const isDeclared = name.length <= LONGEST_NAME && Number.isSafeInteger(size) && size >= 0 && /^[0-9a-f]{64}$/.test(sha256);
  if (!isDeclared) throw new IntakeError('NOT_DECLARED');
  if (size === 0) throw new IntakeError('EMPTY');
  if (size > limits.bytes) throw new IntakeError('TOO_LARGE', { size, most: limits.bytes });
}

/**
 * What a file is, by its content. A hostile file may take all the time and memory there is: a server calls `FileInspector`, which
 * runs this in a process of its own.
 * @throws IntakeError
 */
export async function inspectFile(file: Buffer, declared: DeclaredFile, limits: IntakeLimits): Promise<InspectedFile> {
  checkDeclared(declared, limits);
  if (file.length === 0) throw new IntakeError('EMPTY');
  if (file.length !== declared.size) throw new IntakeError('WRONG_SIZE', { size: file.length, declared: declared.size });
  const sha256 = createHash('sha256').update(file).digest('hex');
  if (sha256 !== declared.sha256) throw new IntakeError('WRONG_HASH');
  const kind = kindOf(file);
  if (!kind || !limits.kinds.includes(kind)) throw new IntakeError('WRONG_KIND', { kinds: inWords(limits.kinds) });
  const facts = { kind, size: file.length, sha256 };
  try {
    if (kind === 'pdf') return { ...facts, pages: inspectPdf(file, limits) };
    if (kind === 'docx') await inspectDocx(file);
    else inspectPicture(file, limits);
    return facts;
  } catch (error) {
    // A place that a torn file names and does not have.
    const isTorn = ['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS'].includes(String((error as { code?: unknown }).code));
    throw isTorn ? new IntakeError('BROKEN', {}, String(error)) : error;
  }
}

function kindOf(file: Buffer): FileKind | undefined {
  const picture = pictureType(file);
  if (picture) return pictureKind(picture);
  if (file.toString('latin1', 0, 4) === 'PK\x03\x04') return 'docx';
  if (file.toString('latin1', 0, 5) === '%PDF-') return 'pdf';
  if (hasPdf(file)) throw new IntakeError('SEVERAL_KINDS', {}, 'something stands before the PDF');
  return undefined;
}

/** "PDF, Word (.docx) hoặc ảnh PNG" */
export function inWords(kinds: readonly FileKind[]): string {
  const words = FILE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => KIND_WORDS[kind]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} hoặc ${words.at(-1)}`;
}
