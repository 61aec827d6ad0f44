import { Injectable } from '@nestjs/common';
import { svgWords } from '../drawings/svg-words.js';
import { DocumentError } from '../documents.errors.js';
import { missingGlyphs, missingGlyphsSentence } from '../fonts/missing-glyphs.js';
import { TypstProcess } from '../typst/typst-process.js';
import type { PosterData } from './poster-data.js';
import { posterPage } from './poster-page.js';

/** Makes posters: one page, A4 upright, with a code that leads to registering for a unit. */
@Injectable()
export class PosterRenderer {
  constructor(private readonly typst: TypstProcess) {}

  /**
   * The poster as PDF/A. Equal data and instant give equal bytes.
   * @throws DocumentError DRAWING_UNFIT, GLYPHS_MISSING, DOCUMENT_TOO_HEAVY, DOCUMENT_REFUSED, COMPILER_LOST
   */
  async render(data: PosterData, createdAt: Date): Promise<Buffer> {
    const svg = posterPage(data);
    const reasons = missingGlyphsSentence(missingGlyphs(svgWords(svg)), 'áp phích');
    if (reasons !== undefined) throw new DocumentError('GLYPHS_MISSING', { reasons });
    const title = `${data.title} – ${data.unit}`.normalize('NFC');
    return this.typst.compile({ svg, title, page: 'upright', createdAt: Math.floor(createdAt.getTime() / 1000) });
  }
}
