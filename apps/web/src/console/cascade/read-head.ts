import type { HeadOfUnit } from '#contests';
import { cleanText } from '#kernel';
import type { HeadFault, TypedHead } from './entry-choice-presenter.js';

const MOST = 120;

/** Reads who heads a unit. @returns the head, or every fault at once */
export function readHead(typed: TypedHead): { head: HeadOfUnit } | { faults: HeadFault[] } {
  const [fullName, position] = [cleanText(typed.fullName ?? ''), cleanText(typed.position ?? '')];
  const faults: HeadFault[] = [];
  if (!/\p{L}.*\p{L}/u.test(fullName) || fullName.length > MOST)
    faults.push({ field: 'fullName', text: `Hãy ghi họ và tên thủ trưởng, không quá ${MOST} ký tự.` });
  if (!/\p{L}.*\p{L}/u.test(position) || position.length > MOST)
    faults.push({ field: 'position', text: `Hãy ghi chức vụ, không quá ${MOST} ký tự.` });
  return faults.length > 0 ? { faults } : { head: { fullName, position } };
}
