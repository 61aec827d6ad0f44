import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { aBank, aQuizPart, aRuleSet } from '../../testing/index.js';
import type { QuizPart } from '../plan/rule-set.js';
import type { BankQuestion } from './draw-rule.js';
import { bankGaps, drawPaper, redrawPaper } from './draw-paper.js';
import { PaperError } from './paper-error.js';
import { paperRules, type PaperRules } from './paper-rules.js';
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

    expect(bankGaps({ paper: byTopic, bank: small, nameOf: (_list, topic) => topic.toUpperCase() })).toEqual([
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

describe('papers of each round or audience group', () => {
  const perRound = paperOf({
    ...rules,
    items: 4,
    draw: {
      code: 'by-round',
      version: 1,
      rounds: [
        { round: 'dot-1', topics: ['the-che'] },
        { round: 'dot-2', topics: ['chi-so', 'the-che'] },
        { round: 'dot-3', topics: ['chi-so'] },
      ],
    },
  });
  const perAudience = paperOf({
    ...rules,
    items: 4,
    draw: {
      code: 'by-audience',
      version: 1,
      groups: [
        { audiences: ['can-bo', 'hoc-sinh'], topics: ['the-che'] },
        { audiences: ['nhan-dan'], topics: ['chi-so'] },
      ],
    },
  });
  const topicsOf = (paper: readonly { question: string }[]): string[] =>
    [...new Set(paper.map((item) => question.get(item.question)?.topic ?? ''))].toSorted();

  it('ask about their own topics alone', () => {
    expect(topicsOf(drawPaper({ paper: perRound, bank, seed: 's', scope: { round: 'dot-1' } }))).toEqual(['the-che']);
    expect(topicsOf(drawPaper({ paper: perRound, bank, seed: 's', scope: { round: 'dot-3', audience: 'x' } }))).toEqual(['chi-so']);
    expect(topicsOf(drawPaper({ paper: perAudience, bank, seed: 's', scope: { audience: 'hoc-sinh' } }))).toEqual(['the-che']);
    expect(topicsOf(drawPaper({ paper: perAudience, bank, seed: 's', scope: { audience: 'nhan-dan' } }))).toEqual(['chi-so']);
  });

  it('are never drawn for a round or group that is unknown', () => {
    for (const scope of [undefined, {}, { round: 'dot-9' }, { audience: 'nhan-dan' }])
      expect(() => drawPaper({ paper: perRound, bank, seed: 's', ...(scope && { scope }) })).toThrow('SCOPE_UNKNOWN');
    for (const scope of [{}, { round: 'dot-1' }, { audience: 'khach' }])
      expect(() => drawPaper({ paper: perAudience, bank, seed: 's', scope })).toThrow('SCOPE_UNKNOWN');
  });

  it('are drawn again from their questions, without knowing round or group', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('dot-1', 'dot-2', 'dot-3'), (seed, round) => {
        const paper = drawPaper({ paper: perRound, bank, seed, scope: { round } });

        expect(redrawPaper({ paper: perRound, bank, seed, questions: paper.map((item) => item.question) })).toEqual(paper);
      }),
    );
    expect(() => redrawPaper({ paper: perRound, bank, seed: 's', questions: ['the-che-1', 'chi-so-1', 'x', 'y'] })).toThrow(
      'PAPER_UNKNOWN',
    );
  });

  it('have gaps told for every round and every group', () => {
    const small = aBank({ topics: ['the-che'], perTopic: 3 });
    const nameOf = (_list: string, code: string): string => code.toUpperCase();

    expect(bankGaps({ paper: perRound, bank: small, nameOf })).toEqual([
      { share: 'đợt thứ 1: “THE-CHE”', wanted: 4, present: 3 },
      { share: 'đợt thứ 2: “CHI-SO”, “THE-CHE”', wanted: 4, present: 3 },
      { share: 'đợt thứ 3: “CHI-SO”', wanted: 4, present: 0 },
    ]);
    expect(bankGaps({ paper: perRound, bank: small, nameOf, scope: { round: 'dot-3' } })).toHaveLength(1);
    expect(bankGaps({ paper: perAudience, bank: small, nameOf })).toEqual([
      { share: 'đề của “CAN-BO”, “HOC-SINH”: “THE-CHE”', wanted: 4, present: 3 },
      { share: 'đề của “NHAN-DAN”: “CHI-SO”', wanted: 4, present: 0 },
    ]);
    expect(bankGaps({ paper: perAudience, bank })).toEqual([]);
  });
});

