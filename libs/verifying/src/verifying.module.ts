import { Module } from '@nestjs/common';
import { AppealsModule } from '#appeals';
import { AttemptsModule } from '#attempts';
import { AuditModule } from '#audit';
import { CertificatesModule } from '#certificates';
import { ContestsModule } from '#contests';
import { JudgingModule } from '#judging';
import { MailModule } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { ResultsModule } from '#results';
import { SubmissionsModule } from '#submissions';
import { TenancyModule } from '#tenancy';
import { TenantsModule } from '#tenants';
import { Verification } from './entities/verification.entity.js';
import { Invariants } from './invariants.service.js';
import { NightlyVerifying } from './nightly-verifying.service.js';
import { Verifying } from './verifying.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({ global: [Verification] }),
    AppealsModule,
    AttemptsModule,
    AuditModule,
    CertificatesModule,
    ContestsModule,
    JudgingModule,
    MailModule,
    QuestionsModule,
    RegistrationsModule,
    ReportsModule,
    ResultsModule,
    SubmissionsModule,
    TenantsModule,
  ],
  providers: [Invariants, Verifying, NightlyVerifying],
  exports: [Invariants, Verifying, NightlyVerifying],
})
export class VerifyingModule {}
