import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aPlainPdf } from '#files/testing';
import { newId, ShiftedClock } from '#kernel';
import { type Figure, median, type SuiteOptions } from '../figure.js';

const MIB = 1024 * 1024;
const PROGRAM = fileURLToPath(new URL('./upload-process.js', import.meta.url));

/**
 * A PDF of 20 MiB sent to the door for uploads of a web process. `bytes`: until it is on the disk under its key, not looked into.
 * `time`: until the answer that it has arrived, its hash computed and all of it looked through in a process of its own before. The
 * limit of both: the same bytes by PUT to a bare server of Node, piped to the same disk with fsync at their end, by turns.
 */
export async function uploadFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const folder = mkdtempSync(join(process.env['BENCH_DISK'] ?? tmpdir(), 'upload-'));
  const picture = Buffer.concat([Buffer.from('<< /Filter /DCTDecode >>\nstream\n'), randomBytes(20 * MIB), Buffer.from('\nendstream')]);
  const bytes = aPlainPdf({ objects: [picture] });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const ways = ['bare', 'bytes', 'door'] as const;
  const [bare, ...doors] = await Promise.all(ways.map((way) => start(way, join(folder, way))));
  if (!bare) throw new Error('no server');
  const runs = isQuick ? 3 : 15;
  try {
    const limits: number[] = [];
    const times: number[][] = doors.map(() => []);
    // The first of each warms what it runs through.
    for (let run = 0; run <= runs; run += 1) {
      const limit = await timed(() => send(bare.port, 'PUT', '/', {}, bytes, 204));
      if (run > 0) limits.push(limit);
      for (const [at, { port }] of doors.entries()) {
        const id = newId(new ShiftedClock().now());
        const said = Buffer.from(JSON.stringify({ size: bytes.length, sha256 }));
        await send(port, 'POST', `/promise/${id}`, { 'content-type': 'application/json' }, said, 200);
        const time = await timed(async () => {
          await send(port, 'POST', `/tep-gui/${id}`, { 'upload-length': bytes.length }, undefined, 201);
          const piece = { 'upload-offset': 0, 'content-type': 'application/offset+octet-stream' };
          await send(port, 'PATCH', `/tep-gui/${id}`, piece, bytes, 204);
        });
        if (run > 0) times[at]?.push(time);
      }
    }
    const limit = median(limits);
    const [onDisk, lookedInto] = times.map(median);
    say(
      `upload.20: ${Math.round(onDisk ?? NaN)} ms on the disk, ${Math.round(lookedInto ?? NaN)} ms looked into, a bare PUT ${Math.round(limit)} ms`,
    );
    const figure = (name: string, value = NaN, note: string): Figure => ({
      name,
      value,
      unit: 'ms',
      limit,
      ratio: limit / value,
      n: runs,
      note,
    });
    return [
      figure('upload.20.bytes', onDisk, 'POST and PATCH until the file is on the disk; limit: PUT to a bare server of Node with fsync'),
      figure('upload.20.time', lookedInto, 'the same with its hash and a look through all of it, in a process of its own'),
    ];
  } finally {
    await Promise.all([bare, ...doors].map(({ stop }) => stop()));
    rmSync(folder, { recursive: true });
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function start(way: 'bare' | 'bytes' | 'door', folder: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const child = fork(PROGRAM, [way, folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 2 });

/** @throws Error for another status than is expected */
function send(port: number, method: string, path: string, headers: object, body: Buffer | undefined, expected: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const all = { 'tus-resumable': '1.0.0', ...headers, 'content-length': body?.length ?? 0 };
    const asked = request({ agent, host: '127.0.0.1', port, method, path, headers: all }, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === expected) resolve();
        else reject(new Error(`${method} ${path} answered ${response.statusCode}`));
      });
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
