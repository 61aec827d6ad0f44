import { anAttempt, aQuizPart, aRuleSet } from '../../testing/index.js';
import { attemptColumns } from '../attempts/attempt-columns.js';
import { scheduleOf } from '../schedule/schedule-of.js';
import { explainStored } from './explain-stored.js';
import { rankRound } from './rank-round.js';
import { explainLine, standingHash, standingLines } from './standing.js';

describe('the time since the opening', () => {
  const ruleSet = aRuleSet({
    parts: [aQuizPart({ ranking: ['since-opening', 'draw'].map((code) => ({ code, version: 1 })) })],
  });
  const planned = scheduleOf(ruleSet)[0]!.rounds[0]!.opens!;
  const again = planned + 10 * 24 * 60 * 60_000;
  const attempts = attemptColumns(
    [1, 2].map((minutes) => anAttempt({ person: `p${minutes}`, id: `a${minutes}`, submittedAt: again + minutes * 60_000 })),
  );
  const rank = (opensAt?: number) => rankRound({ ruleSet, round: 'dot-1', attempts, drawSeed: 's', opensAt });

  it('is counted from the opening of the run that is ranked, in the words of the kept standing too', () => {
    const standing = rank(again);
    const [first, second] = standingLines(standing);
    const sentence = 'Xếp trên người kế tiếp nhờ thời điểm nộp bài: sau khi mở 1 phút 00 giây; người kế tiếp: sau khi mở 2 phút 00 giây.';

    expect(explainLine(standing, 1).sentence).toBe(sentence);
    expect(explainStored(ruleSet, { ...standing.summary, opensAt: again }, first!, second)?.sentence).toBe(sentence);
  });

  it('is counted from the opening of the rules where nothing else is said, and changes no place', () => {
    expect(explainLine(rank(), 1).sentence).toContain('sau khi mở 10 ngày');
    expect(explainLine(rank(planned), 1)).toEqual(explainLine(rank(), 1));
    expect(standingHash(rank(again))).toBe(standingHash(rank()));
  });
});
