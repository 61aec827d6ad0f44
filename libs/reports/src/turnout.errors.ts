import { phrasedError } from '#kernel';

/** Why there are no figures of turnout to be had. */
export class TurnoutError extends phrasedError({
  NO_TURNOUT: { kind: 'not-found', sentence: 'Chưa có số liệu người dự thi. Số liệu được đếm trong khi đợt thi mở.' },
}) {}
