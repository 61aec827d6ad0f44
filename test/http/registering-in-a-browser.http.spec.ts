import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ContestReader, Teams } from '#contests';
import type { RuleSet } from '#rules';
import { aRuleSet } from '#rules/testing';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { type Place, TestSite } from '../support/test-site.js';

jest.setTimeout(120_000);

/** Journeys in a real browser, by rules that no demo has: hence on a site of their own. */
describe('registering in a browser', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let tenant: Place;
  let origin: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
  });
  afterAll(() => browser.close());

  const open = async (ruleSet: RuleSet): Promise<void> => {
    ({ tenant } = await aPlaceWithContest(site, { ruleSet }));
    const { port } = site.app.getHttpServer().address() as { port: number };
    origin = `http://${tenant.host}:${port}/`;
  };
  const introduce = async ({ page }: Journey, who: { fullName: string; year: string; phone: string }): Promise<void> => {
    await page.goto(`${origin}dang-ky`);
    await page.fill('#fullName', who.fullName);
    await page.fill('#birthDate-day', '29');
    await page.fill('#birthDate-month', '2');
    await page.fill('#birthDate-year', who.year);
    await page.fill('#phone', who.phone);
    await page.check('#consent');
    await page.check('#publish');
  };
  const chooseUnit = async ({ page }: Journey, words: string): Promise<void> => {
    await page.fill('#q', words);
    await page.waitForSelector(`[role=option]:first-child:has-text("${words}")`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  const typeCode = async (journey: Journey): Promise<void> => {
    await journey.page.waitForSelector('#code');
    await journey.page.fill('#code', await journey.codeFromMailbox(origin));
  };
  const goOn = ({ page }: Journey): Promise<void> => page.click('main form.form > button.button');

  it('a pupil waits for a guardian, and sits', async () => {
    await open(aRuleSet({ eligibility: [{ code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' }] }));

    const journey = await Journey.begin(browser);
    const { page } = journey;
    await introduce(journey, { fullName: 'Trần Bé An', year: '2012', phone: '0903 555 111' });
    await journey.lookAtBoth('register-who');
    await goOn(journey);
    await chooseUnit(journey, 'Phường 9');
    await goOn(journey);
    await page.waitForSelector('text=Ai đồng ý cho bạn dự thi?');
    await page.fill('#guardianName', 'Lê Thị Mẹ');
    await page.click('label[for=guardianRelation-0]');
    await page.fill('#guardianContact', '0987 654 321');
    await journey.lookAtBoth('register-guardian');
    await goOn(journey);
    await typeCode(journey);
    await goOn(journey);

    await page.waitForSelector('text=Chờ cha mẹ đồng ý');
    await journey.lookAtBoth('guardian-unsent');
    await page.goto(`${origin}thi/dot-1`);
    expect(await page.textContent('main')).toContain('Chờ cha mẹ đồng ý');
    await page.click('a:has-text("Hỏi ý kiến cha mẹ")');
    await page.click('button:has-text("Gửi mã tới")');
    await page.waitForSelector('#code');
    await journey.lookAtBoth('guardian-consent');
    await typeCode(journey);
    await page.check('#publish');
    await page.click('button:has-text("Tôi đồng ý")');
    await page.waitForURL(`${origin}cua-toi`);
    await journey.lookAtBoth('my-attempts');
    await page.goto(`${origin}thi/dot-1`);
    await page.click('button:has-text("Bắt đầu làm bài")');
    await page.waitForURL(/bai-thi/);
    await journey.end();
  });

  it('a teacher counts for the one of two wards that was chosen last', async () => {
    await open(aRuleSet());
    const journey = await Journey.begin(browser);
    const { page } = journey;
    await introduce(journey, { fullName: 'Nguyễn Thị Hoà', year: '1980', phone: '0903 555 222' });
    await goOn(journey);
    await chooseUnit(journey, 'Phường 9');
    await goOn(journey);
    await typeCode(journey);
    await goOn(journey);
    await page.waitForURL(`${origin}cua-toi`);
    await page.click('a:has-text("Đổi đơn vị được tính")');
    await page.click('label:has-text("Nơi tôi làm việc")');
    await chooseUnit(journey, 'Phường 10');
    await journey.lookAtBoth('my-unit');
    await page.click('button:has-text("Tính cho nơi này")');
    await page.waitForURL(`${origin}cua-toi`);
    expect(await page.textContent('main')).toContain('Phường 10, thành phố Đà Lạt');
    await page.click('a:has-text("Dữ liệu của tôi")');
    await page.waitForSelector('h1:has-text("Dữ liệu của tôi")');
    await journey.lookAtBoth('own-data');
    await journey.end();
  });

  it('a member of the board is refused with the reason, and may ask before', async () => {
    await open(aRuleSet({ eligibility: [{ code: 'excluded-teams', version: 1, teams: ['ban-to-chuc'] }] }));
    await site.as(tenant.id, async () => {
      const { contest } = await site.get(ContestReader).running();
      await site.get(Teams).enter(contest.id, [{ team: 'ban-to-chuc', fullName: 'Phạm Văn Ban', birthDate: '1972-02-29' }]);
    });
    const journey = await Journey.begin(browser);
    const { page } = journey;
    await page.goto(`${origin}du-dieu-kien`);
    await page.fill('#birthDate-day', '29');
    await page.fill('#birthDate-month', '2');
    await page.fill('#birthDate-year', '1972');
    await page.click('button:has-text("Xem tôi có được dự thi không")');
    await page.waitForSelector('text=Bạn dự thi được');
    await journey.look('may-i-phone');
    expect(await page.textContent('main')).toContain('Trừ khi bạn thuộc: Ban Tổ chức');
    await introduce(journey, { fullName: 'Phạm Văn Ban', year: '1972', phone: '0903 555 333' });
    await goOn(journey);
    await chooseUnit(journey, 'Phường 9');
    await goOn(journey);
    await typeCode(journey);
    await goOn(journey);
    await page.waitForSelector('text=Bạn thuộc Ban Tổ chức nên không được dự thi.');
    await journey.look('not-eligible-phone');
    await journey.context.close();
  });
});
