import { DAY_MS, localDay, localParts, parseLocal, startOfLocalDay } from '#kernel';
import { formatPath } from '../plan/fault.js';
import { readMoment } from '../plan/moment.js';
import { planSetting } from '../plan/plan-setting.js';
import { readPeriod } from '../plan/period.js';
import { unwrapSetting } from '../plan/setting-words.js';
import type { SettingPath } from '../plan/strategy.js';
import { walkSettings } from '../plan/walk-settings.js';
import { readYaml } from '../plan/yaml-source.js';
import { isGroup } from './list-options.js';
import { movedMoment, movedPeriod } from './moved-words.js';
import { withWordsReplaced } from './plan-text.js';
import { fieldsInside, type SettingField } from './setting-field.js';

/** Nobody opens a contest sooner: it is announced, and its questions are gathered first. */
const LEAST_AHEAD_DAYS = 14;

/** A time as a plan's own text has it. */
interface WrittenTime {
  path: SettingPath;
  text: string;
  isPeriod: boolean;
}

/**
 * The text of a plan with every time moved by whole days: exactly what `shiftPlan` moves in the rule set. A written form
 * stays that form, and everything else stays to the byte; dates of documents, and times that hang on an event, stay too.
 * @param days a whole number; a text that is no YAML is left alone
 */
export function redate(source: string, days: number): string {
  if (days === 0) return source;
  const moves = writtenTimes(source).flatMap(({ path, text, isPeriod }) => {
    const words = isPeriod ? movedPeriod(text, days) : movedMoment(text, days);
    return words ? [{ path, ...words }] : [];
  });
  return withWordsReplaced(source, moves);
}

/** Where the times stand that `redate` moves, in the order of the settings. */
export function movablePaths(source: string): string[] {
  return writtenTimes(source)
    .filter(({ text, isPeriod }) => (isPeriod ? readPeriod(text) !== undefined : typeof readMoment(text) !== 'string'))
    .map(({ path }) => formatPath(path));
}

/** A time of a plan by its day: the end of a day belongs to that day. */
export interface FirstTime {
  path: string;
  at: Date;
}

/** When the first round opens, or submissions are first received; the first time of all where neither has a date of its own. */
export function firstTime(source: string): FirstTime | undefined {
  const moments = writtenTimes(source).flatMap(({ path, text, isPeriod }) => {
    if (isPeriod) {
      const period = readPeriod(text);
      return period ? [{ path, at: Date.parse(period.opens) }] : [];
    }
    const read = readMoment(text);
    return typeof read === 'string' ? [] : [{ path, at: read.instant.getTime() - (read.isEndOfDay ? 1 : 0) }];
  });
  const openings = moments.filter(({ path: [list, , part, ...inside] }) => list === 'parts' && isOpening(String(part), inside.at(-1)));
  const [first] = (openings.length > 0 ? openings : moments).toSorted((a, b) => a.at - b.at);
  return first && { path: formatPath(first.path), at: new Date(first.at) };
}

function isOpening(part: string, setting: string | number | undefined): boolean {
  return setting === 'opens' && (part === 'rounds' || part === 'receiving');
}

/** A day to begin on: the plan's own while that is far enough ahead, else the next such weekday that is. "2026-12-07" */
export function suggestedOpening(first: Date, now: Date): string {
  const least = startOfLocalDay(now).getTime() + LEAST_AHEAD_DAYS * DAY_MS;
  if (first.getTime() >= least) return localDay(first);
  const wait = (localParts(first).weekday - localParts(new Date(least)).weekday + 7) % 7;
  return localDay(new Date(least + wait * DAY_MS));
}

/** By how many days everything moves when what begins at an instant is to begin on a day, at the same hour. */
export function daysUntil(first: Date, day: string): number {
  return Math.round(((parseLocal(day) ?? first).getTime() - startOfLocalDay(first).getTime()) / DAY_MS);
}

/** Fields that speak of a day or a year of the contest and are not moved: documents' dates, and texts that name one of its years. */
export function unmovedMentions(form: SettingField, source: string): SettingField[] {
  const years = new Set(writtenTimes(source).flatMap(({ text }) => text.match(/\d{4}/g) ?? []));
  // Several rough times are one field.
  const moved = new Set(writtenTimes(source).map(({ path }) => formatPath(path).replace(/\[\d+\]$/, '')));
  const found = (field: SettingField): SettingField[] => {
    const inside = fieldsInside(field);
    if (inside.length > 0) return inside.flatMap(found);
    if (moved.has(field.path) || !field.isStated || field.isLocked || (field.kind !== 'text' && field.kind !== 'lines')) return [];
    const isDay = field.kind === 'text' && field.form === 'time';
    return isDay || (field.text.match(/(?<!\d)\d{4}(?!\d)/g) ?? []).some((year) => years.has(year)) ? [field] : [];
  };
  return found(form);
}

function writtenTimes(source: string): WrittenTime[] {
  const { source: yaml, faults } = readYaml(source, '');
  if (faults.length > 0 || !isGroup(yaml.value)) return [];
  const found = new Map<string, WrittenTime>();
  walkSettings(planSetting, yaml.value, (schema, value, path) => {
    const { time } = unwrapSetting(schema).meta;
    if (typeof value !== 'string' || time === undefined || time === 'day' || found.has(formatPath(path))) return;
    found.set(formatPath(path), { path, text: value, isPeriod: time === 'period' });
  });
  return [...found.values()];
}
