import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { JudgeDesk, ScoreSheets, type SheetContent } from '#judging';
import { aJudgingPlace, type JudgingPlace } from '../factories/a-judging-place.js';
import { launchBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { TestSite } from '../support/test-site.js';

jest.setTimeout(120_000);

const SAVES = /\/luu$/;
const WAIT_MS = 20_000;
const CRITERIA = [
  { code: 'noi-dung', name: 'Nội dung', maximum: 60, minimum: 30, failsOut: true },
  { code: 'hinh-thuc', name: 'Hình thức', maximum: 20, weight: 2 },
];

/** A score sheet with script: what is typed reaches the server by itself, or stays on the device until it does. */
describe('a score sheet in a browser', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let place: JudgingPlace;
  let context: BrowserContext;
  let page: Page;
  let url: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    place = await aJudgingPlace(site, { phase: { criteria: CRITERIA } });
    const { port } = site.app.getHttpServer().address() as { port: number };
    const origin = `http://${place.tenant.host}:${port}`;
    context = await browser.newContext({ viewport: { width: 360, height: 780 } });
    await context.addCookies([{ name: 'kbs', value: judge().browser.cookie('kbs')!, url: origin }]);
    page = await context.newPage();
    url = `${origin}/quan-tri/cham-bai/${judge().entries[0]!.id}`;
    await page.goto(url);
  });
  afterEach(() => context.close());

  const judge = () => place.judges[0]!;
  const points = (at: number) => page.locator('input[name="points"]').nth(at);
  const line = () => page.locator('[data-saved]').textContent();
  const held = (): Promise<SheetContent['points']> =>
    site.as(place.tenant.id, async () => (await site.get(JudgeDesk).open(judge().browser.accountId, judge().entries[0]!.id)).sheet.points);
  const reaches = async (wanted: SheetContent['points']): Promise<void> => {
    expect(await eventually(held, (now) => JSON.stringify(now) === JSON.stringify(wanted), WAIT_MS)).toEqual(wanted);
  };
  const says = async (part: string): Promise<void> => {
    expect(await eventually(line, (now) => now?.includes(part) ?? false, WAIT_MS)).toContain(part);
  };
  const savedElsewhere = (given: number, revision: number): Promise<number> =>
    site.as(place.tenant.id, () =>
      site
        .get(ScoreSheets)
        .save(judge().browser.accountId, judge().entries[0]!.id, { points: { 'noi-dung': given }, comments: {}, agrees: null, revision }),
    );

  it('adds up while one types, says what is below a minimum, and is saved by itself', async () => {
    await points(0).fill('29');
    await points(1).fill('7,25');
    expect(await page.textContent('[data-total]')).toBe('43,5');
    expect(await page.isVisible('[data-below]')).toBe(true);
    await points(0).fill('30');
    expect(await page.isVisible('[data-below]')).toBe(false);
    await reaches({ 'noi-dung': 30, 'hinh-thuc': 7.25 });
    await says('Đã lưu lúc');
    await points(1).fill('20,5');
    await says('phải từ 0 đến 20');
    await points(1).fill('20');
    await reaches({ 'noi-dung': 30, 'hinh-thuc': 20 });
  });

  it('stays on the device while the line is cut, also when the page is left, and goes when it is back', async () => {
    await page.route(SAVES, (route) => route.abort());
    await points(0).fill('41');
    await says('đã giữ trên máy này');
    await page.close();
    expect(await held()).toEqual({});
    page = await context.newPage();
    await page.goto(url);
    expect(await points(0).inputValue()).toBe('41');
    await reaches({ 'noi-dung': 41 });
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  it('writes over nothing that was saved elsewhere: both are shown, and the judge decides', async () => {
    await savedElsewhere(50, 0);
    await points(0).fill('42');
    await says('vừa được lưu ở nơi khác');
    expect(await held()).toEqual({ 'noi-dung': 50 });
    await page.click('button[value="save"]');
    await page.waitForSelector('text=Ở bản đang lưu: 50');
    expect(await points(0).inputValue()).toBe('42');
    await page.click('button[value="save"]');
    await page.waitForSelector('text=Đã lưu phiếu chấm.');
    expect(await held()).toEqual({ 'noi-dung': 42 });
  });

  it('asks about what an earlier visit could not send, where the sheet has gone on since', async () => {
    await page.route(SAVES, (route) => route.abort());
    await points(0).fill('43');
    await says('đã giữ trên máy này');
    await page.close();
    await savedElsewhere(50, 0);
    page = await context.newPage();
    await page.goto(url);
    await says('còn phiếu đã được lưu ở nơi khác');
    expect([await points(0).inputValue(), await held()]).toEqual(['43', { 'noi-dung': 50 }]);
    await page.click('button[value="save"]');
    await page.waitForSelector('text=Ở bản đang lưu: 50');
  });

  it('sees no other version in what its own button has sent, whatever the server tidies, also while a saving is under way', async () => {
    const whole = page.locator('textarea[name="whole"]');
    await points(0).fill('41,0');
    await whole.fill('Rõ ràng.\n\n\nCó số liệu.  ');
    await page.click('button[value="save"]');
    await page.waitForSelector('text=Đã lưu phiếu chấm.');
    expect(await line()).toContain('Đã lưu lúc');

    await page.route(SAVES, async (route) => {
      await new Promise((done) => setTimeout(done, 500));
      await route.continue();
    });
    const going = page.waitForRequest(SAVES);
    await points(0).fill('44');
    await going;
    await points(0).fill('45');
    await page.click('button[value="save"]');
    await page.waitForSelector('text=Đã lưu phiếu chấm.');
    await reaches({ 'noi-dung': 45 });
    expect(await line()).toContain('Đã lưu lúc');
  });
});
