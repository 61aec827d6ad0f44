import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { AssistedEntries } from './assisted-entries.service.js';
import { ConsentLedger } from './consent-ledger.service.js';
import { Consents } from './consents.service.js';
import { AssistedEntry } from './entities/assisted-entry.entity.js';
import { Consent } from './entities/consent.entity.js';
import { Guardian } from './entities/guardian.entity.js';
import { ExcludedNumber, IdentityNumber } from './entities/identity-number.entity.js';
import { Registration } from './entities/registration.entity.js';
import { RegistrationDetails } from './entities/registration-details.entity.js';
import { RegistrationDraft } from './entities/registration-draft.entity.js';
import { RetentionChoice } from './entities/retention-choice.entity.js';
import { RetentionTerm } from './entities/retention-term.entity.js';
import { KeptUnit, UnitChange } from './entities/unit-change.entity.js';
import { Erasure } from './erasure.service.js';
import { Exclusions } from './exclusions.service.js';
import { Guardians } from './guardians.service.js';
import { IdentityBox } from './identity-box.js';
import { IdentityNumbers } from './identity-numbers.service.js';
import { IdleAccounts } from './idle-accounts.service.js';
import { RegistrationInvariants } from './invariants/registration-invariants.service.js';
import { LeaderRegister } from './leaders/leader-register.service.js';
import { LeaderStatement } from './leaders/leader-statement.entity.js';
import { OwnData } from './own-data.service.js';
import { RegisteredPeople } from './registered-people.service.js';
import { RegistrationDrafts } from './registration-drafts.service.js';
import { RegistrationMerging } from './registration-merging.service.js';
import { RegistrationSteps } from './registration-steps.service.js';
import { Registrations } from './registrations.service.js';
import { Retention } from './retention.service.js';
import { MovesBetweenUnits } from './moves-between-units.service.js';
import { UnitChanges } from './unit-changes.service.js';
import { UnitCorrections } from './unit-corrections.service.js';
import { UnitMoves } from './unit-moves.service.js';
import { WardMarks } from './ward-marks.service.js';

const ENTITIES = [
  Registration,
  RegistrationDraft,
  RegistrationDetails,
  Consent,
  Guardian,
  IdentityNumber,
  ExcludedNumber,
  UnitChange,
  KeptUnit,
  AssistedEntry,
  RetentionTerm,
  RetentionChoice,
  LeaderStatement,
];
const SERVICES = [
  RegistrationInvariants,
  Registrations,
  RegisteredPeople,
  RegistrationDrafts,
  RegistrationSteps,
  Exclusions,
  IdentityNumbers,
  Guardians,
  Consents,
  ConsentLedger,
  MovesBetweenUnits,
  UnitChanges,
  UnitCorrections,
  AssistedEntries,
  OwnData,
  Erasure,
  Retention,
  IdleAccounts,
  UnitMoves,
  WardMarks,
  RegistrationMerging,
  LeaderRegister,
];

@Module({
  imports: [TenancyModule.forFeature({ tenant: ENTITIES }), AccountsModule, AuditModule, ContestsModule, UnitsModule],
  providers: [...SERVICES, IdentityBox],
  exports: SERVICES,
})
export class RegistrationsModule {}
