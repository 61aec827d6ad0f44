import { NOBODY } from '#accounts';
import type { GivenConsent } from '../entities/received-nomination.entity.js';
import { withoutNames, withoutWriting } from './nominated-entry.js';
import type { NominationContent, NominationPerson } from './nomination-content.js';

/** What is left of an author: a place in the list, so that counts and the order of consents stay. */
const FORGOTTEN: NominationPerson = { fullName: NOBODY, position: '', unitName: '', email: null, phone: null };

/** Whether an author was erased. */
export function isForgotten({ fullName }: Pick<NominationPerson, 'fullName'>): boolean {
  return fullName === NOBODY;
}

/**
 * What is nominated without some of its authors, who are named nowhere in the text either. The fingerprint of what was agreed
 * to stays with the row: it is of the text as it was.
 * @param ordinals places in the list, from 1
 */
export function withoutAuthors(content: NominationContent, ordinals: readonly number[]): NominationContent {
  const [gone, left] = [true, false].map((isGone) =>
    content.authors.filter((_, at) => ordinals.includes(at + 1) === isGone).map(({ fullName }) => fullName),
  ) as [string[], string[]];
  const unnamed = replaceIn(content, unnaming(gone, left)) as NominationContent;
  // A namesake who is still an author keeps the name.
  const authors = unnamed.authors.map((author, at) =>
    ordinals.includes(at + 1) ? FORGOTTEN : { ...author, fullName: content.authors[at]?.fullName ?? author.fullName },
  );
  const { entry } = unnamed;
  if (!entry) return { ...unnamed, authors };
  // With the main author goes what was written, as with whoever has sent it.
  return { ...unnamed, authors, entry: ordinals.includes(1) ? withoutWriting(entry) : { ...entry, files: withoutNames(entry.files) } };
}

/** The consents of the same authors, as given by who is not named any more. */
export function unnamedConsents(
  consents: readonly GivenConsent[],
  content: NominationContent,
  ordinals: readonly number[],
): GivenConsent[] {
  const names = content.authors.filter((_, at) => ordinals.includes(at + 1)).map(({ fullName }) => fullName);
  return consents.map((consent) => (names.includes(consent.fullName) ? { ...consent, fullName: NOBODY } : consent));
}

/**
 * Takes names out of a text, however they are written there: in capitals as well, but whole, and never as a part of the longer name of
 * somebody who is still an author. A name of one word is an everyday word as well: it stays in texts.
 */
function unnaming(gone: readonly string[], left: readonly string[]): (text: string) => string {
  const names = gone.filter((name) => name.includes(' ') && name !== NOBODY);
  if (names.length === 0) return (text) => text;
  const wanted = new Set(names.map(spelling));
  // The longest first: of two names that begin alike the longer one is meant where it stands.
  const known = [...new Set([...names, ...left.filter((name) => name.includes(' '))])].toSorted((a, b) => b.length - a.length);
  const either = known.map((name) => name.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const named = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${either})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
  return (text) => text.normalize('NFC').replace(named, (found) => (wanted.has(spelling(found)) ? NOBODY : found));
}

const spelling = (name: string): string => name.normalize('NFC').toLocaleLowerCase('vi');

/** The same value with every text in it changed. */
function replaceIn(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => replaceIn(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceIn(one, change)]));
}
