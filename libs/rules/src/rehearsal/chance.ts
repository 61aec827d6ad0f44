import { hash } from 'node:crypto';
import { RandomWords } from '../paper/random-words.js';

const STEPS = 2 ** 24;

/**
 * Chance that is the same for the same seed, on every machine: whole-number draws and sums only, since the last digit of a
 * logarithm may differ between processors.
 */
export class Chance {
  private readonly words: RandomWords;

  constructor(private readonly seed: string) {
    this.words = new RandomWords(seed);
  }

  /** Chance of its own for one matter, so that more of one thing leaves all others as they were. */
  of(matter: string): Chance {
    return new Chance(`${this.seed}/${matter}`);
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return this.words.below(limit);
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** From 0 to below 1. */
  share(): number {
    return this.below(STEPS) / STEPS;
  }

  /** From 0 to 1, mostly near the middle. */
  bell(): number {
    return (this.share() + this.share() + this.share()) / 3;
  }

  happens(probability: number): boolean {
    return this.share() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** `count` entries, each at most once. */
  select<T>(list: readonly T[], count: number): T[] {
    return this.words.select(list, count);
  }
}

/** An id in the form of a UUID (version 8), the same for the same words. */
export function syntheticId(...words: (string | number)[]): string {
  const hex = hash('sha256', words.join('/'), 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Stands for the seal of a synthetic attempt: of a seal's form, the same for the same attempt. */
export function syntheticSeal(attempt: string): string {
  return hash('sha256', attempt, 'hex');
}
