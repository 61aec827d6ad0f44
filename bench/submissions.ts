import type { Suite } from './figure.js';
import { inParts } from './in-parts.js';
import { similarityFigures } from './submissions/similarity.js';
import { wordsFigures } from './submissions/words.js';

/** What initiatives and essays cost: finding copies, counting words. */
export const submissions: Suite = async (options) =>
  inParts(options, { similarity: async () => similarityFigures(options), words: async () => wordsFigures(options) });
