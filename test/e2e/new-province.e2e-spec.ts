import type { Browser } from 'playwright-core';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { formatDate } from '#kernel';
import { type NewQuestion, QuestionBank, QuestionsModule } from '#questions';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { TenantDirectory, TenantsModule } from '#tenants';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { withAppDatabase } from '../../apps/cli/src/start/app-database.js';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { fromMailbox, takeUp } from '../support/staff-journey.js';
import { broken } from '../support/verified.js';

const OPERATOR = 'van-hanh@vidu.vn';
const SLUG = 'sao-mai';
/** The preset's topics. */
const TOPICS = ['nhan-thuc-so', 'dich-vu-cong', 'an-toan'];

describe('a new province', () => {
  let app: AppProcess;
  let browser: Browser;
  let site: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ OPERATOR_EMAIL: OPERATOR }), launchBrowser()]);
    site = app.url(`${SLUG}.localhost`);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    removeApp(app);
  });

  const invite = async ({ page }: Journey, person: { name: string; email: string; role: string }): Promise<void> => {
    await page.goto(`${site}quan-tri/nhan-su`);
    await page.fill('#fullName', person.name);
    await page.fill('#email', person.email);
    await page.check(`input[value=${person.role}]`);
    await page.click('button:has-text("Gửi lời mời")');
    await page.waitForSelector('text=Đã gửi thư mời');
  };

  /** Questions come into the bank by the product's service: pages for writing them are another matter. */
  const fillBank = async (): Promise<void> => {
    const settings = readSettings({ ...process.env, DATA_DIR: app.dataDir, KHOABANG_MODE: 'demo' });
    const questions = TOPICS.flatMap((topic) =>
      Array.from({ length: 60 }, (_, n): NewQuestion => ({
        code: `${topic}-${n}`,
        topic,
        difficulty: (['easy', 'medium', 'hard'] as const)[n % 3]!,
        text: `Câu hỏi ${n} về ${topic} là câu nào?`,
        options: ['Phương án một', 'Phương án hai', 'Phương án ba', 'Phương án bốn'],
        key: [n % 4],
        explanation: '',
        source: 'Tài liệu kiểm thử',
      })),
    );
    await withAppDatabase(settings, (urls) =>
      withContext(settings, urls, [AccessModule, AccountsModule, TenantsModule, QuestionsModule], async (context) => {
        const tenant = (await context.get(TenantDirectory).findBySlug(SLUG))!;
        await context.get(TenantContext).run({ tenantId: tenant.id }, () => context.get(QuestionBank).add(questions));
      }),
    );
  };

  it('goes from sign-up to a published contest', async () => {
    const root = app.url('localhost');
    const applicant = await Journey.begin(browser, { isPhone: true });
    const form = applicant.page;
    await form.goto(root);
    await form.click('a:has-text("Đăng ký đơn vị tổ chức")');
    await applicant.look('sign-up');
    await form.fill('#name', 'Tỉnh Sao Mai');
    await form.selectOption('#kind', 'province');
    await form.fill('#legalPaper', 'Kế hoạch số 12/KH-UBND ngày 05/3/2026');
    await form.fill('#applicantName', 'Trịnh Thu Hà');
    await form.fill('#applicantPosition', 'Chuyên viên Văn phòng UBND tỉnh');
    await form.fill('#email', 'ha@saomai.example');
    await form.fill('#phone', '0912345678');
    await form.click('button:has-text("Gửi đơn")');
    await form.waitForSelector('#code');
    await applicant.look('sign-up-code');
    await form.fill('#code', await fromMailbox(applicant, `${root}hop-thu`, /(\d{6}) là mã xác nhận đơn/));
    await form.click('button:has-text("Xác nhận và gửi đơn")');
    await form.waitForSelector('text=Đã nhận đơn');
    await applicant.look('sign-up-received');

    const operator = await Journey.begin(browser, { isPhone: false });
    await operator.page.goto(await fromMailbox(operator, `${root}hop-thu`, /(http\S+\/van-hanh\/don-dang-ky\?khoa=[\w-]+)/));
    await operator.look('application');
    await operator.page.click('button:has-text("Xác nhận và tạo trang")');
    await operator.page.waitForSelector('text=Đã tạo trang và gửi thư mời.');
    await operator.look('application-confirmed');
    await operator.end();
    await applicant.end();

    const desk = await takeUp(browser, site, 'ha@saomai.example');
    const { page } = desk;
    expect(await page.textContent('main')).toContain('Những bước đầu: đã xong 0 trong 5');
    await desk.look('first-steps');
    await page.click('a:has-text("Xem và lưu")');
    await desk.look('identity');
    await page.click('label:has-text("Chàm")');
    await page.click('button:has-text("Lưu")');
    await page.waitForSelector('text=Đã lưu.');
    await invite(desk, { name: 'Lý Na', email: 'na@saomai.example', role: 'publisher' });
    await invite(desk, { name: 'Vũ Đình Long', email: 'long@saomai.example', role: 'approver' });
    await fillBank();
    await page.goto(`${site}quan-tri`);
    expect(await page.textContent('main')).toContain('đã xong 3 trong 5');

    await page.click('a:has-text("Chọn mẫu")');
    await page.locator('form:has(input[value="preset:trac-nghiem-mot-luot-ca-cuoc-thi"]) button').click();
    await page.waitForSelector('text=Đã lập bản soạn.');
    if (await page.locator('#ngay').count()) {
      const inAMonth = formatDate(new Date(Date.now() + 30 * 86_400_000));
      await page.fill('#ngay', inAMonth);
      await page.click('button:has-text("Xem theo ngày này")');
      await page.click('.side-column button');
      await page.waitForSelector('text=Mọi mốc thời gian đã dời');
    }
    await page.goto(`${site}quan-tri`);
    await page.click('a:has-text("Mở bản soạn")');
    await desk.look('first-draft');
    const draft = page.url();
    await desk.end();

    // Who writes does not publish: the second person does, with an invitation of their own.
    const publisher = await takeUp(browser, site, 'na@saomai.example');
    await publisher.page.goto(`${draft}/cong-bo`);
    await publisher.page.fill('#slug', '2027');
    await publisher.page.click('button:has-text("Công bố")');
    await publisher.page.waitForSelector('text=/Đã công bố/');
    await publisher.end();

    const visitor = await Journey.begin(browser, { isPhone: true });
    await visitor.page.goto(site);
    expect(await visitor.page.textContent('h1')).toContain('Tìm hiểu về chuyển đổi số');
    await visitor.look('new-province');
    await visitor.end();
  });

  it('leaves a database in which everything holds', async () => {
    expect(await broken(app)).toEqual([]);
  });
});
