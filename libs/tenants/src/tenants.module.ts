import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { FilesModule } from '#files';
import { TenancyModule } from '#tenancy';
import { TenantDeleting } from './deletion/tenant-deleting.service.js';
import { Tenant } from './entities/tenant.entity.js';
import { TenantDeletionRecord } from './entities/tenant-deletion.entity.js';
import { TenantDrawing } from './entities/tenant-drawing.entity.js';
import { TenantExportRecord } from './entities/tenant-export.entity.js';
import { TenantPicture } from './entities/tenant-picture.entity.js';
import { TenantHost } from './entities/tenant-host.entity.js';
import { TenantExporting } from './export/tenant-exporting.service.js';
import { TenantDirectory } from './tenant-directory.service.js';
import { TenantDrawings } from './tenant-drawings.service.js';
import { TenantHosts } from './tenant-hosts.service.js';
import { TenantMoving } from './tenant-moving.service.js';
import { TenantRegistry } from './tenant-registry.service.js';
import { TenantSettings } from './tenant-settings.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({
      global: [Tenant, TenantHost, TenantDeletionRecord],
      tenant: [TenantDrawing, TenantPicture, TenantExportRecord],
    }),
    AuditModule,
    FilesModule,
  ],
  providers: [TenantDirectory, TenantDrawings, TenantRegistry, TenantSettings, TenantHosts, TenantMoving, TenantExporting, TenantDeleting],
  exports: [TenantDirectory, TenantDrawings, TenantRegistry, TenantSettings, TenantHosts, TenantMoving, TenantExporting, TenantDeleting],
})
export class TenantsModule {}
