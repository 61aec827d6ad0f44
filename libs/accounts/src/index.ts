export { AccountError } from './account.errors.js';
export { AccountsModule } from './accounts.module.js';
export { Accounts, type NewAccount } from './accounts.service.js';
export { type BirthDateReading, readBirthDate } from './domain/birth-date.js';
export { type Contact, type ContactReading, describeContact, readContact, readPhone } from './domain/contact.js';
export type { Account } from './entities/account.entity.js';
export type { OneTimeCodeId } from './entities/one-time-code.entity.js';
export { OneTimeCodes } from './one-time-codes.service.js';
export { sessionHash, Sessions } from './sessions.service.js';
