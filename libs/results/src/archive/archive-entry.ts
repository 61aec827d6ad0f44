import type { ContestId, RoundId } from '#kernel';
import type { SectionText, SubmissionAuthor, SubmissionFile, SubmissionId, VersionHead } from '#submissions';
import type { Unit } from '#units';
import type { ArchiveConsent } from './archive-consent.entity.js';

/** A work that has won a prize which is public, with where it comes from. */
export interface WinningWork {
  id: SubmissionId;
  contestId: ContestId;
  contestName: string;
  contestSlug: string;
  roundId: RoundId;
  partName: string;
  /** "initiative", "essay" … of the rules. */
  kind: string;
  title: string;
  /** Name of the theme; null where there is none. */
  theme: string | null;
  /** For which it counts; undefined where it is of none. */
  unit: Unit | undefined;
  /** "Giải Nhất" */
  prize: string;
  /** In the order of the rules, the highest first, from 0. */
  prizeOrder: number;
  /** Of the publication, local: 2021. */
  year: number;
  version: VersionHead;
  /** Where it is a unit's own, those whom the unit has named: perhaps nobody. */
  authors: SubmissionAuthor[];
  /** The unit's own, and not some author's. */
  isOfUnit: boolean;
  /** Names of the sections of the part, by code. */
  sectionNames: ReadonlyMap<string, string>;
}

/** A work that everybody may read, since every author has agreed. */
export interface ArchivedWork extends WinningWork {
  /** Those that may be opened; empty unless every author has agreed to that as well. */
  files: SubmissionFile[];
  /** What was typed, in the order of the plan. */
  sections: SectionText[];
}

/** How an author of a work has answered. */
export interface AskedAuthor {
  author: SubmissionAuthor;
  consent: ArchiveConsent | undefined;
}

/** How everybody who has a say in a work has answered. */
export interface Asked {
  authors: AskedAuthor[];
  /** The unit whose own the work is; undefined where it is no unit's. */
  unit: { unit: Unit; consent: ArchiveConsent | undefined } | undefined;
}

/** Whether all have agreed, also to files; no author who was erased can. A unit's own needs the unit, and those whom it has named. */
export function agreedOn({ authors, unit }: Asked, what: 'text' | 'files'): boolean {
  const isGiven = (consent: ArchiveConsent | undefined): boolean => consent?.isAgreed === true && (what === 'text' || consent.withFiles);
  // Of a unit's own nobody is named any more who was erased.
  const named = unit ? authors.filter(({ author }) => author.fullName !== null) : authors;
  const areAll = named.every(({ author, consent }) => author.fullName !== null && isGiven(consent));
  return areAll && (unit ? isGiven(unit.consent) : named.length > 0);
}

const SUMMARY_WORDS = 60;
/** More than so many words have. */
export const SUMMARY_CHARACTERS = 900;

/** How a text begins, cut between words. @param beginning at least its first SUMMARY_CHARACTERS */
export function summaryOf(beginning: string): string {
  const words = beginning.split(/\s+/u).filter(Boolean);
  if (words.length <= SUMMARY_WORDS && beginning.length < SUMMARY_CHARACTERS) return words.join(' ');
  return `${words.slice(0, Math.min(SUMMARY_WORDS, words.length - 1)).join(' ')} …`;
}
