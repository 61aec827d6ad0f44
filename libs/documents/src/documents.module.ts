import { Module } from '@nestjs/common';
import { CertificateRenderer } from './certificate/certificate-renderer.js';
import { OfficialTexts } from './official-text/official-texts.js';
import { PosterRenderer } from './poster/poster-renderer.js';
import { TypstProcess } from './typst/typst-process.js';

@Module({
  providers: [{ provide: TypstProcess, useFactory: () => new TypstProcess() }, CertificateRenderer, OfficialTexts, PosterRenderer],
  exports: [CertificateRenderer, OfficialTexts, PosterRenderer],
})
export class DocumentsModule {}
