import type { Suite } from './figure.js';
import { similarityFigures } from './submissions/similarity.js';

/** What initiatives and essays cost: finding copies. */
export const submissions: Suite = async (options) => similarityFigures(options);
