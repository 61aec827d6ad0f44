export { AnnulledTurnouts } from './annulled-turnouts.service.js';
export { shareReached, type Target, targetProgress, type TargetProgress, totalProgress } from './domain/target-progress.js';
export { daysOf, type PublicTurnout, publicTurnout } from './domain/public-turnout.js';
export type { Turnout, TurnoutTotals, UnitTurnout } from './entities/turnout.entity.js';
export { ReportsModule } from './reports.module.js';
export { TurnoutError } from './turnout.errors.js';
export { type TurnoutQuery, Turnouts } from './turnouts.service.js';
export { WardStamping } from './ward-stamping.service.js';
export { ReportInvariants } from './invariants/report-invariants.service.js';
