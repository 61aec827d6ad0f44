import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { aBank, aQuizPart, aRuleSet } from '../../testing/index.js';
import type { QuizPart } from '../plan/rule-set.js';
import { bankGaps, drawPaper, PaperError } from './draw-paper.js';
import type { PaperRules } from './paper-rules.js';
import { RandomWords } from './random-words.js';

const paperOf = (overrides: Partial<Parameters<typeof aQuizPart>[0] & object>['paper']): PaperRules =>
  (
    aRuleSet({
      topics: [
        { code: 'the-che', name: 'Thể chế' },
        { code: 'chi-so', name: 'Chỉ số' },
      ],
      parts: [aQuizPart({ ...(overrides && { paper: overrides }) })],
    }).parts[0] as QuizPart
  ).paper;

const rules = {
  minutes: 15,
  shuffle: { questions: true, options: true },
  credit: { code: 'exact', version: 1 },
  validity: { code: 'submitted', version: 1 },
};
const byTopic = paperOf({
  ...rules,
  items: 5,
  draw: {
    code: 'by-topic',
    version: 1,
    shares: [
      { topic: 'the-che', items: 3 },
      { topic: 'chi-so', difficulty: 'hard', items: 2 },
    ],
  },
});
const bank = aBank({ topics: ['the-che', 'chi-so'], perTopic: 16 });
const question = new Map(bank.map((entry) => [entry.id, entry]));

describe('a paper', () => {
  it('is the same for the same seed and another for another', () => {
    expect(drawPaper({ paper: byTopic, bank, seed: 'luot-1' })).toEqual(drawPaper({ paper: byTopic, bank, seed: 'luot-1' }));
    expect(drawPaper({ paper: byTopic, bank, seed: 'luot-1' })).not.toEqual(drawPaper({ paper: byTopic, bank, seed: 'luot-2' }));
  });

  // Papers already drawn must be repeatable for ever: whoever changes this result changes the published algorithm.
  it('is drawn by the published algorithm', () => {
    expect(drawPaper({ paper: byTopic, bank, seed: 'khoa-bang' })).toMatchInlineSnapshot(`
     [
       {
         "options": [
           3,
           2,
           0,
           1,
         ],
         "question": "the-che-16",
       },
       {
         "options": [
           3,
           2,
           0,
           1,
         ],
         "question": "chi-so-3",
       },
       {
         "options": [
           2,
           3,
           1,
           0,
         ],
         "question": "the-che-6",
       },
       {
         "options": [
           2,
           1,
           0,
           3,
         ],
         "question": "chi-so-6",
       },
       {
         "options": [
           0,
           3,
           2,
           1,
         ],
         "question": "the-che-15",
       },
     ]
    `);
  });

  it('never repeats a question, keeps the topics’ counts, and shows every option once', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const paper = drawPaper({ paper: byTopic, bank, seed });
        const drawn = paper.map((item) => question.get(item.question));

        expect(new Set(paper.map((item) => item.question)).size).toBe(5);
        expect(drawn.filter((entry) => entry?.topic === 'the-che')).toHaveLength(3);
        expect(drawn.filter((entry) => entry?.topic === 'chi-so' && entry.difficulty === 'hard')).toHaveLength(2);
        for (const { options } of paper) expect(options.toSorted()).toEqual([0, 1, 2, 3]);
      }),
    );
  });

  it('keeps the bank’s order where nothing is shuffled', () => {
    const plain = paperOf({ ...rules, shuffle: { questions: false, options: false }, items: 16, draw: { code: 'whole-bank', version: 1 } });

    expect(drawPaper({ paper: plain, bank: bank.slice(0, 16), seed: 's' })).toEqual(
      bank.slice(0, 16).map(({ id }) => ({ question: id, options: [0, 1, 2, 3] })),
    );
  });

  it('is refused when the bank is too small, which can be told beforehand', () => {
    const small = aBank({ topics: ['the-che', 'chi-so'], perTopic: 4 });

    expect(bankGaps({ paper: byTopic, bank: small, nameOfTopic: (topic) => topic.toUpperCase() })).toEqual([
      { share: 'CHI-SO, mức khó', wanted: 2, present: 1 },
    ]);
    expect(bankGaps({ paper: byTopic, bank })).toEqual([]);
    expect(() => drawPaper({ paper: byTopic, bank: small, seed: 's' })).toThrow(PaperError);
  });

  it('gives every question the same chance', () => {
    const paper = paperOf({ ...rules, items: 2, draw: { code: 'whole-bank', version: 1 } });
    const small = bank.slice(0, 8);
    const times = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed++)
      for (const item of drawPaper({ paper, bank: small, seed: String(seed) }))
        times.set(item.question, (times.get(item.question) ?? 0) + 1);

    // 4,000 papers of 2 out of 8: 1,000 each, standard deviation 27.
    for (const { id } of small) expect(Math.abs((times.get(id) ?? 0) - 1000)).toBeLessThan(5 * 27);
  });
});

describe('random words', () => {
  it('are the words of SHA-256 in counter mode', () => {
    const words = new RandomWords('s');
    const blocks = Buffer.concat([0, 1].map((block) => createHash('sha256').update(`s:${block}`).digest()));

    expect(Array.from({ length: 16 }, () => words.below(2 ** 32))).toEqual(
      Array.from({ length: 16 }, (_, at) => blocks.readUInt32BE(at * 4)),
    );
  });

  it('select without repeating and leave the list as it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.integer(), { maxLength: 30 }), (seed, list) => {
        const before = [...list];

        expect(new RandomWords(seed).select(list, list.length).toSorted()).toEqual(before.toSorted());
        expect(list).toEqual(before);
      }),
    );
  });
});
