import { createHash } from 'node:crypto';
import { drawSeedOf } from './draw-seed-of.js';
import { GatheredSeals } from './gathered-seals.js';

const seal = (n: number): string => createHash('sha256').update(String(n)).digest('hex');
const seedOf = (seals: readonly string[]): string => {
  const gathered = new GatheredSeals();
  for (const one of seals) gathered.add(one);
  return gathered.drawSeed();
};

describe('the seals of a round, gathered', () => {
  it.each([0, 1, 2, 1_023, 1_024, 1_025, 5_000])('give the seed that %d seals give as texts', (count) => {
    const seals = Array.from({ length: count }, (_, n) => seal(n));

    expect(seedOf(seals)).toBe(drawSeedOf(seals));
  });

  it('tell apart those that begin alike, and keep those that are the same', () => {
    const begin = 'a'.repeat(40);
    const seals = ['f', '0', '9', 'f'].map((end) => begin + end.repeat(24));

    expect(seedOf(seals)).toBe(drawSeedOf(seals));
  });

  it.each(['', 'x'.repeat(64), 'ab', 'a'.repeat(63)])('refuse what is no seal: “%s”', (wrong) => {
    expect(() => new GatheredSeals().add(wrong)).toThrow(RangeError);
  });
});
