import { parentPort } from 'node:worker_threads';
import type { RankingSaid, RankingTold } from './ranking-messages.js';
import type { Scoring, ScoringPlace } from './ranking.js';
import { RoundRanking } from './round-ranking.js';

// Program of the thread that RankingThread starts: ranks one round and gives its lines until it is stopped.
const say = (said: RankingSaid): void => parentPort?.postMessage(said);

let answered: ((scoring: Scoring) => void) | undefined;
const ask = (place: ScoringPlace): Promise<Scoring> =>
  new Promise((resolve) => {
    answered = resolve;
    say({ ask: place });
  });

let ranking: RoundRanking | undefined;
let before: Promise<void> = Promise.resolve();

async function carryOut(told: RankingTold): Promise<RankingSaid | undefined> {
  if ('task' in told) ranking = new RoundRanking(told.task, ask);
  if (!ranking) throw new Error('The thread has no task yet.');
  if ('take' in told) {
    const { buffer, byteOffset, byteLength } = told.take;
    await ranking.take(Buffer.from(buffer, byteOffset, byteLength));
    return { taken: true };
  }
  if ('finish' in told) return { head: ranking.finish() };
  if ('lines' in told) return { lines: ranking.lines(told.lines.from, told.lines.count) };
  return undefined;
}

parentPort?.on('message', (told: RankingTold) => {
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
