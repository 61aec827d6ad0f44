import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until the answer is as wanted; the last answer when time runs out. */
export async function eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, withinMs = 30_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || performance.now() > end) return answer;
    await delay(500);
  }
}
