import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { type Asked, Connection } from './connection.js';

/** Connections are opened so many at once: a server's queue of new ones is short. */
const OPENED_AT_ONCE = 100;
const MICRO = 1000;

/** A request of a load, and what the answer's status line and headers must contain; anything else is an error. */
export interface LoadRequest extends Asked {
  expects: string;
  /** Times are told apart by it. */
  step?: string;
  /** What to keep of the answer's head for the lane's next requests: `{name}` in an address or a body becomes the first group of the expression. */
  keeps?: Record<string, string>;
}

/** What a load process is to do. */
export interface LoadOrder {
  port: number;
  /** What each connection sends, one after the other; all connections are open before the first begins. */
  lanes: LoadRequest[][];
  /** Each lane begins anew until so much time is over; `{round}` in an address or body is the number of the round, from 1. Otherwise each is sent once. */
  seconds?: number;
  /** What has not been answered by then is an error. */
  withinMs: number;
}

/** Milliseconds. */
export interface Times {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** What came of it. Times count from when the request was due: for the first of each lane that is the moment in which all begin. */
export interface LoadResult {
  seconds: number;
  answered: number;
  ms: Times;
  steps: Record<string, Times>;
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
  const steps: Record<string, RecordableHistogram> = {};
  const why: Record<string, number> = {};
  const fault = (text: string): void => {
    why[text] = (why[text] ?? 0) + 1;
  };
  let [sent, broken, isOver] = [0, 0, false];
  const ask = async (connection: Connection, request: LoadRequest, kept: Map<string, string>, due: number): Promise<void> => {
    sent += 1;
    const answer = await connection.send({ head: filledIn(request.head, kept), body: filledIn(request.body, kept) });
    const took = Math.max(1, Math.round((performance.now() - due) * MICRO));
    times.record(took);
    if (request.step !== undefined) (steps[request.step] ??= createHistogram()).record(took);
    if (!answer.head.includes(request.expects)) fault(answer.head.split('\r\n')[0] ?? '');
    for (const [name, expression] of Object.entries(request.keeps ?? {}))
      kept.set(name, new RegExp(expression, 'i').exec(answer.head)?.[1] ?? '');
  };
  const began = performance.now();
  const lane = async (requests: LoadRequest[], connection: Connection): Promise<void> => {
    let due = began;
    const kept = new Map<string, string>();
    for (let round = 1; round === 1 || (seconds !== undefined && performance.now() - began < seconds * 1000); round += 1)
      for (const request of requests) {
        kept.set('round', String(round));
        await ask(connection, request, kept, due);
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
  return {
    seconds: took,
    answered: times.count,
    ms: timesOf(times),
    steps: Object.fromEntries(Object.entries(steps).map(([step, histogram]) => [step, timesOf(histogram)])),
    errors: Object.values(why).reduce((sum, count) => sum + count, 0),
    why,
  };
}

function filledIn(text: string, kept: ReadonlyMap<string, string>): string {
  return text.includes('{') ? text.replace(/\{(\w+)\}/g, (whole, name: string) => kept.get(name) ?? whole) : text;
}

function timesOf(histogram: RecordableHistogram): Times {
  const ms = (percent: number): number => histogram.percentile(percent) / MICRO;
  return { p50: ms(50), p95: ms(95), p99: ms(99), max: histogram.max / MICRO };
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
