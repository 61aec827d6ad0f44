import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { WHILE_OPEN } from '../factories/a-tenant-with-contest.js';
import { launchBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { hurried, hurriedTo } from '../support/hurried.js';
import { asSuperuser } from '../support/query.js';
import { choose, goTo, RECEIVED, type Sitter, Sitters } from '../support/sitters.js';
import { TestSite } from '../support/test-site.js';

jest.setTimeout(120_000);

const SAVES = /\/luu$/;

/** What becomes of answers when lines break, tabs die and devices differ. Each guard with its control: without it, the answer is lost. */
describe('answers of a sitting', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let place: Sitters;

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
    place = await Sitters.at(site, browser);
  });
  beforeEach(() => site.timeIs(WHILE_OPEN));
  afterAll(() => browser.close());

  const cut = async (target: Page | BrowserContext): Promise<void> => {
    await target.route(SAVES, (route) => route.abort());
  };
  const mend = (target: Page | BrowserContext): Promise<void> => target.unroute(SAVES);
  const line = (page: Page): Promise<string | null> => page.locator('[data-saving] span').textContent();
  /** The server holds this answer to a question; the test waits for it, without telling the page to hurry. */
  const holds = async (sitter: Sitter, question: number, letter: string): Promise<void> => {
    const held = await eventually(
      async () => (await sitter.held())[question - 1],
      (answer) => answer === letter,
      15_000,
    );
    expect(held).toBe(letter);
  };
  /** Touches an option in a tab that lies behind another: a finger would wait there for pictures that nobody draws. */
  const chooseBehind = async (page: Page, question: number, letter: string): Promise<void> => {
    await page
      .locator('.cell')
      .nth(question - 1)
      .dispatchEvent('click');
    await page.locator(`#c${question}${letter}`).dispatchEvent('click');
  };
  /** The page shows the minutes that the server would name, plus as many as it cannot know of; however long the test took until here. */
  const showsTimeLeft = async (page: Page, sitter: Sitter, unknown = 0): Promise<void> => {
    const { deadlineAt } = await sitter.attempt();
    const times = await eventually(
      async () => {
        const [row] = await asSuperuser<{ now: Date }>('select app_now() as now');
        const minutes = Math.ceil((deadlineAt.getTime() - row!.now.getTime()) / 60_000) - unknown;
        return { shown: await page.textContent('[data-time-left]'), wanted: `${minutes} phút` };
      },
      ({ shown, wanted }) => shown === wanted,
      15_000,
    );
    expect(times.shown).toBe(times.wanted);
  };
  const isChosen = (page: Page, question: number, letter: string): Promise<boolean> => page.locator(`#c${question}${letter}`).isChecked();

  it('stay on the device while the line is cut, say so, and reach the server when it is back', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device({ isHurried: true });
    await sitter.start(page);
    await choose(page, 1, 'B');
    await page.waitForSelector(RECEIVED);
    await context.setOffline(true);
    await goTo(page, 2);
    await choose(page, 2, 'C');
    await page.waitForSelector('text=Đã ghi trên máy này.');
    expect(await sitter.held()).toEqual(['B', '', '', '', '', '']);
    await context.setOffline(false);
    await hurriedTo(page, RECEIVED);
    expect(await sitter.held()).toEqual(['B', 'C', '', '', '', '']);
    await context.close();
  });

  it('touched before the script is here are sent when it comes', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device();
    const ready: (() => void)[] = [];
    await page.route(/exam-.*\.js$/, async (route) => {
      await new Promise<void>((resolve) => ready.push(resolve));
      await route.continue();
    });
    await page.goto(`${place.origin}/thi/dot-1`);
    await page.click('button:has-text("Bắt đầu làm bài")', { noWaitAfter: true });
    await page.waitForSelector('[data-question]');
    await choose(page, 1, 'D');
    ready.forEach((go) => go());
    await page.waitForSelector(RECEIVED);
    expect((await sitter.held())[0]).toBe('D');
    await context.close();
  });

  describe('of a tab that is killed before anything was sent', () => {
    const IN_SECOND_PLACE = `new Promise((resolve) => {
      const opening = indexedDB.open('khoa-bang', 1);
      opening.onsuccess = () => {
        const counting = opening.result.transaction('answers').objectStore('answers').count();
        counting.onsuccess = () => { opening.result.close(); resolve(counting.result > 0); };
      };
    })`;
    /** A tab dies without a last word; the person opens another. */
    const killedTab = async (context: BrowserContext, page: Page, exam: string, isDone = async () => {}): Promise<Page> => {
      await cut(page);
      await choose(page, 1, 'C');
      await isDone();
      const dead = page.waitForEvent('crash');
      await page.goto('chrome://crash').catch(() => undefined);
      await dead;
      const next = await context.newPage();
      await next.goto(exam);
      await next.waitForSelector('[data-question]');
      return next;
    };

    it('are on the device, shown again and sent', async () => {
      const sitter = await place.person();
      const { page, context } = await sitter.device();
      const next = await killedTab(context, page, await sitter.start(page));
      await next.waitForSelector('#c1C:checked', { state: 'attached' });
      await next.waitForSelector(RECEIVED);
      expect((await sitter.held())[0]).toBe('C');
      await context.close();
    });

    it('are found in the second place when the first was emptied', async () => {
      const sitter = await place.person();
      const { page, context } = await sitter.device();
      const exam = await sitter.start(page);
      await page.waitForFunction(`indexedDB.databases().then((all) => all.some(({ name }) => name === 'khoa-bang'))`);
      await context.addInitScript('localStorage.clear()');
      const next = await killedTab(context, page, exam, async () => {
        await page.waitForFunction(IN_SECOND_PLACE);
      });
      await next.waitForSelector(RECEIVED);
      expect((await sitter.held())[0]).toBe('C');
      await context.close();
    });

    it('are lost, as the page says, where the browser lets nothing be kept', async () => {
      const sitter = await place.person();
      const { page, context } = await sitter.device();
      await context.addInitScript(
        "Storage.prototype.setItem = () => { throw new Error('refused'); }; Object.defineProperty(window, 'indexedDB', { value: undefined });",
      );
      const exam = await sitter.start(page);
      await cut(context);
      await choose(page, 1, 'B');
      await page.waitForSelector('text=hãy giữ trang này mở');
      expect(await line(page)).not.toContain('Đã ghi trên máy này');
      const next = await killedTab(context, page, exam);
      await next.waitForSelector('[data-keys]:not([hidden])', { state: 'attached' });
      expect(await isChosen(next, 1, 'C')).toBe(false);
      expect((await sitter.held())[0]).toBe('');
      await context.close();
    });
  });

  describe('of two tabs', () => {
    it('do not fight: what one chooses the other shows, and the last touch counts', async () => {
      const sitter = await place.person();
      const { page: first, context } = await sitter.device({ isHurried: true });
      const exam = await sitter.start(first);
      const second = await context.newPage();
      await second.goto(`${exam}?cau=1`);
      await choose(first, 1, 'A');
      await second.waitForSelector('#c1A:checked', { state: 'attached' });
      await choose(second, 1, 'D');
      await first.waitForSelector('#c1D:checked', { state: 'attached' });
      await cut(first);
      await chooseBehind(first, 2, 'B');
      await second.waitForSelector('#c2B:checked', { state: 'attached' });
      await goTo(second, 3);
      await choose(second, 3, 'C');
      // What the first could not send, the second does.
      await hurriedTo(second, RECEIVED);
      expect(await sitter.held()).toEqual(['D', 'B', 'C', '', '', '']);
      const left = (): Promise<number> => second.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kb-answer')).length");
      await hurried(second, async () => (await left()) === 0);
      await context.close();
    });

    it('would know nothing of each other, did they not listen', async () => {
      const sitter = await place.person();
      const { page: first, context } = await sitter.device({ isHurried: true });
      // Nor finds the second tab, still opening, in the second place what the first has just laid there.
      await context.addInitScript(`{ Object.defineProperty(window, 'indexedDB', { value: undefined });
        const listen = window.addEventListener;
        window.addEventListener = (kind, ...rest) => kind === 'storage' ? undefined : listen.call(window, kind, ...rest); }`);
      const exam = await sitter.start(first);
      const second = await context.newPage();
      await second.goto(`${exam}?cau=2`);
      await cut(first);
      await chooseBehind(first, 2, 'B');
      await first.waitForSelector('text=Đã ghi trên máy này. Bạn');
      await goTo(second, 3);
      await choose(second, 3, 'C');
      await second.waitForSelector(RECEIVED);
      await second.clock.fastForward(20_000);
      await choose(second, 3, 'D');
      await holds(sitter, 3, 'D');
      expect(await isChosen(second, 2, 'B')).toBe(false);
      expect(await sitter.held()).toEqual(['', '', 'D', '', '', '']);
      await context.close();
    });
  });

  describe('of two devices', () => {
    /** On the phone, offline, A for both questions; then on the laptop D for the second; later the phone is online again. */
    const phoneAfter = async (waitMs: number): Promise<{ sitter: Sitter; page: Page; close: () => Promise<unknown> }> => {
      const sitter = await place.person();
      const phone = await sitter.device({ isHurried: true });
      const laptop = await sitter.device({ isPhone: false });
      const exam = await sitter.start(phone.page);
      await cut(phone.context);
      await choose(phone.page, 1, 'A');
      await goTo(phone.page, 2);
      await choose(phone.page, 2, 'A');
      await laptop.page.goto(`${exam}?cau=2`);
      for (const letter of ['B', 'C', 'D']) {
        await choose(laptop.page, 2, letter);
        await holds(sitter, 2, letter);
      }
      await phone.page.close();
      await phone.context.clock.fastForward(waitMs);
      await mend(phone.context);
      const page = await phone.context.newPage();
      await page.goto(`${exam}?cau=1`);
      await page.waitForSelector(RECEIVED);
      return { sitter, page, close: () => Promise.all([phone.context.close(), laptop.context.close()]) };
    };

    it('the newer wins; what waits on the other is shown and sent', async () => {
      const { sitter, page, close } = await phoneAfter(40_000);
      expect(await isChosen(page, 1, 'A')).toBe(true);
      expect(await isChosen(page, 2, 'D')).toBe(true);
      expect(await sitter.held()).toEqual(['A', 'D', '', '', '', '']);
      await close();
    });

    it('the older would win, were it not known how long it has waited', async () => {
      const { sitter, page, close } = await phoneAfter(0);
      await holds(sitter, 2, 'A');
      expect(await isChosen(page, 2, 'D')).toBe(false);
      await close();
    });

    it('a page that comes back into sight shows what was answered elsewhere, and where it was handed in', async () => {
      const sitter = await place.person();
      const phone = await sitter.device();
      const laptop = await sitter.device({ isPhone: false });
      const exam = await sitter.start(phone.page);
      await laptop.page.goto(`${exam}?cau=3`);
      await choose(laptop.page, 3, 'B');
      await laptop.page.waitForSelector(RECEIVED);
      const hide = (state: string): Promise<void> =>
        phone.page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
          if ('${state}' === 'visible') { const now = Date.now; Date.now = () => now() + 61000; }
          document.dispatchEvent(new Event('visibilitychange'))`);
      await hide('hidden');
      await hide('visible');
      await phone.page.waitForSelector('#c3B:checked', { state: 'attached' });
      await sitter.handInElsewhere(await sitter.signIn(laptop.context));
      await hide('hidden');
      await hide('visible');
      await phone.page.waitForURL(/bien-nhan/);
      await Promise.all([phone.context.close(), laptop.context.close()]);
    });
  });

  it('whose session has ended stay on the device; signing in leads back to the same question', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device();
    const exam = await sitter.start(page);
    await goTo(page, 4);
    await context.clearCookies({ name: 'kb' });
    await choose(page, 4, 'A');
    await page.waitForSelector('text=Phiên đăng nhập đã hết');
    expect(await page.getAttribute('[data-saving] a', 'href')).toBe(
      `/dang-nhap?next=${encodeURIComponent(`${new URL(exam).pathname}?cau=4`)}`,
    );
    await sitter.signIn(context);
    await page.goto(`${exam}?cau=4`);
    await page.waitForSelector(RECEIVED);
    expect((await sitter.held())[3]).toBe('A');
    await context.close();
  });

  it('wait as long as a busy server asks', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device({ isHurried: true });
    await sitter.start(page);
    let asked = 0;
    await page.route(SAVES, async (route) => {
      asked += 1;
      if (asked > 1) await route.continue();
      else await route.fulfill({ status: 503, headers: { 'retry-after': '3' }, body: '{}' });
    });
    await page.clock.pauseAt(Date.now() + 60_000);
    await choose(page, 1, 'A');
    await page.waitForSelector('text=Máy chủ đang bận, lát nữa máy tự gửi lại.');
    // Another touch does not push.
    await choose(page, 1, 'B');
    await page.clock.runFor(3_000);
    expect(asked).toBe(1);
    await page.clock.runFor(2_000);
    await page.waitForSelector(RECEIVED);
    expect(asked).toBe(2);
    expect((await sitter.held())[0]).toBe('B');
    await context.close();
  });

  it('are not handed in over a cut line: the page says what is where, and hands in by itself when the line is back', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device({ isHurried: true });
    await sitter.start(page);
    await choose(page, 1, 'A');
    await page.waitForSelector(RECEIVED);
    await context.setOffline(true);
    await goTo(page, 2);
    await choose(page, 2, 'B');
    for (let n = 2; n <= 6; n += 1) await page.click('[data-next]');
    await page.click('[data-submit]');
    await page.clock.fastForward(800);
    await page.click('[data-submit]');
    await hurriedTo(page, 'text=Máy chủ đã nhận 1 câu, còn 1 câu chỉ có trên máy này.');
    expect((await sitter.attempt()).submittedAt).toBeNull();
    await context.setOffline(false);
    await hurried(page, () => page.url().includes('/bien-nhan/'));
    expect((await sitter.held()).slice(0, 2)).toEqual(['A', 'B']);
    await context.close();
  });

  it('cannot be changed after the paper was handed in elsewhere, and the page leads to the receipt', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device();
    await sitter.start(page);
    await sitter.handInElsewhere(await sitter.signIn(context));
    await choose(page, 1, 'A');
    await page.waitForSelector('text=Bài thi này đã nộp');
    await page.click('[data-saving] a:has-text("Xem biên nhận")');
    await page.waitForURL(/bien-nhan/);
    await context.close();
  });

  it.each([-86_400_000, 86_400_000])('are timed by the server, whatever the device believes (%d ms)', async (shift) => {
    const sitter = await place.person();
    const { page, context } = await sitter.device({ isHurried: true });
    await context.addInitScript(`const now = Date.now; Date.now = () => now() + ${shift}`);
    await sitter.start(page);
    await showsTimeLeft(page, sitter);
    await choose(page, 1, 'A');
    await page.waitForSelector(RECEIVED);
    // Set while the page is open, too.
    await page.evaluate(`{ const now = Date.now; Date.now = () => now() - ${shift}; }`);
    const asked = page.waitForResponse((response) => response.url().includes('/bai-thi/') && response.request().method() === 'GET');
    await page.clock.fastForward(1_500);
    await asked;
    await showsTimeLeft(page, sitter);
    await context.close();
  });

  describe('of who is given more time', () => {
    const given = (id: string): Promise<unknown> =>
      asSuperuser(`update attempts set deadline_at = deadline_at + interval '10 minutes' where id = $1`, [id]);

    it('the clock follows with the next answer, and says so', async () => {
      const sitter = await place.person();
      const { page, context } = await sitter.device();
      await sitter.start(page);
      await given((await sitter.attempt()).id);
      await showsTimeLeft(page, sitter, 10);
      await choose(page, 1, 'A');
      await showsTimeLeft(page, sitter);
      await page.waitForSelector('[data-announce]:text-matches("^Bạn được thêm giờ. Còn 2[45] phút.$")', { state: 'attached' });
      await context.close();
    });

    it('the clock would not know, did the answer not say it', async () => {
      const sitter = await place.person();
      const { page, context } = await sitter.device();
      await page.addInitScript(`const read = Response.prototype.json;
        Response.prototype.json = async function () { const { deadline, ...answer } = await read.call(this); return answer; }`);
      await sitter.start(page);
      await given((await sitter.attempt()).id);
      await choose(page, 1, 'A');
      await page.waitForSelector(RECEIVED);
      await showsTimeLeft(page, sitter, 10);
      await context.close();
    });

    it('the way stays open after the round has closed: from its page and from one’s own, to the receipt', async () => {
      const closing = await Sitters.at(site, browser);
      const { closesAt, id: roundId } = closing.running.rounds[0]!;
      const after = new Date(closesAt.getTime() + 30_000);
      await site.timeIs(new Date(closesAt.getTime() - 60_000));
      const sitter = await closing.person();
      const { page, context } = await sitter.device();
      await sitter.start(page);
      const { id, deadlineAt } = await sitter.attempt();
      expect(deadlineAt).toEqual(closesAt);
      await given(id);
      await asSuperuser(`update rounds set state = 'closing' where id = $1`, [roundId]);
      await site.timeIs(after);
      await page.goto(`${closing.origin}/cua-toi`);
      expect(await page.textContent('main')).toMatch(/Làm tiếp, còn (9|10) phút/);
      await page.goto(`${closing.origin}/thi/dot-1`);
      await page.click('button:has-text("Làm tiếp bài đang dở")');
      await page.waitForSelector('[data-question]');
      await showsTimeLeft(page, sitter);
      await choose(page, 1, 'C');
      await page.waitForSelector(RECEIVED);
      await sitter.handInElsewhere(await sitter.signIn(context));
      expect(await sitter.held()).toEqual(['C', '', '', '', '', '']);
      // And closed for who was given none.
      const late = await closing.person();
      const other = await late.device();
      await other.page.goto(`${closing.origin}/thi/dot-1`);
      expect(await other.page.textContent('main')).toContain('Đợt thi đã đóng');
      await Promise.all([context.close(), other.context.close()]);
    });

    it('nothing is handed in behind their back when their old time is over', async () => {
      const sitter = await place.person();
      const { page, context } = await sitter.device({ isHurried: true });
      const exam = await sitter.start(page);
      const { id, deadlineAt } = await sitter.attempt();
      await site.timeIs(new Date(deadlineAt.getTime() - 4_000));
      await page.goto(exam);
      await context.setOffline(true);
      await choose(page, 1, 'B');
      await hurriedTo(page, '[data-hold]:has-text("Đã hết giờ.")');
      await site.timeIs(new Date(deadlineAt.getTime() + 1_000));
      await given(id);
      await context.setOffline(false);
      await hurried(page, () => page.locator('[data-hold]').isHidden());
      await showsTimeLeft(page, sitter);
      expect(await sitter.attempt()).toMatchObject({ submittedAt: null });
      expect((await sitter.held())[0]).toBe('B');
      await context.close();
    });
  });

  it('are counted at the end of time, and the receipt follows; time that the board has added is respected', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device({ isHurried: true });
    const exam = await sitter.start(page);
    await choose(page, 1, 'A');
    await page.waitForSelector(RECEIVED);
    const { deadlineAt } = await sitter.attempt();
    // The page believes that time is over while the server knows of more: it asks, and stays.
    const asked = page.waitForResponse((response) => response.url() === exam && response.request().method() === 'GET');
    await page.clock.fastForward(16 * 60_000);
    await hurried(page, async () => (await page.textContent('[data-announce]')) === 'Hết giờ. Máy đang nộp bài của bạn.');
    await page.clock.fastForward(3_000);
    await asked;
    await showsTimeLeft(page, sitter);
    expect((await sitter.attempt()).submittedAt).toBeNull();
    await site.timeIs(new Date(deadlineAt.getTime() - 2_000));
    await page.reload();
    await hurried(page, () => page.url().includes('/bien-nhan/'));
    expect((await sitter.held())[0]).toBe('A');
    await context.close();
  });
});
