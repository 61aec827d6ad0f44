import { formatMoment, lowerFirst } from '#kernel';
import type { ScheduledPart } from '../schedule/schedule-of.js';
import type { Events } from './moment.js';
import type { RuleSet } from './rule-set.js';

/** What conflicts of a plan are looked for in. */
export interface Known {
  ruleSet: RuleSet;
  events: Events;
  scheduled: readonly ScheduledPart[];
}

/** "10:00 thứ Hai, 21/10/2024" */
export const at = (ms: number): string => formatMoment(new Date(ms));

/** "phần thi trắc nghiệm trực tuyến", in the middle of a sentence. */
export const lowerPart = ({ name }: { name: string }): string => lowerFirst(name);
