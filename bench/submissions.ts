import type { Suite } from './figure.js';
import { inParts } from './in-parts.js';
import { judgeListFigures } from './submissions/judge-list.js';
import { similarityFigures } from './submissions/similarity.js';
import { uploadFigures } from './submissions/upload.js';
import { wordsFigures } from './submissions/words.js';

/** What initiatives and essays cost: finding copies, counting words, sending files, a judge's list. */
export const submissions: Suite = async (options) =>
  inParts(options, {
    similarity: async () => similarityFigures(options),
    words: async () => wordsFigures(options),
    upload: async () => uploadFigures(options),
    'judge-list': async () => judgeListFigures(options),
  });
