import { cleanText, formatNumber } from '#kernel';
import type { AreaFieldView } from './view-models.js';

/** Fewest letters of a reason: one that is shorter tells nobody what to do. */
const SHORTEST_REASON = 10;
const LONGEST_REASON = 1000;

/** A reason as it was typed, and what is wrong with it. */
export interface TypedReason {
  reason: string;
  /** Undefined when it will do. */
  fault?: string | undefined;
}

/** What was typed into the field for a reason, in one spelling, with what is wrong with it. */
export function readReason(typed = ''): TypedReason {
  const reason = cleanText(typed);
  return { reason, fault: faultOfReason(reason) };
}

/** The field for a reason, with what was typed and what is wrong with it. */
export function reasonField(typed: TypedReason | undefined, hint: string): AreaFieldView {
  return {
    id: 'reason',
    name: 'reason',
    label: 'Lý do',
    value: typed?.reason ?? '',
    rows: '4',
    hint,
    error: typed?.fault,
    maxlength: LONGEST_REASON,
  };
}

function faultOfReason(reason: string): string | undefined {
  if (reason === '') return 'Hãy ghi lý do.';
  if (reason.length < SHORTEST_REASON) return `Lý do quá ngắn. Hãy viết ít nhất ${SHORTEST_REASON} ký tự để người khác hiểu phải làm gì.`;
  if (reason.length > LONGEST_REASON)
    return `Lý do dài ${formatNumber(reason.length)} ký tự, nhiều nhất là ${formatNumber(LONGEST_REASON)}. Hãy rút gọn.`;
  return undefined;
}
