export type { Finding, Verification } from './entities/verification.entity.js';
export { type Choice, Invariants } from './invariants.service.js';
export { NightlyVerifying } from './nightly-verifying.service.js';
export { VerifyingModule } from './verifying.module.js';
export { holds, type Verdict, Verifying } from './verifying.service.js';
