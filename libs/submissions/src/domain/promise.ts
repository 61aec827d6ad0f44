import { cleanText, MINUTE_MS } from '#kernel';

/** So long after the end of receiving the bytes of what was promised before it may still come. */
export const PROMISE_GRACE_MS = 30 * MINUTE_MS;

/** Bytes of one file, and files of one submission that are on their way or there. */
export const MOST_FILE_BYTES = 30 * 1024 * 1024;
export const MOST_FILES = 20;

const MOST_NAME = 200;
/** What is no letter of a name: control characters, and signs that turn the direction of writing ("gpj.exe" read backwards). */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The name of a file as it is shown: never a path, never empty, its end kept where it is too long. */
export function shownName(typed: string): string {
  const name = cleanText(typed.replace(UNSEEN, '').split(/[\\/]/).at(-1) ?? '');
  if (name.length <= MOST_NAME) return name || 'tep-khong-ten';
  const end = /\.[^.]{1,8}$/.exec(name)?.[0] ?? '';
  return name.slice(0, MOST_NAME - end.length) + end;
}
