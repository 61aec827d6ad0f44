import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { Unit } from './entities/unit.entity.js';
import { UnitRegister } from './unit-register.service.js';

@Module({ imports: [TenancyModule.forFeature({ tenant: [Unit] })], providers: [UnitRegister], exports: [UnitRegister] })
export class UnitsModule {}
