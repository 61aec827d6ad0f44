export { AccessModule } from './access.module.js';
export { AccessError } from './access.errors.js';
export { AccessGuard } from './access.guard.js';
export { ACCESS, type AccessDeclaration, Public, Requires, RequiresInStatement } from './declarations.js';
export { addressPrefix } from './address-prefix.js';
export { Permission, permissionsOf, STAFF_ROLES, type StaffRole } from './permission.js';
export { PlatformThrottle } from './platform-throttle.js';
export type { Principal, WithPrincipal } from './principal.js';
export { Throttle, type ThrottleLimit } from './throttle.js';
