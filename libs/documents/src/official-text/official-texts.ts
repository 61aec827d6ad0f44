import { Injectable } from '@nestjs/common';
import type { DocumentModel } from '#kernel';
import { TypstProcess } from '../typst/typst-process.js';
import { pdfDocument } from './pdf-document.js';
import { wordDocument } from './word-document.js';

/** Official texts as files: to go on working with, to print. */
@Injectable()
export class OfficialTexts {
  constructor(private readonly typst: TypstProcess) {}

  word(model: DocumentModel): Promise<Buffer> {
    return wordDocument(model);
  }

  /**
   * @param createdAt creation date in the file's metadata, to the second
   * @throws DocumentError as `pdfDocument` does
   */
  pdf(model: DocumentModel, createdAt: Date): Promise<Buffer> {
    return pdfDocument(this.typst, model, createdAt);
  }
}
