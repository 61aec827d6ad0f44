import { capitalise, formatEnd, formatStart, lowerFirst, toLocalIso } from '#kernel';
import type { JudgingPhase } from '../judging/judging-setting.js';
import { formatPeriod } from '../plan/period.js';
import type { RuleSet } from '../plan/rule-set.js';
import { momentMs, type Events } from '../plan/moment.js';
import { appealDeadline } from '../schedule/appeal-deadline.js';
import { scheduleOf, type ScheduledPart } from '../schedule/schedule-of.js';
import type { TimelineEntry } from './rehearsal-report.js';

/** What happens when, in order: what the organisers would put on the wall. */
export function timelineOf(ruleSet: RuleSet, events: Events): TimelineEntry[] {
  const entries: { ms: number; when: string; sentence: string }[] = [];
  const add = (ms: number | null | undefined, sentence: string, format = formatStart): void => {
    if (typeof ms === 'number') entries.push({ ms, when: format(new Date(ms)), sentence });
  };
  const addEnd = (ms: number | null | undefined, sentence: string): void => add(ms, sentence, formatEnd);
  const several = ruleSet.parts.length > 1;
  const schedule = scheduleOf(ruleSet, { events });
  for (const { part: code, name: part, rounds, receiving, appraising } of schedule) {
    const of = several ? ` (${part})` : '';
    for (const { name, opens, closes, publishes } of rounds) {
      add(opens, `${name} mở${of}.`);
      addEnd(closes, `${name} đóng${of}.`);
      add(publishes, `Công bố kết quả ${name}${of}.`);
      const deadline = publishes === null ? undefined : appealDeadline(ruleSet, new Date(publishes));
      addEnd(deadline?.getTime(), `Hết hạn khiếu nại kết quả ${name}${of}.`);
    }
    add(receiving?.opens, `Bắt đầu nhận bài dự thi${of}.`);
    addEnd(receiving?.closes, `Hết hạn nhận bài dự thi${of}.`);
    add(appraising?.opens, `Bắt đầu chấm bài${of}.`);
    for (const { name, appraising: own } of judgedPhases(ruleSet, code)) {
      add(own && momentMs(own.opens, events), `Bắt đầu chấm ${lowerFirst(name)}${of}.`);
      addEnd(own && momentMs(own.closes, events), `Chấm xong ${lowerFirst(name)}${of}.`);
    }
    addEnd(appraising?.closes, `Chấm bài xong${of}.`);
  }
  // Rankings over several rounds wait for everything, as the standings of the rehearsal do.
  const end = endOf(schedule);
  for (const { name, overall } of ruleSet.parts.filter((part) => part.kind === 'quiz'))
    if (overall) addEnd(end, `Chốt bảng xếp hạng chung các đợt${several ? ` (${name})` : ''}.`);
  if (ruleSet.overall) addEnd(end, 'Chốt bảng xếp hạng chung cả Cuộc thi.');
  for (const period of ruleSet.ceremony) add(Date.parse(period.opens), 'Tổng kết, trao giải.', () => formatPeriod(period));
  return entries
    .map((entry, order) => ({ ...entry, order }))
    .toSorted((a, b) => a.ms - b.ms || a.order - b.order)
    .map(({ ms, when, sentence }) => ({ at: toLocalIso(new Date(ms)), when: capitalise(when), sentence: capitalise(sentence) }));
}

/** The phases of judging of a part of submissions; none where there is one only, which is the judging itself. */
function judgedPhases({ parts }: RuleSet, code: string): JudgingPhase[] {
  const part = parts.find((one) => one.code === code);
  return part === undefined || part.kind === 'quiz' || part.judging.phases.length === 1 ? [] : part.judging.phases;
}

/** When the last round or judging is over; undefined where nothing is dated. */
function endOf(schedule: readonly ScheduledPart[]): number | undefined {
  const ends = schedule.flatMap(({ rounds, receiving, appraising }) => [
    ...rounds.map(({ closes }) => closes),
    appraising?.closes ?? receiving?.closes ?? null,
  ]);
  const known = ends.filter((end) => end !== null);
  return known.length > 0 ? Math.max(...known) : undefined;
}
