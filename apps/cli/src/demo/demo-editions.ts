import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { ExceptionCause } from '#attempts';
import { DAY_MS, localDay, localParts, parseLocal } from '#kernel';
import { formatFault, readPlan, type RuleSet, scheduleOf, shiftPlan } from '#rules';
import { PROJECT_ROOT } from '#settings';
import { Refusal } from '../refusal.js';

const WEEK_MS = 7 * DAY_MS;
/** The year that the name of a contest says. */
const YEAR = /năm (\d{4})/;

export interface Edition {
  tenant: string;
  plan: string;
  slug: string;
  'open-round'?: number;
  published?: number;
  receiving?: number;
  judged?: number;
  year?: number;
  people?: number;
}

export interface DemoDeployment {
  owner: string;
  tenant: string;
  plan: string;
  unit: string;
  share: number;
  headCounts: Record<string, number>;
}

export interface DemoTeamMember {
  team: string;
  fullName: string;
  birthDate: string;
  hasEntered?: boolean;
}

export interface DemoCall {
  title: string;
  note: string;
  atLeast: number;
  atMost: number;
}

/** What a board finds, decides and does in the round that is open. */
export interface DemoBoardWork {
  /** So many people sit at one browser; the board has looked, and said so. */
  sharedBrowser: { people: number; closedBecause: string };
  /** Somebody is done in so many seconds; nobody has looked yet. */
  quick: { seconds: number };
  /** Somebody gets more time. */
  extraTime: { minutes: number; cause: ExceptionCause; reason: string };
}

interface EditionsFile {
  editions: Edition[];
  deployments: DemoDeployment[];
  teams: Record<string, DemoTeamMember[]>;
  /** By tenant: what its agencies are asked to nominate. */
  calls: Record<string, DemoCall>;
  boards: Record<string, DemoBoardWork>;
}

/** What the demo runs, as `config/demo/editions.yaml` has it. */
export function demoEditions(): EditionsFile {
  return parse(readFileSync(join(PROJECT_ROOT, 'config/demo/editions.yaml'), 'utf8')) as EditionsFile;
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

/** The plan with its dates moved so that the edition is at the wanted point at the instant, under a year that fits these dates. */
export function ruleSetOf(edition: Edition, now: Date): RuleSet {
  const plan = planOf(edition.plan);
  const moved = shiftPlan(plan, { days: shiftDays(plan, edition, now) });
  const named = Number(YEAR.exec(plan.contest.name)?.[1]);
  // One edition of the plan goes on now, an earlier one came as many years before as its own year lies before the plan's.
  const year = localParts(now).year + (edition.year ?? named) - named;
  return { ...moved, contest: { ...moved.contest, name: moved.contest.name.replace(YEAR, `năm ${year}`) } };
}

function shiftDays(plan: RuleSet, edition: Edition, now: Date): number {
  const parts = scheduleOf(plan);
  const rounds = parts.find((part) => part.rounds.length > 0)?.rounds ?? [];
  const { 'open-round': open, published } = edition;
  if (open !== undefined) {
    const target = rounds[open - 1];
    if (!target || target.opens === null || target.closes === null) throw new Refusal(`The plan ${edition.plan} has no round ${open}.`);
    // The newest whole number of weeks after which the round is open now.
    const weeks = Math.floor((now.getTime() - target.opens) / WEEK_MS);
    const isOpen = now.getTime() < target.closes + weeks * WEEK_MS;
    // Between two rounds (Monday 9:30 to 10:00) the one that opens next is asked for.
    return (isOpen ? weeks : weeks + 1) * 7;
  }
  if (published !== undefined) {
    const last = rounds.at(-1);
    const anchor = last?.publishes ?? last?.closes ?? null;
    if (anchor === null) throw new Refusal(`The plan ${edition.plan} has no round that is published.`);
    return (Math.floor((now.getTime() - anchor) / WEEK_MS) - published) * 7;
  }
  const { opens = null, closes = null } = parts.find((part) => part.receiving)?.receiving ?? {};
  if (edition.judged !== undefined) {
    if (closes === null) throw new Refusal(`The plan ${edition.plan} does not say until when it receives.`);
    return (Math.floor((now.getTime() - closes) / WEEK_MS) - edition.judged) * 7;
  }
  const anchor = opens ?? (closes === null ? undefined : closes - 30 * DAY_MS);
  if (anchor === undefined) return 0;
  const wanted = (parseLocal(localDay(now)) ?? now).getTime() - (edition.receiving ?? 0) * DAY_MS;
  return Math.round((wanted - anchor) / DAY_MS);
}
