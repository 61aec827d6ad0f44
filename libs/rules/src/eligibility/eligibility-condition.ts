import type { z } from 'zod';
import type { RegistrationField } from '../plan/contest-setting.js';
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
  /** Codes of the lists of excluded people that name the person. */
  lists?: readonly string[] | undefined;
  /** Whether mother, father or guardian consents. */
  guardianConsent?: boolean | undefined;
  /** Level of the person's electronic identity (VNeID); 0 for somebody who has none. */
  identityLevel?: 0 | 1 | 2 | undefined;
  /** The shared word as the person typed it. */
  accessWord?: string | undefined;
  /** Codes of the statements that the person has declared to be true. */
  declared?: readonly string[] | undefined;
}

/** Why somebody may not enter, or what must be known first. Codes are public contract: added, never reused. */
export interface EligibilityReason {
  code: string;
  /** `refused` stands whatever else is said; `missing` asks for a fact. */
  kind: 'refused' | 'missing';
  /** To the person, in Vietnamese: what is the matter and what can be done. */
  sentence: string;
}

/** People who are kept by name for a contest: a team that runs it, or a list of those who may not enter. */
export interface PeopleGroup {
  list: 'teams' | 'lists';
  code: string;
}

/** A condition for taking part. */
export interface EligibilityCondition<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /** It bars people who would otherwise be admitted; the rules text has an article for these. */
  readonly bars: boolean;
  /** Something that one does when registering: the rules text says it there, not with who may take part. */
  readonly atRegistration?: boolean;
  /** What everybody must be asked for when registering, or the condition could not be judged. */
  readonly asks?: RegistrationField;
  /** @returns nothing when the condition is met */
  check(args: z.output<Args>, person: Person, nameOf: NameOf): EligibilityReason | undefined;
  /** Places of the unit tree that the condition names, by the codes of their units. */
  places?(args: z.output<Args>): { code: string; name: string }[];
  /** Those whom the condition bars by name. */
  barredGroups?(args: z.output<Args>): PeopleGroup[];
}

export const eligibilityCondition = <Args extends z.ZodObject>(condition: EligibilityCondition<Args>): EligibilityCondition<Args> =>
  condition;
