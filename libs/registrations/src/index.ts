export { basesFor } from './domain/bases.js';
export { type DraftAnswers, type FieldFault, type WhoReading } from './domain/draft-answers.js';
export type { Registration, RegistrationId } from './entities/registration.entity.js';
export { type PeopleFilter, type PeopleOrder, RegisteredPeople, type RegisteredPerson } from './registered-people.service.js';
export { RegistrationError } from './registration.errors.js';
export { RegistrationDrafts } from './registration-drafts.service.js';
export { type ApplicationReading, RegistrationSteps } from './registration-steps.service.js';
export { type Applicant, type ContestPerson, type NewRegistration, Registrations } from './registrations.service.js';
export { RegistrationsModule } from './registrations.module.js';
