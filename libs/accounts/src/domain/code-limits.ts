import type { ThrottleLimit } from '#access';
import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import type { CodeKind } from '../entities/code-day.entity.js';
import type { Contact } from './contact.js';

const QUARTER_SECONDS = 15 * 60;
const HOUR_SECONDS = 60 * 60;

/** Between two codes to one contact: the first is often still on its way. */
export const COOL_DOWN: ThrottleLimit = { action: 'one-time-code-cool-down', limit: 1, windowSeconds: 60 };

/** Codes to one contact. */
const CODES_PER_CONTACT: ThrottleLimit = { action: 'one-time-code', limit: 5, windowSeconds: QUARTER_SECONDS };

/** The same once more for browsers in which the contact has signed in before: what strangers use up is not theirs. */
const [COOL_DOWN_KNOWN, CODES_PER_CONTACT_KNOWN] = [asKnown(COOL_DOWN), asKnown(CODES_PER_CONTACT)];

/** What holds for a contact, by who asks. */
export function limitsOfContact(isKnown: boolean): { coolDown: ThrottleLimit; codes: ThrottleLimit } {
  return isKnown ? { coolDown: COOL_DOWN_KNOWN, codes: CODES_PER_CONTACT_KNOWN } : { coolDown: COOL_DOWN, codes: CODES_PER_CONTACT };
}

/** Every limit of codes to a contact: for who is let in again. */
export const EVERY_CONTACT_LIMIT: readonly ThrottleLimit[] = [COOL_DOWN, CODES_PER_CONTACT, COOL_DOWN_KNOWN, CODES_PER_CONTACT_KNOWN];

/** The same limit, counted apart for known browsers. */
export function asKnown(limit: ThrottleLimit): ThrottleLimit {
  return { ...limit, action: `${limit.action}-known` };
}

/** Codes that one browser asks for, whatever for: at a school's desk a class registers with one. */
export const CODES_PER_DEVICE: ThrottleLimit = { action: 'one-time-code-device', limit: 60, windowSeconds: QUARTER_SECONDS };

/** Codes that one net asks for: a school, or a quarter on one carrier's address, registers together; nobody should send messages by the ten thousand. */
export const CODES_PER_NET: ThrottleLimit = { action: 'one-time-code-address', limit: 1000, windowSeconds: QUARTER_SECONDS };

/**
 * Wrong guesses from one net, at whatever codes: five at each of thousands would hit some. A school that registers in an hour
 * mistypes fewer; at this rate a net hits a code in four months of guessing day and night.
 */
export const GUESSES_PER_NET: ThrottleLimit = { action: 'one-time-code-guesses', limit: 300, windowSeconds: HOUR_SECONDS };

/** Of the day's budget, what strangers leave to browsers in which the contact has signed in before. */
export const KEPT_FOR_KNOWN = 0.1;

/** Codes to numbers of one foreign country: swindlers have messages sent to numbers that earn by each. */
export const CODES_PER_COUNTRY: ThrottleLimit = { action: 'one-time-code-country', limit: 30, windowSeconds: HOUR_SECONDS };

/** Codes to a thousand neighbouring foreign numbers: those who earn by messages own them in a row. */
export const CODES_PER_NEIGHBOURS: ThrottleLimit = { action: 'one-time-code-neighbours', limit: 5, windowSeconds: HOUR_SECONDS };

/** Where a code goes, by what it costs. */
export function codeKind({ kind, value }: Contact): CodeKind {
  if (kind === 'email') return 'email';
  return value.startsWith('+84') ? 'home' : 'abroad';
}

/** The country and the neighbours of a foreign number; undefined for a mailbox or a number of Vietnam. */
export function foreignPlace(contact: Contact): { country: string; neighbours: string } | undefined {
  if (codeKind(contact) !== 'abroad') return undefined;
  const country = parsePhoneNumberFromString(contact.value)?.countryCallingCode ?? '';
  return { country, neighbours: contact.value.slice(0, -3) };
}
