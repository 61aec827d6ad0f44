import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { DocumentsModule } from '#documents';
import { FilesModule } from '#files';
import { RegistrationsModule } from '#registrations';
import { ResultsModule } from '#results';
import { TenancyModule } from '#tenancy';
import { TenantsModule } from '#tenants';
import { AnnulledCertificates } from './annulled-certificates.service.js';
import { ReplacedCertificates } from './replaced-certificates.service.js';
import { CertificateIssuing } from './certificate-issuing.service.js';
import { CertificatePlanning } from './certificate-planning.service.js';
import { CertificateProofs } from './certificate-proofs.service.js';
import { CertificateSpecimens } from './certificate-specimens.service.js';
import { CertificateTemplates } from './certificate-templates.service.js';
import { Certificates } from './certificates.service.js';
import { CertificateCounter } from './entities/certificate-counter.entity.js';
import { CertificateProof } from './entities/certificate-proof.entity.js';
import { CertificateTemplateDraft } from './entities/certificate-template-draft.entity.js';
import { CertificateTemplateVersion } from './entities/certificate-template.entity.js';
import { Certificate } from './entities/certificate.entity.js';
import { CertificateInvariants } from './invariants/certificate-invariants.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({
      tenant: [Certificate, CertificateCounter, CertificateProof, CertificateTemplateVersion, CertificateTemplateDraft],
    }),
    AuditModule,
    ContestsModule,
    DocumentsModule,
    FilesModule,
    RegistrationsModule,
    ResultsModule,
    TenantsModule,
  ],
  providers: [
    AnnulledCertificates,
    ReplacedCertificates,
    CertificateIssuing,
    CertificatePlanning,
    CertificateProofs,
    CertificateSpecimens,
    CertificateTemplates,
    Certificates,
    CertificateInvariants,
  ],
  exports: [
    AnnulledCertificates,
    ReplacedCertificates,
    CertificateIssuing,
    CertificatePlanning,
    CertificateProofs,
    CertificateSpecimens,
    CertificateTemplates,
    Certificates,
    CertificateInvariants,
  ],
})
export class CertificatesModule {}
