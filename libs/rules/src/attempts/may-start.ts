import { formatMoment, MINUTE_MS } from '#kernel';
import type { QuizPart } from '../plan/rule-set.js';
import type { AttemptWindow, PastAttempt } from './attempt-limit.js';
import { attemptLimits } from './attempt-limits.js';

export interface StartVerdict {
  allowed: boolean;
  /** Attempts left, this one included; null without limit. */
  left: number | null;
  code?: 'limit-reached' | 'too-soon' | 'not-for-audience';
  /** Why not, to the person, in Vietnamese. */
  sentence?: string;
  /** When a start that came too soon will be allowed. */
  retryAt?: Date;
}

/**
 * Whether a person may start another attempt under the part's limits. Whether the round is open is the caller's question.
 * @param past all attempts of the person in this part, in any order
 * @param now when and in which round the person wants to start, and the person's audience group; it must be known where the
 *   part is for some groups only
 */
export function mayStart(part: QuizPart, past: readonly PastAttempt[], now: { round: string; at: Date; audience?: string }): StartVerdict {
  if (part.audiences && !part.audiences.includes(now.audience ?? ''))
    return {
      allowed: false,
      left: null,
      code: 'not-for-audience',
      sentence: `${part.name} không dành cho đối tượng mà bạn đã đăng ký. Thể lệ ghi rõ phần thi nào dành cho ai.`,
    };
  const { limit, minimumDelayMinutes } = part.attempts;
  const rule = attemptLimits.of(limit);
  const window = rule.window(limit, now);
  const left = window ? Math.max(0, window.most - past.filter((attempt) => isWithin(attempt, window)).length) : null;
  if (left === 0) return { allowed: false, left, code: 'limit-reached', sentence: rule.spent(limit) };
  const latest = past.reduce((latest, { startedAt }) => Math.max(latest, startedAt.getTime()), -Infinity);
  const retryAt = new Date(latest + minimumDelayMinutes * MINUTE_MS);
  if (retryAt > now.at) {
    return {
      allowed: false,
      left,
      code: 'too-soon',
      sentence: `Hai lượt thi phải cách nhau ít nhất ${minimumDelayMinutes} phút. Bạn có thể thi lượt tiếp theo từ ${formatMoment(retryAt)}.`,
      retryAt,
    };
  }
  return { allowed: true, left };
}

/** The part's limits as data, for whoever counts attempts elsewhere: what is counted, and how long to wait after the last start. */
export function startLimits(
  { attempts: { limit, minimumDelayMinutes } }: QuizPart,
  now: { round: string; at: Date },
): { window: AttemptWindow | undefined; delayMinutes: number } {
  return { window: attemptLimits.of(limit).window(limit, now), delayMinutes: minimumDelayMinutes };
}

function isWithin({ round, startedAt }: PastAttempt, window: AttemptWindow): boolean {
  return (window.round === undefined || round === window.round) && (window.since === undefined || startedAt >= window.since);
}
