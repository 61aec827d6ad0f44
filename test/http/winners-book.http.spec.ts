import { jest } from '@jest/globals';
import { Sessions } from '#accounts';
import { CertificateProofs } from '#certificates';
import { ContestReader, type RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { Standings } from '#results';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { rulesWithCertificates } from '../factories/a-published-round.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { routesOf } from '../support/route-list.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

jest.setTimeout(120_000);

const BOOK = '/quan-tri/ket-qua/dot-1/so-vang';
const CANARY = 'Hoàng Yến Vàng';
const FAULTY = 'Phạm 龍 Hải';

/** A result that waits for its publication: whoever has a duty there sees that all is ready, and nobody else sees anything. */
describe('the book of winners before the publication', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let secrets: string[];

  beforeEach(async () => {
    const ruleSet = rulesWithCertificates({ approval: { role: 'board', approvers: 1 } });
    ({ tenant, running } = await aPlaceWithContest(site, { tenant: { shortName: 'Lâm Đồng' }, ruleSet }));
    await site.as(tenant.id, async () => {
      for (const [at, fullName] of [CANARY, FAULTY].entries())
        await aSealedSitting(site.app, running, { fullName, minutes: 5 + at, startsAt: parseLocal('2024-10-22 09:00')! });
      await aFinishedRound(site.app, running, { to: 'approved' });
      site.get(ContestReader).forget();
      expect(await site.get(CertificateProofs).look(9)).toBe(2);
      const { id, sha256, summary } = (await site.get(Standings).newest(running.rounds[0]!.id))!;
      secrets = [CANARY, FAULTY, id, sha256, ...summary.prizes.awards.map(({ person }) => person)];
    });
  });

  it('says of each certificate whether it can be made, and opens it', async () => {
    const publisher = await aStaffMember(site, tenant.id, ['publisher']);
    const { text } = await publisher.get(BOOK);
    for (const name of [CANARY, FAULTY]) expect(text).toContain(name);
    expect(text).toContain('1 giấy chưa làm được');
    expect(text).toContain('Phông chữ của giấy chứng nhận không có');
    expect(text).toContain('Làm được');

    const group = running.ruleSet.prizes[0]!.code;
    const file = await publisher.getFile(`${BOOK}/giay-chung-nhan/${group}/1`);
    expect([file.status, (file.body as Buffer).subarray(0, 5).toString(), file.headers['cache-control']]).toEqual([
      200,
      '%PDF-',
      'private, no-store',
    ]);
    expect((await publisher.get(`${BOOK}/giay-chung-nhan/${group}/2`)).status).toBe(422);
    expect((await publisher.get(`${BOOK}/giay-chung-nhan/${group}/9`)).status).toBe(404);
  });

  it('lets nothing out to people, programs or staff without that duty', async () => {
    const other = await site.as(tenant.id, async () => {
      const { accountId } = await aContestant(site.app, running);
      return (await site.get(Sessions).open(accountId, 'contestant')).token;
    });
    const outsider = await aStaffMember(site, tenant.id, ['administrator']);
    const group = running.ruleSet.prizes[0]!.code;
    for (const path of [BOOK, `${BOOK}/giay-chung-nhan/${group}/1`]) expect([path, (await outsider.get(path)).status]).toEqual([path, 403]);

    const filled: Readonly<Record<string, string>> = { round: 'dot-1', award: group, rank: '1', slug: running.contest.slug };
    const paths = routesOf(site.app)
      .filter(({ method, path }) => method === 'GET' && [...path.matchAll(/:(\w+)/g)].every(([, name]) => name! in filled))
      .map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => filled[name]!));
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths)
      for (const headers of [{}, { cookie: `kb=${other}` }, { authorization: `Bearer ${other}` }]) {
        const answer: { text?: string; body: unknown } = await site.visitor(tenant.host).get(path, headers);
        // A picture has no text.
        const said = answer.text ?? String(answer.body);
        expect([path, secrets.filter((secret) => said.includes(secret))]).toEqual([path, []]);
      }
  });
});
