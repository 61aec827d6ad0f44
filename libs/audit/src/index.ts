export { AuditModule } from './audit.module.js';
export { type Act, AuditTrail } from './audit-trail.service.js';
export type { AuditEntry } from './entities/audit-entry.entity.js';
