import { setTimeout as delay } from 'node:timers/promises';
import { AnswerBook } from '#attempts';

const BEHIND_MS = 60;
const HOUR_MS = 3_600_000;

/**
 * The web process without its most important guard: it acknowledges answers at once and writes them a little later, as a cache
 * in front of the database would. For negative controls alone.
 */
const { keep } = AnswerBook.prototype;
AnswerBook.prototype.keep = function hasty(this: AnswerBook, tenantId, save) {
  void delay(BEHIND_MS)
    .then(() => keep.call(this, tenantId, save))
    .catch(() => undefined);
  return Promise.resolve({
    receivedAt: new Date(),
    deadlineAt: new Date(Date.now() + HOUR_MS),
    seq: Math.max(0, ...save.answers.map(({ seq }) => seq)),
    held: save.answers.map(({ place, bits }) => ({ place, bits })),
  });
};

await import('../../../apps/web/src/main.js');
