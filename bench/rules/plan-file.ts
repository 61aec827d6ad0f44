import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan, type RuleSet } from '#rules';
import { PROJECT_ROOT } from '#settings';

const FOLDER = join(PROJECT_ROOT, 'config/plans');

export function planSourceOf(code: string): string {
  return readFileSync(join(FOLDER, `${code}.yaml`), 'utf8');
}

/**
 * The rule set of a plan in config/plans.
 * @throws Error when the plan has faults
 */
export function ruleSetOf(code: string): RuleSet {
  const { ruleSet, faults } = readPlan(planSourceOf(code), {
    file: code,
    loadParent: (parent) => ({ file: parent, source: planSourceOf(parent) }),
  });
  if (!ruleSet) throw new Error(`plan ${code} has ${faults.length} faults`);
  return ruleSet;
}

export function allRuleSets(): RuleSet[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ruleSetOf(file.slice(0, -'.yaml'.length)));
}
