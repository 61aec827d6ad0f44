/** Nothing that pages or programs send is nested so deep. */
const DEEPEST = 20;

/**
 * Whether something that was sent can be no text of ours: Postgres keeps no NUL character, and who types has none. Without
 * this every search box would answer `%00` with a fault of the server.
 */
export function isUnreadable(sent: unknown, depth = 0): boolean {
  if (typeof sent === 'string') return sent.includes('\0');
  if (typeof sent !== 'object' || sent === null) return false;
  return depth > DEEPEST || Object.values(sent).some((part) => isUnreadable(part, depth + 1));
}
