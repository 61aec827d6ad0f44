// The door of libs/submissions.
export { type CommonPhrases, frequentPhrases, givenPhrases, NOTHING_COMMON } from './similarity/common-phrases.js';
export { comparedText, type ComparedText } from './similarity/compared-text.js';
export { compareTexts, type Overlap, type Span } from './similarity/compare-texts.js';
export { type Candidate, nearestPrints, type StoredPrint } from './similarity/nearest-prints.js';
export { packPrint, type Print, PRINT_VERSION, printOf, unpackPrint } from './similarity/print.js';
export { quotationsIn, type TextRange } from './similarity/quotations.js';
export { type Corpus, type SimilarText, similarTexts } from './similarity/similar-texts.js';
