import type { Round } from '#contests';
import { formatMoment } from '#kernel';

type Promised = Pick<Round, 'publishesAt'>;

/** The minute promised for a round's results while it is still to come; a promise that has passed is not repeated. */
export function promisedAt({ publishesAt }: Promised, now: Date): Date | undefined {
  return publishesAt && publishesAt > now ? publishesAt : undefined;
}

/** What is said of a round whose results wait: the promised minute while it is still to come, after it what is missing. */
export function promise(round: Promised, now: Date): string {
  const minute = promisedAt(round, now);
  return minute ? `Công bố lúc ${formatMoment(minute)}.` : 'Ban Tổ chức đang duyệt kết quả.';
}
