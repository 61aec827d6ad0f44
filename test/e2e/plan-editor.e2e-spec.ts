import type { Browser } from 'playwright-core';
import { formatDate } from '#kernel';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { launchBrowser } from '../support/browser.js';
import type { Journey } from '../support/journey.js';
import { atTheDesk } from '../support/staff-journey.js';

describe('writing the rules of a contest', () => {
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

  it('shows beside the form what changes while one writes, and never takes the field away', async () => {
    const origin = app.url('lam-dong.localhost');
    const journey = await atTheDesk(browser, origin, 'thu-ky@lam-dong.example');
    const { page } = journey;
    await page.goto(`${origin}quan-tri/soan-the-le`);
    await journey.look('plan-drafts-empty');
    await page.click('a:has-text("Tạo cuộc thi mới")');
    await journey.look('plan-new');
    await page.locator('.plan-presets li', { hasText: 'Ủy ban nhân dân tỉnh Lâm Đồng' }).locator('button').click();
    await page.waitForSelector('text=Đã lập bản soạn.');
    // The demo's day lies behind the plan's dates: they are moved first, once they were seen.
    await page.waitForSelector('h1:has-text("Cuộc thi bắt đầu ngày nào?")');
    await journey.look('plan-dates');
    const later = weeksAfter(await page.inputValue('#ngay'), 6);
    await page.fill('#ngay', later);
    await page.click('button:has-text("Xem theo ngày này")');
    await page.waitForSelector(`#cac-moc :text("10:00 thứ Hai, ${later}")`);
    await page.click('.side-column button');
    await page.waitForSelector('text=Mọi mốc thời gian đã dời');
    await journey.look('plan-draft');

    await page.click('#muc-luc a:has-text("Phần thi Tìm hiểu trực tuyến")');
    await journey.look('plan-section');
    await page.click('[data-path="parts[0].paper"] > details > summary');
    await type(journey, 'parts[0].paper.minutes', '25');
    await page.waitForSelector('#ben-canh ins:has-text("25")');
    await page.waitForSelector('#da-luu:has-text("Đã lưu lúc")');
    expect(await page.textContent('#ben-canh')).toContain('Thể lệ sẽ viết');
    expect(await focusedName(journey)).toBe('v:parts[0].paper.minutes');

    await type(journey, 'parts[0].paper.minutes', 'lâu');
    await page.waitForSelector('text=Đang là “lâu”, phải là số.');
    expect(await page.inputValue('[name="v:parts[0].paper.minutes"]')).toBe('lâu');
    expect(await focusedName(journey)).toBe('v:parts[0].paper.minutes');
    // As it is found by whoever comes later.
    await page.reload();
    await journey.look('plan-section-fault');
    await type(journey, 'parts[0].paper.minutes', '20');
    await page.waitForSelector('#ben-canh ins:has-text("20")');
    expect(await page.locator('.setting[data-path="parts[0].paper.minutes"] .field-error').count()).toBe(0);

    await page.click('[data-path="parts[0].attempts"] > details > summary');
    await page.locator('[data-path="parts[0].attempts.limit"] summary').click();
    await page.click('[data-path="parts[0].attempts.limit"] input[value="per-day"] + label');
    await page.waitForURL(/mo=/);
    expect(await page.textContent('[data-path="parts[0].attempts.limit"] .setting-sentence')).toContain('mỗi ngày');
    await page.goto(page.url().replace(/muc\/.*/, 'yaml'));
    await journey.look('plan-text');
    expect(await page.inputValue('#source')).toContain('minutes: 20');
    await journey.end();
  });

  it('keeps the hand where it was when entries are added, moved and removed', async () => {
    const origin = app.url('cao-bang.localhost');
    const journey = await atTheDesk(browser, origin, 'thu-ky@cao-bang.example');
    const { page } = journey;
    await page.goto(`${origin}quan-tri/soan-the-le/moi`);
    await page.locator('.plan-presets li', { hasText: 'Ủy ban nhân dân tỉnh Lâm Đồng' }).locator('button').click();
    await page.waitForSelector('text=Đã lập bản soạn.');
    await page.click('.side-column .stacked a');
    await page.click('#muc-luc a:has-text("Ban, tổ")');

    await page.click('.setting-addition button');
    await page.waitForSelector('text=Đã thêm một mục.');
    await page.waitForSelector('#muc-teams-5 [name="v:teams[5].name"]:focus');
    await page.keyboard.type('Tổ bảo vệ');
    // A button that is pressed while what was typed is being saved waits for it.
    await page.route(/muc\/teams/, (route) => setTimeout(() => void route.continue(), 800));
    await page.waitForSelector('#da-luu:has-text("Đang lưu…")');
    await page.click('#muc-teams-5 button:has-text("Lên")');
    await page.waitForSelector('#muc-teams-4 h2:has-text("Tổ bảo vệ")');
    await page.unroute(/muc\/teams/);
    await page.waitForSelector('#muc-teams-4:focus');
    await page.click('#muc-teams-4 button:has-text("Bỏ")');
    await page.waitForSelector('#muc-teams:focus');
    // As at 200 % on a small desk.
    await page.setViewportSize({ width: 640, height: 500 });
    await journey.look('plan-section-zoomed');
    await journey.end();
  });

  it('says so when somebody else has saved, and loses nothing', async () => {
    const origin = app.url('phu-tho.localhost');
    const journey = await atTheDesk(browser, origin, 'thu-ky@phu-tho.example');
    const { page } = journey;
    await page.goto(`${origin}quan-tri/soan-the-le/moi`);
    await page.locator('.plan-presets li', { hasText: 'Sở Nội vụ tỉnh Phú Thọ' }).locator('button').click();
    await page.waitForSelector('text=Đã lập bản soạn.');
    await page.click('.side-column .stacked a');
    await page.click('#muc-luc a:has-text("Lời văn")');
    const other = await journey.context.newPage();
    await other.goto(page.url());
    await other.fill('[name="v:texts.help"]', 'Do máy kia ghi');
    await other.waitForSelector('#da-luu:has-text("Đã lưu lúc")');
    await other.waitForSelector('#ben-canh ins:has-text("Do máy kia ghi")');
    await other.close();

    await type(journey, 'texts.help', 'Do máy này ghi');
    await page.waitForSelector('#da-luu:has-text("người khác vừa lưu bản này")');
    expect(await page.inputValue('[name="v:texts.help"]')).toBe('Do máy này ghi');
    await page.click('.plan-buttons button:has-text("Lưu")');
    await page.waitForSelector('text=Bản đang lưu ghi: “Do máy kia ghi”.');
    expect(await page.inputValue('[name="v:texts.help"]')).toBe('Do máy này ghi');
    await journey.context.close();
  });
});

/** "07/12/2026" and 6 weeks: "18/01/2027". */
function weeksAfter(day: string, weeks: number): string {
  const [date, month, year] = day.split('/').map(Number) as [number, number, number];
  return formatDate(new Date(Date.UTC(year, month - 1, date + weeks * 7)));
}

async function type({ page }: Journey, path: string, text: string): Promise<void> {
  await page.fill(`[name="v:${path}"]`, text);
}

/** The name of the field that has the focus. */
function focusedName({ page }: Journey): Promise<string | null> {
  return page.evaluate(() =>
    (
      globalThis as unknown as { document: { activeElement: { getAttribute(name: string): string | null } } }
    ).document.activeElement.getAttribute('name'),
  );
}
