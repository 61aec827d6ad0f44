import { Connection } from '../../../bench/load/connection.js';
import { all, dropping, rewriting } from '../stage/guards.js';
import { type Line, Relay, type Tampering } from '../stage/relay.js';
import type { SittingManner } from '../sitters/sitter.js';
import { A_SECOND } from '../stage/web.js';
import type { ExamFault, Happened, Scene } from './trial.js';

/** One in so many requests meets the fault. */
const ONE_IN = 4;
/** Each of several answers to a question arrives so long after the one that was sent after it. */
const OVERTAKEN_BY_MS = 30;

/**
 * A crowd sits behind a line on which things happen.
 * @param tampering made for each connection; asks at each request whether it is struck
 */
async function through(
  { stage, crowd }: Scene,
  tampering: (isStruck: (oneIn?: number) => boolean) => Tampering,
  manner?: Partial<SittingManner>,
): Promise<Happened> {
  const web = await stage.webProcess();
  const relay = await Relay.open(() => web.port);
  let [requests, struck] = [0, 0];
  const isStruck = (oneIn = ONE_IN): boolean => {
    requests += 1;
    if (requests % oneIn !== 0) return false;
    struck += 1;
    return true;
  };
  relay.tamper(() => tampering(isStruck));
  try {
    const sitting = await crowd(relay.port, { pauseMs: 8, ...manner });
    await sitting.sit();
    return { struck, journals: sitting.journals };
  } finally {
    relay.close();
  }
}

/** The request is on its way, and the line breaks before it arrives. Guard: what was not acknowledged is sent again. */
export const lostRequest: ExamFault = {
  name: 'lost-request',
  happen: (scene) =>
    through(scene, (isStruck) => ({ fromClient: (bytes, line) => (isStruck() ? line.cut() : line.toServer(bytes)) }), {
      isGullible: scene.isControl,
    }),
};

/** The server has done its work, and its answer does not arrive. Guard: a start gives back the attempt that is open. */
const lostResponse: ExamFault = {
  name: 'lost-response',
  guard: rewriting('attempt_start', 'if own.open is not null then', 'if false then'),
  happen: (scene) =>
    through(scene, (isStruck) => {
      let isCut = false;
      return {
        fromClient: (bytes, line) => {
          isCut = isStruck();
          line.toServer(bytes);
        },
        fromServer: (bytes, line) => (isCut ? line.cut() : line.toClient(bytes)),
      };
    }),
};

/** A request arrives twice at the same moment, at two web processes. Guards: one start of a person at a time, and the number of an attempt is taken once. */
const duplicate: ExamFault = {
  name: 'duplicate',
  setting: all(
    // So long lies between looking and writing that both have looked before either has written.
    rewriting('attempt_start', 'insert into attempts', 'perform pg_sleep(0.03); insert into attempts'),
    // The very first starts of a round wait for each other at its bank: here they meet later, as all others do.
    rewriting('round_bank', 'if held is null then', 'if held is null then return next bank; return;'),
  ),
  guard: all(rewriting('attempt_start', 'perform pg_advisory_xact_lock', 'perform abs'), dropping('attempts', 'attempts_number_key')),
  happen: async (scene) => {
    const second = await scene.stage.webProcess(A_SECOND);
    return through(scene, (isStruck) => ({
      fromClient: (bytes, line) => {
        // All starts, and one in four of the others.
        if (isStruck() || bytes.includes('/attempts HTTP')) void sendTwice(second.port, bytes, line);
        else line.toServer(bytes);
      },
    }));
  },
};

/** Both leave in the same moment, once the second has a connection of its own. */
async function sendTwice(port: number, bytes: Buffer, line: Line): Promise<void> {
  const connection = await Connection.open(port);
  const [head = '', body = ''] = bytes.toString('utf8').split('\r\n\r\n');
  // Connection counts the length itself.
  const told = connection.send({ head: `${head.replace(/\r\ncontent-length: \d+/i, '')}\r\n`, body });
  line.toServer(bytes);
  await told.catch(() => undefined);
  connection.close();
}

/** Of several answers to one question that are on their way together, the last arrives first. Guard: the higher number stays. */
const reorder: ExamFault = {
  name: 'reorder',
  guard: rewriting('merged_choices', /numbers\[i\] > seqs\[places\[i\]\]/, 'true'),
  happen: (scene) =>
    through(
      scene,
      (isStruck) => ({
        fromClient: (bytes, line) => {
          const seq = Number(/"seq":(\d+)/.exec(bytes.toString('latin1'))?.[1] ?? 0);
          // Three are on their way together: numbers 1, 2, 3 arrive as 3, 2, 1.
          if (seq > 0 && isStruck(1)) setTimeout(() => line.toServer(bytes), (2 - ((seq - 1) % 3)) * OVERTAKEN_BY_MS);
          else line.toServer(bytes);
        },
      }),
      { inFlight: 3, pauseMs: 5 },
    ),
};

export const CHANGING_THE_DATABASE: readonly ExamFault[] = [lostResponse, duplicate, reorder];
