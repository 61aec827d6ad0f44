export type { Basis, Unit, UnitId } from './entities/unit.entity.js';
export { type NewUnit, UnitRegister } from './unit-register.service.js';
export { UnitsModule } from './units.module.js';
