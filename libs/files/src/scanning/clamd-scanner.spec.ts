import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClamdScanner } from './clamd-scanner.js';
import { NoScanner } from './malware-scanner.js';

const BAD = 'a-word-that-counts-as-malware';

describe('the scanner for malware', () => {
  let folder: string;
  let server: Server | undefined;
  const sockets = new Set<Socket>();

  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'khoa-bang-scan-'))));
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  /** Speaks as clamd does, taking `most` bytes at most. */
  const aScanner = async ({ most = 10_000_000, isSilent = false, at = undefined as string | undefined } = {}): Promise<string> => {
    server = createServer((socket) => {
      sockets.add(socket);
      let came = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        came = Buffer.concat([came, bytes]);
        if (isSilent) return;
        const end = came.indexOf(0);
        const command = came.toString('latin1', 0, end);
        if (command === 'zPING') return void socket.end('PONG\0');
        if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0');
        const pieces: Buffer[] = [];
        for (let place = end + 1; place + 4 <= came.length;) {
          const length = came.readUInt32BE(place);
          if (length === 0) return void socket.end(Buffer.concat(pieces).includes(BAD) ? 'stream: Test.Word FOUND\0' : 'stream: OK\0');
          if (place + 4 + length > came.length) return;
          pieces.push(came.subarray(place + 4, place + 4 + length));
          if (Buffer.concat(pieces).length > most) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
          place += 4 + length;
        }
      });
    });
    await new Promise<void>((resolve) => (at ? server?.listen(at, resolve) : server?.listen(0, '127.0.0.1', resolve)));
    return at ? `unix:${at}` : `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const file = (content: string | Buffer): string => {
    const path = join(folder, 'file');
    writeFileSync(path, content);
    return path;
  };

  it.each(['port', 'socket'])('gets the bytes of a file at a %s and says what is in them', async (way) => {
    const address = await aScanner(way === 'socket' ? { at: join(folder, 'clamd.ctl') } : {});
    const scanner = new ClamdScanner(address);

    expect(await scanner.scan(file(Buffer.alloc(300_000, 'a')))).toBe('clean');
    expect(await scanner.scan(file(`${'x'.repeat(200_000)}${BAD}`))).toBe('infected');
    expect(await scanner.scan(file(''))).toBe('clean');
    expect(await scanner.isAnswering()).toBe(true);
  });

  it('says so of a file that is too large for it, and knows nothing when it is silent or away, and of one that is gone', async () => {
    const strict = new ClamdScanner(await aScanner({ most: 100_000 }));
    expect(await strict.scan(file(Buffer.alloc(300_000, 'a')))).toBe('too-large');
    expect(await strict.scan(join(folder, 'none'))).toBe('unknown');
    server?.close();
    const silent = new ClamdScanner(await aScanner({ isSilent: true }), 50);
    expect([await silent.scan(file('a')), await silent.isAnswering()]).toEqual(['unknown', false]);
    expect(await new ClamdScanner('tcp://127.0.0.1:1').scan(file('a'))).toBe('unknown');
  });

  it('lets everything pass where there is none, and says that there is none', async () => {
    const none = new NoScanner();
    expect([await none.scan(), none.isActive, await none.isAnswering()]).toEqual(['clean', false, true]);
  });
});
