import type { ContestId, RoundId } from '#kernel';
import type { SubmissionAuthor, SubmissionFile, SubmissionId, SubmissionVersion } from '#submissions';
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
  version: SubmissionVersion;
  authors: SubmissionAuthor[];
  /** Names of the sections of the part, by code. */
  sectionNames: ReadonlyMap<string, string>;
}

/** A work that everybody may read, since every author has agreed. */
export interface ArchivedWork extends WinningWork {
  /** Those that may be opened; empty unless every author has agreed to that as well. */
  files: SubmissionFile[];
}

/** How the authors of a work have answered. */
export interface AskedAuthor {
  author: SubmissionAuthor;
  consent: ArchiveConsent | undefined;
}

/** Whether all have agreed, also to files; nobody who was erased can. */
export function agreedOn(authors: readonly AskedAuthor[], what: 'text' | 'files'): boolean {
  return (
    authors.length > 0 &&
    authors.every(({ author, consent }) => author.fullName !== null && consent?.isAgreed === true && (what === 'text' || consent.withFiles))
  );
}

const SUMMARY_WORDS = 60;

/** The beginning of what was typed; empty where everything is in files. */
export function summaryOf({ sectionTexts }: Pick<SubmissionVersion, 'sectionTexts'>): string {
  const words = (sectionTexts?.[0]?.text ?? '').split(/\s+/u).filter(Boolean);
  return words.length <= SUMMARY_WORDS ? words.join(' ') : `${words.slice(0, SUMMARY_WORDS).join(' ')} …`;
}
