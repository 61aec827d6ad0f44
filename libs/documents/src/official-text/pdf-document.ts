import type { DocumentModel } from '#kernel';
import { DocumentError } from '../documents.errors.js';
import { TEXT_FACES } from '../fonts/faces.js';
import { missingGlyphs, missingGlyphsSentence } from '../fonts/missing-glyphs.js';
import type { TypstProcess } from '../typst/typst-process.js';
import { textSheet } from './text-sheet.js';

/**
 * An official text as PDF/A-2a: tagged, in Vietnamese, with its fonts. Equal texts and instants give equal bytes.
 * @param createdAt creation date in the file's metadata, to the second
 * @throws DocumentError GLYPHS_MISSING, DOCUMENT_TOO_HEAVY, DOCUMENT_REFUSED, COMPILER_LOST
 */
export async function pdfDocument(typst: TypstProcess, model: DocumentModel, createdAt: Date): Promise<Buffer> {
  const sheet = textSheet(model);
  const words = JSON.stringify(sheet).normalize('NFC');
  const reasons = missingGlyphsSentence(missingGlyphs(words, TEXT_FACES), 'bản PDF');
  if (reasons !== undefined) throw new DocumentError('GLYPHS_MISSING', { reasons });
  return typst.compile({ text: words, title: sheet.name.normalize('NFC'), createdAt: Math.floor(createdAt.getTime() / 1000) });
}
