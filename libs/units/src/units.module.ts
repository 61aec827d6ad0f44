import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { TenancyModule } from '#tenancy';
import { Catalogue } from './catalogue/catalogue.service.js';
import { Unit } from './entities/unit.entity.js';
import { UnitContact } from './entities/unit-contact.entity.js';
import { UnitHeadCount } from './entities/unit-head-count.entity.js';
import { UnitImport } from './entities/unit-import.entity.js';
import { UnitSuccession } from './entities/unit-succession.entity.js';
import { HeadCounts } from './head-counts.service.js';
import { UnitAdoption } from './unit-adoption.service.js';
import { UnitImports } from './unit-imports.service.js';
import { UnitKeeping } from './unit-keeping.service.js';
import { UnitPlaces } from './unit-places.service.js';
import { UnitRegister } from './unit-register.service.js';
import { UnitTimes } from './unit-times.service.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Unit, UnitContact, UnitHeadCount, UnitImport, UnitSuccession] }), AuditModule],
  providers: [Catalogue, HeadCounts, UnitAdoption, UnitImports, UnitKeeping, UnitPlaces, UnitRegister, UnitTimes],
  exports: [Catalogue, HeadCounts, UnitAdoption, UnitImports, UnitKeeping, UnitPlaces, UnitRegister, UnitTimes],
})
export class UnitsModule {}
