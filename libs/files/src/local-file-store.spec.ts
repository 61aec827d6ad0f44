import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TenantId } from '#kernel';
import { readSettings } from '#settings';
import { TenantContext, TenantScopeMissing } from '#tenancy';
import { LocalFileStore } from './local-file-store.js';

const OURS = '01900000-0000-7000-8000-000000000001' as TenantId;
const THEIRS = '01900000-0000-7000-8000-000000000002' as TenantId;
const KEY = 'certificates/2024/a-1.pdf';

describe('LocalFileStore', () => {
  let folder: string;
  let context: TenantContext;
  let store: LocalFileStore;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-files-'));
    context = new TenantContext();
    store = new LocalFileStore(readSettings({ DATA_DIR: folder }), context);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const ours = <T>(work: () => Promise<T>): Promise<T> => context.run({ tenantId: OURS }, work);
  const theirs = <T>(work: () => Promise<T>): Promise<T> => context.run({ tenantId: THEIRS }, work);
  const placeOf = (tenant: TenantId): string => join(folder, 'files', tenant, 'certificates/2024');

  it('gives back what was put, the newest bytes of a key', async () => {
    await ours(async () => {
      await store.put(KEY, Buffer.from('first'));
      await store.put(KEY, Buffer.from('second'));

      expect((await store.get(KEY)).toString()).toBe('second');
      expect(await store.exists(KEY)).toBe(true);
      await store.delete(KEY);
      await store.delete(KEY);
      expect(await store.exists(KEY)).toBe(false);
      await expect(store.get(KEY)).rejects.toMatchObject({ code: 'FILE_MISSING' });
    });
  });

  it('names all files of the tenant, those of nobody else, and none where there are none', async () => {
    await theirs(() => store.put('theirs.txt', Buffer.from('x')));
    expect(await ours(() => store.keys())).toEqual([]);
    await ours(async () => {
      await store.put('b.txt', Buffer.from('x'));
      await store.put(KEY, Buffer.from('x'));

      expect(await store.keys()).toEqual(['b.txt', KEY]);
    });
    await expect(store.keys()).rejects.toThrow(TenantScopeMissing);
  });

  it('keeps files and their folders from everybody else on the machine', async () => {
    await ours(() => store.put(KEY, Buffer.from('ours')));

    const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect([modeOf(placeOf(OURS)), modeOf(join(placeOf(OURS), 'a-1.pdf'))]).toEqual(['700', '600']);
  });

  it('keeps tenants apart under the same key, and works for nobody without a scope', async () => {
    await ours(() => store.put(KEY, Buffer.from('ours')));

    expect(readFileSync(join(placeOf(OURS), 'a-1.pdf'), 'utf8')).toBe('ours');
    expect(await theirs(() => store.exists(KEY))).toBe(false);
    await expect(theirs(() => store.get(KEY))).rejects.toMatchObject({ code: 'FILE_MISSING' });
    await expect(store.get(KEY)).rejects.toThrow(TenantScopeMissing);
  });

  it.each([
    '../a.pdf',
    `../${THEIRS}/certificates/2024/a-1.pdf`,
    'a/../../b.pdf',
    '/etc/passwd',
    'a//b.pdf',
    'a/.hidden',
    '',
    '.',
    'a/',
    'A.pdf',
    'a\\b.pdf',
    'a\0.pdf',
    'a\n.pdf',
    'a'.repeat(301),
  ])('refuses the key %j', async (key) => {
    await ours(async () => {
      await expect(store.put(key, Buffer.from('x'))).rejects.toThrow('Not a key of a file');
      await expect(store.get(key)).rejects.toThrow('Not a key of a file');
      await expect(store.exists(key)).rejects.toThrow('Not a key of a file');
      await expect(store.delete(key)).rejects.toThrow('Not a key of a file');
    });
    expect(existsSync(join(folder, 'files'))).toBe(false);
  });

  it('never shows half a file, however many write the same key at once', async () => {
    const versions = Array.from({ length: 12 }, (_, n) => Buffer.alloc(300_000, n + 1));
    await ours(async () => {
      await store.put(KEY, versions[0]!);
      const writing = Promise.all(versions.map((bytes) => store.put(KEY, bytes)));
      const seen: Buffer[] = [];
      for (let n = 0; n < 40; n += 1) seen.push(await store.get(KEY));
      await writing;

      expect(seen.filter((bytes) => !versions.some((version) => version.equals(bytes)))).toEqual([]);
    });
    expect(readdirSync(placeOf(OURS))).toEqual(['a-1.pdf']);
  });

  it('leaves the old bytes and no rest when writing fails', async () => {
    await ours(async () => {
      await store.put(KEY, Buffer.from('old'));

      await expect(store.put(KEY, 7 as never)).rejects.toThrow();
      expect((await store.get(KEY)).toString()).toBe('old');
    });
    expect(readdirSync(placeOf(OURS))).toEqual(['a-1.pdf']);
  });

  it('takes what a killed writer left for nothing', async () => {
    await ours(async () => {
      await store.put(KEY, Buffer.from('whole'));
      writeFileSync(join(placeOf(OURS), 'a-1.pdf.0123456789abcdef.part'), 'ha');

      expect((await store.get(KEY)).toString()).toBe('whole');
    });
  });
});
