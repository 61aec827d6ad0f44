import { Sessions } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { parseLocal } from '#kernel';
import { PrizeConfirmations } from '#results';
import { aQuizPart } from '#rules/testing';
import { aPublishedRound, rulesWithCertificates, type Winner } from '../factories/a-published-round.js';
import { aContestant, aRunningContest } from '../factories/a-running-contest.js';
import { aStaffMember } from '../support/staff.js';
import { TestSite } from '../support/test-site.js';

const SOURCE = 'giải đặc biệt xổ số kiến thiết, kỳ mở thưởng đầu tiên sau khi đợt thi đóng';
const OWN = '/api/v1/me/prizes';
const ALL = '/api/v1/staff/rounds/dot-1/prizes';

describe('draws and prizes for programs', () => {
  const site = TestSite.forTests();
  let tenant: Awaited<ReturnType<TestSite['aTenant']>>;
  let winners: Winner[];
  let bearer: (token: string) => { authorization: string };

  beforeEach(async () => {
    await site.timeIs(parseLocal('2024-10-30 10:00')!);
    tenant = await site.aTenant();
    const ranking = [{ code: 'score' }, { code: 'draw', seed: { source: SOURCE, withinHours: 48 } }].map((one) => ({ version: 1, ...one }));
    const parts = [aQuizPart({ prediction: { code: 'none', version: 1 }, ranking })];
    winners = await site.as(tenant.id, async () => {
      const running = await aRunningContest(site.app, { ruleSet: rulesWithCertificates({ parts }) });
      await aContestant(site.app, running);
      return aPublishedRound(site.app, running, { names: ['Nguyễn Thị Ngọc Diệp', 'Lê Na'] });
    });
    site.get(ContestReader).forget();
    bearer = (token) => ({ authorization: `Bearer ${token}` });
  });

  const visitor = () => site.visitor(tenant.host);
  const sessionOf = ({ accountId }: Winner) =>
    site.as(tenant.id, async () => (await site.get(Sessions).open(accountId, 'contestant')).token);

  it('tell anybody how a round is drawn', async () => {
    const { status, body } = await visitor().get('/api/v1/rounds/dot-1/draw');

    expect([status, body]).toEqual([200, { source: SOURCE, commitment: null, list: null, isNeeded: false, seed: null }]);
    expect((await visitor().get('/api/v1/rounds/dot-9/draw')).status).toBe(404);
  });

  it('tell winners of their own prizes, and nobody else', async () => {
    const [first] = winners as [Winner];
    const { body } = await visitor().get(OWN, bearer(await sessionOf(first)));
    const prize = { id: first.award.id, round: 'dot-1', prize: 'Giải Nhất', amount: null, said: 'silent', paidAt: null };

    expect(body).toEqual({ items: [prize] });
    expect((await visitor().get(OWN)).status).toBe(401);
  });

  it('tell staff who pay prizes of all, without bank data, and write that down', async () => {
    const [first] = winners as [Winner];
    const bank = { bank: 'Ngân hàng Mẫu', number: '0123456789', holder: 'NGUYEN THI NGOC DIEP' };
    const said = { fullName: 'Nguyễn Thị Ngọc Diệp', identityDigits: '0123', way: 'bank', bank } as const;
    await site.as(tenant.id, () => site.get(PrizeConfirmations).confirm(first.award.id, said, { by: first.accountId, isHelper: false }));
    const [publisher, author] = [await aStaffMember(site, tenant.id, ['publisher']), await aStaffMember(site, tenant.id, ['author'])];

    const answer = await visitor().get(ALL, bearer(publisher.cookie('kbs')!));
    expect(answer.status).toBe(200);
    expect(answer.body.items.map((one: { rank: number; fullName: string; said: string }) => [one.rank, one.fullName, one.said])).toEqual([
      [1, 'Nguyễn Thị Ngọc Diệp', 'confirmed'],
      [2, 'Lê Na', 'silent'],
    ]);
    for (const secret of ['0123456789', '0123', 'NGUYEN THI']) expect(answer.text).not.toContain(secret);
    const acts = await site.as(tenant.id, () => site.get(AuditTrail).of(first.award.roundId));
    expect(acts.filter(({ action }) => action === 'payouts.read').map(({ actorId }) => actorId)).toEqual([publisher.accountId]);

    // A duty of one's own, and a session of staff that a program brings along: neither a contestant's nor a cookie.
    expect((await visitor().get(ALL, bearer(author.cookie('kbs')!))).status).toBe(403);
    expect((await visitor().get(ALL, bearer(await sessionOf(first)))).status).toBe(401);
    expect((await publisher.get(ALL)).status).toBe(401);
    expect((await visitor().get(OWN, bearer(publisher.cookie('kbs')!))).status).toBe(401);
  });
});
