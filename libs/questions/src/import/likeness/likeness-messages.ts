import type { Comparable } from '../near-duplicates.js';
import type { FoundLikeness, KnownQuestion } from './likenesses.js';

/** What the thread is told, in portions that are quickly copied; the last word makes it begin. */
export type LikenessTold = { bank: KnownQuestion[] } | { file: Comparable[] } | 'that is all';

export type LikenessSaid = FoundLikeness[];
