import { setTimeout as delay } from 'node:timers/promises';
import { lettersOf } from '#attempts';
import { tokenOf } from '../../../bench/exam/an-open-round.js';
import { ITEMS, ROUND } from '../../../bench/load/a-contest.js';
import { type Answer, type Asked, Connection } from '../../../bench/load/connection.js';
import { Journal, type SentAnswer } from './journal.js';

/** How long somebody repeats before they give up, which fails the whole suite: nothing may be out of reach for good. */
const PATIENCE_MS = 60_000;
const OPTIONS = 4;

/** How a sitting goes. */
export interface SittingManner {
  /** Between two answers. */
  pauseMs: number;
  /** Before handing in. */
  restMs: number;
  /** So many answers to one question go out without waiting for each other, as from an impatient thumb or two tabs. */
  inFlight: number;
  /** Takes the sending for the acknowledgement, and never repeats: what a page without a queue does. */
  isGullible: boolean;
  /** How long an answer is waited for. */
  timeoutMs: number;
  /** What the device believes to be off its true time: it says so in all that it sends. */
  clockOffMs: number;
}

export const CALM: SittingManner = { pauseMs: 25, restMs: 0, inFlight: 1, isGullible: false, timeoutMs: 4_000, clockOffMs: 0 };

/** The server will not do it, however often it is asked. */
class Refused extends Error {}

/** What the server said; whether it asked to be asked again. Anything else than yes and that is an error that nobody should meet. */
interface Told {
  status: number;
  body: string;
  mayComeAgain: boolean;
}

/** Somebody with the exam page's script, or a program of the API: repeats what was not acknowledged, and writes down what was. */
export class Sitter {
  readonly journal: Journal;
  private readonly connections: Connection[] = [];
  private seq = 0;
  private attempt = '';

  constructor(
    person: number,
    private readonly host: string,
    private readonly port: number,
    private readonly manner: SittingManner,
    private readonly told: (status: number) => void,
  ) {
    this.journal = new Journal(person);
  }

  /** From the button to, for two of three, the receipt. The others let their time run out. */
  async sit(): Promise<void> {
    try {
      await this.goThrough();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.journal.refused.push(error.message);
    } finally {
      this.leave();
    }
  }

  /** The attempt that was begun. */
  async begin(): Promise<string> {
    const { id } = await this.untilTold<{ id: string }>(this.asking('POST', `/api/v1/rounds/${ROUND}/attempts`, undefined));
    this.attempt = id;
    this.journal.attempts.push(id);
    return id;
  }

  leave(): void {
    for (const connection of this.connections) connection.close();
  }

  private async goThrough(): Promise<void> {
    await this.begin();
    for (let place = 1; place <= ITEMS; place += 1) {
      await this.answer(place);
      // Now and then somebody goes back and changes their mind.
      if (place % 5 === 0) await this.answer(place - 3);
      await delay(this.manner.pauseMs * (0.5 + Math.random()));
    }
    await delay(this.manner.restMs);
    if (this.journal.person % 3 !== 0) await this.submit();
  }

  private async answer(place: number): Promise<void> {
    const answers = Array.from({ length: this.manner.inFlight }, (): SentAnswer => {
      this.seq += 1;
      return { place, bits: 1 << ((this.journal.person + place + this.seq) % OPTIONS), seq: this.seq };
    });
    await Promise.all(answers.map((answer) => this.keep(answer)));
  }

  private async keep(answer: SentAnswer): Promise<void> {
    const { place, bits, seq } = answer;
    const body = { answers: [{ question: place, choice: lettersOf(bits), seq, at: Date.now() + this.manner.clockOffMs }] };
    this.journal.sent.push(answer);
    if (this.manner.isGullible) await this.ask(this.asking('POST', `/bai-thi/${this.attempt}/luu`, body));
    else await this.untilTold(this.asking('POST', `/bai-thi/${this.attempt}/luu`, body));
    this.journal.acknowledged.push(answer);
  }

  private async submit(): Promise<void> {
    const { code, sealSha256 } = await this.untilTold<{ code: string; sealSha256: string }>(
      this.asking('POST', `/api/v1/attempts/${this.attempt}/submit`, { prediction: 7 }),
    );
    this.journal.receipts.push({ attempt: this.attempt, code, seal: sealSha256 });
  }

  /** Asks again and again, until the server has said yes. */
  private async untilTold<Body>(asked: Asked): Promise<Body> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.ask(asked);
      if (answer && answer.status < 300) return JSON.parse(answer.body) as Body;
      if (answer && !answer.mayComeAgain) throw new Refused(`${firstLine(asked)}: ${answer.status} ${answer.body.slice(0, 200)}`);
      if (performance.now() > end) throw new Error(`${firstLine(asked)}: nothing for ${PATIENCE_MS / 1000} s`);
      await delay(30 + Math.random() * 60);
    }
  }

  /** Once; undefined when the line broke or nothing came. */
  private async ask(asked: Asked): Promise<Told | undefined> {
    let connection: Connection | undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      connection = this.connections.pop() ?? (await Connection.open(this.port));
      const used = connection;
      timer = setTimeout(() => used.close(), this.manner.timeoutMs);
      const { head, body }: Answer = await connection.send(asked);
      this.connections.push(connection);
      const status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
      this.told(status);
      return { status, body, mayComeAgain: status === 503 && /\r\nretry-after: \d+/i.test(head) };
    } catch {
      connection?.close();
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  private asking(method: string, path: string, body: object | undefined): Asked {
    const token = tokenOf(this.journal.person);
    const who = path.startsWith('/api/') ? `authorization: Bearer ${token}` : `cookie: kb=${token}`;
    const head = [
      `${method} ${path} HTTP/1.1`,
      `host: ${this.host}`,
      `origin: http://${this.host}`,
      `x-forwarded-for: 10.0.${(this.journal.person >> 8) & 255}.${this.journal.person & 255}`,
      `date: ${new Date(Date.now() + this.manner.clockOffMs).toUTCString()}`,
      'accept: application/json',
      who,
      ...(body ? ['content-type: application/json'] : []),
    ];
    return { head: `${head.join('\r\n')}\r\n`, body: body ? JSON.stringify(body) : '' };
  }
}

function firstLine({ head }: Asked): string {
  return head.split('\r\n')[0] ?? '';
}
