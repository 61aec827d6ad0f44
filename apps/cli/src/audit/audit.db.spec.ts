import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { AccessModule } from '#access';
import { AuditChain, AuditModule, AuditTrail, type ChainReport } from '#audit';
import { parseLocal, type TenantId } from '#kernel';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { audit } from './audit.js';
import { faultSentence } from './fault-sentence.js';

const ENVIRONMENT = ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_PLATFORM_URL', 'DATA_DIR', 'KHOABANG_MODE', 'SECRET_KEY'] as const;

describe('khoabang audit verify', () => {
  const context = DatabaseContext.forTests(AccessModule, AuditModule);
  const before = Object.fromEntries(ENVIRONMENT.map((name) => [name, process.env[name]]));
  let dataDir: string;
  let tenantId: TenantId;
  let slug: string;
  let out: string;
  let err: string;
  let made = 0;

  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'khoa-bang-audit-'));
    Object.assign(process.env, {
      DATABASE_URL: context.urls.owner,
      DATABASE_APP_URL: context.urls.app,
      DATABASE_PLATFORM_URL: context.urls.platform,
      DATA_DIR: dataDir,
      KHOABANG_MODE: 'test',
      SECRET_KEY: 'a-key-for-tests-that-is-long-enough',
    });
  });
  afterAll(() => {
    for (const name of ENVIRONMENT) process.env[name] = before[name] ?? '';
    rmSync(dataDir, { recursive: true, force: true });
    expect(existsSync(dataDir)).toBe(false);
  });
  beforeEach(async () => {
    [out, err] = ['', ''];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
    await context.timeIs(parseLocal('2024-10-21 09:00')!);
    slug = `chuoi-${(made += 1)}-${process.pid}`;
    tenantId = await context.aTenant({ slug, name: 'Tỉnh Chuỗi' });
    await context.as(tenantId, async () => {
      for (const action of ['a.done', 'b.done', 'c.done'])
        await context.get(AuditTrail).record({ actor: null, action, subject: { kind: 'tenant', id: tenantId } });
      await context.get(AuditChain).linkWaiting();
    });
  });
  afterEach(() => jest.restoreAllMocks());

  const head = async (): Promise<{ position: number; hash: string }> => (await context.as(tenantId, () => context.get(AuditChain).head()))!;

  it('says how it is used, and answers 2', async () => {
    const answers = [];
    for (const args of [[], ['xem'], ['verify', 'x'], ['verify', '--from', 'hôm qua'], ['verify', '--root', 'a'.repeat(64)]])
      answers.push(await audit(args));
    answers.push(await audit(['verify', '--tenant', slug, '--root', 'abc']));

    expect(answers).toEqual([2, 2, 2, 2, 2, 2]);
    expect(err).toContain('khoabang -- audit verify [--tenant');
  });

  it('finds nothing where nothing was changed, with the hash of a letter', async () => {
    const { position, hash } = await head();

    expect(await audit(['verify', '--tenant', slug, '--root', hash.toUpperCase()])).toBe(0);
    expect(out).toBe(
      `Tỉnh Chuỗi: đã tính lại ${position} mục. Không có gì bị thay đổi.\n  Mã chốt hiện tại, ở mục số ${position}: ${hash}\n`,
    );
  });

  it('finds an entry that was tampered with, and answers 1', async () => {
    const { position } = await head();
    await context.asSuperuser(
      `begin; set local session_replication_role = replica;
       update audit_entries set actor_id = gen_random_uuid() where tenant_id = '${tenantId}' and action = 'b.done'; commit`,
    );

    expect(await audit(['verify', '--tenant', slug])).toBe(1);
    expect(err.split('\n').slice(0, 2)).toEqual([
      `Tỉnh Chuỗi: đã tính lại ${position} mục. Có 1 chỗ không khớp.`,
      `  Mục số ${position - 1} (9:00:00 thứ Hai, 21/10/2024) đã bị sửa: nội dung không còn khớp với mã đã ghi.`,
    ]);

    expect(await audit(['verify', '--tenant', slug, '--json'])).toBe(1);
    const { tenants } = JSON.parse(out) as { tenants: (ChainReport & { slug: string })[] };
    expect(tenants.map((one) => [one.slug, one.faults.map(({ kind }) => kind)])).toEqual([[slug, ['entry-changed']]]);
  });

  it('does not know the hash of another chain', async () => {
    expect(await audit(['verify', '--tenant', slug, '--root', 'f'.repeat(64)])).toBe(1);
    expect(err).toContain('Mã chốt bạn nhập không có trong chuỗi');
  });

  it('speaks of times as people do, of an instant and of a day', () => {
    expect(faultSentence({ kind: 'root-differs', position: 1_204, at: '2024-10-21', entryId: null })).toBe(
      'Mã chốt ngày 21/10/2024 ở mục số 1.204 không khớp với chuỗi: mã chốt hoặc chuỗi đã bị thay.',
    );
    expect(faultSentence({ kind: 'link-missing', position: 7, at: null, entryId: null })).toBe('Chuỗi bị đứt: thiếu mục số 7.');
  });
});
