import { parentPort } from 'node:worker_threads';
import { beginReckoning } from './begin-reckoning.js';
import type { Reckoning, Scoring, ScoringPlace } from './reckoning.js';
import type { ReckoningSaid, ReckoningTold } from './reckoning-messages.js';

// Program of the thread that ReckoningThread starts: reckons one thing and says what came out until it is stopped.
const say = (said: ReckoningSaid): void => parentPort?.postMessage(said);

let answered: ((scoring: Scoring) => void) | undefined;
const ask = (place: ScoringPlace): Promise<Scoring> =>
  new Promise((resolve) => {
    answered = resolve;
    say({ ask: place });
  });

let reckoning: Reckoning<unknown, unknown> | undefined;
let before: Promise<void> = Promise.resolve();

async function carryOut(told: ReckoningTold): Promise<ReckoningSaid | undefined> {
  if ('begin' in told) reckoning = beginReckoning(told.begin, told.task, ask);
  if (!reckoning) throw new Error('The thread has no task yet.');
  if ('take' in told) {
    const { buffer, byteOffset, byteLength } = told.take;
    await reckoning.take(Buffer.from(buffer, byteOffset, byteLength));
    return { taken: true };
  }
  if ('finish' in told) return { came: await reckoning.finish() };
  if ('lines' in told) return { came: await reckoning.lines(told.lines.from, told.lines.count) };
  return undefined;
}

parentPort?.on('message', (told: ReckoningTold) => {
  if ('scoring' in told) {
    answered?.(told.scoring);
    return;
  }
  before = before
    .then(() => carryOut(told))
    .then(
      (said) => said && say(said),
      (error: unknown) => say({ fault: { stack: error instanceof Error ? (error.stack ?? error.message) : String(error) } }),
    );
});
