export { placeStylesheet, type TenantColours, themeStylesheet } from './domain/colours.js';
export { DRAWING_NAMES, type DrawingName, type TenantKind } from './enums.js';
export { TenantDirectory } from './tenant-directory.service.js';
export { TenantDrawings } from './tenant-drawings.service.js';
export { TenantError } from './tenant.errors.js';
export { type NewTenant, TenantRegistry } from './tenant-registry.service.js';
export { TenantsModule } from './tenants.module.js';
export type { Tenant } from './entities/tenant.entity.js';
export type { TenantDrawing } from './entities/tenant-drawing.entity.js';
