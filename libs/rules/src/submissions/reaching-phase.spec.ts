import { aJudgingPhase, anEssayPart, aRuleSet, aSubmission, sheetsFor } from '../../testing/index.js';
import { reachingPhase } from './reaching-phase.js';

const passes = [{ code: 'top', version: 1, count: 2 }];
const phases = [aJudgingPhase({ code: 'so-khao', judges: 1, passes }), aJudgingPhase({ code: 'chung-khao', judges: 1 })];
const ruleSet = aRuleSet({ parts: [anEssayPart({ judging: { phases, result: { code: 'last-phase', version: 1 } } })] });
const submissions = ['b1', 'b2', 'b3', 'b4'].map((id) => aSubmission({ id }));
const given = (points: readonly number[], phase = 'so-khao') =>
  points.flatMap((one, at) => sheetsFor(submissions[at]!.id, [one], { phase }));

describe('whoever reaches a phase of judging', () => {
  it('is let through by the phase before, whatever has been marked in this one', () => {
    const first = given([70, 90, 80, 60]);
    expect(reachingPhase('chung-khao', { ruleSet, submissions, sheets: first })).toEqual(['b2', 'b3']);
    expect(
      reachingPhase('chung-khao', { ruleSet, submissions, sheets: [...first, ...sheetsFor('b2', [50], { phase: 'chung-khao' })] }),
    ).toEqual(['b2', 'b3']);
  });

  it('moves up where somebody is cancelled or barred', () => {
    const without = submissions.map((one) => (one.id === 'b2' ? { ...one, cancelled: 'chép bài' } : one));
    const exclusions = [{ person: 'tac-gia-b3', reason: 'Ban Tổ chức' }];
    expect(reachingPhase('chung-khao', { ruleSet, submissions: without, sheets: given([70, 90, 80, 60]), exclusions })).toEqual([
      'b1',
      'b4',
    ]);
  });
});
