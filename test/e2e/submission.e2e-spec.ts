import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { aPdf, written } from '#documents/testing';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { launchBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { Journey } from '../support/journey.js';
import { broken } from '../support/verified.js';

const MIB = 1024 * 1024;

/** An initiative on a phone with a bad line: written, its file cut off and resumed, looked at, sent. */
describe('an initiative for Lâm Đồng, from the front page to its receipt', () => {
  let app: AppProcess;
  let browser: Browser;
  let origin: string;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-essay-'));
    file = join(folder, 'giai-phap.pdf');
    // Photographs in a report: what takes its time on a bad line. Nothing in it looks like another kind of file.
    const noise = Buffer.from(randomBytes(11 * MIB).map((byte) => 0x61 + (byte % 16)));
    const page = written('Mot cua luu dong nhung ngay cho phien');
    writeFileSync(
      file,
      aPdf({
        pages: [page],
        objects: { 90: Buffer.concat([Buffer.from(`<< /Length ${noise.length} >>\nstream\n`), noise, Buffer.from('\nendstream')]) },
      }),
    );
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    origin = app.url('lam-dong.localhost');
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    removeApp(app);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is written on a phone, survives cut lines and closed tabs, and is sent', async () => {
    const journey = await Journey.begin(browser);
    const { page, context } = journey;
    await page.goto(`${origin}gui-bai/sang-kien`);
    await journey.lookAtBoth('submission-call', { fullPage: true });
    await page.click('a:has-text("Đăng ký và gửi bài dự thi")');
    await register(journey, origin);
    await page.waitForSelector('button:has-text("Bắt đầu viết bài")');
    await page.click('button:has-text("Bắt đầu viết bài")');

    await page.waitForSelector('#title');
    await page.fill('#title', 'Một cửa lưu động');
    await page.waitForSelector('text=Máy chủ đã lưu lúc');
    await page.selectOption('#theme', 'thu-tuc-hanh-chinh');
    await page.locator('label:has-text("Cá nhân")').click();
    await page.locator('label:has-text("Chưa áp dụng")').click();
    await journey.lookAtBoth('submission-draft', { fullPage: true });
    await context.setOffline(true);
    await page.fill('#title', 'Một cửa lưu động những ngày chợ phiên');
    await page.waitForSelector('text=Chưa gửi được lên máy chủ vì mất kết nối');
    const address = page.url();
    // The page is left without a line: what was typed is still on the phone.
    await page.goto('about:blank');
    await context.setOffline(false);
    await page.goto(address);
    const typed = await eventually(
      async () => page.inputValue('#title'),
      (title) => title.endsWith('chợ phiên'),
    );
    expect(typed).toBe('Một cửa lưu động những ngày chợ phiên');
    await page.click('button:has-text("Lưu và sang bước Tệp")');

    await page.waitForSelector('h1:has-text("Tệp của bài dự thi")');
    const offsets: string[] = [];
    page.on('request', (request) => request.method() === 'PATCH' && offsets.push(request.headers()['upload-offset'] ?? ''));
    // The first piece arrives, then the line is gone.
    await page.route('**/tep-gui/*', async (route) => {
      const { method, headers } = { method: route.request().method(), headers: route.request().headers() };
      await (method === 'PATCH' && headers['upload-offset'] !== '0' ? route.abort() : route.continue());
    });
    await page.setInputFiles('#tep-main', file);
    await page.waitForSelector('text=Đường truyền đang gián đoạn');
    await page.goto('about:blank');
    await page.unroute('**/tep-gui/*');
    expect(offsets[0]).toBe('0');

    offsets.length = 0;
    await page.goto(address.replace(/viet$/, 'tep'));
    await page.waitForSelector('text=/Đã gửi 5 MB trong 11 MB/');
    await journey.lookAtBoth('submission-files', { fullPage: true });
    await page.setInputFiles('#tep-main', file);
    await page.waitForSelector('text=Máy chủ đã nhận đủ.', { timeout: 60_000 });
    // What had come was not sent again.
    expect(offsets[0]).toBe(String(5 * MIB));

    await page.click('a:has-text("Sang bước Kiểm tra và gửi")');
    await page.waitForSelector('text=Số từ của bài');
    await journey.lookAtBoth('submission-check', { fullPage: true });
    await page.check('#isOriginal');
    await page.check('#agrees');
    await page.click('button:has-text("Gửi bài dự thi")');
    await page.waitForURL(/bien-nhan\/LDB-/);
    expect(await page.textContent('main')).toContain('Một cửa lưu động những ngày chợ phiên');
    await journey.lookAtBoth('submission-receipt', { fullPage: true });
    await page.click('a:has-text("Xem bài đã gửi")');
    await page.waitForSelector('text=Lần 1, bản được tính');
    expect(await page.textContent('main')).toContain('SK-');
    await journey.lookAtBoth('submission-sent', { fullPage: true });
    await context.close();
  });

  it('leaves a database in which everything holds', async () => {
    expect(await broken(app)).toEqual([]);
  });
});

async function register(journey: Journey, origin: string): Promise<void> {
  const { page } = journey;
  await page.fill('#fullName', 'Sùng Thị Viết');
  for (const [field, value] of [
    ['day', '1'],
    ['month', '2'],
    ['year', '1980'],
  ] as const)
    await page.fill(`#birthDate-${field}`, value);
  await page.fill('#phone', '0977 555 666');
  await page.selectOption('#audience', 'nhan-dan');
  await page.check('#consent');
  await page.click('button:has-text("Tiếp tục")');
  await page.waitForSelector('#q');
  await page.fill('#q', 'lac duong');
  await page.waitForSelector('[role=option]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.click('button:has-text("Tiếp tục")');
  await page.waitForSelector('#code');
  await page.fill('#code', await journey.codeFromMailbox(origin));
  await page.click('button:has-text("Xong")');
}
