import fc from 'fast-check';
import { PLAN_CODES, planFile, ruleSetOf } from '../../../../test/support/plan-files.js';
import { aRuleSet } from '../../testing/index.js';
import { planYaml } from './plan-yaml.js';
import { readPlan } from './read-plan.js';
import type { RuleSet } from './rule-set.js';

const without = (ruleSet: RuleSet, ...keys: (keyof RuleSet)[]): object =>
  Object.fromEntries(Object.entries(ruleSet).filter(([key]) => !keys.includes(key as keyof RuleSet)));
const withoutProvenance = (ruleSet: RuleSet): object => without(ruleSet, 'provenance');
const readBack = (yaml: string, loadParent = planFile): object => {
  const { ruleSet, faults } = readPlan(yaml, { file: 'xuat.yaml', loadParent });
  return ruleSet ? withoutProvenance(ruleSet) : faults;
};

describe('a rule set as a plan file', () => {
  it.each(PLAN_CODES)('of %s is read back to the very same rules', (code) => {
    const ruleSet = ruleSetOf(code);

    expect(readBack(planYaml(ruleSet))).toEqual(withoutProvenance(ruleSet));
  });

  it.each(PLAN_CODES)('of %s can stand alone, with all that applies', (code) => {
    const ruleSet = ruleSetOf(code);

    expect(readBack(planYaml(ruleSet, 'effective'), () => undefined)).toEqual(without(ruleSet, 'provenance', 'deploys'));
  });

  it('states of a deploying plan what was its own to choose', () => {
    const yaml = planYaml(ruleSetOf('quang-trung'));

    expect(yaml).toMatch(/^code: quang-trung\ndeploys: thai-nguyen\n/);
    expect(yaml).toContain('issuer: Ủy ban nhân dân phường Quang Trung');
    expect(yaml).not.toMatch(/^(parts|prizes|registration):/m);
  });

  it('writes rough times as people do, unless a shift has moved them off their words', () => {
    const ruleSet = aRuleSet({ launch: 'cuối tháng 12/2024' });
    const moved = { says: 'month-end' as const, opens: '2024-12-22T00:00:00+07:00', closes: '2025-01-02T00:00:00+07:00' };

    expect(planYaml(ruleSet)).toContain('launch: cuối tháng 12/2024\n');
    expect(readBack(planYaml({ ...ruleSet, launch: moved }))).toMatchObject({ launch: moved });
  });

  it('keeps every text, whatever signs it has', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { maxLength: 5 }), (purposes) => {
        const texts = [
          ...purposes,
          '- a',
          '# b',
          '*c',
          '&d',
          '!e',
          'f: g',
          "'h",
          '"i',
          '2024-10-21',
          'yes',
          'null',
          '1_000',
          '@',
          '{a: b}',
        ];
        const { contest } = aRuleSet();
        const plan = { ...contest, purposes: texts };
        let ruleSet: RuleSet;
        try {
          ruleSet = aRuleSet({ contest: plan });
        } catch {
          // A text of spaces alone is none.
          return;
        }
        expect(readBack(planYaml(ruleSet))).toEqual(withoutProvenance(ruleSet));
      }),
      { numRuns: 100 },
    );
  });
});
