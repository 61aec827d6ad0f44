export { type ApplicationFault, type ApplicationField, type TypedApplication } from './domain/new-application.js';
export type { ApplicationId, ApplicationState, TenantApplication } from './entities/tenant-application.entity.js';
export { FoundingError } from './founding.errors.js';
export { FoundingModule } from './founding.module.js';
export { TenantApplications } from './tenant-applications.service.js';
export { type Founded, TenantFounding } from './tenant-founding.service.js';
