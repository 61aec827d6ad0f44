import { Injectable } from '@nestjs/common';
import { DocumentError } from '../documents.errors.js';
import { svgWords } from '../drawings/svg-words.js';
import { missingGlyphs, missingGlyphsSentence } from '../fonts/missing-glyphs.js';
import { TypstProcess } from '../typst/typst-process.js';
import { coverPage, type SubmissionCover } from './submission-cover.js';

/** Makes covers of submissions: one page, A4 upright, to print and bind. */
@Injectable()
export class SubmissionCovers {
  constructor(private readonly typst: TypstProcess) {}

  /**
   * The cover as PDF/A. Equal data and instant give equal bytes.
   * @throws DocumentError GLYPHS_MISSING, DOCUMENT_TOO_HEAVY, DOCUMENT_REFUSED, COMPILER_LOST
   */
  async render(cover: SubmissionCover, createdAt: Date): Promise<Buffer> {
    const svg = coverPage(cover);
    const reasons = missingGlyphsSentence(missingGlyphs(svgWords(svg)), 'trang bìa');
    if (reasons !== undefined) throw new DocumentError('GLYPHS_MISSING', { reasons });
    return this.typst.compile({
      svg,
      title: cover.title.normalize('NFC'),
      page: 'upright',
      createdAt: Math.floor(createdAt.getTime() / 1000),
    });
  }
}
