import { Module } from '@nestjs/common';
import { CertificateRenderer } from './certificate/certificate-renderer.js';
import { SubmissionCovers } from './cover/submission-covers.js';
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
    SubmissionCovers,
  ],
  exports: [CertificateRenderer, MarkingSheets, OfficialTexts, PosterRenderer, SubmissionCovers],
})
export class DocumentsModule {}
