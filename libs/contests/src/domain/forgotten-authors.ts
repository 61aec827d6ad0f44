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
  const names = content.authors.filter((_, at) => ordinals.includes(at + 1)).map(({ fullName }) => fullName);
  const unnamed = replaceIn(content, names) as NominationContent;
  const authors = unnamed.authors.map((author, at) => (ordinals.includes(at + 1) ? FORGOTTEN : author));
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

/** Every text in a value without these names. A name of one word is an everyday word as well: it stays in texts. */
function replaceIn(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string')
    return names.filter((name) => name.includes(' ')).reduce((text, name) => text.replaceAll(name, NOBODY), value);
  if (Array.isArray(value)) return value.map((one) => replaceIn(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceIn(one, names)]));
}
