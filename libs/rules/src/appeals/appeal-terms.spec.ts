import { parseLocal } from '#kernel';
import { aRuleSet } from '../../testing/index.js';
import { appealAnswerDue, appealNeedsTwo, appealsClose, appealTerms, appealWindow } from './appeal-terms.js';

const at = (local: string): Date => parseLocal(local)!;
const ruleSet = aRuleSet({ appeals: { days: 7, closesAt: '17:00', to: 'Tổ thư ký' } });
const publishedAt = at('2024-10-30 10:00');

describe('the time for appeals', () => {
  it('is what the plan says, and what most plans say where it says nothing', () => {
    expect(appealTerms(ruleSet)).toEqual({ days: 7, closesAt: '17:00', to: 'Tổ thư ký' });
    expect(appealTerms(aRuleSet())).toEqual({ days: 5, closesAt: '17:00', to: 'Ban Tổ chức' });
    expect(appealsClose(ruleSet, publishedAt)).toEqual(at('2024-11-06 17:00'));
    expect(appealsClose(aRuleSet(), publishedAt)).toEqual(at('2024-11-04 17:00'));
  });

  it('is half-open', () => {
    const round = { isClosed: true, publishedAt };

    expect(appealWindow(ruleSet, 'result', round, at('2024-11-06 16:59'))).toBe('open');
    expect(appealWindow(ruleSet, 'result', round, at('2024-11-06 17:00'))).toBe('over');
  });

  it('begins when the round has closed, about the result when it is published', () => {
    const window = (kind: 'key' | 'result', isClosed: boolean) =>
      appealWindow(ruleSet, kind, { isClosed, publishedAt: undefined }, at('2024-10-28 12:00'));

    expect([window('key', false), window('key', true), window('result', true)]).toEqual(['not-yet', 'open', 'not-yet']);
  });

  it('promises an answer as soon as it gives people to appeal', () => {
    expect(appealAnswerDue(ruleSet, at('2024-11-01 23:30'))).toEqual(at('2024-11-08 17:00'));
  });
});

describe('who decides an appeal', () => {
  it('is a second person wherever something may change, and where the rules want two signatures', () => {
    const alone = aRuleSet({ approval: { role: 'board', approvers: 1 } });
    const together = aRuleSet({ approval: { role: 'board', approvers: 2 } });

    expect([appealNeedsTwo(alone, 'rejected'), appealNeedsTwo(alone, 'partly'), appealNeedsTwo(alone, 'upheld')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(appealNeedsTwo(together, 'rejected')).toBe(true);
  });
});
