import { phrasedError } from '#kernel';

/** Said whenever there is no time: what holds whether or not a device keeps anything. */
export const KEPT = 'Những gì đã được báo nhận vẫn còn nguyên.';

/**
 * The database does not do now what it would do at another time. Nothing that was acknowledged is lost by it; whoever asked
 * keeps what they have, and asks again. `message` is the code by which the driver or Postgres named the cause.
 */
export class DatabaseTrouble extends phrasedError({
  DATABASE_AWAY: { kind: 'unavailable', sentence: `Máy chủ tạm thời chưa trả lời được. ${KEPT} Hãy thử lại sau vài giây.` },
  DATABASE_BUSY: { kind: 'unavailable', sentence: `Máy chủ đang phục vụ nhiều người. ${KEPT} Hãy thử lại sau vài giây.` },
  DATABASE_FULL: { kind: 'unavailable', sentence: `Người vận hành cần xử lý trước. ${KEPT} Hãy thử lại sau ít phút.` },
}) {}

/** What Postgres says (SQLSTATE), or Node of the line to it. */
const BY_CODE: readonly [RegExp, DatabaseTrouble['code']][] = [
  // Another transaction in the way, too many connections, out of memory, waited too long for a lock.
  [/^(40001|40P01|53[0-9A-Z]{3}|55P03)$/, 'DATABASE_BUSY'],
  [/^(08[0-9A-Z]{3}|57P0[1-5]|58[0-9A-Z]{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, 'DATABASE_AWAY'],
];

/** Full, or turned into a copy that may only be read. */
const FULL = /^(53100|25006)$/;

/** The driver's own words, where it gives no code. */
const BY_MESSAGE: readonly [RegExp, DatabaseTrouble['code']][] = [
  [/^timeout exceeded when trying to connect$/, 'DATABASE_BUSY'],
  [
    /^(Connection terminated\b.*|Client has encountered a connection error and is not queryable|Client was closed and is not queryable)$/,
    'DATABASE_AWAY',
  ],
];

/** Quotas and limits of files have no code of their own in Postgres: the hint tells. */
const FULL_HINT = /free disk space/i;

/** The name of a passing trouble of the database; undefined for any other error, such as a broken constraint. */
export function databaseTroubleOf(error: unknown): DatabaseTrouble | undefined {
  if (error instanceof DatabaseTrouble) return error;
  if (!(error instanceof Error)) return undefined;
  const { code, hint } = error as { code?: unknown; hint?: unknown };
  const named = typeof code === 'string' ? code : '';
  const trouble = codeOf(named, error.message, typeof hint === 'string' ? hint : '');
  // Of the driver's sentences none goes on: only what is known to name nobody.
  return trouble && new DatabaseTrouble(trouble, {}, named || 'said by the driver');
}

function codeOf(code: string, message: string, hint: string): DatabaseTrouble['code'] | undefined {
  if (FULL.test(code) || FULL_HINT.test(hint)) return 'DATABASE_FULL';
  const [, named] = (code ? BY_CODE : BY_MESSAGE).find(([pattern]) => pattern.test(code || message)) ?? [];
  return named;
}
