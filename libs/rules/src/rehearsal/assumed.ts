import { DAY_MS, formatDate, startOfLocalDay, toLocalIso } from '#kernel';
import type { Events } from '../plan/moment.js';
import type { RuleSet } from '../plan/rule-set.js';
import { LATER, type PrizeTier } from '../prizes/prize-setting.js';
import { scheduleOf } from '../schedule/schedule-of.js';

/** What a rehearsal takes as decided, in the form in which the decisions come later. */
export interface Assumed {
  events: Events;
  /** Counts of tiers that are decided later, by "group.tier"; of a collective award by "award.tier". */
  counts: Record<string, number>;
  /** The same for people to read. */
  sentences: string[];
}

/** Days between an event that nobody has dated and the first closing that is known. */
const DAYS_BEFORE = 21;
/** Days between two events that nobody has dated, in the order of the plan. */
const DAYS_APART = 7;

/** Everything that the plan leaves open, decided in the plainest way, so that it can be played to its end. */
export function assume(ruleSet: RuleSet, known: Events): Assumed {
  const sentences: string[] = [];
  const events: Record<string, Date | string> = { ...known };
  const undated = ruleSet.events.filter(({ code }) => events[code] === undefined);
  const first = startOfLocalDay(new Date(firstClosing(ruleSet))).getTime() - DAYS_BEFORE * DAY_MS;
  for (const [at, { code, name }] of undated.entries()) {
    const day = new Date(first + at * DAYS_APART * DAY_MS);
    events[code] = toLocalIso(day);
    sentences.push(`Chưa biết ngày ${name}; chạy thử coi là ngày ${formatDate(day)}.`);
  }
  const counts: Record<string, number> = {};
  const decide = (code: string, group: string, tiers: readonly PrizeTier[]): void =>
    tiers.forEach((tier, at) => {
      if (tier.count !== LATER) return;
      counts[`${code}.${tier.code}`] = at + 1;
      sentences.push(`Số ${tier.name} của ${group} chưa quyết định; chạy thử coi là ${at + 1} giải.`);
    });
  for (const { code, name, tiers } of ruleSet.prizes) decide(code, name, tiers);
  for (const { code, name, tiers } of ruleSet.collective) decide(code, name, tiers);
  return { events, counts, sentences };
}

function firstClosing(ruleSet: RuleSet): number {
  const closings = scheduleOf(ruleSet).flatMap(({ rounds, receiving, appraising }) =>
    [...rounds, receiving, appraising].flatMap((window) => (typeof window?.closes === 'number' ? [window.closes] : [])),
  );
  const fallback = ruleSet.contest.plan.date ?? ruleSet.contest.unitsAt;
  return closings.length > 0 ? Math.min(...closings) : Date.parse(`${fallback}T00:00:00+07:00`) + 60 * DAY_MS;
}
