import { Module } from '@nestjs/common';
import { AttemptsModule } from '#attempts';
import { ContestsModule } from '#contests';
import { RegistrationsModule } from '#registrations';
import { SubmissionsModule } from '#submissions';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { AnnulledTurnouts } from './annulled-turnouts.service.js';
import { Turnout } from './entities/turnout.entity.js';
import { Turnouts } from './turnouts.service.js';
import { WardStamping } from './ward-stamping.service.js';
import { ReportInvariants } from './invariants/report-invariants.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({ tenant: [Turnout] }),
    AttemptsModule,
    ContestsModule,
    RegistrationsModule,
    SubmissionsModule,
    UnitsModule,
  ],
  providers: [AnnulledTurnouts, Turnouts, WardStamping, ReportInvariants],
  exports: [AnnulledTurnouts, Turnouts, WardStamping, ReportInvariants],
})
export class ReportsModule {}
