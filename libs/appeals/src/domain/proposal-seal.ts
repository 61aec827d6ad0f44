import { createHash } from 'node:crypto';
import type { Appeal } from '../entities/appeal.entity.js';

/** What whoever decides has before their eyes: another proposal has another one. */
export function proposalSeal({ decision, basis, reason, effect }: Pick<Appeal, 'decision' | 'basis' | 'reason' | 'effect'>): string {
  return createHash('sha256')
    .update(JSON.stringify([decision, basis, reason, effect]))
    .digest('hex');
}
