import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { AuditTrail } from '#audit';
import type { RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { Turnouts } from '#reports';
import { CollectiveStandings, SourceKeeping } from '#results';
import { aQuizPart } from '#rules/testing';
import { UnitKeeping } from '#units';
import { unitNamed } from '../factories/a-running-contest.js';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aCollectiveAward } from '../factories/some-prizes.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { soonAfter } from '../support/soon-after.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

jest.setTimeout(240_000);

const AWARD = '/quan-tri/ket-qua/tap-the/tap-the';

/** From the number that everybody sees to the attempts that it is made of. */
describe('turnout opened to its source', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let tenant: Place;
  let running: RunningContest;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const origin = (): string => `http://${tenant.host}:${(site.app.getHttpServer().address() as { port: number }).port}`;

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
    const ruleSet = rulesWithPrizes({
      parts: [aQuizPart({ scoreShown: { code: 'at-once', version: 1 } })],
      collective: [
        aCollectiveAward({
          conditions: [{ code: 'minimum-share', version: 1, percent: 30 }],
          order: ['distinct-people', 'attempts', 'mean-score', 'draw'].map((code) => ({ code, version: 1 })),
        }),
      ],
    });
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet }));
    await inScope(async () => {
      const { id } = await unitNamed(site.app, 'Phường 9');
      await site.get(UnitKeeping).count(id, { people: 2, leaders: null, countedOn: '2024-10-01', source: 'Báo cáo' }, null);
      for (let n = 0; n < 8; n += 1) {
        const startsAt = new Date(parseLocal('2024-10-22 09:00')!.getTime() + n * 11 * 3_600_000);
        const { registration } = await aSealedSitting(site.app, running, { startsAt, right: (n % 3) + 1 });
        if (n % 3 === 0) await aSealedSitting(site.app, running, { registration, startsAt: new Date(startsAt.getTime() + 3_600_000) });
      }
      await aFinishedRound(site.app, running);
      await site.get(SourceKeeping).keepMissing();
      for (const roundId of [running.rounds[0]!.id, null]) await site.get(Turnouts).take(running.contest.id, roundId);
    });
    soonAfter(1_000);
  });
  afterAll(() => browser.close());

  it.each([true, false])('by anybody, on a phone: %s', async (isPhone) => {
    const width = isPhone ? 'phone' : 'desktop';
    const journey = await Journey.begin(browser, { isPhone });
    const { page } = journey;
    await page.goto(`${origin()}/don-vi-du-thi`);
    await journey.look(`turnout-${width}`);
    await page.click('.turnout-table a:has-text("Phường 9")');
    await journey.look(`turnout-unit-${width}`);
    expect(await page.textContent('.unit-figures')).toMatch(/Số người dự thi\s*8\s*Lượt thi\s*11/);
    await page.click('#giai-tap-the a');
    await page.waitForSelector('#luot-thi');
    await journey.look(`collective-unit-${width}`);

    /** The list of a figure adds up to what stands above it. */
    const sumOfList = async (): Promise<number> =>
      (await page.locator('#luot-thi tbody td:last-child').allTextContents()).reduce((sum, text) => sum + Number(text), 0);
    expect(await page.textContent('main')).toContain('Số người dự thi: 8 người');
    expect(await sumOfList()).toBe(8);
    await page.click('a:has-text("Số lượt thi: 11 lượt")');
    await page.waitForSelector('#luot-thi h2:has-text("số lượt thi")');
    expect(await sumOfList()).toBe(11);
    await page.goto(`${origin()}/mo-du-lieu`);
    await journey.look(`open-data-${width}`);
    await journey.end();
  });

  it('by the board, with codes, points and what should be asked; each look is written down', async () => {
    const reviewer = await aStaffMember(site, tenant.id, ['approver'], { fullName: 'Tạ Minh Quân' });
    const { id } = await inScope(() => unitNamed(site.app, 'Phường 9'));
    const unitPage = `${AWARD}/don-vi/${id}`;
    for (const isPhone of [true, false]) {
      const width = isPhone ? 'phone' : 'desktop';
      const journey = await Journey.begin(browser, { isPhone });
      await journey.context.addCookies([{ name: 'kbs', value: reviewer.cookie('kbs')!, url: origin() }]);
      const { page } = journey;
      await page.goto(`${origin()}${AWARD}`);
      await page.click('a:has-text("Phường 9")');
      await journey.look(`console-collective-unit-${width}`);
      expect(await page.textContent('main')).toMatch(/Số người dự thi: 8 người\. 8 người khác nhau trong 11 lượt đã nộp bài\./);
      for (const view of ['dieu-kien', 'ben-trong', 'khong-tinh', 'chuyen', 'dien-bien']) {
        await page.goto(`${origin()}${unitPage}?xem=${view}`);
        await journey.look(`console-collective-${view}-${width}`);
      }
      await page.goto(`${origin()}${AWARD}/doi-chieu`);
      await journey.look(`console-collective-asked-${width}`);
      expect(await page.textContent('main')).toContain('8 người dự thi, đơn vị khai 2 người (400%).');
      await journey.end();
    }
    const acts = await inScope(async () => {
      const { id: snapshot } = (await site.get(CollectiveStandings).newest(running.contest.id, 'tap-the'))!;
      return (await site.get(AuditTrail).of(snapshot)).map(({ action }) => action);
    });
    expect(acts).toEqual(['collective.opened', 'collective.compared']);
    const publisher = await aStaffMember(site, tenant.id, ['publisher'], { fullName: 'Bùi Thị Lan' });
    expect([(await publisher.get(unitPage)).status, (await publisher.get(`${AWARD}/doi-chieu`)).status]).toEqual([403, 403]);
    expect((await publisher.get(AWARD)).text).not.toContain(unitPage);
    expect((await reviewer.get(`${AWARD}/don-vi/01929f3e-7a10-7c44-9c7d-2b6a51f0e001`)).status).toBe(404);
  });
});
