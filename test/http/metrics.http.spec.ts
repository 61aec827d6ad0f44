import request from 'supertest';
import { Sessions } from '#accounts';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { TestSite } from '../support/test-site.js';

const TOKEN = 'a-token-for-those-who-measure';

describe('the figures for operators', () => {
  const site = TestSite.forTests({ METRICS_TOKEN: TOKEN });

  const figures = async (): Promise<string> => (await request(site.app.getHttpServer()).get('/metrics').set({ host: '127.0.0.1' })).text;
  const figure = async (line: RegExp): Promise<number> => Number(line.exec(await figures())?.[1] ?? 0);
  const asked = async (headers: Record<string, string>, remoteAddress: string): Promise<number> =>
    (await site.app.inject({ url: '/metrics', headers: { host: 'localhost', ...headers }, remoteAddress })).statusCode;

  it('are of the process, of its answers by the pattern of their address, and of its connections', async () => {
    const { host } = await site.aTenant();
    await site.visitor(host).get('/bai-thi/0190a000-0000-7000-8000-000000000000');

    const text = await figures();

    expect(text).toMatch(/^process_cpu_seconds_total \d/m);
    expect(text).toMatch(/^http_request_duration_seconds_count\{method="GET",route="\/bai-thi\/:id",status="4xx"\} 1$/m);
    expect(text).toMatch(/^database_connections_limit 5$/m);
    expect(text).toMatch(/^database_connections_used \d$/m);
    expect(text).toMatch(/^database_connections_waiting 0$/m);
  });

  it('count what happens to attempts', async () => {
    const { tenant, running } = await aPlaceWithContest(site);
    const token = await site.as(tenant.id, async () => {
      const { accountId } = await aContestant(site.app, running);
      return (await site.get(Sessions).open(accountId, 'contestant')).token;
    });
    const call = (method: 'post' | 'put', path: string, body: object = {}) =>
      request(site.app.getHttpServer())
        [method](`/api/v1${path}`)
        .set({ host: tenant.host, authorization: `Bearer ${token}` })
        .send(body);
    const before = await Promise.all(['started', 'saved', 'sealed'].map((event) => figure(eventLine(event))));

    const attempt = (await call('post', '/rounds/dot-1/attempts')).body;
    await call('put', `/attempts/${attempt.id}/answers`, { answers: [{ place: 1, choice: 'A', seq: 1 }] });
    await call('put', `/attempts/${attempt.id}/answers`, { answers: [{ place: 2, choice: 'A', seq: 2 }] });
    await call('post', `/attempts/${attempt.id}/submit`, { prediction: 3 });

    const after = await Promise.all(['started', 'saved', 'sealed'].map((event) => figure(eventLine(event))));
    expect(after.map((count, n) => count - before[n]!)).toEqual([1, 2, 1]);
  });

  it('say nothing of tenants and people', async () => {
    const { host, slug } = await site.aTenant({ name: 'Tỉnh Kín' });
    await site.visitor(host).get('/?q=Do+Thi+Lua');

    const text = await figures();

    for (const secret of [slug, host, 'Tỉnh Kín', 'Lua']) expect(text).not.toContain(secret);
  });

  it('are there for this machine and for the token, and for nobody else', async () => {
    const elsewhere = '203.0.113.9';

    expect(await asked({}, '127.0.0.1')).toBe(200);
    expect(await asked({ authorization: `Bearer ${TOKEN}` }, elsewhere)).toBe(200);
    expect(await asked({}, elsewhere)).toBe(404);
    expect(await asked({ authorization: 'Bearer a-wrong-token' }, elsewhere)).toBe(404);
    expect(await asked({ 'x-forwarded-for': '127.0.0.1' }, elsewhere)).toBe(404);
  });

  it('are not for those who come through a proxy on this machine', async () => {
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      expect(await asked({ [header]: '127.0.0.1' }, '127.0.0.1')).toBe(404);
  });

  it('without a token in the settings are for this machine alone', async () => {
    const closed = await TestSite.open();
    try {
      const answer = await closed.app.inject({
        url: '/metrics',
        headers: { host: 'localhost', authorization: 'Bearer undefined' },
        remoteAddress: '203.0.113.9',
      });
      expect(answer.statusCode).toBe(404);
    } finally {
      await closed.app.close();
    }
  });
});

function eventLine(event: string): RegExp {
  return new RegExp(`^attempt_events_total\\{event="${event}"\\} (\\d+)$`, 'm');
}
