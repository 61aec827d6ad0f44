import type { Suite } from './figure.js';
import { collectiveFigures } from './rules/collective.js';
import { planFigures } from './rules/plan.js';
import { rankFigures } from './rules/rank.js';

/** What the rules cost (libs/rules): the largest ranking, the largest collective award, and the small things done often. */
export const rules: Suite = async (options) => [...rankFigures(options), ...collectiveFigures(options), ...planFigures(options)];
