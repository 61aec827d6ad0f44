import { Module } from '@nestjs/common';
import { CertificateRenderer } from './certificate/certificate-renderer.js';
import { TypstProcess } from './typst/typst-process.js';

@Module({
  providers: [{ provide: TypstProcess, useFactory: () => new TypstProcess() }, CertificateRenderer],
  exports: [CertificateRenderer],
})
export class DocumentsModule {}
