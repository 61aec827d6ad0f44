import { anAttempt, aRuleSet } from '../../testing/index.js';
import { attemptColumns } from '../attempts/attempt-columns.js';
import { obligationReport } from './report-obligations.js';

describe('duties of units in a rehearsal', () => {
  it('know the full score of a quiz, against which a mean is held', () => {
    const ruleSet = aRuleSet({
      obligations: [
        { code: 'trung-binh', part: 'trac-nghiem', units: 'phường', conditions: [{ code: 'minimum-mean', version: 1, percent: 50 }] },
      ],
    });
    const attempts = attemptColumns([
      anAttempt({ person: 'an', id: 'an', unit: 'u1', points: 1.5 }),
      anAttempt({ person: 'chi', id: 'chi', unit: 'u2', points: 1.4 }),
    ]);
    const units = ['u1', 'u2'].map((code) => ({ code, kind: 'ward' as const, headCount: 10 }));

    expect(ruleSet.obligations.map((one) => obligationReport(one, ruleSet.parts[0], attempts, units))).toEqual([
      { code: 'trung-binh', units: 2, met: 1 },
    ]);
  });
});
