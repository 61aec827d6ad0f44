import { setImmediate as breathe } from 'node:timers/promises';
import { AnswerColumns, wordOf } from './answer-columns.js';
import { isBurst, usualOf } from './burst.js';
import { atLeast, shiftedShare } from './chance.js';
import { clearlyChance } from './clearly-chance.js';
import { alikeGroups, comparing, roundOf } from './identical-answers.js';
import { likelyPairs } from './likely-pairs.js';
import { leastMsOf, tooFast } from './reading-time.js';
import { sortedByKey } from './sorted-by-key.js';

/** Numbers that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

const QUESTIONS = 20;
const RIGHT = 1;
const OPTIONS = [1, 2, 4, 8];

/** Answers of somebody who knows so much of each question, the wrong ones spread evenly. */
function answers(random: () => number, knows: number): number[] {
  return Array.from({ length: QUESTIONS }, () => (random() < knows ? RIGHT : OPTIONS[1 + Math.floor(random() * 3)]!));
}

function added(columns: AnswerColumns, person: number, bits: readonly number[], unit = 0): number | undefined {
  const words = bits.map((chosen, question) => wordOf(question, chosen, chosen !== 0 && chosen !== RIGHT));
  return columns.add({ person, unit, words, wrong: bits.filter((chosen) => chosen !== 0 && chosen !== RIGHT).length });
}

/** A round of people who know about half, each for themselves. */
function aRound(people = 300): { columns: AnswerColumns; random: () => number } {
  const [columns, random] = [new AnswerColumns(6), dice(7)];
  for (let person = 0; person < people; person += 1) added(columns, person, answers(random, 0.3 + 0.4 * random()), person % 10);
  return { columns, random };
}

describe('chance', () => {
  it('adds up as it does on paper', () => {
    expect(atLeast(0, [])).toBe(1);
    expect(atLeast(1, [])).toBe(0);
    expect(atLeast(2, [0.5, 0.5])).toBe(0.25);
    expect(atLeast(1, [0.5, 0.25])).toBe(0.625);
    expect(atLeast(2, [0.5, 0.5, 0.5])).toBe(0.5);
    expect(atLeast(3, [0.1, 0.2, 0.3])).toBeCloseTo(0.006, 12);
  });

  it('moves a share by the odds of who errs', () => {
    expect(shiftedShare(0.4, 0.3, 0.3)).toBeCloseTo(0.4, 12);
    expect(shiftedShare(0.5, 0.8, 0.5)).toBeCloseTo(0.8, 12);
    expect(shiftedShare(0.5, 0.2, 0.5)).toBeCloseTo(0.2, 12);
  });
});

