import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Sessions } from '#accounts';
import type { Attempt } from '#attempts';
import { ContestReader, type RunningContest } from '#contests';
import { type AccountId, parseLocal } from '#kernel';
import { SealedBanks } from '#questions';
import type { Registration } from '#registrations';
import { Approvals, CorrectionScoring, Publication } from '#results';
import { aDecision, aFinishedRound } from '../factories/a-finished-round.js';
import { anApprover } from '../factories/a-member.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { takenFurther } from '../factories/the-worker.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

jest.setTimeout(240_000);

const LAND = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 120"><path d="M0 0h360v120H0z" fill="#cfe0d2"/></svg>';
const DRAWINGS = {
  emblem: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 74"><path d="M0 0h64v74H0z"/></svg>',
  'landscape-phone': LAND,
  'landscape-desktop': LAND,
};
const NAMES = ['Đỗ Thị Lụa', 'Trần Văn An', 'Nguyễn Hoàng Phương Thảo'];
const RESULT = '/quan-tri/ket-qua/dot-1';

/** A public result is corrected by two people of the board: asked for, scored, seen, switched, signed, read in public. */
describe('a result that is corrected', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let tenant: Place;
  let running: RunningContest;
  let sat: { attempt: Attempt; registration: Registration }[];
  let journeys: Journey[];

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    [sat, journeys] = [[], []];
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet: rulesWithPrizes(), questions: 3, tenant: { drawings: DRAWINGS } }));
    await inScope(async () => {
      for (const [n, right] of [3, 2, 1].entries())
        sat.push(await aSealedSitting(site.app, running, { right, startsAt: parseLocal(`2024-10-22 0${n + 7}:00`)!, fullName: NAMES[n]! }));
      await aFinishedRound(site.app, running);
      await site.get(Publication).publish(running.rounds[0]!.id, await anApprover(site.app));
    });
  });
  afterEach(async () => {
    for (const journey of journeys) await journey.end();
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const begin = async (cookie?: { name: string; value: string }) => {
    const { port } = site.app.getHttpServer().address() as { port: number };
    const url = `http://${tenant.host}:${port}`;
    const journey = await Journey.begin(browser, { isPhone: true });
    journeys.push(journey);
    if (cookie) await journey.context.addCookies([{ ...cookie, url }]);
    return { journey, page: journey.page, go: (path: string) => journey.page.goto(url + path) };
  };
  const contestant = async (accountId: AccountId) =>
    begin({ name: 'kb', value: await inScope(async () => (await site.get(Sessions).open(accountId, 'contestant')).token) });
  const staff = async (role: 'author' | 'approver', fullName: string) =>
    begin({ name: 'kbs', value: (await aStaffMember(site, tenant.id, [role], { fullName })).cookie('kbs')! });
  const scored = (): Promise<number> => inScope(() => site.get(CorrectionScoring).look());
  const publishedAgain = (): Promise<void> =>
    inScope(async () => {
      const { id } = running.rounds[0]!;
      await takenFurther(site.app, id, 1);
      for (let n = 0; n < running.ruleSet.approval.approvers; n += 1)
        await site.get(Approvals).approve(await aDecision(site.app, id, await anApprover(site.app)));
      await site.get(Publication).publish(id, await anApprover(site.app));
      expect((await site.get(ContestReader).round(id)).state).toBe('published');
      // Pages remember the round for a second, and the public ones are kept for thirty.
      site.get(ContestReader).forget();
      await site.pagesAreOld();
    });
  /** The question that the second has wrong, as they have marked it. */
  const doubted = async (): Promise<{ text: string; options: string[]; chosen: number }> => {
    const { attempt } = sat[1]!;
    const bank = await inScope(() => site.get(SealedBanks).byId(attempt.bankId));
    const { text, options } = bank.items[attempt.questions[2]!]!;
    return { text, options, chosen: Math.log2(attempt.marks![2]!) };
  };

  it('has another key: who moves is seen before, and read in public after', async () => {
    const { text, options, chosen } = await doubted();
    const author = await staff('author', 'Bùi Thị Lan');
    await author.go(RESULT);
    await author.page.getByRole('link', { name: 'Đính chính kết quả' }).click();
    await author.journey.lookAtBoth('corrections-none', { fullPage: true });
    await author.page.getByRole('link', { name: 'Đính chính đáp án' }).click();
    await author.journey.lookAtBoth('correction-questions', { fullPage: true });
    const row = author.page.getByRole('row').filter({ hasText: text });
    await row.getByRole('link').click();
    await author.page.getByRole('button', { name: 'Gửi để chấm thử' }).click();
    await author.journey.look('correction-key-faults', { fullPage: true });
    await author.page.getByRole('radio', { name: /Đổi đáp án/ }).check({ force: true });
    await author.page.getByRole('checkbox', { name: `${'ABCD'[chosen]}. ${options[chosen]}` }).check({ force: true });
    await author.page.getByLabel('Lý do').fill('câu hỏi dẫn sai năm ban hành văn bản');
    await author.journey.lookAtBoth('correction-key', { fullPage: true });
    await author.page.getByRole('button', { name: 'Gửi để chấm thử' }).click();
    await author.journey.look('correction-waiting', { fullPage: true });
    const here = new URL(author.page.url()).pathname;
    expect(await scored()).toBe(1);
    await author.go(here);
    expect(await author.page.getByRole('button', { name: 'Áp dụng đính chính' }).count()).toBe(0);

    const approver = await staff('approver', 'Tạ Minh Quân');
    await approver.go(here);
    await approver.journey.lookAtBoth('correction-asked', { fullPage: true });
    const moved = await approver.page.getByRole('row', { name: /Trần Văn An/ }).innerText();
    expect(moved.replace(/\s+/g, ' ')).toMatch(/Hạng 2 2 điểm Hạng 1 3 điểm Từ Giải Nhì sang Giải Nhất/);
    await approver.page.getByRole('button', { name: 'Áp dụng đính chính' }).click();
    await approver.journey.look('correction-switched', { fullPage: true });

    const earlier = await begin();
    await earlier.go('/bang-vang/dot-1');
    await earlier.journey.lookAtBoth('roll-being-corrected', { fullPage: true });
    expect(await earlier.page.locator('main').innerText()).toContain('câu hỏi dẫn sai năm ban hành văn bản');
    await earlier.go('/');
    await earlier.journey.lookAtBoth('home-being-corrected', { fullPage: true });
    await publishedAgain();
    // Browsers keep a roll for a minute.
    const visitor = await begin();
    await visitor.go('/bang-vang/dot-1');
    await visitor.journey.lookAtBoth('roll-corrected', { fullPage: true });
    expect(await visitor.page.locator('#dinh-chinh').innerText()).toContain('câu hỏi dẫn sai năm ban hành văn bản');

    const own = await contestant(sat[1]!.registration.accountId);
    await own.go('/cua-toi');
    await own.journey.lookAtBoth('own-corrected', { fullPage: true });
    expect(await own.page.getByText(/Trước đính chính: 2 điểm, hạng 2 trong 3/).count()).toBe(1);
  });

  it('is without who was disqualified: prizes go to the next, and a tier that nobody is left for is empty', async () => {
    const author = await staff('author', 'Bùi Thị Lan');
    const approver = await staff('approver', 'Tạ Minh Quân');
    const askedOut = async (rank: number, picture: string): Promise<string> => {
      await author.go(`${RESULT}/${rank}`);
      await author.page.getByRole('link', { name: 'Loại khỏi kết quả' }).click();
      await author.page.getByRole('button', { name: 'Gửi để lập bảng' }).click();
      await author.journey.look(`${picture}-faults`, { fullPage: true });
      await author.page.getByLabel('Theo điều nào của Thể lệ').selectOption({ index: 3 });
      await author.page.getByLabel('Lý do').fill('nhờ người khác thi hộ, đã lập biên bản');
      await author.journey.lookAtBoth(picture, { fullPage: true });
      await author.page.getByRole('button', { name: 'Gửi để lập bảng' }).click();
      await scored();
      return new URL(author.page.url()).pathname;
    };
    await approver.go(await askedOut(1, 'disqualification'));
    await approver.journey.lookAtBoth('disqualification-asked', { fullPage: true });
    const next = await approver.page.getByRole('row', { name: /Nguyễn Hoàng Phương Thảo/ }).innerText();
    expect(next.replace(/\s+/g, ' ')).toMatch(/Hạng 3 .*Hạng 2 .*Vào Giải Nhì/);
    await approver.page.getByRole('button', { name: 'Áp dụng đính chính' }).click();
    await publishedAgain();

    const visitor = await begin();
    await visitor.go('/bang-vang/dot-1');
    await visitor.journey.lookAtBoth('roll-disqualified', { fullPage: true });
    expect(await visitor.page.locator('#dinh-chinh').innerText()).toMatch(
      /Một người bị loại theo Điều \d+; giải được xét lại theo Thể lệ\./,
    );
    expect(await visitor.page.locator('.roll-tier').count()).toBe(2);
    const own = await contestant(sat[0]!.registration.accountId);
    await own.go('/cua-toi');
    await own.journey.lookAtBoth('own-disqualified', { fullPage: true });
    expect(await own.page.getByText(/Không xếp hạng: Bị loại theo Điều/).count()).toBe(1);

    await approver.go(await askedOut(2, 'disqualification-again'));
    await approver.page.getByRole('button', { name: 'Áp dụng đính chính' }).click();
    await publishedAgain();
    const later = await begin();
    await later.go('/bang-vang/dot-1');
    await later.journey.lookAtBoth('roll-empty-tier', { fullPage: true });
    expect(await later.page.locator('.roll-tier').count()).toBe(1);
  });

  it('says why two stand so who are equal now', async () => {
    const { text } = await doubted();
    const author = await staff('author', 'Bùi Thị Lan');
    await author.go(`${RESULT}/dinh-chinh/dap-an`);
    await author.page.getByRole('row').filter({ hasText: text }).getByRole('link').click();
    await author.page.getByRole('radio', { name: /Tính đúng cho mọi người/ }).check({ force: true });
    await author.page.getByLabel('Lý do').fill('câu hỏi không có phương án nào đúng');
    await author.page.getByRole('button', { name: 'Gửi để chấm thử' }).click();
    const here = new URL(author.page.url()).pathname;
    await scored();
    const approver = await staff('approver', 'Tạ Minh Quân');
    await approver.go(here);
    await approver.journey.lookAtBoth('correction-nobody-moves', { fullPage: true });
    await approver.page.getByRole('button', { name: 'Áp dụng đính chính' }).click();
    await publishedAgain();
    await approver.go(RESULT);
    await approver.journey.lookAtBoth('standing-tie', { fullPage: true });
    await approver.go(`${RESULT}/1`);
    expect(await approver.page.locator('main').innerText()).toMatch(/Xếp trên|Bằng/);
    await approver.journey.look('place-tie', { fullPage: true });
  });
});
