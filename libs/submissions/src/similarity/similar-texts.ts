import { compareTexts, type Overlap } from './compare-texts.js';
import { type CommonPhrases, NOTHING_COMMON } from './common-phrases.js';
import { comparedText } from './compared-text.js';
import { nearestPrints, type StoredPrint } from './nearest-prints.js';

/** Texts to compare with: all prints are read, but only the texts of the best candidates. */
export interface Corpus<Id> {
  prints: AsyncIterable<StoredPrint<Id>> | Iterable<StoredPrint<Id>>;
  /** The text behind a print, or null where it is gone meanwhile. */
  textOf: (id: Id) => Promise<string | null>;
}

/** A stored text that holds passages of the own one. */
export interface SimilarText<Id> extends Overlap {
  id: Id;
}

/** So many are compared word by word: people look at few, and a text is rarely put together from more. */
const CANDIDATES = 20;

/**
 * The stored texts in which passages of a text are found, the largest share without quotations first. What is below the
 * chance of common turns of phrase is left out; whether the rest is copied, from whom, and whether it may be, people decide.
 */
export async function similarTexts<Id>(
  text: string,
  { prints, textOf }: Corpus<Id>,
  common: CommonPhrases = NOTHING_COMMON,
  limit = CANDIDATES,
): Promise<SimilarText<Id>[]> {
  const own = comparedText(text, common);
  const similar: SimilarText<Id>[] = [];
  const [candidates = []] = await nearestPrints([own], prints, { limit });
  for (const { id } of candidates) {
    const other = await textOf(id);
    if (other === null) continue;
    const overlap = compareTexts(own, comparedText(other));
    if (overlap.spans.length > 0) similar.push({ id, ...overlap });
  }
  return similar.sort((a, b) => b.shareWithoutQuotations - a.shareWithoutQuotations || b.share - a.share);
}
