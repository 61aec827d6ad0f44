import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { TenantId } from '#kernel';
import { readSettings, type Settings } from '#settings';
import { TenantContext, TenantScopeMissing } from '#tenancy';
import { aBucket, type Bucket } from '../testing/a-bucket.js';
import type { FileStore } from './file-store.js';
import { LocalFileStore } from './local-file-store.js';
import { s3Client } from './s3-client.js';
import { S3FileStore } from './s3-file-store.js';

const OURS = '01900000-0000-7000-8000-000000000001' as TenantId;
const THEIRS = '01900000-0000-7000-8000-000000000002' as TenantId;
const KEY = 'submissions/2024/a-1.pdf';
const MIB = 1024 * 1024;

describe.each(['local', 's3'] as const)('files kept %s', (kind) => {
  let folder: string;
  let bucket: Bucket | undefined;
  let context: TenantContext;
  let settings: Settings;
  let store: FileStore;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-store-'));
    bucket = kind === 's3' ? await aBucket() : undefined;
    settings = readSettings({ ...bucket?.settings, DATA_DIR: folder });
    context = new TenantContext();
    store = bucket ? new S3FileStore(s3Client(settings), settings, context) : new LocalFileStore(settings, context);
  });
  afterEach(async () => {
    await bucket?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ours = <T>(work: () => Promise<T>): Promise<T> => context.run({ tenantId: OURS }, work);
  const theirs = <T>(work: () => Promise<T>): Promise<T> => context.run({ tenantId: THEIRS }, work);
  const piecesOf = (bytes: Buffer, of = 60_000): Readable =>
    Readable.from(Array.from({ length: Math.ceil(bytes.length / of) }, (_, n) => bytes.subarray(n * of, (n + 1) * of)));
  const factsOf = (bytes: Buffer) => ({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  const readAll = async (stream: Promise<Readable>): Promise<Buffer> => Buffer.concat((await (await stream).toArray()) as Buffer[]);

  it('gives back what was put, the newest of a key, as a whole and in part', async () => {
    await ours(async () => {
      await store.put(KEY, Buffer.from('first'));
      await store.put(KEY, Buffer.from('second'));

      expect([(await store.get(KEY)).toString(), await store.size(KEY), await store.exists(KEY)]).toEqual(['second', 6, true]);
      expect((await readAll(store.read(KEY))).toString()).toBe('second');
      expect((await readAll(store.read(KEY, { from: 1, to: 3 }))).toString()).toBe('eco');
      await store.delete(KEY);
      await store.delete(KEY);
      expect(await store.exists(KEY)).toBe(false);
      for (const ask of [() => store.get(KEY), () => store.size(KEY), () => store.read(KEY)])
        await expect(ask()).rejects.toMatchObject({ code: 'FILE_MISSING' });
    });
  });

  it('keeps what comes piece by piece, and what lies in a file, and says how long it is and its hash', async () => {
    const bytes = randomBytes(MIB + 7);
    const path = join(folder, 'from-elsewhere');
    writeFileSync(path, bytes);
    await ours(async () => {
      expect(await store.putStream(KEY, piecesOf(bytes), MIB + 7)).toEqual(factsOf(bytes));
      expect((await store.get(KEY)).equals(bytes)).toBe(true);
      expect(await store.putFile('b.pdf', path)).toEqual(factsOf(bytes));
      expect(await store.putFile('b.pdf', path)).toEqual(factsOf(bytes));
      expect((await store.get('b.pdf')).equals(bytes)).toBe(true);
      expect(await store.putStream('empty.txt', piecesOf(Buffer.alloc(0)), 1)).toEqual(factsOf(Buffer.alloc(0)));
      expect(await store.keys()).toEqual(['b.pdf', 'empty.txt', KEY]);
    });
  });

  it('keeps nothing of what is too long or breaks off, and what was there stays', async () => {
    const breaking = async function* (): AsyncGenerator<Buffer> {
      yield* [Buffer.from('half')];
      throw new Error('the line is cut');
    };
    await ours(async () => {
      await store.put(KEY, Buffer.from('old'));

      await expect(store.putStream(KEY, piecesOf(Buffer.alloc(100_001)), 100_000)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
      await expect(store.putStream(KEY, breaking(), MIB)).rejects.toThrow('the line is cut');
      expect([(await store.get(KEY)).toString(), await store.keys()]).toEqual(['old', [KEY]]);
    });
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.name !== 'a-1.pdf',
    );
    expect(left).toEqual([]);
  });

  it('keeps tenants apart under the same key, names all of one and nothing of another', async () => {
    await theirs(() => store.put(KEY, Buffer.from('theirs')));
    expect(await ours(() => store.keys())).toEqual([]);
    expect(await ours(() => store.exists(KEY))).toBe(false);
    await expect(store.keys()).rejects.toThrow(TenantScopeMissing);
    await expect(store.putStream(KEY, piecesOf(Buffer.from('x')), 1)).rejects.toThrow(TenantScopeMissing);
    await ours(async () => {
      for (const key of ['e.txt', 'b.txt', 'd.txt', 'c/c.txt', 'a.txt']) await store.put(key, Buffer.from('x'));
      expect(await store.keys()).toEqual(['a.txt', 'b.txt', 'c/c.txt', 'd.txt', 'e.txt']);
      await store.delete(KEY);
    });
    expect((await theirs(() => store.get(KEY))).toString()).toBe('theirs');
  });

  it.each([`../${THEIRS}/a.pdf`, 'a/../../b.pdf', '/a.pdf', 'a//b.pdf', '', 'A.pdf'])('refuses the key %j', async (key) => {
    await ours(async () => {
      for (const ask of [
        () => store.put(key, Buffer.from('x')),
        () => store.putStream(key, piecesOf(Buffer.from('x')), 1),
        () => store.get(key),
        () => store.size(key),
        () => store.read(key),
        () => store.delete(key),
      ])
        await expect(ask()).rejects.toThrow('Not a key of a file');
    });
  });

  if (kind === 's3') {
    it('names the tenant in every key, and is refused with another secret', async () => {
      await ours(() => store.put(KEY, Buffer.from('x')));
      const other = readSettings({ ...bucket?.settings, DATA_DIR: folder, S3_SECRET: 'not-the-secret' });

      expect([...(bucket?.objects.keys() ?? [])]).toEqual([`files/${OURS}/${KEY}`]);
      await expect(ours(() => new S3FileStore(s3Client(other), other, context).get(KEY))).rejects.toThrow('SignatureDoesNotMatch');
    });

    it('says that the store is away, which passes, and not that the file is gone', async () => {
      await ours(() => store.put(KEY, Buffer.from('x')));
      bucket?.fail(true);

      await expect(ours(() => store.exists(KEY))).rejects.toMatchObject({ code: 'STORE_AWAY' });
      await expect(ours(() => store.putStream(KEY, piecesOf(Buffer.from('y')), 1))).rejects.toMatchObject({ code: 'STORE_AWAY' });
      bucket?.fail(false);
      expect((await ours(() => store.get(KEY))).toString()).toBe('x');
    });
  }
});
