import type { Suite } from './figure.js';
import { judgeListFigures } from './submissions/judge-list.js';
import { similarityFigures } from './submissions/similarity.js';
import { uploadFigures } from './submissions/upload.js';
import { wordsFigures } from './submissions/words.js';

/** What initiatives and essays cost: finding copies, counting words, sending files, a judge's list. */
export const submissions: Suite = async (options) => [
  ...(await similarityFigures(options)),
  ...(await wordsFigures(options)),
  ...(await uploadFigures(options)),
  ...(await judgeListFigures(options)),
];
