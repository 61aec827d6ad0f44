import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Server } from 'node:net';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import { ShiftedClock, type TenantId } from '#kernel';
import { PROJECT_ROOT, readSettings, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import { aBucket, type Bucket } from '../../testing/a-bucket.js';
import { aPlainPdf, declared } from '../../testing/a-file.js';
import { FileInspector } from '../intake/file-inspector.js';
import { FILE_KINDS } from '../intake/inspected-file.js';
import { IntakeError } from '../intake/intake.errors.js';
import { LocalFileStore } from '../local-file-store.js';
import { MalwareScanner, NoScanner, type ScanVerdict } from '../scanning/malware-scanner.js';
import { FileLocks } from './file-locks.js';
import { localUploads } from './local-uploads.js';
import type { PromisedUpload, UploadPromises } from './promised-upload.js';
import { ResumableUploads } from './resumable-uploads.js';
import { s3Uploads } from './s3-uploads.js';
import { checkQuota } from './upload-quota.js';

jest.setTimeout(60_000);

const OURS = '01900000-0000-7000-8000-000000000001' as TenantId;
const ID = '01900000-0000-7000-8000-0000000000aa';
const PATH = '/tep-gui';
const PROGRAM = join(PROJECT_ROOT, 'dist/libs/files/testing/upload-process.js');
/** A PDF of about the size, most of it a picture that nobody can unfold. */
const aLargePdf = (size: number): Buffer =>
  aPlainPdf({
    objects: [Buffer.concat([Buffer.from('<< /Filter /DCTDecode >>\nstream\n'), randomBytes(size), Buffer.from('\nendstream')])],
  });
const promiseOf = (bytes: Buffer, changes: Partial<PromisedUpload> = {}): PromisedUpload => ({
  id: ID,
  declared: declared(bytes),
  limits: { kinds: FILE_KINDS, bytes: 40 * 1024 * 1024 },
  key: 'submissions/a.pdf',
  state: 'awaited',
  ...changes,
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request; with `cutAfter`, the line is cut when so many bytes of it have left. */
const send = (
  port: number,
  method: string,
  path: string,
  headers: Record<string, string | number>,
  body: Buffer = Buffer.alloc(0),
  cutAfter?: number,
) =>
  new Promise<Answer | 'cut'>((resolve) => {
    const request = ask({ port, host: '127.0.0.1', method, path, headers: { 'tus-resumable': '1.0.0', ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
      response.on('error', () => resolve('cut'));
    });
    request.on('error', () => resolve('cut'));
    if (cutAfter === undefined) request.end(body);
    else
      request.write(body.subarray(0, cutAfter), () =>
        // What has left is given the time to arrive.
        setTimeout(() => {
          request.destroy();
          resolve('cut');
        }, 20),
      );
  });
const begin = (port: number, size: number) => send(port, 'POST', `${PATH}/${ID}`, { 'upload-length': size });
const offsetAt = async (port: number): Promise<number> => {
  const answer = await send(port, 'HEAD', `${PATH}/${ID}`, {});
  return answer === 'cut' ? -1 : Number(answer.headers['upload-offset'] ?? -answer.status);
};
const goOn = (port: number, offset: number, body: Buffer, cutAfter?: number) =>
  send(
    port,
    'PATCH',
    `${PATH}/${ID}`,
    { 'upload-offset': offset, 'content-type': 'application/offset+octet-stream', 'content-length': body.length },
    body,
    cutAfter,
  );

describe.each(['local', 's3'] as const)('an upload to %s', (kind) => {
  let folder: string;
  let bucket: Bucket | undefined;
  let settings: Settings;
  let context: TenantContext;
  let files: LocalFileStore;
  let server: Server;
  let port: number;
  let upload: PromisedUpload;
  let told: string[];
  let whole: string[];
  let verdict: ScanVerdict;
  let uploads: ResumableUploads;
  const promises: UploadPromises = {
    whole: (id) => {
      whole.push(id);
      return Promise.resolve();
    },
    arrived: (id, { kind: what, sha256 }) => {
      told.push(`arrived ${id} ${what} ${sha256}`);
      upload = { ...upload, state: 'arrived' };
      return Promise.resolve();
    },
    refused: (id, { code }) => {
      told.push(`refused ${id} ${code}`);
      upload = { ...upload, state: 'refused' };
      return Promise.resolve();
    },
  };
  class SetScanner extends MalwareScanner {
    readonly isActive = true;
    scan = () => Promise.resolve(verdict);
    isAnswering = () => Promise.resolve(true);
  }
  const ours = <T>(work: () => Promise<T>): Promise<T> => context.run({ tenantId: OURS }, work);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-uploads-'));
    bucket = kind === 's3' ? await aBucket() : undefined;
    settings = readSettings({ ...bucket?.settings, DATA_DIR: folder });
    context = new TenantContext();
    files = new LocalFileStore(settings, context);
    [told, whole, verdict] = [[], [], 'clean'];
    const place = bucket ? s3Uploads(settings) : localUploads(settings);
    uploads = new ResumableUploads(
      { settings, context, files, place, inspector: new FileInspector(), scanner: new SetScanner(), clock: new ShiftedClock() },
      PATH,
    );
    const http = createServer((request, response) => {
      ours(() => uploads.handle(request, response, upload, promises)).catch((error: unknown) => {
        response.writeHead(error instanceof IntakeError ? 422 : 500).end(String(error));
      });
    });
    server = http;
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    port = (http.address() as AddressInfo).port;
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await bucket?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('arrives in one piece, is looked into, kept, and told of once', async () => {
    const bytes = aLargePdf(300_000);
    upload = promiseOf(bytes);

    expect(await begin(port, bytes.length)).toMatchObject({ status: 201, headers: { location: `${PATH}/${ID}` } });
    expect(await offsetAt(port)).toBe(0);
    expect(await goOn(port, 0, bytes)).toMatchObject({ status: 204, headers: { 'upload-offset': String(bytes.length) } });
    expect(told).toEqual([`arrived ${ID} pdf ${upload.declared.sha256}`]);
    expect((await ours(() => files.get(upload.key))).equals(bytes)).toBe(true);
    expect([await offsetAt(port), await ours(() => uploads.end(upload, promises))]).toEqual([bytes.length, 'unfinished']);
    expect(await begin(port, bytes.length)).toMatchObject({ status: 201, headers: { 'upload-offset': String(bytes.length) } });
    expect(told).toHaveLength(1);
    if (bucket) expect([...bucket.objects.keys()]).toEqual([]);
    else expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
  });

  it('goes on where it was cut off, at every tenth of it, and arrives unharmed', async () => {
    const bytes = aLargePdf(kind === 's3' ? 6 * 1024 * 1024 : 1_000_000);
    upload = promiseOf(bytes);
    await begin(port, bytes.length);
    const offsets: number[] = [];
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const offset = await offsetAt(port);
      offsets.push(offset);
      await goOn(port, offset, bytes.subarray(offset), Math.ceil((bytes.length * tenth) / 10) - offset);
    }
    const last = await offsetAt(port);

    expect(await goOn(port, last, bytes.subarray(last))).toMatchObject({ status: 204 });
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    expect(last).toBeGreaterThan(0);
    expect(told).toEqual([`arrived ${ID} pdf ${upload.declared.sha256}`]);
    expect(
      createHash('sha256')
        .update(await ours(() => files.get(upload.key)))
        .digest('hex'),
    ).toBe(upload.declared.sha256);
  });

  it('is not begun anew by a second tab, which goes on as well, and takes no byte twice', async () => {
    const bytes = aLargePdf(200_000);
    upload = promiseOf(bytes);
    await begin(port, bytes.length);
    await goOn(port, 0, bytes.subarray(0, 120_000));

    expect(await begin(port, bytes.length)).toMatchObject({ status: 201 });
    expect(await goOn(port, 0, bytes)).toMatchObject({ status: 409 });
    expect(await offsetAt(port)).toBe(120_000);
    const both = await Promise.all([goOn(port, 120_000, bytes.subarray(120_000)), goOn(port, 120_000, bytes.subarray(120_000))]);
    expect(both.filter((answer) => answer !== 'cut' && answer.status === 204).length).toBeGreaterThan(0);
    expect(told).toEqual([`arrived ${ID} pdf ${upload.declared.sha256}`]);
  });

  it('is refused in words with another content than was promised, and with what must not come in', async () => {
    const [bytes, page] = [aLargePdf(1_000), Buffer.from('<html><script>alert(1)</script></html>')];
    upload = promiseOf(bytes, { declared: declared(Buffer.concat([bytes.subarray(0, -1), Buffer.from('x')])) });
    await begin(port, bytes.length);
    expect(await goOn(port, 0, bytes)).toMatchObject({ status: 422, body: expect.stringContaining('không khớp') as string });
    expect(await offsetAt(port)).toBe(-410);

    upload = promiseOf(page);
    await begin(port, page.length);
    expect(await goOn(port, 0, page)).toMatchObject({ status: 422, body: expect.stringContaining('không phải là PDF') as string });
    expect(told).toEqual([`refused ${ID} WRONG_HASH`, `refused ${ID} WRONG_KIND`]);
    expect(await ours(() => files.keys())).toEqual([]);
  });

  it('comes in one piece and waits as if it had come piece by piece while nobody can look into it', async () => {
    const bytes = aLargePdf(200_000);
    upload = promiseOf(bytes);
    await begin(port, bytes.length);
    await goOn(port, 0, bytes.subarray(0, 50_000));
    verdict = 'unknown';
    const sent = { name: 'bài.pdf', bytes: Readable.from([bytes]) };

    expect(await ours(() => uploads.take(() => Promise.resolve(upload), promises, sent, upload.limits))).toBe('waiting');
    expect([whole, told]).toEqual([[ID], []]);
    expect([await ours(() => uploads.begun()), await ours(() => uploads.isWhole(ID, bytes.length))]).toEqual([[ID], true]);
    verdict = 'clean';
    expect(await ours(() => uploads.end(upload, promises))).toBe('arrived');
    expect((await ours(() => files.get(upload.key))).equals(bytes)).toBe(true);
    expect(await ours(() => uploads.begun())).toEqual([]);
  });

  it('is refused by its length before a byte is taken, and with another length than was promised', async () => {
    const bytes = aLargePdf(1_000);
    upload = promiseOf(bytes);
    expect(await begin(port, bytes.length + 1)).toMatchObject({ status: 400 });
    expect(await offsetAt(port)).toBe(-404);
    await begin(port, bytes.length);
    expect(await goOn(port, 0, Buffer.concat([bytes, Buffer.from('more')]))).toMatchObject({ status: 413 });
    upload = promiseOf(bytes, { declared: { ...declared(bytes), size: 2 * 1024 ** 3 } });
    expect(await begin(port, 2 * 1024 ** 3)).toMatchObject({ status: 422, body: expect.stringContaining('TOO_LARGE') as string });
    expect(told).toEqual([]);
  });

  it('waits while nobody can look for malware, is gone when there is some, and arrives when there is none', async () => {
    const bytes = aLargePdf(1_000);
    upload = promiseOf(bytes);
    verdict = 'unknown';
    await begin(port, bytes.length);
    expect(await goOn(port, 0, bytes)).toMatchObject({ status: 204 });
    // Whether it came in time does not hang on who looks into it.
    expect(whole).toEqual([ID]);
    expect(await ours(() => uploads.isWhole(ID, bytes.length))).toBe(true);
    expect([told, upload.state, await ours(() => uploads.end(upload, promises))]).toEqual([[], 'awaited', 'waiting']);
    verdict = 'clean';
    // As when the last bytes came and the server died: who asks how far it came has it ended.
    expect(await offsetAt(port)).toBe(bytes.length);
    expect(told).toEqual([`arrived ${ID} pdf ${upload.declared.sha256}`]);
    upload = promiseOf(bytes, { key: 'submissions/b.pdf' });
    verdict = 'infected';
    await begin(port, bytes.length);
    expect(await goOn(port, 0, bytes)).toMatchObject({ status: 422, body: expect.stringContaining('mã độc') as string });
    expect(await ours(() => files.keys())).toEqual(['submissions/a.pdf']);
  });

  it('leaves nothing in the store when it was decided on otherwise meanwhile, and is refused when no scanner takes its size', async () => {
    const bytes = aLargePdf(1_000);
    upload = promiseOf(bytes);
    const decided = { ...promises, arrived: () => Promise.reject(new IntakeError('NOT_DECLARED')) };
    await begin(port, bytes.length);
    verdict = 'unknown';
    await goOn(port, 0, bytes);
    verdict = 'clean';
    await expect(ours(() => uploads.end(upload, decided))).rejects.toMatchObject({ code: 'NOT_DECLARED' });
    expect(await ours(() => files.keys())).toEqual([]);
    verdict = 'too-large';
    await expect(ours(() => uploads.end(upload, promises))).rejects.toMatchObject({ code: 'UNSCANNABLE' });
    expect(told).toEqual([`refused ${ID} UNSCANNABLE`]);
  });
});

describe('an upload to a server that is killed', () => {
  let folder: string;
  let running: ChildProcess | undefined;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'khoa-bang-killed-'))));
  afterEach(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (): Promise<number> => {
    running = spawn(process.execPath, [PROGRAM, folder], { env: {}, stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = (await once(running.stdout!, 'data')) as [Buffer];
    return Number(line.toString());
  };
  const kill = async (): Promise<void> => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  };

  it('at every tenth of it goes on after each start and arrives unharmed', async () => {
    const bytes = aLargePdf(2_000_000);
    const upload = promiseOf(bytes);
    const place = join(folder, `promise-${ID}.json`);
    writeFileSync(place, JSON.stringify(upload));
    let port = await start();
    await begin(port, bytes.length);
    const offsets: number[] = [];
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const offset = await offsetAt(port);
      offsets.push(offset);
      const until = Math.ceil((bytes.length * tenth) / 10);
      const cut = new Promise<unknown>((resolve) => {
        const headers = {
          'tus-resumable': '1.0.0',
          'upload-offset': offset,
          'content-type': 'application/offset+octet-stream',
          'content-length': bytes.length - offset,
        };
        const request = ask({ port, host: '127.0.0.1', method: 'PATCH', path: `${PATH}/${ID}`, headers });
        request.on('error', resolve).on('close', resolve);
        // In the middle of a request, with its lock held.
        request.write(bytes.subarray(offset, until), () => setTimeout(() => void kill(), 30));
      });
      await cut;
      await kill();
      port = await start();
    }
    const last = await offsetAt(port);

    expect(await goOn(port, last, bytes.subarray(last))).toMatchObject({ status: 204 });
    expect([...offsets, last]).toEqual([...offsets, last].toSorted((a, b) => a - b));
    expect(last).toBeGreaterThan(bytes.length / 2);
    expect((JSON.parse(readFileSync(place, 'utf8')) as PromisedUpload).state).toBe('arrived');
    const kept = readFileSync(join(folder, 'files', OURS, upload.key));
    expect(kept.equals(bytes)).toBe(true);
    expect(statSync(join(folder, 'files', OURS, upload.key)).mode & 0o777).toBe(0o600);
  });
});

