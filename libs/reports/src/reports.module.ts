import { Module } from '@nestjs/common';
import { AttemptsModule } from '#attempts';
import { RegistrationsModule } from '#registrations';
import { TenancyModule } from '#tenancy';
import { Turnout } from './entities/turnout.entity.js';
import { Turnouts } from './turnouts.service.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Turnout] }), AttemptsModule, RegistrationsModule],
  providers: [Turnouts],
  exports: [Turnouts],
})
export class ReportsModule {}
