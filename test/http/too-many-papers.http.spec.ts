import { jest } from '@jest/globals';
import { Sessions } from '#accounts';
import { Attempts, Sealing } from '#attempts';
import { LoadError } from '#persistence';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { TestSite } from '../support/test-site.js';

describe('a paper that is handed in when there is no room for one more', () => {
  const site = TestSite.forTests();
  afterEach(() => jest.restoreAllMocks());

  it('is no error page: it says when to come again, seals nothing, and the same form then brings the receipt', async () => {
    const { tenant, running } = await aPlaceWithContest(site);
    const { accountId } = await site.as(tenant.id, () => aContestant(site.app, running));
    const visitor = site.visitor(tenant.host);
    visitor.keep('kb', (await site.as(tenant.id, () => site.get(Sessions).open(accountId, 'contestant'))).token);
    const location = (await visitor.post('/thi/dot-1/bat-dau', {}, '/thi/dot-1')).headers['location']!;
    jest.spyOn(site.get(Attempts), 'submit').mockRejectedValueOnce(new LoadError('OVERLOADED'));

    const full = await visitor.post(`${location}/nop`, { prediction: '7' }, location);

    expect([full.status, full.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(Number(full.headers['retry-after'])).toBeGreaterThan(0);
    expect(await site.as(tenant.id, () => site.get(Sealing).unsealed(running.rounds[0]!.id))).toBe(1);
    const after = await visitor.post(`${location}/nop`, { prediction: '7' }, location);
    expect([after.status, after.headers['location']]).toEqual([303, expect.stringMatching(/^\/bien-nhan\//)]);
  });
});
