import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import type { AccountId } from '#kernel';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { type Sitters, sittersOfWhomOneIsLate } from '../factories/an-appealing-round.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { takenFurther } from '../factories/the-worker.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

jest.setTimeout(240_000);

const TEXT = 'Khoảng 9 giờ kém 5 thì mất mạng cả xóm. Tôi đã trả lời đủ ba câu nhưng máy báo chưa lưu được. Đề nghị Ban Tổ chức xem lại.';
const REASON = 'Ba câu trả lời đã đến máy chủ sau khi bài bị khóa vì mất mạng, có xác nhận của Ủy ban nhân dân phường.';

/** Somebody whose answers were lost appeals, two people of the board decide, and the standing is another one. */
describe('an appeal that is upheld', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let tenant: Place;
  let running: RunningContest;
  let sat: Sitters;

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    const appeals = { days: 7, closesAt: '17:00', to: 'Tổ thư ký Cuộc thi' };
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet: rulesWithPrizes({ appeals }) }));
    await inScope(async () => {
      sat = await sittersOfWhomOneIsLate(site.app, running);
      await aFinishedRound(site.app, running, { to: 'ranked' });
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const begin = async (cookie: { name: string; value: string }): Promise<{ journey: Journey; go: (path: string) => Promise<unknown> }> => {
    const { port } = site.app.getHttpServer().address() as { port: number };
    const url = `http://${tenant.host}:${port}`;
    const journey = await Journey.begin(browser, { isPhone: true });
    await journey.context.addCookies([{ ...cookie, url }]);
    return { journey, go: (path) => journey.page.goto(url + path) };
  };
  const contestant = async (accountId: AccountId) =>
    begin({ name: 'kb', value: await inScope(async () => (await site.get(Sessions).open(accountId, 'contestant')).token) });
  const staff = async (role: 'author' | 'approver', fullName: string) =>
    begin({ name: 'kbs', value: (await aStaffMember(site, tenant.id, [role], { fullName })).cookie('kbs')! });

  it('goes from the lost answers to the new standing', async () => {
    const person = await contestant(sat.late.registration.accountId);
    await person.go(`/bien-nhan/${sat.late.attempt.receiptCode!}`);
    await person.journey.page.getByRole('link', { name: 'Bài này có gì chưa đúng?' }).click();
    await person.journey.lookAtBoth('appeals-own-empty', { fullPage: true });
    await person.journey.page.getByRole('link', { name: /Mất câu trả lời/ }).click();
    await person.journey.page.getByRole('button', { name: 'Gửi khiếu nại' }).click();
    await person.journey.look('appeal-new-faults', { fullPage: true });
    await person.journey.page.getByLabel('Sự việc').fill(TEXT);
    await person.journey.lookAtBoth('appeal-new', { fullPage: true });
    await person.journey.page.getByRole('button', { name: 'Gửi khiếu nại' }).click();
    await person.journey.lookAtBoth('appeal-own-sent', { fullPage: true });
    const own = new URL(person.journey.page.url()).pathname;
    await person.go('/cua-toi/khieu-nai/moi?dot=dot-1&loai=wrong-unit&tim=phuong');
    await person.journey.look('appeal-unit', { fullPage: true });
    await person.go('/cua-toi/cau-hoi');
    await person.journey.page.getByLabel('Câu hỏi của bạn').fill('Tôi ở xa, có phải đến nhận giấy chứng nhận không?');
    await person.journey.page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
    await person.journey.lookAtBoth('board-own-questions', { fullPage: true });

    const author = await staff('author', 'Bùi Thị Lan');
    await author.go('/quan-tri');
    await author.journey.page.getByRole('link', { name: 'Xem khiếu nại' }).click();
    await author.journey.lookAtBoth('appeals-console', { fullPage: true });
    await author.journey.page.getByRole('link', { name: /KN-/ }).click();
    await author.journey.page.getByRole('button', { name: 'Nhận', exact: true }).click();
    await author.journey.lookAtBoth('appeal-in-hand', { fullPage: true });
    const here = new URL(author.journey.page.url()).pathname;
    await author.journey.page.getByText('Chấp nhận khiếu nại').click();
    await author.journey.page.getByText('Nhận các câu đến muộn, tính lại').click();
    await author.journey.page.getByLabel('Lý do').fill(REASON);
    await author.journey.page.getByLabel('Căn cứ').fill('Khoản 2 Điều 9 Thể lệ');
    await author.journey.page.getByRole('button', { name: 'Đề xuất', exact: true }).click();
    await author.journey.look('appeal-proposed-own', { fullPage: true });
    await author.go('/quan-tri/hoi-ban-to-chuc');
    await author.journey.lookAtBoth('board-questions', { fullPage: true });
    await author.journey.page.getByRole('link', { name: /nhận giấy chứng nhận/ }).click();
    await author.journey.page.getByLabel('Câu trả lời').fill('Không phải đến. Giấy chứng nhận có ở mục Bài thi của tôi, bạn tải về được.');
    await author.journey.page.getByLabel('Câu hỏi khi công khai').fill('Có phải đến nhận giấy chứng nhận không?');
    await author.journey.lookAtBoth('board-question', { fullPage: true });
    await author.journey.page.getByRole('button', { name: 'Trả lời' }).click();
    await author.journey.end();

    const approver = await staff('approver', 'Tạ Minh Quân');
    await approver.go(here);
    await approver.journey.lookAtBoth('appeal-proposed', { fullPage: true });
    await approver.journey.page.getByRole('link', { name: 'Xem trước thay đổi xếp hạng' }).click();
    await approver.journey.lookAtBoth('appeal-preview', { fullPage: true });
    const before = await approver.journey.page.getByRole('row', { name: /Nguyễn Hoàng Phương Thảo/ }).innerText();
    expect(before.replace(/\s+/g, ' ')).toMatch(/Hạng 3 .*Hạng 2 .*Vào Giải Nhì/);
    await approver.go(here);
    await approver.journey.page.getByRole('button', { name: 'Quyết định', exact: true }).click();
    await approver.journey.look('appeal-decided', { fullPage: true });
    await inScope(() => takenFurther(site.app, running.rounds[0]!.id, 1));
    await approver.go('/quan-tri/ket-qua/dot-1');
    const rows = await approver.journey.page.getByRole('row').allInnerTexts();
    const places = rows.flatMap((row) => ['Đỗ Thị Lụa', 'Trần Văn An', 'Nguyễn Hoàng Phương Thảo'].filter((name) => row.includes(name)));
    expect(places).toEqual(['Đỗ Thị Lụa', 'Nguyễn Hoàng Phương Thảo', 'Trần Văn An']);
    await approver.journey.end();

    await person.go(own);
    await person.journey.lookAtBoth('appeal-own-upheld', { fullPage: true });
    expect(await person.journey.page.getByRole('heading', { level: 1 }).innerText()).toBe('Chấp nhận khiếu nại');
    await person.go('/hoi-dap/ban-to-chuc');
    await person.journey.page.getByText('Có phải đến nhận giấy chứng nhận không?').click();
    await person.journey.lookAtBoth('board-answers', { fullPage: true });
    await person.journey.end();
  });
});