describe('a paper by difficulty', () => {
  const byDifficulty = paperOf({
    ...rules,
    items: 6,
    draw: {
      code: 'by-difficulty',
      version: 1,
      shares: [
        { difficulty: 'easy', items: 3 },
        { difficulty: 'medium', items: 2 },
        { difficulty: 'hard', items: 1 },
      ],
    },
  });

  it('has so many questions of each', () => {
    const levels = drawPaper({ paper: byDifficulty, bank, seed: 's' }).map((item) => question.get(item.question)?.difficulty);

    expect(levels.toSorted()).toEqual(['easy', 'easy', 'easy', 'hard', 'medium', 'medium']);
    expect(bankGaps({ paper: byDifficulty, bank: aBank({ perTopic: 4 }) })).toEqual([
      { share: 'mức dễ', wanted: 3, present: 2 },
      { share: 'mức trung bình', wanted: 2, present: 1 },
    ]);
  });
});

describe('any paper', () => {
  const level = fc.constantFrom<BankQuestion['difficulty'][]>('easy', 'medium', 'hard');
  const anyBank = fc
    .array(fc.record({ topic: fc.constantFrom('the-che', 'chi-so'), difficulty: level, optionCount: fc.integer({ min: 2, max: 6 }) }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((questions) => questions.map((entry, at) => ({ ...entry, id: `q${at}` })));

  it('has its number of questions, none twice, out of its own share, and depends on nothing but what it is given', () => {
    fc.assert(
      fc.property(
        anyBank,
        level,
        fc.string(),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (questions, difficulty, seed, isShuffled, wanted) => {
          const accepted = questions.filter((entry) => entry.difficulty === difficulty);
          const items = Math.min(wanted, Math.max(1, accepted.length));
          const paper = paperRules.parse({
            ...rules,
            items,
            shuffle: { questions: isShuffled, options: isShuffled },
            draw: { code: 'by-difficulty', shares: [{ difficulty, items }] },
          });
          if (accepted.length < items) {
            expect(() => drawPaper({ paper, bank: questions, seed })).toThrow(PaperError);
            expect(bankGaps({ paper, bank: questions })).toHaveLength(1);
            return;
          }
          const drawn = drawPaper({ paper, bank: questions, seed });

          expect(bankGaps({ paper, bank: questions })).toEqual([]);
          expect(drawn).toHaveLength(items);
          expect(new Set(drawn.map((item) => item.question)).size).toBe(items);
          for (const item of drawn) {
            const entry = accepted.find(({ id }) => id === item.question);
            expect(item.options.toSorted()).toEqual(Array.from({ length: entry?.optionCount ?? 0 }, (_, at) => at));
          }
          expect(drawPaper({ paper: structuredClone(paper), bank: structuredClone(questions), seed, scope: { round: 'x' } })).toEqual(
            drawn,
          );
        },
      ),
    );
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

  it('take any text as seed, in UTF-8', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', 'Lâm Đồng\udc00')), (seed) => {
        const block = createHash('sha256').update(`${seed}:0`, 'utf8').digest();
        const words = new RandomWords(seed);

        expect(Array.from({ length: 8 }, () => words.below(2 ** 32))).toEqual(
          Array.from({ length: 8 }, (_, at) => block.readUInt32BE(at * 4)),
        );
      }),
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
