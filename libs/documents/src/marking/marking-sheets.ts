import { Injectable } from '@nestjs/common';
import { DocumentError } from '../documents.errors.js';
import { qrPath } from '../drawings/qr-path.js';
import { TEXT_FACES } from '../fonts/faces.js';
import { missingGlyphs, missingGlyphsSentence } from '../fonts/missing-glyphs.js';
import { TypstProcess } from '../typst/typst-process.js';
import type { MarkingCriterion, MarkingSheetData } from './marking-sheet-data.js';

/** Of the drawing of a code. */
const SIDE = 30;
const INK = '#000000';

/** Makes score sheets that are filled in by hand: one file for all that somebody has to mark. */
@Injectable()
export class MarkingSheets {
  constructor(private readonly typst: TypstProcess) {}

  /**
   * The sheets as PDF/A, each beginning on a page of its own. Equal data and instant give equal bytes.
   * @throws DocumentError GLYPHS_MISSING, DOCUMENT_TOO_HEAVY, DOCUMENT_REFUSED, COMPILER_LOST
   */
  async render(sheets: readonly MarkingSheetData[], createdAt: Date): Promise<Buffer> {
    const words = JSON.stringify(
      sheets.map((sheet) => ({ ...sheet, criteria: sheet.criteria.map(row), totalLabel: totalLabel(sheet) })),
    ).normalize('NFC');
    const reasons = missingGlyphsSentence(missingGlyphs(words, TEXT_FACES), 'phiếu chấm');
    if (reasons !== undefined) throw new DocumentError('GLYPHS_MISSING', { reasons });
    const drawn = (JSON.parse(words) as object[]).map((sheet, at) => {
      const { url, entryNumber, code, phase } = sheets[at] as MarkingSheetData;
      const qr = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">${qrPath(url, 0, 0, SIDE, INK)}</svg>`;
      return { ...sheet, qr, footer: `${phase} – bài số ${entryNumber} – phiếu ${code}`.normalize('NFC') };
    });
    const title = `Phiếu chấm: ${sheets[0]?.phase ?? ''}`.normalize('NFC');
    return this.typst.compile({ sheets: JSON.stringify(drawn), title, createdAt: Math.floor(createdAt.getTime() / 1000) });
  }
}

function totalLabel({ criteria }: MarkingSheetData): string {
  return criteria.some(({ weight }) => weight !== '') ? 'Tổng cộng, đã nhân hệ số' : 'Tổng cộng';
}

function row({ name, detail, maximum, weight, minimum }: MarkingCriterion): Record<'name' | 'detail' | 'maximum' | 'notes', string> {
  return { name, detail, maximum, notes: [weight, minimum].filter((note) => note !== '').join('; ') };
}
