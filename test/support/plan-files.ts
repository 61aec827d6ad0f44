import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatFault, readPlan, type PlanFile, type RuleSet } from '#rules';

const FOLDER = join(import.meta.dirname, '../../config/plans');

/** The plans that come with the product, by code. */
export const PLAN_CODES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

/** A plan of `config/plans`; undefined when there is none of that code. */
export function planFile(code: string): PlanFile | undefined {
  const path = join(FOLDER, `${code}.yaml`);
  return existsSync(path) ? { file: `config/plans/${code}.yaml`, source: readFileSync(path, 'utf8') } : undefined;
}

/**
 * The rule set of a plan of `config/plans`.
 * @throws Error with every fault of the plan
 */
export function ruleSetOf(code: string): RuleSet {
  const { file, source } = planFile(code) ?? { file: code, source: '' };
  const { ruleSet, faults } = readPlan(source, { file, loadParent: planFile });
  if (!ruleSet) throw new Error(faults.map(formatFault).join('\n'));
  return ruleSet;
}
