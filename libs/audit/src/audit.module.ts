import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { AuditTrail } from './audit-trail.service.js';
import { AuditEntry } from './entities/audit-entry.entity.js';

@Module({ imports: [TenancyModule.forFeature({ tenant: [AuditEntry] })], providers: [AuditTrail], exports: [AuditTrail] })
export class AuditModule {}
