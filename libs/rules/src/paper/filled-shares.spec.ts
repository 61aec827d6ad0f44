import fc from 'fast-check';
import type { BankQuestion, DrawScope } from './draw-rule.js';
import { drawPaper, type PaperItem } from './draw-paper.js';
import { paperRules, type PaperRules } from './paper-rules.js';
import { RandomWords } from './random-words.js';
import { sharesOf } from './shares-of.js';

/** The published algorithm word for word, with nothing remembered from one paper to the next. */
function drawPlainly(paper: PaperRules, bank: readonly BankQuestion[], seed: string, scope: DrawScope): PaperItem[] {
  const words = new RandomWords(seed);
  const drawn = sharesOf(paper, scope).flatMap((share) => words.select(bank.filter(share.from), share.items));
  const ordered = paper.shuffle.questions ? words.select(drawn, drawn.length) : bank.filter((question) => drawn.includes(question));
  return ordered.map(({ id, optionCount }) => {
    const options = Array.from({ length: optionCount }, (_, position) => position);
    return { question: id, options: paper.shuffle.options ? words.select(options, optionCount) : options };
  });
}

const TOPICS = ['the-che', 'chi-so', 'cong-vu'];
const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
const ITEMS = 3;

const draws = [
  { code: 'whole-bank' },
  { code: 'by-difficulty', shares: DIFFICULTIES.map((difficulty) => ({ difficulty, items: 1 })) },
  { code: 'by-topic', shares: TOPICS.map((topic) => ({ topic, items: 1 })) },
  { code: 'by-round', rounds: TOPICS.map((topic, at) => ({ round: `dot-${at + 1}`, topics: [topic] })) },
  {
    code: 'by-audience',
    groups: [
      { audiences: ['can-bo', 'hoc-sinh'], topics: ['the-che'] },
      { audiences: ['nhan-dan'], topics: ['chi-so', 'cong-vu'] },
    ],
  },
];

const anyPaper = fc
  .record({ draw: fc.constantFrom(...draws), questions: fc.boolean(), options: fc.boolean() })
  .map(({ draw, ...shuffle }) =>
    paperRules.parse({
      items: ITEMS,
      minutes: 15,
      draw,
      shuffle,
      credit: { code: 'exact', points: 1 },
      validity: { code: 'submitted' },
    }),
  );
/** Of each topic and difficulty at least three questions, in any order. */
const anyBank = fc.record({ each: fc.integer({ min: ITEMS, max: 6 }), order: fc.string() }).map(({ each, order }): BankQuestion[] => {
  const questions = TOPICS.flatMap((topic) =>
    DIFFICULTIES.flatMap((difficulty) =>
      Array.from({ length: each }, (_, at) => ({ id: `${topic}-${difficulty}-${at}`, topic, difficulty, optionCount: 2 + (at % 4) })),
    ),
  );
  return new RandomWords(order).select(questions, questions.length);
});
const anyAttempt = fc.record({
  seed: fc.string(),
  scope: fc.record({ round: fc.constantFrom('dot-1', 'dot-2', 'dot-3'), audience: fc.constantFrom('can-bo', 'hoc-sinh', 'nhan-dan') }),
});

describe('what is remembered of a bank', () => {
  it('changes no paper: each is what the bank alone gives, whatever was drawn before from it, by these rules or others', () => {
    fc.assert(
      fc.property(
        fc.array(anyBank, { minLength: 1, maxLength: 2 }),
        fc.array(anyPaper, { minLength: 1, maxLength: 3 }),
        fc.array(anyAttempt, { minLength: 1, maxLength: 6 }),
        (banks, papers, attempts) => {
          for (const { seed, scope } of attempts)
            for (const bank of banks)
              for (const paper of papers) expect(drawPaper({ paper, bank, seed, scope })).toEqual(drawPlainly(paper, bank, seed, scope));
        },
      ),
    );
  });

  it('remembers no refusal and lets nobody in by it', () => {
    const paper = paperRules.parse({
      items: ITEMS,
      minutes: 15,
      draw: draws[3],
      shuffle: { questions: true, options: true },
      credit: { code: 'exact', points: 1 },
      validity: { code: 'submitted' },
    });
    const bank = Array.from({ length: 4 }, (_, at): BankQuestion => ({
      id: `q${at}`,
      topic: 'the-che',
      difficulty: 'easy',
      optionCount: 4,
    }));
    const draw = (round: string): PaperItem[] => drawPaper({ paper, bank, seed: 's', scope: { round } });

    for (const round of ['dot-2', 'dot-9', 'dot-1', 'dot-2', 'dot-9']) {
      if (round === 'dot-1') expect(draw(round)).toHaveLength(ITEMS);
      else expect(() => draw(round)).toThrow(round === 'dot-2' ? 'BANK_TOO_SMALL' : 'SCOPE_UNKNOWN');
    }
  });
});
