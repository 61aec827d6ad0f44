import type { Browser } from 'playwright-core';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { broken } from '../support/verified.js';

/** A 62-year-old enters Lâm Đồng's contest on her phone. */
describe('Lâm Đồng, from the landing page to the receipt', () => {
  let app: AppProcess;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    origin = app.url('lam-dong.localhost');
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    removeApp(app);
  });

  it('goes from landing page to first question in five screens', async () => {
    const journey = await Journey.begin(browser);
    const { page } = journey;
    await page.goto(origin);
    await journey.look('landing-phone');
    await page.click('a:has-text("Vào thi tuần 2")');

    await page.fill('#fullName', 'Đỗ Thị Lụa');
    await page.fill('#birthDate-day', '07');
    await page.fill('#birthDate-month', '18');
    await page.fill('#birthDate-year', '1962');
    await page.fill('#phone', '091 234 567');
    await page.selectOption('#audience', 'nhan-dan');
    await page.check('#consent');
    await page.click('button:has-text("Tiếp tục")');
    await page.waitForSelector('text=Còn 2 chỗ cần sửa');
    await journey.look('register-errors-phone', { fullPage: true });
    await page.fill('#birthDate-month', '7');
    await page.fill('#phone', '0912 345 678');
    await page.check('#consent');
    await page.click('button:has-text("Tiếp tục")');

    await page.waitForSelector('text=Bạn dự thi cho');
    await page.fill('#q', 'lac');
    await journey.answered('[role=option]');
    await journey.look('register-unit-phone');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.click('button:has-text("Tiếp tục")');

    await page.waitForSelector('#code');
    await journey.look('register-code-phone');
    await page.fill('#code', await journey.codeFromMailbox(origin));
    // The line is slow and the finger impatient: it is one post all the same.
    const posts: string[] = [];
    await page.route('**/dang-ky/xac-nhan', async (route) => {
      posts.push(route.request().method());
      await page.waitForTimeout(1_000);
      await route.continue();
    });
    await page.locator('button:has-text("Xong")').evaluate((button: { click(): void }) => {
      button.click();
      setTimeout(() => button.click(), 300);
    });
    await page.waitForSelector('text=Sẵn sàng vào thi?');
    expect(posts).toEqual(['POST']);
    await journey.look('round-start-phone');
    await page.click('button:has-text("Bắt đầu làm bài")');
    await page.waitForSelector('text=Câu 1 trong 20');

    for (let question = 1; question <= 20; question += 1) {
      await page
        .locator(`fieldset[data-question="${question}"] label`)
        .nth(question % 4)
        .click();
      if (question === 7) {
        await page.waitForSelector('text=Máy chủ đã nhận lúc');
        await journey.look('exam-phone');
      }
      await page.click('[data-next]');
    }
    await page.waitForSelector('text=Bạn đã trả lời đủ 20 câu.');
    await page.fill('#du-doan', '1250');
    await journey.look('prediction-phone', { fullPage: true });
    await page.click('[data-submit]');

    await page.waitForURL(/bien-nhan\/LD2-/);
    await journey.look('receipt-phone');
    expect(await page.textContent('main')).toContain('20 trong 20 câu');
    await page.goto(`${origin}cua-toi`);
    await journey.look('my-attempts-phone');
    await journey.end();
  });

  it('survives a cut line: answers stay on the phone and reach the server when it is back', async () => {
    const journey = await Journey.begin(browser);
    const { page, context } = journey;
    await signUp(journey, origin, 'Trần Văn Bền', '0987 654 321');
    await page.click('button:has-text("Bắt đầu làm bài")');
    await page.locator('fieldset[data-question="1"] label').nth(1).click();
    await page.waitForSelector('text=Máy chủ đã nhận lúc');

    await context.setOffline(true);
    await page.click('[data-next]');
    await page.locator('fieldset[data-question="2"] label').nth(2).click();
    await page.waitForSelector('text=Đã ghi trên máy này.');
    await context.setOffline(false);
    await page.waitForSelector('text=Máy chủ đã nhận lúc', { timeout: 20_000 });

    await page.reload();
    expect(await page.locator('fieldset[data-question="2"] input').nth(2).isChecked()).toBe(true);
    await context.close();
  });

  it('works page by page without script', async () => {
    const journey = await Journey.begin(browser, { isScripted: false });
    const { page } = journey;
    await signUp(journey, origin, 'Lê Thị Không', '0977 111 222');
    await page.click('button:has-text("Bắt đầu làm bài")');
    for (let question = 1; question <= 20; question += 1) {
      await page
        .locator('fieldset:not([hidden]) label')
        .nth(question % 4)
        .click();
      await page.click('button[data-next]');
    }
    await page.fill('#du-doan', '800');
    await page.click('[data-submit]');

    await page.waitForURL(/bien-nhan\/LD2-/);
    await journey.look('receipt-without-script');
    expect(await page.textContent('main')).toContain('20 trong 20 câu');
    await journey.end();
  });

  it('takes the last word of whoever answers in two tabs, and says when the paper is handed in', async () => {
    const journey = await Journey.begin(browser);
    const { page, context } = journey;
    await signUp(journey, origin, 'Bùi Thị Hai Trang', '0966 333 444');
    await page.click('button:has-text("Bắt đầu làm bài")');
    await page.waitForSelector('text=Câu 1 trong 20');
    const other = await context.newPage();
    await other.goto(page.url());
    const choose = async (tab: typeof page, option: number): Promise<void> => {
      await tab.locator('fieldset[data-question="1"] label').nth(option).click();
      await tab.waitForFunction(() => localStorage.length === 0, undefined, { timeout: 10_000 });
    };
    for (const option of [0, 1]) await choose(page, option);
    await choose(other, 2);
    const fresh = await context.newPage();
    await fresh.goto(`${page.url().split('?')[0]!}?cau=1`);
    expect(await fresh.locator('fieldset[data-question="1"] input').nth(2).isChecked()).toBe(true);

    await fresh.goto(`${page.url().split('?')[0]!}?cau=cuoi`);
    await fresh.fill('#du-doan', '-5');
    await fresh.click('[data-submit]');
    expect(await fresh.textContent('[data-submit]')).toBe('Nộp, bỏ trống 19 câu');
    await journey.page.waitForTimeout(800);
    await fresh.click('[data-submit]');
    await fresh.waitForSelector('text=Hãy nhập một số nguyên');
    await fresh.fill('#du-doan', '5');
    await fresh.click('[data-submit]');
    await journey.page.waitForTimeout(800);
    await fresh.click('[data-submit]');
    await fresh.waitForURL(/bien-nhan\/LD2-/);

    const saves: string[] = [];
    other.on('request', (request) => request.url().endsWith('/luu') && saves.push(request.url()));
    await other.locator('fieldset[data-question="1"] label').nth(3).click();
    await other.waitForSelector('a:has-text("Xem biên nhận")');
    await other.waitForTimeout(1_500);
    expect(saves).toHaveLength(1);
    await other.click('a:has-text("Xem biên nhận")');
    await other.waitForURL(/bien-nhan\/LD2-/);
    await context.close();
  });

  it('lets officials find their office while they type', async () => {
    const journey = await Journey.begin(browser);
    const { page } = journey;
    await introduce(page, { origin, fullName: 'Ngô Văn Cán Bộ', phone: '0955 222 333', audience: 'can-bo' });
    await page.fill('#q', 'so noi vu');
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.click('button:has-text("Tiếp tục")');
    await page.waitForSelector('#code');
    await journey.end();
  });

  it.each([
    ['phu-tho.localhost', 'phu-tho'],
    ['thai-nguyen.localhost', 'thai-nguyen'],
    ['cao-bang.localhost', 'cao-bang'],
    ['dak-lak.localhost', 'dak-lak'],
  ])('has neighbours whose pages stand as well: %s', async (host, name) => {
    for (const isPhone of [true, false]) {
      const journey = await Journey.begin(browser, { isPhone });
      await journey.page.goto(app.url(host));
      await journey.look(`${name}-${isPhone ? 'phone' : 'desktop'}`);
      await journey.page.goto(app.url(host, '/the-le'));
      await journey.look(`${name}-rules-${isPhone ? 'phone' : 'desktop'}`);
      await journey.end();
    }
  });

  it.each([
    [true, 'phone'],
    [false, 'desktop'],
  ])('stands among others on the product’s page (phone: %s)', async (isPhone, width) => {
    const journey = await Journey.begin(browser, { isPhone });
    await journey.page.goto(app.url('localhost'));
    await journey.look(`root-${width}`);
    await journey.page.goto(origin);
    await journey.look(`landing-${width}`);
    await journey.end();
  });

  it('leaves a database in which everything holds', async () => {
    expect(await broken(app)).toEqual([]);
  });
});

