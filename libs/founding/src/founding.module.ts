import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AuditModule } from '#audit';
import { MailModule } from '#mail';
import { TenancyModule } from '#tenancy';
import { TenantsModule } from '#tenants';
import { ApplicationLinks } from './application-links.service.js';
import { TenantApplication } from './entities/tenant-application.entity.js';
import { TenantApplications } from './tenant-applications.service.js';
import { TenantFounding } from './tenant-founding.service.js';

@Module({
  imports: [TenancyModule.forFeature({ global: [TenantApplication] }), TenantsModule, AccountsModule, AuditModule, MailModule],
  providers: [ApplicationLinks, TenantFounding, TenantApplications],
  exports: [TenantFounding, TenantApplications],
})
export class FoundingModule {}
