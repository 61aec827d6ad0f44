import type { SettingPath } from './strategy.js';

/** Something in a plan file that must be changed before the plan can be used. Lines and columns count from 1. */
export interface Fault {
  file: string;
  line: number;
  column: number;
  /** "parts[0].rounds.closes"; "$" is the plan as a whole. */
  path: string;
  /** Vietnamese: what is wrong and what would be right. */
  message: string;
}

/** The path of what is about no setting in particular. */
export const WHOLE_PLAN = '$';

/** `FILE:LINE:COLUMN: PATH: sentence`, the form that editors understand. */
export function formatFault({ file, line, column, path, message }: Fault): string {
  return `${file}:${line}:${column}: ${path === WHOLE_PLAN ? 'toàn bộ kế hoạch' : path}: ${message}`;
}

/** "parts[0].rounds.closes" */
export function formatPath(path: SettingPath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text === '' ? WHOLE_PLAN : text.replace(/^\./, '');
}

/** The steps of a written path; "$" has none. */
export function parsePath(path: string): (string | number)[] {
  if (path === WHOLE_PLAN || path === '') return [];
  return path.split(/[.[\]]+/).flatMap((step): (string | number)[] => (step === '' ? [] : /^\d+$/.test(step) ? [Number(step)] : [step]));
}
