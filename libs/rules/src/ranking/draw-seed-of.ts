import { createHash } from 'node:crypto';

/**
 * The text from which ties are drawn as a last resort: a SHA-256 over the seals of a round's attempts in their own order.
 * It is fixed only when the last attempt is sealed, nobody can steer it alone, and whoever has the seals makes it again.
 */
export function drawSeedOf(seals: readonly string[]): string {
  const hash = createHash('sha256');
  for (const seal of [...seals].sort()) hash.update(`${seal}\n`);
  return hash.digest('hex');
}
