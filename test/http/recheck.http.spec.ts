import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Sessions } from '#accounts';
import type { Attempt } from '#attempts';
import { AuditChain, AuditRoots, AuditTrail } from '#audit';
import type { RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { Standings } from '#results';
import { type OwnReceipt, Recheck, type RecheckReport, RecheckTextReader } from '#rules';
import { ownReceipt } from '../../apps/cli/src/recheck/own-receipt.js';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { asWritten } from '../support/as-written.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const FILE = '/quan-tri/ket-qua/dot-1/ho-so-kiem-tra-lai';

function check(packed: unknown, receipt?: OwnReceipt): RecheckReport {
  const [reader, recheck] = [new RecheckTextReader(), new Recheck(receipt)];
  for (const line of gunzipSync(packed as Buffer)
    .toString('utf8')
    .split('\n')
    .slice(0, -1)) {
    const record = reader.read(line);
    if (record) recheck.take(record);
  }
  return recheck.finish(reader.finish());
}

describe('checking results again', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let sealed: Attempt[];

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const finished = (to: 'ranked' | 'published') => inScope(() => aFinishedRound(site.app, running, { to }));
  const standing = async () => (await inScope(() => site.get(Standings).newest(running.rounds[0]!.id)))!;
  const publicFile = (): string => `/kiem-tra-lai/${running.contest.slug}/dot-1/ho-so.jsonl.gz`;

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet: rulesWithPrizes() }));
    sealed = [];
    for (const minutes of [4, 6]) {
      const script = { startsAt: parseLocal('2024-10-22 09:00')!, minutes };
      sealed.push((await inScope(() => aSealedSitting(site.app, running, script))).attempt);
    }
  });

  it('shows the roots of the trail to everybody, so that none is replaced quietly, and those of this tenant alone', async () => {
    const keptRoot = async (id: Place['id']) =>
      site.as(id, async () => {
        await site.get(AuditChain).linkWaiting();
        const due = (await site.get(AuditRoots).due())!;
        await site.get(AuditRoots).keep(due, 1);
        return due;
      });
    const { tenant: stranger } = await aPlaceWithContest(site, { ruleSet: rulesWithPrizes() });
    expect((await site.visitor(tenant.host).get('/kiem-tra-lai')).text).not.toContain('Mã chốt nhật ký');
    await site.timeIs(parseLocal('2024-10-30 08:00')!);
    const [own, others] = [await keptRoot(tenant.id), await keptRoot(stranger.id)];

    const { body } = await site.visitor(tenant.host).getFile('/kiem-tra-lai/ma-chot-nhat-ky.txt');
    expect(String(body)).toBe(`${own.day} ${own.position} ${own.hash}\n`);
    expect(others.hash).not.toBe(own.hash);
    await site.timeIs(parseLocal('2024-10-30 08:01')!);
    const page = (await site.visitor(tenant.host).get('/kiem-tra-lai')).text.replace(/<[^>]+>|\s+/g, '');
    expect([page.includes(own.hash), page.includes(others.hash)]).toEqual([true, false]);
  });

  it('takes a page that says how, a program that is the one it names, and a file that comes to the published fingerprint', async () => {
    await finished('published');
    const { sha256 } = await standing();
    const visitor = site.visitor(tenant.host);

    const page = asWritten((await visitor.get('/kiem-tra-lai')).text)
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, '');
    const program = await visitor.getFile('/kiem-tra-lai/kiem-tra-lai.cjs');
    const file = await visitor.getFile(publicFile());

    expect(page).toContain(
      createHash('sha256')
        .update(program.body as Buffer)
        .digest('hex'),
    );
    expect(page).toContain(sha256);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/gzip']);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="ho-so-kiem-tra-lai-${running.contest.slug}-dot-1-v1.jsonl.gz"`);
    const report = check(file.body);
    expect(report).toMatchObject({ isSame: true, standing: { computed: sha256 }, checked: { attempts: 2 } });
    expect([report.inputs, page.includes(String(report.inputs))]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), true]);
    expect((await visitor.get(publicFile(), { 'if-none-match': file.headers['etag'] as string })).status).toBe(304);
  });

  it('is for nobody before the publication but the board', async () => {
    await finished('ranked');
    const visitor = site.visitor(tenant.host);
    const [author, publisher] = [await aStaffMember(site, tenant.id, ['author']), await aStaffMember(site, tenant.id, ['publisher'])];

    const refused = await visitor.get(publicFile());
    expect(refused.status).toBe(404);
    expect(refused.text).toContain('Kết quả đợt thi này chưa được công bố.');
    expect((await visitor.get('/kiem-tra-lai')).text).toContain('Chưa có kết quả nào được công bố.');
    expect((await publisher.get(FILE)).status).toBe(403);
    expect((await publisher.get('/quan-tri/ket-qua/dot-1')).text).not.toContain(FILE);
    expect((await author.get('/quan-tri/ket-qua/dot-1')).text).toContain(FILE);

    const own = await author.getFile(FILE);
    expect(own.headers['content-disposition']).toContain(`ho-so-kiem-tra-lai-day-du-${running.contest.slug}-dot-1-v1.jsonl.gz`);
    expect(check(own.body)).toMatchObject({ isSame: true, unchecked: { seals: 0, units: [] } });
    const entries = await inScope(() => site.get(AuditTrail).newest({ limit: 5 }));
    expect(entries.find(({ action }) => action === 'standing.recheck-exported')).toMatchObject({
      subjectKind: 'standing',
      details: { round: running.rounds[0]!.id, version: 1 },
    });
  });

  it('lets the owner of a receipt, and nobody else, check the seal of their own answers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-receipt-'));
    const [{ accountId, receiptCode, sealSha256, receiptSalt, id }] = sealed as [Attempt];
    const salt = receiptSalt!.toString('hex');
    const [stranger, other, owner] = [site.visitor(tenant.host), site.visitor(tenant.host), site.visitor(tenant.host)];
    const signIn = async (client: typeof owner, account: Attempt['accountId']): Promise<unknown> =>
      client.keep('kb', (await inScope(() => site.get(Sessions).open(account, 'contestant'))).token);
    await signIn(owner, accountId);
    await signIn(other, sealed[1]!.accountId);
    const read = async (client: typeof owner, ending: 'txt' | 'json'): Promise<OwnReceipt> => {
      const file = join(folder, `bien-nhan.${ending}`);
      writeFileSync(file, (await client.get(`/bien-nhan/${receiptCode!}/bien-nhan.${ending}`)).text);
      return ownReceipt(file);
    };

    for (const ending of ['txt', 'json'] as const) {
      expect(await read(owner, ending)).toEqual({ seal: sealSha256, salt });
      expect(await read(stranger, ending)).toEqual({ seal: sealSha256, salt: undefined });
      expect(await read(other, ending)).toEqual({ seal: sealSha256, salt: undefined });
    }
    await finished('published');
    const { body } = await stranger.getFile(publicFile());
    expect(gunzipSync(body as Buffer).toString('utf8')).not.toContain(salt);
    expect(check(body, await read(owner, 'txt'))).toMatchObject({ isSame: true, receipt: { attempt: id, isSealed: true } });
    rmSync(folder, { recursive: true, force: true });
  });

  it('costs the database something, so that one address takes twenty files in an hour', async () => {
    await finished('published');
    const visitor = site.visitor(tenant.host);
    for (let n = 0; n < 20; n += 1) expect((await visitor.getFile(publicFile())).status).toBe(200);

    expect((await visitor.get(publicFile())).status).toBe(429);
  });
});
