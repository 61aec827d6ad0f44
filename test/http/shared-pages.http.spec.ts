import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { jest } from '@jest/globals';
import pg from 'pg';
import { Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { Turnouts } from '#reports';
import { Standings } from '#results';
import { TenantDirectory, TenantRegistry } from '#tenants';
import { Flashes } from '../../apps/web/src/edge/flash.js';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { type Place, TestSite } from '../support/test-site.js';

const ROLL = '/bang-vang/dot-1';
const NINE = parseLocal('2024-10-22 09:00')!;

describe('pages that this process keeps for everybody', () => {
  const site = TestSite.forTests({ SERVE: 'portal,api' });
  let tenant: Place;
  let running: RunningContest;
  let visitor: SiteClient;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const begin = async (fullName = 'Nguyễn Thị Ngọc Diệp'): Promise<void> => {
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet: rulesWithPrizes() }));
    visitor = site.visitor(tenant.host);
    await inScope(() => aSealedSitting(site.app, running, { startsAt: NINE, fullName }));
  };
  const publish = (): Promise<unknown> => inScope(() => aFinishedRound(site.app, running));
  /** The process notices a round's new state within a second. */
  const aSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_050));

  beforeEach(() => begin());

  it('cost no statement at all, whoever asks, packed or not, nor the answer that nothing is new', async () => {
    const { registration } = await inScope(() => aSealedSitting(site.app, running, { startsAt: NINE }));
    await publish();
    await inScope(() => site.get(Turnouts).take(running.contest.id, null));
    const mine = site.visitor(tenant.host);
    mine.keep('kb', (await inScope(() => site.get(Sessions).open(registration.accountId, 'contestant'))).token);
    for (const path of [ROLL, '/bang-vang/2024/dot-1', '/don-vi-du-thi', '/mo-du-lieu', '/kiem-tra-lai']) {
      const first = await visitor.get(path);
      expect([path, await statementsOf(() => visitor.get(path))]).toEqual([path, 0]);
      expect([path, await statementsOf(() => mine.get(path))]).toEqual([path, 0]);
      const etag = first.headers['etag']!;
      expect([path, await statementsOf(() => visitor.get(path, { 'if-none-match': etag }))]).toEqual([path, 0]);

      const [plain, own] = [await visitor.get(path, { 'accept-encoding': 'identity' }), await mine.get(path)];
      expect([own.text, own.headers['set-cookie'], plain.text]).toEqual([first.text, undefined, first.text]);
      expect(first.text).not.toContain('/dang-xuat');
      for (const [coding, unpack] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const) {
        const bytes = await packed(tenant.host, path, coding);
        expect([path, coding, unpack(bytes).toString()]).toEqual([path, coding, first.text]);
      }
    }
  });

  it('show a new standing half a minute later at the latest, and take back as soon what was taken back', async () => {
    expect((await visitor.get(ROLL)).text).not.toContain('stele-roll');
    await publish();
    await aSecond();
    await site.pagesAreOld();
    const published = await visitor.get(ROLL);
    expect(published.text).toContain('Nguyễn Thị Ngọc');
    expect(published.headers['cache-control']).toBe('public, max-age=25');

    await asSuperuser("update rounds set state = 'settling' where tenant_id = $1 and id = $2", [tenant.id, running.rounds[0]!.id]);
    await aSecond();
    expect((await visitor.get(ROLL)).text).toBe(published.text);
    await site.pagesAreOld();
    const after = (await visitor.get(ROLL)).text;
    const { sha256 } = (await inScope(() => site.get(Standings).newest(running.rounds[0]!.id)))!;
    for (const gone of ['Nguyễn Thị Ngọc', sha256.slice(0, 8)]) expect(after).not.toContain(gone);
  });

  it('are as old wherever they are kept next as they are here', async () => {
    await visitor.get(ROLL);
    await site.timeIs(new Date(NINE.getTime() + 15 * 60_000));
    const first = await visitor.get(ROLL);
    await site.timeIs(new Date(NINE.getTime() + 15 * 60_000 + 3_000));

    const later = await visitor.get(ROLL);
    const age = Number(later.headers['age']);
    expect([later.text, later.headers['cache-control'], age >= 3 && age <= 5]).toEqual([first.text, 'public, max-age=5', true]);
  });

  it('are each tenant’s own, at the same address', async () => {
    await publish();
    await aSecond();
    const [ours, here] = [await visitor.get(ROLL), visitor];
    await begin('Trần Quốc Bảo');
    await publish();
    await aSecond();
    const theirs = await visitor.get(ROLL);

    expect([ours.text.includes('Nguyễn Thị Ngọc'), ours.text.includes('Trần Quốc')]).toEqual([true, false]);
    expect([theirs.text.includes('Nguyễn Thị Ngọc'), theirs.text.includes('Trần Quốc')]).toEqual([false, true]);
    expect((await here.get(ROLL)).text).toBe(ours.text);
  });

  it('are gone with their tenant’s site', async () => {
    await publish();
    await aSecond();
    expect((await visitor.get(ROLL)).status).toBe(200);
    await site.get(TenantRegistry).suspend(tenant.id, { by: 'nguoi-van-hanh', reason: 'Hết hợp đồng' });
    site.get(TenantDirectory).forget();

    const { status, text } = await visitor.get(ROLL);
    expect([status, text.includes('Nguyễn Thị Ngọc')]).toEqual([503, false]);
  });

  it('never carry a sentence that is for one person, and do not keep it from them', async () => {
    const told = site.visitor(tenant.host);
    const said = 'Đã ghi lời của bạn.';
    const bring = async (): Promise<void> => told.keep('loi-bao', await flashCookie(said));
    await bring();
    const own = await told.get(ROLL);
    expect([own.text.includes(said), own.headers['cache-control']]).toEqual([true, 'private, no-cache']);

    const everybodys = await visitor.get(ROLL);
    expect([everybodys.text.includes(said), everybodys.headers['cache-control']]).toEqual([false, 'public, max-age=5']);
    await bring();
    expect((await told.get(ROLL)).text).toContain(said);
  });

  /** As the product signs it. */
  async function flashCookie(text: string): Promise<string> {
    let cookie = '';
    const { keep } = Flashes.prototype;
    const reply = { setCookie: (_name: string, value: string) => (cookie = value) };
    keep.call({ options: () => ({}) } as unknown as Flashes, reply as unknown as Parameters<typeof keep>[0], { text });
    return encodeURIComponent(site.app.getHttpAdapter().getInstance().signCookie(cookie));
  }

  async function packed(host: string, path: string, coding: string): Promise<Buffer> {
    const { rawPayload, headers } = await site.app.inject({ method: 'GET', url: path, headers: { host, 'accept-encoding': coding } });
    expect([headers['content-encoding'], headers['vary']]).toEqual([coding, 'host, accept-encoding']);
    return rawPayload;
  }
});

/** How often the database is asked for anything. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return spy.mock.calls
      .map(([query]) => (typeof query === 'string' ? query : (query as { text: string }).text))
      .filter((text) => !text.includes('app_clock')).length;
  } finally {
    spy.mockRestore();
  }
}