async function signUp(journey: Journey, origin: string, fullName: string, phone: string): Promise<void> {
  const { page } = journey;
  await introduce(page, { origin, fullName, phone, audience: 'nhan-dan' });
  await page.fill('#q', 'lac duong');
  if (journey.isScripted) {
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  } else {
    await page.click('button[value="search"]');
    await page.locator('label:has-text("Lạc Dương")').first().click();
  }
  await page.click('button:has-text("Tiếp tục")');
  await page.waitForSelector('#code');
  await page.fill('#code', await journey.codeFromMailbox(origin));
  await page.click('button:has-text("Xong")');
  await page.waitForSelector('text=Sẵn sàng vào thi?');
}

/** The first step of registering. */
async function introduce(
  page: Journey['page'],
  { origin, fullName, phone, audience }: { origin: string; fullName: string; phone: string; audience: string },
): Promise<void> {
  await page.goto(`${origin}dang-ky?next=/thi/tuan-2`);
  await page.fill('#fullName', fullName);
  for (const [field, value] of [
    ['day', '1'],
    ['month', '2'],
    ['year', '1980'],
  ] as const) {
    await page.fill(`#birthDate-${field}`, value);
  }
  await page.fill('#phone', phone);
  await page.selectOption('#audience', audience);
  await page.check('#consent');
  await page.click('button:has-text("Tiếp tục")');
  await page.waitForSelector('#q');
}
