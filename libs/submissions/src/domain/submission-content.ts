import { canonicalJson, countWords, sha256 } from '#rules';
import type { AuthorKind } from '../entities/submission.entity.js';
import type { FileRole, SubmissionFile } from '../entities/submission-file.entity.js';
import type { Declared } from './declarations.js';
import type { ReadSubmission } from './read-draft.js';
import type { SectionText } from './submission-draft.js';

/** What is sealed of a submission, plain JSON without names: authors by pseudonym, texts and files by their fingerprints. */
export interface SubmissionContent {
  part: string;
  title: string;
  theme: string | null;
  form: string | null;
  authorKind: AuthorKind;
  /** Code of the unit for which it counts. */
  unit: string | null;
  /** The main author first; shares in hundredths of a percent. */
  authors: { person: string; share: number | null }[];
  /** What was typed section by section. */
  sections: { code: string; words: number; sha256: string }[];
  /** Codes of the sections that the author says the file has. */
  confirmed: string[];
  isOriginal: boolean | null;
  isAwardedElsewhere: boolean | null;
  isApplied: boolean | null;
  /** "2023-05-04" */
  firstApplied: string | null;
  seconds: number | null;
  /** The fingerprint of where its video is to be seen, salted; left out where there is none. What lies there is not sealed. */
  link?: string;
  /** What was promised when it was sent; left out of what staff have entered. */
  declared?: Declared;
  /** The main one first; size in bytes. */
  files: { role: FileRole; size: number; sha256: string }[];
}

/** What belongs to a content besides what was typed. */
interface Around {
  declared?: Declared | undefined;
  part: string;
  unit: string | null;
  authors: SubmissionContent['authors'];
  files: readonly Pick<SubmissionFile, 'role' | 'promisedSize' | 'promisedSha256'>[];
  salt: Buffer;
}

/** The content of what was read, in the shape in which it is sealed. */
export function contentOf(
  read: Omit<ReadSubmission, 'authors' | 'ownShare'>,
  { part, unit, authors, files, salt, declared }: Around,
): SubmissionContent {
  const { title, theme, form, authorKind, sections, confirmed, isOriginal, isAwardedElsewhere, isApplied, firstApplied, seconds, link } =
    read;
  return {
    ...{ part, title, theme, form, authorKind, unit, authors: [...authors] },
    sections: sections.map((section) => ({ code: section.code, words: countWords(section.text), sha256: sectionHash(section, salt) })),
    ...{ confirmed, isOriginal, isAwardedElsewhere, isApplied, firstApplied, seconds },
    ...(link !== null && { link: linkHash(link, salt) }),
    ...(declared && { declared }),
    files: files.map(({ role, promisedSize, promisedSha256 }) => ({ role, size: Number(promisedSize), sha256: promisedSha256 })),
  };
}

/** The fingerprint of what was typed into a section: salted, so that a short text is not found by trying. */
export function sectionHash({ code, text }: SectionText, salt: Buffer): string {
  return sha256([salt.toString('hex'), '\n', code, '\n', text]);
}

/** The same of the address of a video. */
export function linkHash(link: string, salt: Buffer): string {
  return sha256([salt.toString('hex'), '\nlink\n', link]);
}

/** The seal of a version: SHA-256 over the salt and the content in its one canonical form. The receipt knows both. */
export function sealOf(content: SubmissionContent, salt: Buffer): string {
  return sha256([canonicalJson({ content, salt: salt.toString('hex') })]);
}
