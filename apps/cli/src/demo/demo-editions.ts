import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { DAY_MS, localDay, parseLocal } from '#kernel';
import { formatFault, readPlan, type RuleSet, scheduleOf, shiftPlan } from '#rules';
import { PROJECT_ROOT } from '#settings';
import { Refusal } from '../refusal.js';

export interface Edition {
  tenant: string;
  plan: string;
  slug: string;
  'open-round'?: number;
  receiving?: number;
}

/** The editions of the demo as `config/demo/editions.yaml` has them. */
export function demoEditions(): Edition[] {
  const file = join(PROJECT_ROOT, 'config/demo/editions.yaml');
  return (parse(readFileSync(file, 'utf8')) as { editions: Edition[] }).editions;
}

/** The rule set of a plan file of `config/plans`. @throws Refusal with every fault of the file. */
export function planOf(code: string): RuleSet {
  const path = join(PROJECT_ROOT, 'config/plans', `${code}.yaml`);
  const loadParent = (parent: string): { file: string; source: string } => ({
    file: `config/plans/${parent}.yaml`,
    source: readFileSync(join(PROJECT_ROOT, 'config/plans', `${basename(parent)}.yaml`), 'utf8'),
  });
  const { ruleSet, faults } = readPlan(readFileSync(path, 'utf8'), { file: `config/plans/${code}.yaml`, loadParent });
  if (!ruleSet) throw new Refusal(faults.map(formatFault).join('\n'));
  return ruleSet;
}

/** The plan with its dates moved so that the edition is at the wanted point today. */
export function ruleSetOf(edition: Edition, now: Date): RuleSet {
  const plan = planOf(edition.plan);
  return shiftPlan(plan, { days: shiftDays(plan, edition, now) });
}

function shiftDays(plan: RuleSet, edition: Edition, now: Date): number {
  const parts = scheduleOf(plan);
  const round = edition['open-round'];
  if (round !== undefined) {
    const target = parts.find((part) => part.rounds.length > 0)?.rounds[round - 1];
    if (!target || target.opens === null || target.closes === null) throw new Refusal(`The plan ${edition.plan} has no round ${round}.`);
    // The newest whole number of weeks after which the round is open now.
    const weeks = Math.floor((now.getTime() - target.opens) / (7 * DAY_MS));
    const isOpen = now.getTime() < target.closes + weeks * 7 * DAY_MS;
    // Between two rounds (Monday 9:30 to 10:00) the one that opens next is asked for.
    return (isOpen ? weeks : weeks + 1) * 7;
  }
  const opens = parts.find((part) => part.receiving)?.receiving?.opens;
  const closes = parts.find((part) => part.receiving)?.receiving?.closes;
  const anchor = opens ?? (closes === null || closes === undefined ? undefined : closes - 30 * DAY_MS);
  if (anchor === undefined) return 0;
  const wanted = (parseLocal(localDay(now)) ?? now).getTime() - (edition.receiving ?? 0) * DAY_MS;
  return Math.round((wanted - anchor) / DAY_MS);
}