describe('what surrounds uploads', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'khoa-bang-around-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('removes what nobody has gone on with, and keeps what somebody has', async () => {
    const settings = readSettings({ DATA_DIR: folder, UPLOADS_KEPT_HOURS: '10' });
    const context = new TenantContext();
    const files = new LocalFileStore(settings, context);
    const parts = { settings, context, files, place: localUploads(settings), inspector: new FileInspector(), scanner: new NoScanner() };
    const uploads = new ResumableUploads({ ...parts, clock: new ShiftedClock() }, PATH);
    expect(await uploads.clean()).toBe(0);
    for (const [name, hours] of [
      ['old', 11],
      ['new', 9],
    ] as const) {
      writeFileSync(join(folder, 'uploads', name), 'x');
      writeFileSync(join(folder, 'uploads', `${name}.json`), '{}');
      const then = new Date(new ShiftedClock().now().getTime() - hours * 3_600_000);
      utimesSync(join(folder, 'uploads', name), then, then);
    }

    expect(await uploads.clean()).toBe(1);
    expect(readdirSync(join(folder, 'uploads'))).toEqual(['new', 'new.json']);
    // Nor does what a killed process has left stay for ever.
    mkdirSync(join(folder, 'spool'));
    for (const name of ['left', 'fresh']) writeFileSync(join(folder, 'spool', name), 'x');
    utimesSync(join(folder, 'spool/left'), new Date(0), new Date(0));
    await uploads.clean();
    expect(readdirSync(join(folder, 'spool'))).toEqual(['fresh']);
    // What waits to be looked into is kept, however long.
    const waits = `${OURS}.${ID}`;
    for (const name of [waits, `${waits}.json`]) writeFileSync(join(folder, 'uploads', name), '{}');
    utimesSync(join(folder, 'uploads', waits), new Date(0), new Date(0));
    await context.run({ tenantId: OURS }, () => uploads.keep(ID));
    expect(await uploads.clean()).toBe(0);
  });

  it('lets one hold a lock at a time, who is asked to let go, and takes it from the dead', async () => {
    const locks = new FileLocks(join(folder, 'locks'));
    const never = new AbortController().signal;
    const [first, second, third] = [locks.newLock('a'), locks.newLock('a'), locks.newLock('b')];
    const asked = jest.fn(() => first.unlock());
    await first.lock(never, asked);
    await third.lock(never, () => undefined);
    await second.lock(never, () => undefined);
    expect(asked).toHaveBeenCalled();
    await first.unlock();
    // Held by the second still: whoever has let go takes nothing from others.
    expect(readdirSync(join(folder, 'locks')).filter((name) => name.endsWith('.lock'))).toEqual(['a.lock', 'b.lock']);
    utimesSync(join(folder, 'locks/a.lock'), new Date(0), new Date(0));
    const fourth = locks.newLock('a');
    await fourth.lock(never, () => undefined);
    await Promise.all([second.unlock(), third.unlock()]);
    expect(readdirSync(join(folder, 'locks')).filter((name) => name.endsWith('.lock'))).toEqual(['a.lock']);
    await fourth.unlock();
  });

  it('gives a lock back that somebody has taken while the dead one before was being taken away', async () => {
    const at = join(folder, 'locks');
    mkdirSync(at, { recursive: true });
    const path = join(at, 'a.lock');
    writeFileSync(path, 'elsewhere 1 dead');
    utimesSync(path, new Date(0), new Date(0));
    let isTaken = false;
    // Between looking at the dead one and taking it away, two others have done so.
    class Slow extends ShiftedClock {
      looks = 0;
      override now(): Date {
        this.looks += 1;
        if (this.looks === 3 && !isTaken) {
          rmSync(path);
          writeFileSync(path, 'elsewhere 2 living');
          isTaken = true;
        }
        return super.now();
      }
    }
    const clock = new Slow();
    const stop = new AbortController();
    const waiting = new FileLocks(at, clock).newLock('a').lock(stop.signal, () => undefined);
    while (!isTaken) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 60));

    expect(readFileSync(path, 'utf8')).toBe('elsewhere 2 living');
    stop.abort();
    await expect(waiting).rejects.toThrow('nobody has let go');
  });

  it('has room for so much of a person and of a tenant', () => {
    const settings = readSettings({ UPLOADS_PER_PERSON_MB: '2', UPLOADS_PER_TENANT_GB: '1' });
    const check = (person: number, tenant: number) => () => checkQuota({ person, tenant }, 1024 ** 2, settings);

    expect(check(1024 ** 2, 0)).not.toThrow();
    expect(check(1024 ** 2 + 1, 0)).toThrow(expect.objectContaining({ code: 'QUOTA_OF_PERSON' }));
    expect(check(0, 1024 ** 3)).toThrow(expect.objectContaining({ code: 'QUOTA_OF_TENANT' }));
  });

  it('takes a file that comes as a stream in the same way, and keeps nothing of one that is too long or not taken', async () => {
    const settings = readSettings({ DATA_DIR: folder });
    const context = new TenantContext();
    const files = new LocalFileStore(settings, context);
    const parts = { settings, context, files, place: localUploads(settings), inspector: new FileInspector(), scanner: new NoScanner() };
    const uploads = new ResumableUploads({ ...parts, clock: new ShiftedClock() }, PATH);
    const [bytes, limits] = [aLargePdf(100_000), { kinds: FILE_KINDS, bytes: 200_000 }];
    const told: string[] = [];
    const refusal = new IntakeError('NOT_DECLARED');
    let isRefused = false;
    const promises: UploadPromises = {
      whole: (id) => Promise.resolve(void told.push(`whole ${id}`)),
      arrived: (_id, { kind }) => {
        told.push(`arrived ${kind}`);
        return isRefused ? Promise.reject(refusal) : Promise.resolve();
      },
      refused: () => Promise.resolve(),
    };
    const take = (sent: Buffer, key = 'a/b.pdf') =>
      context.run({ tenantId: OURS }, () =>
        uploads.take(() => Promise.resolve(promiseOf(sent, { key })), promises, { name: 'bài.pdf', bytes: Readable.from([sent]) }, limits),
      );

    expect([await take(bytes), told]).toEqual(['arrived', ['arrived pdf']]);
    // Decided otherwise meanwhile: nothing is kept of which nobody knows.
    isRefused = true;
    await expect(take(bytes, 'a/c.pdf')).rejects.toBe(refusal);
    await expect(take(Buffer.alloc(200_001))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    await expect(take(Buffer.from('<html>'))).rejects.toMatchObject({ code: 'WRONG_KIND' });
    await expect(take(Buffer.alloc(0))).rejects.toMatchObject({ code: 'EMPTY' });
    expect(await context.run({ tenantId: OURS }, () => files.keys())).toEqual(['a/b.pdf']);
    expect(readdirSync(join(folder, 'spool'))).toEqual([]);
  });
});
