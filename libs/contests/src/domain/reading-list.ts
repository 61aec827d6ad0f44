import { foldVietnamese } from '#kernel';
import type { ReferenceDocument } from '../entities/reference-document.entity.js';

/** What there is to read in a contest: the documents that the rules name, in their order, then those that were added. */
export interface ReadingList<D> {
  /** With the added document that carries its link, where there is one. */
  named: { title: string; added: D | undefined }[];
  others: D[];
}

/** Puts added documents to those that the rules name: equal titles, in any spelling, are one document. */
export function readingList<D extends Pick<ReferenceDocument, 'title'>>(
  references: readonly string[],
  added: readonly D[],
): ReadingList<D> {
  const keys = references.map(keyOf);
  return {
    named: references.map((title, n) => ({ title, added: added.find((one) => keyOf(one.title) === keys[n]) })),
    others: added.filter((one) => !keys.includes(keyOf(one.title))),
  };
}

function keyOf(title: string): string {
  return foldVietnamese(title)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
