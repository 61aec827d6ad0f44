import type { ThrottleLimit } from '#access';
import { asKnown } from './code-limits.js';

/** How long tries of a password are counted. */
export const SIGN_IN_WINDOW_SECONDS = 15 * 60;

/** Passwords tried for one address of a member of staff; forgotten when the right one, or a new one, was given. */
export const SIGN_IN_BY_EMAIL: ThrottleLimit = { action: 'staff-sign-in', limit: 10, windowSeconds: SIGN_IN_WINDOW_SECONDS };

/** The same from browsers in which that member has signed in before: what strangers use up is not theirs. */
export const SIGN_IN_BY_EMAIL_KNOWN = asKnown(SIGN_IN_BY_EMAIL);

/** Passwords tried for one contact of contestants; forgotten when the right one was given, or the help desk has let them in. */
export const PASSWORDS_PER_CONTACT: ThrottleLimit = { action: 'contestant-password', limit: 10, windowSeconds: SIGN_IN_WINDOW_SECONDS };

/** The same from browsers in which the contact has signed in before, and from sessions. */
export const PASSWORDS_PER_CONTACT_KNOWN = asKnown(PASSWORDS_PER_CONTACT);

/** From one browser, at whomever. */
export const PASSWORDS_PER_DEVICE: ThrottleLimit = {
  action: 'contestant-password-device',
  limit: 30,
  windowSeconds: SIGN_IN_WINDOW_SECONDS,
};

/** From one net: a school signs in together. */
export const PASSWORDS_PER_NET: ThrottleLimit = { action: 'contestant-password-net', limit: 600, windowSeconds: SIGN_IN_WINDOW_SECONDS };

/** Passwords set or removed by those who share a contact: each is told to it by a message, and messages cost money. */
export const PASSWORD_CHANGES: ThrottleLimit = { action: 'own-password-change', limit: 5, windowSeconds: 60 * 60 };
