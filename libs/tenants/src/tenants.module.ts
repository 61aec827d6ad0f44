import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { Tenant } from './entities/tenant.entity.js';
import { TenantDrawing } from './entities/tenant-drawing.entity.js';
import { TenantHost } from './entities/tenant-host.entity.js';
import { TenantDirectory } from './tenant-directory.service.js';
import { TenantDrawings } from './tenant-drawings.service.js';
import { TenantRegistry } from './tenant-registry.service.js';

@Module({
  imports: [TenancyModule.forFeature({ global: [Tenant, TenantHost], tenant: [TenantDrawing] })],
  providers: [TenantDirectory, TenantDrawings, TenantRegistry],
  exports: [TenantDirectory, TenantDrawings, TenantRegistry],
})
export class TenantsModule {}
