import { anAttempt, aQuizPart, aRuleSet, someAttempts } from '../../testing/index.js';
import { attemptColumns } from '../attempts/attempt-columns.js';
import { explainStored } from './explain-stored.js';
import { rankRound } from './rank-round.js';
import { explainLine, standingLines } from './standing.js';

const link = (code: string, more: object = {}) => ({ code, version: 1, ...more });
const told = (said: { criterion: string | null; sentence: string } | undefined) => said && [said.criterion, said.sentence];
const CHAINS = [
  [link('score'), link('duration'), link('draw')],
  [link('score'), link('prediction-distance'), link('since-opening'), link('draw')],
  [link('prediction-distance', { sides: 'below-first' }), link('score'), link('draw')],
];

describe('the explanation of a line that was kept without one', () => {
  it.each(CHAINS.map((ranking) => ({ ranking, chain: ranking.map(({ code }) => code).join(', ') })))(
    'is what ranking itself says: $chain',
    ({ ranking }) => {
      const ruleSet = aRuleSet({ parts: [aQuizPart({ ranking, prediction: link('all-correct') })] });
      const rows = someAttempts({ people: 120, count: 300 }).map((row, n) => ({ ...row, prediction: n % 4 === 0 ? null : n % 9 }));
      const standing = rankRound({ ruleSet, round: 'dot-1', attempts: attemptColumns(rows), drawSeed: 's' });
      const lines = standingLines(standing);

      expect(lines.map((line, at) => told(explainStored(ruleSet, standing.summary, line, lines[at + 1])))).toEqual(
        lines.map(({ rank }) => told(explainLine(standing, rank))),
      );
    },
  );

  const ruleSet = aRuleSet();
  const people = ['an', 'binh', 'chi'].map((person, n) => anAttempt({ person, id: person, points: 3 - n }));
  const standing = rankRound({ ruleSet, round: 'dot-1', attempts: attemptColumns(people), drawSeed: 's' });
  const [first, second, third] = standingLines(standing) as [never, never, never];

  it('is not guessed when the next line is not there, is another one, or should stand above', () => {
    const said = [undefined, third, { ...(second as object), points: 4 } as never].map((next) =>
      explainStored(ruleSet, standing.summary, first, next),
    );

    expect(said).toEqual([undefined, undefined, undefined]);
    expect(explainStored(ruleSet, standing.summary, first, second)?.sentence).toBe(
      'Xếp trên người kế tiếp nhờ điểm: 3 điểm; người kế tiếp: 2 điểm.',
    );
  });

  it('needs no next line for the last place', () => {
    expect(explainStored(ruleSet, standing.summary, third, undefined)?.sentence).toBe('Đứng cuối bảng xếp hạng.');
  });
});
