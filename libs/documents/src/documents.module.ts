import { Module } from '@nestjs/common';
import { CertificateRenderer } from './certificate/certificate-renderer.js';
import { MarkingSheets } from './marking/marking-sheets.js';
import { OfficialTexts } from './official-text/official-texts.js';
import { PosterRenderer } from './poster/poster-renderer.js';
import { TypstProcess } from './typst/typst-process.js';

@Module({
  providers: [
    { provide: TypstProcess, useFactory: () => new TypstProcess() },
    CertificateRenderer,
    MarkingSheets,
    OfficialTexts,
    PosterRenderer,
  ],
  exports: [CertificateRenderer, MarkingSheets, OfficialTexts, PosterRenderer],
})
export class DocumentsModule {}
