/** Longer than any address of ours. */
const LONGEST = 300;

/** A path on this site that may be gone to afterwards; undefined for anything else. */
export function safePath(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= LONGEST && /^\/(?![/\\])[\w\-/.?=&%]*$/.test(value) ? value : undefined;
}

/** An address of registering or signing in that keeps where one wanted to go. */
export function withNext(path: string, next: string | undefined): string {
  return next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`;
}
