export { shareReached, type Target, targetProgress, type TargetProgress, totalProgress } from './domain/target-progress.js';
export type { Turnout, TurnoutTotals, UnitTurnout } from './entities/turnout.entity.js';
export { ReportsModule } from './reports.module.js';
export { type TurnoutQuery, Turnouts } from './turnouts.service.js';
export { WardStamping } from './ward-stamping.service.js';
