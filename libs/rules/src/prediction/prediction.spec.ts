import { anAttempt, aQuizPart, aRuleSet } from '../../testing/index.js';
import { attemptColumns, type AttemptRow } from '../attempts/attempt-columns.js';
import type { QuizPart } from '../plan/rule-set.js';
import { rankRound } from '../ranking/rank-round.js';
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
  ])('is asked for by %j as %j', (prediction, question) => {
    expect(predictionQuestion(withPrediction(prediction).parts[0] as QuizPart)).toBe(question);
  });
});
