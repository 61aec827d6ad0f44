import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** One connection that goes through a relay. */
export interface Line {
  toServer(bytes: Buffer): void;
  toClient(bytes: Buffer): void;
  /** As if a cable had been pulled, for both ends. */
  cut(): void;
}

/** What happens to bytes on their way; without a word of it they go on. */
export interface Tampering {
  fromClient?: (bytes: Buffer, line: Line) => void;
  fromServer?: (bytes: Buffer, line: Line) => void;
}

/** A TCP relay on 127.0.0.1 in which faults happen: between clients and the web process, or between that and Postgres. */
export class Relay {
  private readonly sockets = new Set<Socket>();
  private tampering: () => Tampering = () => ({});

  private constructor(
    private readonly server: Server,
    private readonly target: () => number,
  ) {
    server.on('connection', (client) => this.join(client));
  }

  /** @param target the port of the server behind, asked for each new connection */
  static async open(target: () => number): Promise<Relay> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Relay(server, target);
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** From now on each new connection is tampered with in its own way; without one, none is. */
  tamper(tampering: () => Tampering = () => ({})): void {
    this.tampering = tampering;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(client: Socket): void {
    const server = connect({ port: this.target(), host: '127.0.0.1' });
    const cut = (): void => {
      client.destroy();
      server.destroy();
    };
    const line: Line = {
      toServer: (bytes) => write(server, bytes),
      toClient: (bytes) => write(client, bytes),
      cut,
    };
    const { fromClient = line.toServer, fromServer = line.toClient } = this.tampering();
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', cut).on('close', cut);
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    }
    client.on('data', (bytes: Buffer) => fromClient(bytes, line));
    server.on('data', (bytes: Buffer) => fromServer(bytes, line));
  }
}

function write(socket: Socket, bytes: Buffer): void {
  if (!socket.destroyed) socket.write(bytes);
}
