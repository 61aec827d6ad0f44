import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Attempts } from '#attempts';
import { LoadError } from '#persistence';
import { Registrations } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { demoQuestions } from '../../apps/cli/src/demo/demo-questions.js';
import { WHILE_OPEN } from '../factories/a-tenant-with-contest.js';
import { launchBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { hurriedTo } from '../support/hurried.js';
import { choose, goTo, RECEIVED, type Sitter, Sitters, sixQuestions } from '../support/sitters.js';
import { TestSite } from '../support/test-site.js';

jest.setTimeout(120_000);

/** From the waiting page to the receipt, each page looked at on a phone and at a desk: one heading, nothing sideways, axe finds nothing. */
describe('the pages of a sitting', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let place: Sitters;

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
    place = await Sitters.at(site, browser);
  });
  beforeEach(() => site.timeIs(WHILE_OPEN));
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => browser.close());

  const OPENS = Date.parse('2024-10-21T10:00:00+07:00');
  const holds = async (sitter: Sitter, wanted: string[]): Promise<void> => {
    expect(
      await eventually(
        () => sitter.held(),
        (held) => String(held) === String(wanted),
        15_000,
      ),
    ).toEqual(wanted);
  };
  const before = (seconds: number): Promise<void> => site.timeIs(new Date(OPENS - seconds * 1000));

  describe('waiting for the opening', () => {
    it('stays as it is until the button appears, and asks nothing meanwhile', async () => {
      const sitter = await place.person();
      const journey = await sitter.device({ isHurried: true });
      const { page } = journey;
      await before(7200);
      await page.goto(`${place.origin}/thi/dot-1`);
      await journey.lookAtBoth('waiting-long', { fullPage: true, isReloaded: true });
      await before(5);
      await page.goto(`${place.origin}/thi/dot-1`);
      await page.waitForLoadState('networkidle');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const button = page.locator('button:has-text("Bắt đầu làm bài")');
      expect(await button.isEnabled()).toBe(false);
      await page.keyboard.press('Tab');
      const focused = await page.evaluate('document.activeElement.outerHTML');
      await hurriedTo(page, 'button:enabled:has-text("Bắt đầu làm bài")');
      await before(-5);
      expect(await page.evaluate('document.activeElement.outerHTML')).toBe(focused);
      expect(await page.textContent('[data-wait-said]')).toContain('Đã đến giờ.');
      expect(asked).toEqual([]);
      await journey.lookAtBoth('waiting-due', { fullPage: true });
      await button.click();
      await page.waitForSelector('[data-question]');
      await journey.end();
    });

    it('asks again by itself without script', async () => {
      const sitter = await place.person();
      const { page, context } = await sitter.device({ isScripted: false });
      await before(1);
      await page.goto(`${place.origin}/thi/dot-1`);
      expect(await page.locator('button:has-text("Bắt đầu làm bài")').isEnabled()).toBe(false);
      await page.waitForSelector('button:enabled:has-text("Bắt đầu làm bài")', { timeout: 15_000 });
      await context.close();
    });
  });

  describe('when a crowd waits', () => {
    /** As many as open doors for twenty seconds. */
    const manyAreExpected = (): void => {
      jest.spyOn(site.get(Registrations), 'countByVia').mockResolvedValue([{ viaTenantId: null, people: 6000 }]);
    };

    it('each is let in at a moment of their own, and has the whole time from then on', async () => {
      const crowd = await Sitters.at(site, browser);
      await before(60);
      manyAreExpected();
      const moments: number[] = [];
      const times = new Set<number>();
      for (let n = 0; n < 20; n += 1) {
        await before(60);
        const sitter = await crowd.person();
        const visitor = site.visitor(crowd.tenant.host);
        visitor.keep('kb', await sitter.session());
        const moment = Date.parse(/data-moment="([^"]+)"/.exec((await visitor.get('/thi/dot-1')).text)![1]!);
        moments.push(moment - OPENS);
        await site.timeIs(new Date(moment));
        await visitor.post('/thi/dot-1/bat-dau', {}, '/thi/dot-1');
        const { startedAt, deadlineAt } = await sitter.attempt();
        times.add(deadlineAt.getTime() - startedAt.getTime());
      }
      expect(new Set(moments).size).toBe(20);
      expect(moments.filter((moment) => moment < 0 || moment >= 20_000)).toEqual([]);
      expect(Math.max(...moments) - Math.min(...moments)).toBeGreaterThan(5_000);
      expect([...times]).toEqual([15 * 60_000]);
    });

    it('the button opens at the person’s moment, not before', async () => {
      const crowd = await Sitters.at(site, browser);
      await before(60);
      manyAreExpected();
      const sitter = await crowd.person();
      const { page, context } = await sitter.device({ isHurried: true });
      await page.goto(`${crowd.origin}/thi/dot-1`);
      const moment = Date.parse((await page.getAttribute('[data-wait]', 'data-moment'))!);
      // What the page waits from here on, but for the moment that loading it has taken.
      const left = moment - OPENS + 60_000;
      const button = page.locator('button:has-text("Bắt đầu làm bài")');
      await page.clock.pauseAt((await page.evaluate<number>('Date.now()')) + 500);
      await page.clock.runFor(left - 20_000);
      expect(await button.isEnabled()).toBe(false);
      await page.clock.runFor(20_000);
      expect(await button.isEnabled()).toBe(true);
      await context.close();
    });
  });

  describe('when too many come at once', () => {
    const overloaded = (times: number) => {
      const start = jest.spyOn(site.get(Attempts), 'start');
      for (let n = 0; n < times; n += 1) start.mockRejectedValueOnce(new LoadError('OVERLOADED'));
    };

    it.each([{ isScripted: true }, { isScripted: false }])(
      'the page says so calmly and comes through by itself (%j)',
      async ({ isScripted }) => {
        const sitter = await place.person();
        const journey = await sitter.device({ isScripted, isHurried: isScripted });
        const { page } = journey;
        overloaded(isScripted ? 2 : 1);
        await page.goto(`${place.origin}/thi/dot-1`);
        const [answer] = await Promise.all([page.waitForResponse(/bat-dau/), page.click('button:has-text("Bắt đầu làm bài")')]);
        expect([answer.status(), answer.headers()['retry-after']]).toEqual([503, '3']);
        await page.waitForSelector('h1:has-text("Đang có nhiều người vào thi")');
        expect(await page.textContent('main')).toContain('Trang sẽ tự thử lại sau 3 giây.');
        await journey.look(`busy-${isScripted ? 'phone' : 'phone-plain'}`);
        if (isScripted) await hurriedTo(page, '[data-position]');
        await page.waitForSelector('[data-question]', { timeout: 20_000, state: 'attached' });
        expect((await sitter.attempt()).number).toBe(1);
        // Pressed once is started once: the address starts nothing any more, however soon the paper is handed in.
        expect((await journey.context.cookies()).map(({ name }) => name)).not.toContain('vao-thi');
        await journey.context.close();
      },
    );

    it('what was chosen without script is on the page that asks for patience, and goes with its button', async () => {
      const sitter = await place.person();
      const journey = await sitter.device({ isScripted: false });
      const { page } = journey;
      await sitter.start(page);
      jest.spyOn(site.get(Attempts), 'save').mockRejectedValueOnce(new LoadError('OVERLOADED'));
      await choose(page, 1, 'C');
      await page.click('[data-next]');
      await page.waitForSelector('text=Những gì bạn vừa chọn còn ở trang này');
      await journey.look('busy-carries-phone');
      expect((await sitter.held())[0]).toBe('');
      // Left behind, did the page ask again by itself.
      expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0);
      await page.click('button:has-text("Gửi lại")');
      await page.waitForSelector('h1:has-text("Câu 2 trong 6")');
      expect((await sitter.held())[0]).toBe('C');
      await journey.context.close();
    });

    it('so is the number guessed, and the paper is handed in with it', async () => {
      const { topics } = sixQuestions();
      const part = aQuizPart({ paper: { ...aQuizPart().paper, items: 6 } });
      const guessing = await Sitters.at(site, browser, { ruleSet: aRuleSet({ topics, parts: [part] }) });
      const sitter = await guessing.person();
      const { page, context } = await sitter.device({ isScripted: false });
      const exam = await sitter.start(page);
      await page.goto(`${exam}?cau=cuoi`);
      await page.fill('#du-doan', '1.250');
      jest.spyOn(site.get(Attempts), 'submit').mockRejectedValueOnce(new LoadError('OVERLOADED'));
      await page.click('[data-submit]');
      await page.click('button:has-text("Gửi lại")');
      await page.waitForURL(/bien-nhan/);
      expect(Number((await sitter.attempt()).prediction)).toBe(1250);
      await context.close();
    });

    it('an address alone starts nothing: only who has pressed the button', async () => {
      const sitter = await place.person();
      const { page, context } = await sitter.device();
      await page.goto(`${place.origin}/thi/dot-1/bat-dau`);
      expect(page.url()).toBe(`${place.origin}/thi/dot-1`);
      await expect(sitter.attempt()).rejects.toThrow('Nothing was started.');
      await context.close();
    });
  });

  it('one question at a time, all on a page, the end and the receipt', async () => {
    const sitter = await place.person();
    const journey = await sitter.device();
    const { page } = journey;
    await page.goto(`${place.origin}/thi/dot-1`);
    await journey.lookAtBoth('round', { isReloaded: true });
    await sitter.start(page);
    await choose(page, 1, 'B');
    await page.waitForSelector(RECEIVED);
    await journey.lookAtBoth('exam-one', { fullPage: true });
    await page.click('a:has-text("Xem tất cả câu trên một trang")');
    await page.waitForSelector('h1:has-text("Tất cả 6 câu")');
    for (const n of [2, 3, 4, 5, 6]) await choose(page, n, 'A');
    await choose(page, 3, 'C');
    await page.waitForSelector(RECEIVED);
    await journey.lookAtBoth('exam-all', { fullPage: true });
    await page.click('[data-next]');
    await page.waitForSelector('text=Bạn đã trả lời đủ 6 câu.');
    await journey.lookAtBoth('finish', { fullPage: true });
    await page.click('[data-submit]');
    await page.waitForURL(/bien-nhan/);
    await journey.lookAtBoth('receipt', { isReloaded: true });
    expect(await sitter.held()).toEqual(['B', 'A', 'C', 'A', 'A', 'A']);
    await journey.end();
  });

  it('remembers on the device how the questions were wished', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device();
    const exam = await sitter.start(page);
    await page.click('a:has-text("Xem tất cả câu trên một trang")');
    await page.waitForSelector('h1:has-text("Tất cả 6 câu")');
    await page.goto(exam);
    expect(await page.textContent('h1')).toBe('Tất cả 6 câu');
    await page.click('a:has-text("Xem từng câu một")');
    await page.waitForSelector('h1:has-text("Câu 1 trong 6")');
    // Whoever wants to see questions sees questions, even when none is left to answer.
    await page.click('a:has-text("Xem tất cả câu trên một trang")');
    for (const n of [1, 2, 3, 4, 5, 6]) await choose(page, n, 'A');
    await page.waitForSelector(RECEIVED);
    await page.click('a:has-text("Xem từng câu một")');
    await page.waitForSelector('h1:has-text("Câu 1 trong 6")');
    await page.click('a:has-text("Xem tất cả câu trên một trang")');
    await page.waitForSelector('h1:has-text("Tất cả 6 câu")');
    await context.close();
  });

  it('by keyboard alone: letters and digits choose, N and P turn the page, and they can be turned off', async () => {
    const sitter = await place.person();
    const journey = await sitter.device({ isPhone: false, isHurried: true });
    const { page } = journey;
    await page.goto(`${place.origin}/thi/dot-1`);
    await page.locator('button:has-text("Bắt đầu làm bài")').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-question]');
    await journey.look('exam-desktop');
    await page.keyboard.press('b');
    expect(await page.evaluate('document.activeElement.id')).toBe('c1B');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('n');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Câu 2 trong 6');
    await page.keyboard.press('4');
    await page.keyboard.press('n');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('p');
    expect(await page.textContent('h1')).toBe('Câu 2 trong 6');
    await page.locator('summary:has-text("Phím tắt")').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('a');
    await page.keyboard.press('n');
    expect(await page.textContent('h1')).toBe('Câu 2 trong 6');
    await holds(sitter, ['C', 'D', '', '', '', '']);
    await page.keyboard.press('Space');
    for (let n = 0; n < 5; n += 1) await page.keyboard.press('n');
    expect(await page.textContent('h1')).toBe('Nộp bài');
    await page.locator('[data-submit]').focus();
    await page.keyboard.press('Enter');
    await page.clock.fastForward(800);
    await page.keyboard.press('Enter');
    await page.waitForURL(/bien-nhan/);
    await journey.end();
  });

  it('says little aloud: nothing for an answer that arrives, one sentence for trouble and one for its end', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device({ isHurried: true });
    await sitter.start(page);
    await page.evaluate(`{ window.said = []; new MutationObserver(() => {
      const text = document.querySelector('[data-announce]').textContent; if (text) said.push(text);
    }).observe(document.querySelector('[data-announce]'), { childList: true, characterData: true, subtree: true }); }`);
    await choose(page, 1, 'A');
    await page.waitForSelector(RECEIVED);
    await choose(page, 1, 'B');
    await holds(sitter, ['B', '', '', '', '', '']);
    await page.waitForSelector(RECEIVED);
    await page.clock.fastForward(100);
    await context.setOffline(true);
    await choose(page, 1, 'C');
    await page.waitForSelector('text=Đã ghi trên máy này. Bạn');
    await choose(page, 1, 'D');
    await page.clock.fastForward(500);
    await context.setOffline(false);
    await hurriedTo(page, RECEIVED);
    await page.clock.fastForward(300);
    const said = await page.evaluate<string[]>('said');
    expect(said.map((text) => text.replace(/\d+:\d\d:\d\d/, '…'))).toEqual([
      'Đã ghi trên máy này. Bạn cứ làm tiếp, có mạng lại máy sẽ tự gửi.',
      'Máy chủ đã nhận đủ các câu của bạn lúc ….',
    ]);
    expect(await page.locator('[role=status], [role=alert], [aria-live]').count()).toBe(1);
    await context.close();
  });

  it('loses nothing at 200 % on a phone', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device();
    await sitter.start(page);
    await page.setViewportSize({ width: 180, height: 390 });
    const sideways = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(await sideways()).toBe(0);
    if (process.env['JOURNEY_PICTURES']) await page.screenshot({ path: `${process.env['JOURNEY_PICTURES']}/zoom.png`, fullPage: true });
    await choose(page, 1, 'B');
    await goTo(page, 6);
    await page.click('[data-next]');
    expect(await sideways()).toBe(0);
    expect(await page.locator('[data-submit]').isVisible()).toBe(true);
    await context.close();
  });

  describe('where several options are right', () => {
    const ruleSetOf = async (isScripted: boolean) => {
      const place = await Sitters.at(site, browser, { questions: demoQuestions().map((question) => ({ ...question, key: [0, 1] })) });
      const sitter = await place.person();
      const journey = await sitter.device({ isScripted });
      return { sitter, journey, page: journey.page };
    };

    it('boxes are ticked, kept and taken back', async () => {
      const { sitter, journey, page } = await ruleSetOf(true);
      const exam = await sitter.start(page);
      expect(await page.textContent('fieldset[data-question="1"] legend')).toContain('Chọn mọi đáp án đúng.');
      await choose(page, 1, 'A');
      await choose(page, 1, 'C');
      await page.waitForSelector(RECEIVED);
      await journey.look('exam-several-phone');
      await page.goto(`${exam}?cau=1`);
      expect(await page.locator('fieldset[data-question="1"] input:checked').count()).toBe(2);
      await choose(page, 1, 'A');
      await choose(page, 1, 'C');
      await holds(sitter, ['', '', '', '', '', '']);
      await journey.end();
    });

    it('also without script', async () => {
      const { sitter, journey, page } = await ruleSetOf(false);
      const exam = await sitter.start(page);
      await choose(page, 1, 'A');
      await choose(page, 1, 'D');
      await page.click('[data-next]');
      await page.goto(`${exam}?cau=1`);
      expect((await sitter.held())[0]).toBe('AD');
      await choose(page, 1, 'A');
      await choose(page, 1, 'D');
      await page.click('[data-next]');
      expect((await sitter.held())[0]).toBe('');
      await journey.end();
    });
  });

  it('without script: page by page or all at once, to the receipt', async () => {
    const sitter = await place.person();
    const journey = await sitter.device({ isScripted: false });
    const { page } = journey;
    await sitter.start(page);
    await choose(page, 1, 'B');
    await page.click('[data-next]');
    await page.waitForSelector('h1:has-text("Câu 2 trong 6")');
    await page.click('a:has-text("Xem tất cả câu trên một trang")');
    await page.waitForSelector('h1:has-text("Tất cả 6 câu")');
    expect(await page.locator('#c1B').isChecked()).toBe(true);
    for (const n of [2, 4, 6]) await choose(page, n, 'C');
    await journey.look('exam-all-plain-phone', { fullPage: true });
    await page.click('[data-next]');
    await page.waitForSelector('text=Bạn còn 2 câu chưa trả lời: 3, 5.');
    expect(await sitter.held()).toEqual(['B', 'C', '', 'C', '', 'C']);
    await page.click('[data-submit]');
    await page.waitForURL(/bien-nhan/);
    await journey.end();
  });
});
