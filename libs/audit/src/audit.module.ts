import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { ActingAs } from './acting-as.js';
import { AuditChain } from './audit-chain.service.js';
import { AuditExport } from './audit-export.service.js';
import { AuditRoots } from './audit-roots.service.js';
import { AuditTrail } from './audit-trail.service.js';
import { AuditVerifying } from './audit-verifying.service.js';
import { AuditEntry } from './entities/audit-entry.entity.js';
import { AuditLink } from './entities/audit-link.entity.js';
import { AuditRoot } from './entities/audit-root.entity.js';
import { AuditInvariants } from './invariants/audit-invariants.service.js';

const DOORS = [ActingAs, AuditTrail, AuditChain, AuditRoots, AuditVerifying, AuditExport, AuditInvariants];

@Module({
  imports: [TenancyModule.forFeature({ tenant: [AuditEntry, AuditLink, AuditRoot] })],
  providers: DOORS,
  exports: DOORS,
})
export class AuditModule {}
