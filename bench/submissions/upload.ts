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
 * A PDF of 20 MiB, from its first byte to the answer that it has arrived: sent to the door for uploads of a web process, on the disk,
 * looked into in a process of its own, and kept under its key. Its limit: the same bytes by PUT to a bare server of Node, piped to
 * the same disk with fsync at their end, by turns. Both clients send over one kept line.
 */
export async function uploadFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const folder = mkdtempSync(join(process.env['BENCH_DISK'] ?? tmpdir(), 'upload-'));
  const picture = Buffer.concat([Buffer.from('<< /Filter /DCTDecode >>\nstream\n'), randomBytes(20 * MIB), Buffer.from('\nendstream')]);
  const bytes = aPlainPdf({ objects: [picture] });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const [bare, door] = await Promise.all([start('bare', join(folder, 'bare')), start('door', join(folder, 'door'))]);
  const runs = isQuick ? 3 : 15;
  try {
    const [limits, times]: [number[], number[]] = [[], []];
    // The first of each warms what it runs through.
    for (let run = 0; run <= runs; run += 1) {
      const limit = await timed(() => send(bare.port, 'PUT', '/', {}, bytes, 204));
      const id = newId(new ShiftedClock().now());
      const said = Buffer.from(JSON.stringify({ size: bytes.length, sha256 }));
      await send(door.port, 'POST', `/promise/${id}`, { 'content-type': 'application/json' }, said, 200);
      const time = await timed(async () => {
        await send(door.port, 'POST', `/tep-gui/${id}`, { 'upload-length': bytes.length }, undefined, 201);
        const piece = { 'upload-offset': 0, 'content-type': 'application/offset+octet-stream' };
        await send(door.port, 'PATCH', `/tep-gui/${id}`, piece, bytes, 204);
      });
      if (run === 0) continue;
      limits.push(limit);
      times.push(time);
    }
    const [value, limit] = [median(times), median(limits)];
    say(`upload.20: ${Math.round(value)} ms, a bare PUT ${Math.round(limit)} ms`);
    const note = 'POST and PATCH until it is looked into and kept; limit: PUT to a bare server of Node with fsync';
    return [{ name: 'upload.20.time', value, unit: 'ms', limit, ratio: limit / value, n: runs, note }];
  } finally {
    await Promise.all([bare.stop(), door.stop()]);
    rmSync(folder, { recursive: true });
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function start(way: 'bare' | 'door', folder: string): Promise<{ port: number; stop: () => Promise<void> }> {
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
