import { randomLetters } from '#kernel';

/** "KN-7F3K92": 30 random bits. Two alike in a tenant are refused by the database, and another one is tried. */
export function newAppealCode(): string {
  return `KN-${randomLetters(6)}`;
}
