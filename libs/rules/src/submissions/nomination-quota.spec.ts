import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anEssayPart, aQuizPart, aRuleSet } from '#rules/testing';
import { readPlan } from '../plan/read-plan.js';
import { nominationQuota } from './nomination-quota.js';

describe('how many entries a unit may nominate', () => {
  it('is the duty of units at least and the condition of the part at most', () => {
    const part = anEssayPart({ code: 'bai-viet', conditions: [{ code: 'maximum-per-unit', version: 1, count: 3 }] });
    const obligations = [
      { code: 'moi-don-vi', part: 'bai-viet', units: 'Mỗi đơn vị', conditions: [{ code: 'minimum-entries', version: 1, count: 2 }] },
    ];
    const ruleSet = aRuleSet({ parts: [aQuizPart(), part], obligations: obligations });

    expect(nominationQuota(ruleSet, 'bai-viet')).toEqual({ atLeast: 2, atMost: 3 });
    expect(nominationQuota(ruleSet, aQuizPart().code)).toEqual({ atLeast: 0, atMost: undefined });
    expect(nominationQuota(ruleSet, null)).toEqual({ atLeast: 0, atMost: undefined });
  });

  it('is at least one of each agency in Cao Bằng', () => {
    const reading = readPlan(readFileSync(join(import.meta.dirname, '../../../../config/plans/cao-bang.yaml'), 'utf8'), {
      file: 'cao-bang.yaml',
    });
    expect('ruleSet' in reading && nominationQuota(reading.ruleSet, 'sang-kien')).toEqual({ atLeast: 1, atMost: undefined });
  });
});
