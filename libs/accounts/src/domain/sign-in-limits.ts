import type { ThrottleLimit } from '#access';

/** How long tries of a password are counted. */
export const SIGN_IN_WINDOW_SECONDS = 15 * 60;

/** Passwords tried for one address of a member of staff; forgotten when the right one, or a new one, was given. */
export const SIGN_IN_BY_EMAIL: ThrottleLimit = { action: 'staff-sign-in', limit: 10, windowSeconds: SIGN_IN_WINDOW_SECONDS };
