import { createHistogram } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { type Asked, Connection } from './connection.js';

/** Connections are opened so many at once: a server's queue of new ones is short. */
const OPENED_AT_ONCE = 100;
const MICRO = 1000;

/** A request of a load, and what the answer's status line and headers must contain; anything else is an error. */
export interface LoadRequest extends Asked {
  expects: string;
}

/** What a load process is to do. */
export interface LoadOrder {
  port: number;
  /** What each connection sends, one after the other; all connections are open before the first begins. */
  lanes: LoadRequest[][];
  /** Each lane begins anew until so much time is over; `{round}` in a body is the number of the round, from 1. Otherwise each is sent once. */
  seconds?: number;
  /** What has not been answered by then is an error. */
  withinMs: number;
}

/** What came of it. Times count from when the request was due: for the first of each lane that is the moment in which all begin. */
export interface LoadResult {
  seconds: number;
  answered: number;
  ms: { p50: number; p99: number; max: number };
  errors: number;
  /** What the errors were, such as "HTTP/1.1 503 Service Unavailable", with how often. */
  why: Record<string, number>;
}

/** A process that does one load and says what came of it. */
async function run({ port, lanes, seconds, withinMs }: LoadOrder): Promise<LoadResult> {
  const connections: Connection[] = [];
  for (let from = 0; from < lanes.length; from += OPENED_AT_ONCE)
    connections.push(...(await Promise.all(lanes.slice(from, from + OPENED_AT_ONCE).map(() => Connection.open(port)))));

  const times = createHistogram();
  const why: Record<string, number> = {};
  const fault = (text: string): void => {
    why[text] = (why[text] ?? 0) + 1;
  };
  let [sent, broken, isOver] = [0, 0, false];
  const ask = async (connection: Connection, { head, body, expects }: LoadRequest, round: number, due: number): Promise<void> => {
    sent += 1;
    const answer = await connection.send({ head, body: seconds === undefined ? body : body.replaceAll('{round}', String(round)) });
    times.record(Math.max(1, Math.round((performance.now() - due) * MICRO)));
    if (!answer.head.includes(expects)) fault(answer.head.split('\r\n')[0] ?? '');
  };
  const began = performance.now();
  const lane = async (requests: LoadRequest[], connection: Connection): Promise<void> => {
    let due = began;
    for (let round = 1; round === 1 || (seconds !== undefined && performance.now() - began < seconds * 1000); round += 1)
      for (const request of requests) {
        await ask(connection, request, round, due);
        due = performance.now();
      }
  };
  const all = lanes.map((requests, n) =>
    lane(requests, connections[n] as Connection).catch((error: unknown) => {
      if (isOver) return;
      broken += 1;
      fault((error as Error).message);
    }),
  );
  await Promise.race([Promise.all(all), delay(withinMs)]);
  isOver = true;
  const took = (performance.now() - began) / 1000;
  for (const connection of connections) connection.close();
  const unanswered = (seconds === undefined ? lanes.flat().length : sent) - times.count - broken;
  if (unanswered > 0) why['no answer in time'] = unanswered;
  const ms = (value: number): number => value / MICRO;
  return {
    seconds: took,
    answered: times.count,
    ms: { p50: ms(times.percentile(50)), p99: ms(times.percentile(99)), max: ms(times.max) },
    errors: Object.values(why).reduce((sum, count) => sum + count, 0),
    why,
  };
}

process.once('disconnect', () => process.exit(3));
process.once('message', (order) => {
  run(order as LoadOrder).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${(error as Error).stack}\n`);
      process.exit(3);
    },
  );
});
