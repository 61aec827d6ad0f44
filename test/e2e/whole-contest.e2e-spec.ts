import type { Browser } from 'playwright-core';
import { type AppProcess, removeApp, startApp, startAppOn } from '../support/app-process.js';
import { launchBrowser } from '../support/browser.js';
import { confirmCode, introduce, sitAllRight } from '../support/contestant-journey.js';
import { eventually } from '../support/eventually.js';
import { Journey } from '../support/journey.js';
import { atTheDesk, moveClockTo } from '../support/staff-journey.js';
import { broken } from '../support/verified.js';

describe('a whole contest', () => {
  let app: AppProcess;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    removeApp(app);
  });

  it.each([
    { isScripted: true, width: 'phone', fullName: 'Lương Thị Tuyết', phone: '0903 555 111' },
    { isScripted: false, width: 'without-script', fullName: 'Hà Văn Chậm', phone: '0903 555 222' },
  ])('is entered through a ward’s page and counted for the ward ($width)', async ({ isScripted, width, fullName, phone }) => {
    const origin = app.url('quang-trung.thai-nguyen.localhost');
    const journey = await Journey.begin(browser, { isScripted });
    const { page } = journey;
    await page.goto(origin);
    await journey.look(`ward-${width}`);
    const before = await turnoutOf(journey, origin, 'Trạm Y tế phường');

    await page.goto(origin);
    await page.click('a:has-text("Vào thi tuần 2")');
    await introduce(journey, { fullName, phone, audience: 'can-bo-phuong' });
    await page.waitForSelector('text=Bạn thuộc đơn vị nào?');
    await page.click('label:has-text("Nơi tôi làm việc")');
    await page.click('label:has-text("Trạm Y tế phường")');
    await journey.look(`ward-unit-${width}`);
    await page.click('button:has-text("Tiếp tục")');
    await confirmCode(journey, origin);
    await sitAllRight(journey, '9');
    await page.waitForURL(/bien-nhan\/TN2-/);
    await page.goto(`${origin}cua-toi`);
    expect(await page.textContent('main')).toContain('Phường Quang Trung');

    // The worker counts every ten seconds; pages only read.
    const after = await eventually(
      () => turnoutOf(journey, origin, 'Trạm Y tế phường'),
      (count) => count > before,
    );
    expect(after).toBe(before + 1);
    await journey.look(`ward-turnout-${width}`);
    await journey.end();
  });

  it('shows the ward’s own staff how far the ward has come', async () => {
    const origin = app.url('quang-trung.thai-nguyen.localhost');
    const desk = await atTheDesk(browser, origin, 'thu-ky@quang-trung.example');
    await desk.look('ward-console-desktop');
    expect(await desk.page.textContent('main')).toContain('Chỉ tiêu của phường');
    await desk.end();
  });

  it('goes from the landing page to a certificate that anybody can verify', async () => {
    const origin = app.url('lam-dong.localhost');
    const winner = await Journey.begin(browser);
    await winner.page.goto(origin);
    await winner.page.click('a:has-text("Vào thi tuần 2")');
    await introduce(winner, { fullName: 'Đỗ Thị Lụa', phone: '0912 345 678', audience: 'nhan-dan' });
    await winner.page.fill('#q', 'lac duong');
    await winner.page.waitForSelector('[role=option]');
    await winner.page.keyboard.press('ArrowDown');
    await winner.page.keyboard.press('Enter');
    await winner.page.click('button:has-text("Tiếp tục")');
    await confirmCode(winner, origin);
    await sitAllRight(winner, '11');
    await winner.page.waitForURL(/bien-nhan\/LD2-/);

    const chair = await atTheDesk(browser, origin, 'duyet-1@lam-dong.example');
    await chair.look('console-home-desktop');
    await chair.page.goto(`${origin}quan-tri/dot-thi/tuan-2`);
    await chair.look('console-round-desktop');
    await moveClockTo(chair, origin, /đóng/i);
    const mayApprove = async (): Promise<number> => {
      await chair.page.goto(`${origin}quan-tri/ket-qua/tuan-2`);
      return chair.page.locator('button:has-text("Duyệt xếp hạng")').count();
    };
    expect(await eventually(mayApprove, (buttons) => buttons > 0)).toBe(1);
    await chair.look('console-standing-desktop');
    await chair.page.click('button:has-text("Duyệt xếp hạng")');
    await chair.page.waitForSelector('.signers .is-done');
    expect(await chair.page.locator('button:has-text("Duyệt xếp hạng")').count()).toBe(0);

    const member = await atTheDesk(browser, origin, 'duyet-2@lam-dong.example');
    await member.page.goto(`${origin}quan-tri/ket-qua/tuan-2`);
    await member.page.click('button:has-text("Duyệt xếp hạng")');
    await member.page.waitForSelector('.signers .is-done >> nth=1');
    await winner.page.goto(`${origin}bang-vang/tuan-2`);
    await winner.look('roll-pending-phone');
    expect(await winner.page.textContent('main')).not.toContain('Đỗ Thị L');

    await moveClockTo(member, origin, /công bố/i);
    const roll = async (): Promise<string> => (await winner.page.goto(`${origin}bang-vang/tuan-2`))?.text() ?? '';
    expect(await eventually(roll, (text) => text.includes('Đỗ Thị\u00a0L···'))).toContain('Đỗ Thị\u00a0L···');
    await winner.look('roll-phone');

    const publisher = await atTheDesk(browser, origin, 'cong-bo@lam-dong.example');
    await publisher.page.goto(`${origin}quan-tri/giay-chung-nhan`);
    await publisher.page.click('.desk-tabs a:has-text("Tuần 2")');
    await publisher.page.click('button:has-text("Cấp 10 giấy")');
    await publisher.page.waitForSelector('text=/10 giấy.*đã cấp|Đã cấp (đủ )?10/i', { timeout: 60_000 });
    await publisher.look('console-certificates-desktop');

    await winner.page.goto(`${origin}cua-toi`);
    await winner.look('my-results-phone');
    await winner.page.click('a[href^="/xac-minh/"]');
    const link = (await winner.page.locator('a[href$=".pdf"]').getAttribute('href')) ?? '';
    expect(await winner.page.evaluate(beginningOf, link)).toEqual(['application/pdf', '%PDF-']);
    const code = /giay-chung-nhan\/([^/.]+)\.pdf/.exec(link)![1]!;

    const stranger = await Journey.begin(browser);
    await stranger.page.goto(`${origin}xac-minh/${code}`);
    await stranger.look('certificate-check-phone');
    const words = await stranger.page.textContent('main');
    expect(words).toContain('Đỗ Thị\u00a0L···');
    expect(words).not.toContain('Đỗ Thị Lụa');
    for (const journey of [winner, chair, member, publisher, stranger]) await journey.end();
  });

  it('begins anew when a start finds nothing open any more', async () => {
    const desk = await atTheDesk(browser, app.url('lam-dong.localhost'), 'thu-ky@lam-dong.example');
    await desk.page.goto(`${app.url('lam-dong.localhost')}quan-tri/dong-ho`);
    const inTwoMonths = new Date(Date.now() + 60 * 86_400_000);
    await desk.page.fill('#at-day', inTwoMonths.toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }));
    await desk.page.fill('#at-time', '11:00');
    await desk.page.click('form.form button');
    await desk.page.waitForSelector('text=Đồng hồ đã chuyển đến');
    await desk.end();
    await app.stop();
    app = await startAppOn(app.dataDir);

    const visitor = await Journey.begin(browser);
    for (const host of ['lam-dong.localhost', 'thai-nguyen.localhost', 'quang-trung.thai-nguyen.localhost']) {
      await visitor.page.goto(app.url(host));
      expect([host, await visitor.page.locator('a:has-text("Vào thi tuần 2")').count()]).toEqual([host, 1]);
    }
    await visitor.page.goto(app.url('lam-dong.localhost', '/bang-vang'));
    expect(await visitor.page.textContent('main')).toContain('Các cuộc thi trước');
    await visitor.end();
  });

  it('leaves a database in which everything holds', async () => {
    expect(await broken(app)).toEqual([]);
  });
});

/** How many attempts a unit has on the turnout page. */
async function turnoutOf({ page }: Journey, origin: string, unit: string): Promise<number> {
  await page.goto(`${origin}don-vi-du-thi`);
  const row = page.locator('tr', { hasText: unit }).first();
  if ((await row.count()) === 0) return 0;
  return Number(((await row.locator('td:nth-child(3)').textContent()) ?? '0').replace(/\D/g, ''));
}

/** Fetches an address as the page may: what it is said to be, and how it begins. */
async function beginningOf(url: string): Promise<[string | null, string]> {
  const answer = await fetch(url);
  return [answer.headers.get('content-type'), (await answer.text()).slice(0, 5)];
}
