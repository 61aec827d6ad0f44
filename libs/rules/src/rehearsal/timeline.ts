import { capitalise, toLocalIso } from '#kernel';
import type { Events } from '../plan/moment.js';
import { formatPeriod } from '../plan/period.js';
import type { RuleSet } from '../plan/rule-set.js';
import { appealDeadline } from '../schedule/appeal-deadline.js';
import { scheduleOf } from '../schedule/schedule-of.js';

/** What happens when, in order: what the organisers would put on the wall. */
export function timelineOf(ruleSet: RuleSet, events: Events): { at: string; sentence: string }[] {
  const entries: { ms: number; sentence: string }[] = [];
  const add = (ms: number | null | undefined, sentence: string): void => {
    if (ms != null) entries.push({ ms, sentence });
  };
  const several = ruleSet.parts.length > 1;
  for (const { name: part, rounds, receiving, appraising } of scheduleOf(ruleSet, { events })) {
    const of = several ? ` (${part})` : '';
    for (const { name, opens, closes, publishes } of rounds) {
      add(opens, `${name} mở${of}.`);
      add(closes, `${name} đóng${of}.`);
      add(publishes, `Công bố kết quả ${name}${of}.`);
      const deadline = publishes === null ? undefined : appealDeadline(ruleSet, new Date(publishes));
      add(deadline?.getTime(), `Hết hạn khiếu nại kết quả ${name}${of}.`);
    }
    add(receiving?.opens, `Bắt đầu nhận bài dự thi${of}.`);
    add(receiving?.closes, `Hết hạn nhận bài dự thi${of}.`);
    add(appraising?.opens, `Bắt đầu chấm bài${of}.`);
    add(appraising?.closes, `Chấm bài xong${of}.`);
  }
  for (const period of ruleSet.ceremony) add(Date.parse(period.opens), `Tổng kết, trao giải: ${formatPeriod(period)}.`);
  return entries
    .map((entry, order) => ({ ...entry, order }))
    .toSorted((a, b) => a.ms - b.ms || a.order - b.order)
    .map(({ ms, sentence }) => ({ at: toLocalIso(new Date(ms)), sentence: capitalise(sentence) }));
}
