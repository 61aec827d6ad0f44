import { cleanLines, cleanText, formatNumber } from '#kernel';
import type { EntryChoice } from './nominated-content.js';

/** Why an entry was chosen, as typed; scores one on each line. */
export type TypedChoice = Partial<Record<'reason' | 'selection' | 'result' | 'decision' | 'scores', string>>;

export interface ChoiceFault {
  field: keyof TypedChoice;
  text: string;
}

const LINE = 300;
const SHORTEST_REASON = 10;
const LONGEST_REASON = 2_000;
const MOST_SCORES = 20;

/** Reads why an entry was chosen. @returns the choice, or every fault at once in the order of the fields */
export function readEntryChoice(
  typed: TypedChoice,
  from: Pick<EntryChoice, 'nominatedBy' | 'standing'>,
): { choice: EntryChoice } | { faults: ChoiceFault[] } {
  const faults: ChoiceFault[] = [];
  const line = (field: 'selection' | 'result' | 'decision'): string => {
    const text = cleanText(typed[field] ?? '');
    if (text.length > LINE) faults.push({ field, text: `Dài quá ${LINE} ký tự. Hãy rút gọn.` });
    return text;
  };
  const reason = cleanLines(typed.reason ?? '').join('\n');
  if (reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON)
    faults.push({ field: 'reason', text: `Hãy ghi vì sao chọn bài này, từ ${SHORTEST_REASON} đến ${formatNumber(LONGEST_REASON)} ký tự.` });
  const selection = line('selection');
  if (!/\p{L}/u.test(selection)) faults.push({ field: 'selection', text: 'Hãy ghi đã chọn qua cuộc thi, vòng xét nào.' });
  const [result, decision] = [line('result'), line('decision')];
  const scores = cleanLines(typed.scores ?? '');
  if (scores.length > MOST_SCORES || scores.some((score) => score.length > LINE))
    faults.push({ field: 'scores', text: `Ghi nhiều nhất ${MOST_SCORES} dòng, mỗi dòng không quá ${LINE} ký tự.` });
  return faults.length > 0 ? { faults } : { choice: { ...from, selection, result, reason, decision, scores } };
}
