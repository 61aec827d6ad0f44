import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What a server answers, unread. */
export interface Answer {
  /** Status line and headers. */
  head: string;
  body: string;
}

/** One request: the head without its length, which is counted when it is sent. */
export interface Asked {
  head: string;
  body: string;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);

/**
 * A kept-alive HTTP connection to this machine, one request at a time. Written on the bare socket: a client that costs as
 * much as the server would take half of what is measured.
 */
export class Connection {
  private received: Buffer = NOTHING;
  private waiting: PromiseWithResolvers<Answer> | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => this.read(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => this.fail('the connection was closed'));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1' });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  async send({ head, body }: Asked): Promise<Answer> {
    if (this.socket.destroyed) throw new Error('the connection was closed');
    this.waiting = Promise.withResolvers<Answer>();
    this.socket.write(`${head}${body ? `content-length: ${Buffer.byteLength(body)}\r\n` : ''}\r\n${body}`);
    return this.waiting.promise;
  }

  close(): void {
    this.socket.destroy();
  }

  private read(bytes: Buffer): void {
    this.received = this.received.length === 0 ? bytes : Buffer.concat([this.received, bytes]);
    const at = this.received.indexOf(END_OF_HEAD);
    if (at < 0) return;
    const head = this.received.toString('latin1', 0, at);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined && !/^HTTP\/1\.1 (204|304)/.test(head)) {
      this.fail('an answer without a length');
      return;
    }
    const end = at + END_OF_HEAD.length + Number(length ?? 0);
    if (this.received.length < end) return;
    const body = this.received.toString('utf8', at + END_OF_HEAD.length, end);
    this.received = this.received.subarray(end);
    this.waiting?.resolve({ head, body });
    this.waiting = undefined;
  }

  private fail(why: string): void {
    this.waiting?.reject(new Error(why));
    this.waiting = undefined;
  }
}
