import { existsSync } from 'node:fs';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { type RunningContest, RoundTransitions } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { ResultsModule, Standings } from '#results';
import { TenantDirectory } from '#tenants';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aJudgedRound, rulesWithJudgedPrizes } from '../../../../test/factories/a-judged-round.js';
import { aContestant } from '../../../../test/factories/a-running-contest.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../../../../test/factories/some-rule-sets.js';
import { CommandLine } from '../../../../test/support/command-line.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { recheck } from '../recheck/recheck.js';
import { standing } from './standing.js';

describe('khoabang standing', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  const line = CommandLine.forTests(context);
  let tenantId: TenantId;
  let slug: string;
  let running: RunningContest;
  let attempts: string[];

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes() }));
    slug = (await context.get(TenantDirectory).findById(tenantId))!.slug;
    attempts = [];
    for (const minutes of [4, 6]) {
      const { attempt } = await inScope(() =>
        aSealedSitting(context.module, running, { startsAt: parseLocal('2024-10-22 09:00')!, minutes }),
      );
      attempts.push(attempt.id);
    }
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const newest = async () => inScope(() => context.get(Standings).newest(running.rounds[0]!.id));
  const run = (...args: string[]): Promise<number> => line.run(() => standing(args));

  it('computes the standing of a round that is over, and says so where there is none yet', async () => {
    expect(await run('compute', slug, 'dot-1')).toBe(1);
    expect(line.err).toBe('Đợt thi dot-1 chưa có bảng xếp hạng (trạng thái: scheduled).\n');

    await inScope(async () => {
      await context.timeIs(parseLocal('2024-10-28 09:31')!);
      await context.get(RoundTransitions).advance();
    });
    expect(await run('compute', slug, 'dot-1')).toBe(0);
    expect(line.out).toBe(`Đợt thi dot-1: bảng xếp hạng bản 1, 2 người. SHA-256: ${(await newest())!.sha256}\n`);
  });

  it('says what a part of submissions waits for, and counts entries', async () => {
    const judged = await aTenantWithContest(context, { ruleSet: rulesWithJudgedPrizes() });
    const place = (await context.get(TenantDirectory).findById(judged.tenantId))!.slug;
    await context.as(judged.tenantId, async () => {
      const { registration } = await aContestant(context.module, judged.running, { fullName: 'Đỗ Thị Ánh' });
      await aJudgedRound(context, judged.tenantId, judged.running, [{ authors: [registration], points: 80 }]);
    });
    await context.asSuperuser("update judging_phases set state = 'open', closed_at = null, closed_by = null where tenant_id = $1", [
      judged.tenantId,
    ]);
    expect(await run('compute', place, 'bai-viet')).toBe(1);
    expect(line.err).toBe('Phần thi bai-viet chưa có bảng xếp hạng (trạng thái: settling). Còn: hội đồng chưa kết thúc mọi vòng chấm.\n');
    await context.asSuperuser("update judging_phases set state = 'closed', closed_at = opened_at, closed_by = opened_by where tenant_id = $1", [judged.tenantId]); // prettier-ignore
    expect(await run('compute', place, 'bai-viet')).toBe(0);
    expect(line.out).toContain('Phần thi bai-viet: bảng xếp hạng bản 1, 1 bài. SHA-256: ');
  });

  it('verifies out of the database, and names the attempt that was changed behind the product’s back', async () => {
    await inScope(() => aFinishedRound(context.module, running, { to: 'ranked' }));
    const { sha256 } = (await newest())!;

    expect(await run('verify', slug)).toBe(0);
    expect(line.out).toContain('Đợt 1 (dot-1), bản 1:\n  Đã chấm lại 2 lượt thi của 2 người và xếp hạng lại 2 dòng.\n');
    expect(line.out).toContain(`  SHA-256 của bảng xếp hạng tính lại: ${sha256}\n`);

    await context.asSuperuser(`set session_replication_role = replica; update attempts set prediction = 77 where id = '${attempts[0]}'`);
    expect(await run('verify', slug, 'dot-1')).toBe(1);
    expect(line.err).toContain(`    - Lượt thi ${attempts[0]} (người `);
    expect(line.err).toContain('đã bị đổi sau khi niêm phong: nội dung không khớp mã niêm phong.\n');
    expect(await run('verify', slug, 'dot-1', '--json')).toBe(1);
    expect(JSON.parse(line.out)).toMatchObject({ standings: [{ round: 'dot-1', version: 1, isSame: false, counts: { attempt: 1 } }] });
  });

  it('exports a file from which `recheck` comes to the same fingerprint without settings or a database', async () => {
    await inScope(() => aFinishedRound(context.module, running, { to: 'ranked' }));
    const { sha256 } = (await newest())!;
    expect(await run('export', slug, 'dot-1', '--to', line.folder, '--json')).toBe(0);
    const { file } = JSON.parse(line.out) as { file: string };
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([true, false]);

    line.leave();
    expect(await line.run(() => recheck([file, '--sha256', sha256]))).toBe(0);
    expect(line.out).toContain('KHỚP: mọi mã đều đúng, không có gì khác.\n');
  });

  it('refuses in a sentence: what is not public yet, a round and a tenant that are not there, wrong usage', async () => {
    await inScope(() => aFinishedRound(context.module, running, { to: 'ranked' }));

    expect(await run('export', slug, 'dot-1', '--to', line.folder, '--public')).toBe(1);
    expect(line.err).toContain('chưa được công bố');
    expect(await run('verify', slug, 'dot-9')).toBe(1);
    expect(await run('verify', 'khong-co')).toBe(1);
    expect(await run('export', slug)).toBe(2);
    expect(await run('export', slug, 'dot-1', '--to', `${line.folder}/khong-co`)).toBe(2);
    expect(line.err).toContain(`Không có thư mục ${line.folder}/khong-co: hãy tạo thư mục ấy trước, hoặc chọn thư mục khác.\n`);
    expect(await run('khac')).toBe(2);
    expect(line.err).toBe('Cách dùng: npm run khoabang -- standing compute|verify|export …\n');
  });
});
