import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { foldVietnamese } from '#kernel';
import { RandomWords } from '#rules';
import { PROJECT_ROOT } from '#settings';

interface NameLists {
  families: string[];
  middles: string[];
  givens: string[];
}

/** Somebody who does not exist. */
export interface InventedPerson {
  fullName: string;
  /** "1962-07-07" */
  birthDate: string;
  email: string;
  /** 0 to 1: the share of questions that the person knows. */
  knowledge: number;
  /** Where something about the sitting is not as with most people. */
  sits?: UnusualSitting | undefined;
}

/** What a board has to do with. */
export interface UnusualSitting {
  /** The browser's number, where others sit at it too. */
  device?: string | undefined;
  /** So long after the opening, where that is not yet to come. */
  afterMinutes?: number | undefined;
  minutes?: number | undefined;
  /** Is given more time meanwhile. */
  needsTime?: boolean | undefined;
}

/** One of the things, by a generator that gives the same each time the demo is loaded. */
export function among<T>(dice: RandomWords, things: readonly T[]): T {
  const thing = things[dice.below(things.length)];
  if (thing === undefined) throw new Error('There is nothing to choose from.');
  return thing;
}

/** People of a place, no two with the same name. */
export function inventedPeople(count: number, place: string, dice: RandomWords): InventedPerson[] {
  const { families, middles, givens } = parse(readFileSync(join(PROJECT_ROOT, 'config/demo/names.yaml'), 'utf8')) as NameLists;
  const names = new Set<string>();
  while (names.size < count) names.add(`${among(dice, families)} ${among(dice, middles)} ${among(dice, givens)}`);
  return [...names].map((fullName) => ({
    fullName,
    birthDate: `${1958 + dice.below(48)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`,
    email: `${foldVietnamese(fullName).replaceAll(' ', '.')}@${place}.example`,
    // Most know most; some know everything: what ties look like in life.
    knowledge: dice.below(5) === 0 ? 1 : 0.55 + dice.below(44) / 100,
  }));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
