import type { z } from 'zod';
import type { NameOf, Strategy } from '../plan/strategy.js';

/** What is known of somebody who wants to take part; what is not known yet is left out. */
export interface Person {
  /** Code of an audience group. */
  audience?: string | undefined;
  /** Whether the unit below is where the person lives or works. */
  registersBy?: 'residence' | 'workplace' | undefined;
  /** Code of the unit that the person counts for, then those of all units above it, in any order. */
  unitCodes?: readonly string[] | undefined;
  /** "1990-12-31" */
  birthDate?: string | undefined;
  /** Codes of the teams that the person is a member of. */
  teams?: readonly string[] | undefined;
}

/** Why somebody may not enter, or what must be known first. Codes are public contract: added, never reused. */
export interface EligibilityReason {
  code: string;
  /** `refused` stands whatever else is said; `missing` asks for a fact. */
  kind: 'refused' | 'missing';
  /** To the person, in Vietnamese: what is the matter and what can be done. */
  sentence: string;
}

/** A condition for taking part. */
export interface EligibilityCondition<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** It bars people who would otherwise be admitted; the rules text has an article for these. */
  readonly bars: boolean;
  /** @returns nothing when the condition is met */
  check(args: z.output<Args>, person: Person, nameOf: NameOf): EligibilityReason | undefined;
}

export const eligibilityCondition = <Args extends z.ZodObject>(condition: EligibilityCondition<Args>): EligibilityCondition<Args> =>
  condition;
