import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessModule } from '#access';
import { AuditChain, AuditModule, AuditRoots, AuditTrail, type ChainReport } from '#audit';
import { parseLocal, type TenantId } from '#kernel';
import { CommandLine } from '../../../../test/support/command-line.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { audit } from './audit.js';
import { faultSentence } from './fault-sentence.js';

describe('khoabang audit verify', () => {
  const context = DatabaseContext.forTests(AccessModule, AuditModule);
  const line = CommandLine.forTests(context);
  let tenantId: TenantId;
  let slug: string;
  let made = 0;

  beforeEach(async () => {
    await context.timeIs(parseLocal('2024-10-21 09:00')!);
    slug = `chuoi-${(made += 1)}-${process.pid}`;
    tenantId = await context.aTenant({ slug, name: 'Tỉnh Chuỗi' });
    await context.as(tenantId, async () => {
      for (const action of ['a.done', 'b.done', 'c.done'])
        await context.get(AuditTrail).record({ actor: null, action, subject: { kind: 'tenant', id: tenantId } });
      await context.get(AuditChain).linkWaiting();
    });
  });

  const head = async (): Promise<{ position: number; hash: string }> => (await context.as(tenantId, () => context.get(AuditChain).head()))!;

  it('says how it is used, and answers 2', async () => {
    const answers = [];
    for (const args of [
      [],
      ['xem'],
      ['verify', 'x'],
      ['verify', '--from', 'hôm qua'],
      ['verify', '--root', 'a'.repeat(64)],
      ['verify', '--tenant', slug, '--date', '2024-10-21'],
    ])
      answers.push(await audit(args));
    answers.push(await audit(['verify', '--tenant', slug, '--root', 'abc']));

    expect(answers).toEqual(answers.map(() => 2));
    expect(line.err).toContain('khoabang -- audit verify [--tenant');
    expect(line.err).toContain('Có --date thì phải có --root: mã chốt của ngày ấy.\n');
    expect(line.err).toContain('Có --root thì phải có --tenant: mỗi đơn vị có chuỗi riêng.\n');
    expect(line.err).toContain('“abc” không phải mã chốt');
  });

  it('finds nothing where nothing was changed, with the hash of a letter', async () => {
    const { position, hash } = await head();

    expect(await audit(['verify', '--tenant', slug, '--root', hash.toUpperCase()])).toBe(0);
    expect(line.out).toBe(
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
    expect(line.err.split('\n').slice(0, 2)).toEqual([
      `Tỉnh Chuỗi: đã tính lại ${position} mục. Có 1 chỗ không khớp.`,
      `  Mục số ${position - 1} (9:00:00 thứ Hai, 21/10/2024) đã bị sửa: nội dung không còn khớp với mã đã ghi.`,
    ]);

    expect(await audit(['verify', '--tenant', slug, '--json'])).toBe(1);
    const { tenants } = JSON.parse(line.out) as { tenants: (ChainReport & { slug: string })[] };
    expect(tenants.map((one) => [one.slug, one.faults.map(({ kind }) => kind)])).toEqual([[slug, ['entry-changed']]]);
  });

  describe('says where something was done behind its back:', () => {
    const behindTheBack = (sql: string): Promise<unknown> =>
      context.asSuperuser(`begin; set local session_replication_role = replica; ${sql.replaceAll(':tenant', `'${tenantId}'`)}; commit`);
    const entryAt = (position: number): string => `(select entry_id from audit_links where tenant_id = :tenant and position = ${position})`;
    const cutAfter = (position: number): string =>
      `create temporary table gone on commit drop as select entry_id from audit_links where tenant_id = :tenant and position > ${position};
       delete from audit_links where tenant_id = :tenant and position > ${position};
       delete from audit_entries where tenant_id = :tenant and id in (select entry_id from gone)`;
    /** The sentences about the chain, without the first line and the one with the head. */
    const sentences = async (...args: string[]): Promise<string[]> => {
      expect(await line.run(() => audit(['verify', '--tenant', slug, ...args]))).toBe(1);
      return line.err.split('\n').slice(1, -1).map((one) => one.trim()).filter((one) => !one.startsWith('Mã chốt hiện tại')); // prettier-ignore
    };
    const NINE = '(9:00:00 thứ Hai, 21/10/2024)';

    it('another actor', async () => {
      const { position } = await head();
      await behindTheBack(
        `update audit_entries set actor_id = gen_random_uuid() where tenant_id = :tenant and id = ${entryAt(position - 1)}`,
      );

      expect(await sentences()).toEqual([`Mục số ${position - 1} ${NINE} đã bị sửa: nội dung không còn khớp với mã đã ghi.`]);
    });

    it('the first entry taken away, and its place with it', async () => {
      const [first] = await context.asSuperuser<{ id: string }>(
        'select entry_id as id from audit_links where tenant_id = $1 and position = 1',
        [tenantId],
      );
      await behindTheBack(`delete from audit_entries where tenant_id = :tenant and id = ${entryAt(1)}`);
      expect(await sentences()).toEqual([
        expect.stringMatching(`^Mục số 1 .* đã bị xóa: mã của mục còn trong chuỗi, nội dung ${first!.id} thì không.$`),
      ]);

      await behindTheBack('delete from audit_links where tenant_id = :tenant and position = 1');
      expect(await sentences()).toEqual(['Chuỗi bị đứt: thiếu mục số 1.']);
    });

    it('two entries that have changed places', async () => {
      const { position } = await head();
      const [a, b] = [position - 1, position];
      await behindTheBack(
        `create temporary table places on commit drop as select position, entry_id from audit_links where tenant_id = :tenant;
         update audit_links set entry_id = gen_random_uuid() where tenant_id = :tenant and position in (${a}, ${b});
         update audit_links l set entry_id = p.entry_id from places p where l.tenant_id = :tenant and (l.position, p.position) in ((${a}, ${b}), (${b}, ${a}))`,
      );

      expect(await sentences()).toEqual([a, b].map((at) => `Mục số ${at} ${NINE} đã bị đổi chỗ với một mục khác.`));
    });

    it('the end cut off: by the root that is kept, and where that was cut off too, by the letter', async () => {
      const { position, hash } = await head();
      await context.timeIs(parseLocal('2024-10-22 08:00')!);
      await context.as(tenantId, async () => context.get(AuditRoots).keep((await context.get(AuditRoots).due())!, 1));
      await behindTheBack(cutAfter(position - 2));
      expect(await sentences()).toEqual([
        `Mã chốt ngày 21/10/2024 ở mục số ${position} không khớp với chuỗi: mã chốt hoặc chuỗi đã bị thay.`,
      ]);

      await behindTheBack('delete from audit_roots where tenant_id = :tenant');
      expect(await line.run(() => audit(['verify', '--tenant', slug]))).toBe(0);
      const letter = join(line.folder, 'thu.txt');
      writeFileSync(letter, `Mã chốt là:\n\n${hash}\n`);
      expect(await sentences('--root', letter, '--date', '2024-10-21')).toEqual([
        'Mã chốt bạn nhập không có trong chuỗi: nhật ký đã bị viết lại hoặc bị cắt bớt ở cuối sau khi thư được gửi, hoặc mã bị gõ sai.',
        'Máy không giữ mã chốt nào của ngày 21/10/2024: mã chốt đã bị xóa, hoặc ngày bị gõ sai.',
      ]);
    });

    it('a root that was replaced by another that is in the chain', async () => {
      const { position, hash } = await head();
      await context.timeIs(parseLocal('2024-10-22 08:00')!);
      await context.as(tenantId, async () => context.get(AuditRoots).keep((await context.get(AuditRoots).due())!, 1));
      const mailed = ['--root', hash, '--date', '2024-10-21'];
      expect(await line.run(() => audit(['verify', '--tenant', slug, ...mailed]))).toBe(0);

      await behindTheBack(
        `update audit_roots r set position = l.position, hash = l.hash from audit_links l where r.tenant_id = :tenant and l.tenant_id = :tenant and l.position = ${position - 1}`,
      );
      expect(await line.run(() => audit(['verify', '--tenant', slug, '--root', hash]))).toBe(0);
      expect(await sentences(...mailed)).toEqual([
        `Mã chốt ngày 21/10/2024 mà máy đang giữ, ở mục số ${position - 1}, không phải mã trong thư: mã chốt đã bị thay.`,
      ]);
    });
  });

  it('does not know the hash of another chain', async () => {
    expect(await audit(['verify', '--tenant', slug, '--root', 'f'.repeat(64)])).toBe(1);
    expect(line.err).toContain('Mã chốt bạn nhập không có trong chuỗi');
  });

  it('speaks of times as people do, of an instant and of a day', () => {
    expect(faultSentence({ kind: 'root-differs', position: 1_204, at: '2024-10-21', entryId: null })).toBe(
      'Mã chốt ngày 21/10/2024 ở mục số 1.204 không khớp với chuỗi: mã chốt hoặc chuỗi đã bị thay.',
    );
    expect(faultSentence({ kind: 'link-missing', position: 7, at: null, entryId: null })).toBe('Chuỗi bị đứt: thiếu mục số 7.');
  });
});
