import { WHILE_OPEN, aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { TestSite } from '../support/test-site.js';

describe('the link of a unit', () => {
  const site = TestSite.forTests();

  it('leads to the same unit with the code alone and, as on posters of before, with the tenant’s name before it', async () => {
    const { tenant } = await aPlaceWithContest(site, { time: WHILE_OPEN });
    const chosen = async (code: string) => {
      const visitor = site.visitor(tenant.host);
      const answer = await visitor.get(`/don-vi/${code}`);
      return [answer.status, answer.headers['location'], /don-vi=([^;]*)/.exec(String(answer.headers['set-cookie']))?.[1]];
    };

    expect(await chosen('24769')).toEqual([303, '/dang-ky', '24769']);
    expect(await chosen('lam-dong%3A24769')).toEqual([303, '/dang-ky', '24769']);
    expect((await chosen('lam-dong%3Akhong-co'))[2]).toBeUndefined();
  });
});
