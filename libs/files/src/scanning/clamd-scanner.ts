import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { MalwareScanner, type ScanVerdict } from './malware-scanner.js';

const TIME_LIMIT_MS = 60_000;
const PING_LIMIT_MS = 5_000;
/** What it says of a file above its own limit, StreamMaxLength. */
const SIZE_LIMIT = 'INSTREAM size limit exceeded';
const PIECE = 64 * 1024;
const LONGEST_ANSWER = 4096;
/** It ends what is sent: a piece without bytes. */
const NO_MORE = Buffer.alloc(4);

/**
 * A ClamAV daemon, to which the bytes of a file are sent (INSTREAM): it need not see our disk.
 * @param address `tcp://host:port` or `unix:/path`
 */
export class ClamdScanner extends MalwareScanner {
  readonly isActive = true;

  constructor(
    private readonly address: string,
    private readonly timeLimitMs = TIME_LIMIT_MS,
  ) {
    super();
  }

  async scan(path: string): Promise<ScanVerdict> {
    const answer = await this.ask('INSTREAM', async function* () {
      for await (const bytes of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(bytes.length);
        yield length;
        yield bytes;
      }
      yield NO_MORE;
    });
    // "stream: OK", "stream: Some.Name FOUND", "INSTREAM size limit exceeded. ERROR"; anything else is no answer to the question.
    if (answer === 'stream: OK') return 'clean';
    if (answer?.startsWith(SIZE_LIMIT)) return 'too-large';
    return answer?.endsWith(' FOUND') ? 'infected' : 'unknown';
  }

  async isAnswering(): Promise<boolean> {
    return (await this.ask('PING', undefined, Math.min(PING_LIMIT_MS, this.timeLimitMs))) === 'PONG';
  }

  /** What it answers; undefined when it does not, or too late. */
  private async ask(command: string, more?: () => AsyncGenerator<Buffer>, limitMs = this.timeLimitMs): Promise<string | undefined> {
    const socket = this.connected();
    const timer = setTimeout(() => socket.destroy(new Error('the scanner is too slow')), limitMs);
    try {
      const answer = readAnswer(socket);
      // It may refuse in the middle of a long file: then its answer counts, and not that nobody takes the rest.
      void send(socket, command, more).catch((error: unknown) => void socket.destroy(error as Error));
      return await answer;
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
      socket.destroy();
    }
  }

  private connected(): Socket {
    if (this.address.startsWith('unix:')) return connect({ path: this.address.slice('unix:'.length) });
    const { hostname, port } = new URL(this.address);
    return connect({ host: hostname, port: Number(port) });
  }
}

async function send(socket: Socket, command: string, more?: () => AsyncGenerator<Buffer>): Promise<void> {
  socket.write(`z${command}\0`);
  if (!more) return;
  for await (const bytes of more()) if (!socket.write(bytes)) await once(socket, 'drain');
}

/** Up to the NUL that ends it. @throws Error when the connection ends before */
function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
      if (answer.includes('\0')) resolve(answer.slice(0, answer.indexOf('\0')).trim());
      else if (answer.length > LONGEST_ANSWER) reject(new Error('no answer of a scanner'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the scanner has hung up')));
  });
}