describe('identical answers', () => {
  it('are found between two people who have the same wrong ones, and nobody else is', async () => {
    const { columns, random } = aRound();
    const same = answers(random, 0.35);
    const [one, other] = [added(columns, 1_000, same, 3)!, added(columns, 1_001, same, 4)!];

    const [group, ...rest] = await alikeGroups(columns, breathe);

    expect(rest).toEqual([]);
    const wrong = same.filter((bits) => bits !== RIGHT).length;
    expect(group!.members).toEqual([
      { at: one, shared: wrong },
      { at: other, shared: wrong },
    ]);
    expect(group!.strongest).toMatchObject({ common: QUESTIONS, shared: wrong });
    expect(group!.strongest.expectedPairs).toBeLessThan(0.01);
  });

  it('make one group of many', async () => {
    const { columns, random } = aRound();
    const same = answers(random, 0.35);
    for (let person = 0; person < 40; person += 1) added(columns, 2_000 + person, same);

    expect((await alikeGroups(columns, breathe)).map(({ members }) => members.length)).toEqual([40]);
  });

  it('are not two honest papers without a fault, nor many of them', async () => {
    const { columns } = aRound();
    for (let person = 0; person < 50; person += 1) added(columns, 3_000 + person, Array<number>(QUESTIONS).fill(RIGHT));

    expect(await alikeGroups(columns, breathe)).toEqual([]);
  });

  it('are not what most get wrong in the same way, as with a wrong key', async () => {
    const [columns, random] = [new AnswerColumns(6), dice(11)];
    for (let person = 0; person < 300; person += 1) {
      const own = answers(random, 0.6);
      for (let question = 0; question < 8; question += 1) own[question] = random() < 0.95 ? 2 : RIGHT;
      added(columns, person, own);
    }

    expect(await alikeGroups(columns, breathe)).toEqual([]);
  });

  it('are not two attempts of one person', async () => {
    const { columns, random } = aRound();
    const same = answers(random, 0.3);
    added(columns, 5_000, same);
    added(columns, 5_000, same);

    expect(await alikeGroups(columns, breathe)).toEqual([]);
  });

  it('are not people of a round who answered for themselves, however many rounds are looked at', async () => {
    for (const people of [20, 100, 1_000]) expect(await alikeGroups(aRound(people).columns, breathe)).toEqual([]);
  });

  it('compare by question, not by place, and count what both were shown', () => {
    const { columns, random } = aRound();
    const same = answers(random, 0.2);
    const words = same.map((bits, question) => wordOf(question, bits, bits !== RIGHT));
    const wrong = same.filter((bits) => bits !== RIGHT).length;
    const shorter = words.slice(3);
    const one = columns.add({ person: 1, unit: 1, words, wrong })!;
    const other = columns.add({ person: 2, unit: 2, words: shorter, wrong: shorter.filter((word) => word & 0x100).length })!;

    expect(comparing(columns)(one, other)).toMatchObject({ common: QUESTIONS - 3, shared: shorter.filter((word) => word & 0x100).length });
    expect(comparing(columns)(one, other)).toEqual(comparing(columns)(other, one));
  });

  it('count less across units than within one: more pairs were compared', () => {
    const { columns, random } = aRound();
    const same = answers(random, 0.3);
    const [here, beside, elsewhere] = [added(columns, 1, same, 1)!, added(columns, 2, same, 1)!, added(columns, 3, same, 2)!];
    const compare = comparing(columns);

    expect(compare(here, elsewhere).expectedPairs).toBeGreaterThan(compare(here, beside).expectedPairs * 5);
  });

  it('look at few pairs of a crowd, and at each that is alike', () => {
    const columns = new AnswerColumns(6);
    const same = answers(dice(3), 0.3);
    for (let person = 0; person < 2_000; person += 1) added(columns, person, same);
    const pairs = new Set<string>();
    let looked = 0;
    const visit = (one: number, other: number): void => {
      looked += 1;
      pairs.add(`${one},${other}`);
    };
    let pauses = 0;
    for (const looking = likelyPairs(columns, visit); !looking.next().done;) pauses += 1;

    expect(looked).toBeLessThan(2_000 * 8 * 12);
    expect(pairs.has('0,1')).toBe(true);
    expect(pauses).toBeGreaterThan(looked / 1_000);
  });

  it('are passed over at once only where the whole comparison finds nothing either', () => {
    for (const seed of [1, 2, 3]) {
      const [columns, random] = [new AnswerColumns(6), dice(seed)];
      // Some of few kinds, so that there are copies; some nearly the same as the one before.
      const kinds = Array.from({ length: 5 }, () => answers(random, 0.4));
      let before = kinds[0]!;
      for (let person = 0; person < 150; person += 1) {
        const own = person % 3 === 0 ? kinds[person % 5]! : answers(random, 0.2 + 0.5 * random());
        const paper = person % 4 === 1 ? before.with(person % QUESTIONS, 8) : own;
        added(columns, person, paper, person % 7);
        before = paper;
      }
      const [compare, isChance] = [comparing(columns), clearlyChance(columns, roundOf(columns))];
      let [found, passed] = [0, 0];
      for (let one = 0; one < columns.count; one += 1)
        for (let other = one + 1; other < columns.count; other += 1) {
          const { shared, expectedPairs } = compare(one, other);
          const isFound = shared >= 6 && expectedPairs <= 0.01;
          if (isChance(one, other)) passed += 1;
          found += isFound ? 1 : 0;
          expect(isFound && isChance(one, other)).toBe(false);
        }
      expect(found).toBeGreaterThan(10);
      expect(passed).toBeGreaterThan(found);
    }
  });

  it('are sorted by a key as the language would, in steps', () => {
    const random = dice(5);
    const keys = Uint32Array.from({ length: 5_000 }, () => Math.floor(random() * 3) * 0x5555_5555 + Math.floor(random() * 4));
    const order = new Uint32Array(keys.length);
    for (const sorting = sortedByKey(keys, order, new Uint32Array(keys.length)); !sorting.next().done;);
    expect([...order]).toEqual([...keys.keys()].toSorted((a, b) => keys[a]! - keys[b]! || a - b));
  });
});

describe('impossible speed', () => {
  const paper = (tookMs: number, answered = 20) => ({
    leastMs: Array.from({ length: 20 }, () => leastMsOf('x'.repeat(90))),
    marks: Array.from({ length: 20 }, (_, at) => (at < answered ? 1 : 0)),
    tookMs,
  });

  it('is less than the least time of what was answered', () => {
    expect(leastMsOf('x'.repeat(90))).toBe(1_800);
    expect(tooFast(paper(35_999))).toEqual({ seconds: 36, leastSeconds: 36, answered: 20 });
    expect(tooFast(paper(36_000))).toBeUndefined();
    expect(tooFast(paper(9_000))).toEqual({ seconds: 9, leastSeconds: 36, answered: 20 });
  });

  it('is not a fast reader who knows the questions: two seconds for each', () => {
    expect(tooFast(paper(40_000))).toBeUndefined();
  });

  it('is not somebody who gave up', () => {
    expect(tooFast(paper(2_000, 0))).toBeUndefined();
    expect(tooFast(paper(2_000, 7))).toBeUndefined();
    expect(tooFast(paper(2_000, 8))).toEqual({ seconds: 2, leastSeconds: 15, answered: 8 });
  });
});

describe('a burst', () => {
  const minute = { attempts: 30, devices: 4, ofUnit: 200, elsewhereInMinute: 0, elsewhereInHour: 60, elsewhere: 2_000 };

  it('is many in one minute from few browsers, against the usual', () => {
    expect(usualOf(minute)).toBe(1);
    expect(isBurst(minute)).toBe(true);
    expect(isBurst({ ...minute, attempts: 14, devices: 1 })).toBe(false);
  });

  it('is not a class where everybody has a browser', () => {
    expect(isBurst({ ...minute, attempts: 40, devices: 40 })).toBe(false);
    expect(isBurst({ ...minute, attempts: 40, devices: 21 })).toBe(false);
    expect(isBurst({ ...minute, attempts: 40, devices: 20 })).toBe(true);
    expect(isBurst({ ...minute, attempts: 60, devices: 60 })).toBe(true);
  });

  it('is not the opening minute, in which everybody begins', () => {
    expect(usualOf({ ...minute, elsewhereInMinute: 400 })).toBe(40);
    expect(isBurst({ ...minute, elsewhereInMinute: 400 })).toBe(false);
  });

  it('is measured against a minute of at least one where nobody else is', () => {
    expect(usualOf({ ...minute, elsewhere: 0, elsewhereInHour: 0 })).toBe(1);
  });
});
