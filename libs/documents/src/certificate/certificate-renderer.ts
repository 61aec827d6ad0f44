import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { outlineText } from '../drawings/outline-text.js';
import { svgWords } from '../drawings/svg-words.js';
import { DocumentError } from '../documents.errors.js';
import { missingGlyphs, missingGlyphsSentence } from '../fonts/missing-glyphs.js';
import type { CertificateTemplate } from '../template/compile-template.js';
import { TypstProcess } from '../typst/typst-process.js';
import type { CertificateData } from './certificate-data.js';
import { certificateView } from './certificate-view.js';

export interface RenderedCertificate {
  /** PDF/A-2b, A4 landscape, fonts embedded, text that can be copied. */
  pdf: Buffer;
  /** The same page, for the screen. */
  svg: string;
}

/** Makes certificates. Knows no database: what stands on the page is decided by who calls. */
@Injectable()
export class CertificateRenderer implements OnApplicationShutdown {
  constructor(private readonly typst: TypstProcess) {}

  /**
   * The page as SVG in millimetres, in the fonts "Be Vietnam Pro" and "Noto Serif Display".
   * @throws DocumentError TEMPLATE_UNFIT, DRAWING_UNFIT, GLYPHS_MISSING
   */
  preview(template: CertificateTemplate, data: CertificateData): string {
    const svg = template.toSvg(certificateView(data));
    const reasons = missingGlyphsSentence(missingGlyphs(svgWords(svg)));
    if (reasons !== undefined) throw new DocumentError('GLYPHS_MISSING', { reasons });
    return svg;
  }

  /**
   * The same page as a picture that needs no font, for <img>.
   * @throws DocumentError as `preview` does
   */
  picture(template: CertificateTemplate, data: CertificateData): string {
    return outlineText(this.preview(template, data));
  }

  /**
   * One certificate. Equal template, data and instant give equal bytes, on every machine.
   * @param createdAt creation date in the file's metadata, to the second: the moment of issue, not of rendering.
   * @throws DocumentError as `preview` does, and DOCUMENT_TOO_HEAVY, DOCUMENT_REFUSED, COMPILER_LOST
   */
  async render(template: CertificateTemplate, data: CertificateData, createdAt: Date): Promise<RenderedCertificate> {
    const svg = this.preview(template, data);
    const title = [data.title, data.number, '–', data.fullName].join(' ').normalize('NFC');
    const pdf = await this.typst.compile({ svg, title, createdAt: Math.floor(createdAt.getTime() / 1000) });
    return { pdf, svg };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.typst.close();
  }
}
