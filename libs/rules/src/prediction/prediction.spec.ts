import { anAttempt, aQuizPart, aRuleSet } from '../../testing/index.js';
import { attemptColumns, type AttemptRow } from '../attempts/attempt-columns.js';
import type { QuizPart } from '../plan/rule-set.js';
import { rankRound } from '../ranking/rank-round.js';
import { explainLine, standingLines } from '../ranking/standing.js';
import { predictionQuestion } from './prediction-rules.js';

const perfect = (person: string, attempt: number, overrides: Partial<AttemptRow> = {}): AttemptRow =>
  anAttempt({ person, id: `${person}-${attempt}`, ...overrides });
/** p1 twice right, p2 right, p3 wrong, p4 right but invalid, p5 right but excluded. */
const rows = [
  perfect('p1', 1),
  perfect('p1', 2),
  perfect('p2', 1),
  perfect('p3', 1, { points: 1, allCorrect: false }),
  perfect('p4', 1, { valid: false }),
  perfect('p5', 1),
];
const exclusions = [{ person: 'p5', reason: 'Tổ thư ký' }];

const withPrediction = (prediction: Record<string, unknown>) =>
  aRuleSet({
    parts: [
      aQuizPart({
        prediction: { code: '', version: 1, ...prediction },
        ranking: [
          { code: 'score', version: 1 },
          { code: 'draw', version: 1 },
        ],
      }),
    ],
  });

describe('the number to be predicted', () => {
  it.each([
    [{ code: 'none' }, null],
    [{ code: 'all-correct' }, 2],
    [{ code: 'all-correct', exclusions: 'kept' }, 3],
    [{ code: 'all-correct', population: 'attempts' }, 3],
    [{ code: 'all-correct', population: 'attempts', exclusions: 'kept' }, 4],
    [{ code: 'participants' }, 3],
    [{ code: 'participants', exclusions: 'kept' }, 4],
    [{ code: 'participants', population: 'attempts' }, 4],
    [{ code: 'participants', population: 'attempts', exclusions: 'kept' }, 5],
    // 2 of 3 people: 66,66667 %.
    [{ code: 'percentage', decimals: 5 }, 6666667],
    [{ code: 'percentage', decimals: 0 }, 67],
    [{ code: 'percentage', decimals: 0, exclusions: 'kept' }, 75],
    [{ code: 'percentage', decimals: 1, population: 'attempts', exclusions: 'kept' }, 800],
  ])('by %j is %j', (prediction, target) => {
    const { summary } = rankRound({
      ruleSet: withPrediction(prediction),
      round: 'dot-1',
      attempts: attemptColumns(rows),
      exclusions,
      drawSeed: 's',
    });

    expect(summary.predictionTarget).toBe(target);
  });

  it.each([
    [{ code: 'none' }, undefined],
    [{ code: 'all-correct' }, 'Đợt thi này có bao nhiêu người trả lời đúng cả 3 câu?'],
    [{ code: 'participants', population: 'attempts' }, 'Đợt thi này có bao nhiêu lượt thi?'],
    [
      { code: 'percentage', decimals: 5 },
      'Đợt thi này có bao nhiêu phần trăm người dự thi trả lời đúng cả 3 câu (ghi đến 5 chữ số sau dấu phẩy)?',
    ],
  ])('is asked for by %j as %j', (prediction, question) => {
    expect(predictionQuestion(withPrediction(prediction).parts[0] as QuizPart)).toBe(question);
  });

  it('with decimals ranks by exact distance, and is told with its decimals', () => {
    const near = [
      perfect('a', 1, { prediction: 10_000_000 }),
      perfect('b', 1, { prediction: 9_999_998 }),
      perfect('c', 1, { prediction: 9_999_999 }),
    ];
    const standing = rankRound({
      ruleSet: aRuleSet({ parts: [aQuizPart({ prediction: { code: 'percentage', decimals: 5 } })] }),
      round: 'dot-1',
      attempts: attemptColumns(near),
      drawSeed: 's',
    });

    expect(standingLines(standing).map(({ person }) => person)).toEqual(['a', 'c', 'b']);
    expect(explainLine(standing, 2).sentence).toBe(
      'Xếp trên người kế tiếp nhờ độ lệch của số dự đoán: lệch 0,00001; người kế tiếp: lệch 0,00002.',
    );
  });

  it.each([
    [undefined, ['below', 'above'], null],
    ['below-first', ['below', 'above'], 'Xếp trên người kế tiếp nhờ độ lệch của số dự đoán: thiếu 1; người kế tiếp: thừa 1.'],
  ])('at the same distance above and below, with sides %s', (sides, order, sentence) => {
    const ruleSet = aRuleSet({
      parts: [aQuizPart({ ranking: [{ code: 'prediction-distance', ...(sides && { sides }) }, { code: 'duration' }, { code: 'draw' }] })],
    });
    // Two people are right throughout. The one above the number is quicker, which must not help where below goes first.
    const rows = [
      perfect('above', 1, { prediction: 3 }),
      perfect('below', 1, { prediction: 1, submittedAt: (anAttempt().submittedAt as number) + 1 }),
    ];
    const standing = rankRound({ ruleSet, round: 'dot-1', attempts: attemptColumns(rows), drawSeed: 's' });

    expect(standingLines(standing).map(({ person }) => person)).toEqual(sentence === null ? order.toReversed() : order);
    if (sentence !== null) expect(explainLine(standing, 1).sentence).toBe(sentence);
  });
});
