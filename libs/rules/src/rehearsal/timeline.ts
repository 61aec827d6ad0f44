import { capitalise, formatEnd, formatStart, toLocalIso } from '#kernel';
import type { Events } from '../plan/moment.js';
import { formatPeriod } from '../plan/period.js';
import type { RuleSet } from '../plan/rule-set.js';
import { appealDeadline } from '../schedule/appeal-deadline.js';
import { scheduleOf } from '../schedule/schedule-of.js';
import type { TimelineEntry } from './rehearsal-report.js';

/** What happens when, in order: what the organisers would put on the wall. */
export function timelineOf(ruleSet: RuleSet, events: Events): TimelineEntry[] {
  const entries: { ms: number; when: string; sentence: string }[] = [];
  const add = (ms: number | null | undefined, sentence: string, format = formatStart): void => {
    if (typeof ms === 'number') entries.push({ ms, when: format(new Date(ms)), sentence });
  };
  const addEnd = (ms: number | null | undefined, sentence: string): void => add(ms, sentence, formatEnd);
  const several = ruleSet.parts.length > 1;
  for (const { name: part, rounds, receiving, appraising } of scheduleOf(ruleSet, { events })) {
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
    addEnd(appraising?.closes, `Chấm bài xong${of}.`);
  }
  for (const period of ruleSet.ceremony) add(Date.parse(period.opens), 'Tổng kết, trao giải.', () => formatPeriod(period));
  return entries
    .map((entry, order) => ({ ...entry, order }))
    .toSorted((a, b) => a.ms - b.ms || a.order - b.order)
    .map(({ ms, when, sentence }) => ({ at: toLocalIso(new Date(ms)), when: capitalise(when), sentence: capitalise(sentence) }));
}
