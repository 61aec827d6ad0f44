import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { khoabang, type Said } from '../support/khoabang.js';
import { broken } from '../support/verified.js';

/** Whether everything holds that must, as an operator asks it beside the running product. */
describe('khoabang verify', () => {
  let app: AppProcess;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => {
    await app.stop();
    removeApp(app);
  });

  const verify = (...args: string[]): Promise<Said> => khoabang(app.dataDir, 'verify', ...args);
  /** What nobody but the machine's own administrator can do. */
  const behindTheBack = async <Row extends object>(sql: string): Promise<Row[]> => {
    const { port, password } = JSON.parse(readFileSync(join(app.dataDir, 'postgres.json'), 'utf8')) as { port: number; password: string };
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'khoabang' });
    await client.connect();
    try {
      const result = await client.query<Row>(sql);
      return (Array.isArray(result) ? (result as { rows: Row[] }[]).at(-1)?.rows : result.rows) ?? [];
    } finally {
      await client.end();
    }
  };

  it('finds nothing wrong in the whole demo', async () => {
    expect(await broken(app)).toEqual([]);
  });

  it('finds an answer that was changed after it was sealed, and says where', async () => {
    const [changed] = await behindTheBack<{ id: string }>(
      `set session_replication_role = 'replica';
       update attempts set marks[1] = case when marks[1] = 1 then 2 else 1 end where id = (
         select a.id from attempts a join tenants t on t.id = a.tenant_id where t.slug = 'lam-dong' and a.submitted_at is not null order by a.id limit 1)
       returning id`,
    );

    const { code, out } = await verify('--only', 'seals-fit', '--tenant', 'lam-dong');
    expect(code).toBe(1);
    expect(out.replace(/ +\d[\d.]* ms/, ' … ms').replace(/trong [\d.,]+ giây/, 'trong … giây')).toBe(
      `
Tỉnh Lâm Đồng (lam-dong)
  SAI   seals-fit … ms
        Dấu niêm phong của mỗi bài đã nộp khớp với nội dung bài.
        1 trường hợp không đúng:
          ${changed!.id}

Đã kiểm tra 1 điều trong … giây. 1 điều không đúng.
`,
    );
    expect(await verify('--only', 'seals-fit', '--tenant', 'phu-tho')).toMatchObject({ code: 0, err: '' });
  });

  it('names what it checks, and what somebody probably meant', async () => {
    const { code, out } = await verify('--list', '--except', 'seals-fit');
    const names = out.split(/\s+/);
    expect([code, names.includes('row-security-forced'), names.includes('seals-fit')]).toEqual([0, true, false]);

    expect(await verify('--only', 'seal-fit')).toEqual({
      code: 2,
      out: '',
      err: 'Không có phép kiểm tra “seal-fit”. Có phải ý là “seals-fit”? Xem các tên: npm run --silent khoabang -- verify --list\n',
    });
    expect((await verify('--only')).code).toBe(2);
  });

  it('says what the last night has found', async () => {
    // Later than any that the worker may make meanwhile: the clock on the wall may stand in the hours of the night.
    const [{ slug, id }] = (await behindTheBack<{ slug: string; id: string }>("select slug, id from tenants where slug = 'phu-tho'")) as [
      { slug: string; id: string },
    ];
    const findings = [{ invariant: 'seals-fit', tenant: id, count: 1, samples: ['0192'], error: null, ms: 5 }];
    await behindTheBack(
      `insert into verifications (day, claim, claimed_at, started_at, finished_at, tenants, checks, broken, findings)
       values ('2099-01-01', gen_random_uuid(), '2099-01-01', '2099-01-01', '2098-12-31 20:00Z', 6, 64, 1, '${JSON.stringify(findings)}')`,
    );

    const { code, out } = await verify('--last');
    expect([code, out]).toEqual([
      1,
      `Lần kiểm tra ban đêm gần nhất xong 3:00 thứ Năm, 01/01/2099: 64 điều trên 6 đơn vị. 1 điều không đúng:
  ${slug}: seals-fit
        1 trường hợp không đúng:
          0192
`,
    ]);
  });
});
