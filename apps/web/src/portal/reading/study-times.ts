import { formatAtStart } from '#kernel';
import { momentMs, type RuleSet } from '#rules';

/** Whether the bank stands open for study; the sentence says why not yet, or no more. `never` where the rules do not open it. */
export type StudyTime = 'open' | 'never' | { sentence: string };

/** By the rules of the contest's quiz parts: from the moment that they name until the one that they name, else always. */
export function studyTime({ parts }: Pick<RuleSet, 'parts'>, now: Date): StudyTime {
  const open = parts.flatMap((part) => (part.kind === 'quiz' && part.study.opens === 'questions-with-answers' ? [part.study] : []));
  if (open.length === 0) return 'never';
  const at = now.getTime();
  const times = open.map(({ from, until }) => ({
    from: from === undefined ? -Infinity : momentMs(from, {}),
    until: until === undefined ? Infinity : (momentMs(until, {}) ?? Infinity),
  }));
  if (times.some(({ from, until }) => from !== null && from <= at && at < until)) return 'open';
  const ahead = times.flatMap(({ from }) => (from !== null && from > at ? [from] : []));
  if (ahead.length > 0) return { sentence: `Bộ câu hỏi ôn tập mở ${formatAtStart(new Date(Math.min(...ahead)))}.` };
  if (times.some(({ from }) => from === null)) return { sentence: 'Bộ câu hỏi ôn tập chưa mở.' };
  return { sentence: 'Thời gian ôn tập đã hết.' };
}
