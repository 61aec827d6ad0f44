import { jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { parseLocal } from '#kernel';
import { aDocx, p } from '#documents/testing';
import { demoQuestions } from '../../apps/cli/src/demo/demo-questions.js';
import { launchBrowser } from '../support/browser.js';
import { aDataFolder } from '../support/data-folder.js';
import { eventually } from '../support/eventually.js';
import { Journey } from '../support/journey.js';
import { Sitters, sixQuestions } from '../support/sitters.js';
import { aStaffMember } from '../support/staff.js';
import { TestSite } from '../support/test-site.js';

jest.setTimeout(180_000);

const BEFORE = parseLocal('2024-10-20 08:00')!;
const OPEN = parseLocal('2024-10-22 08:00')!;
const LIST = '/quan-tri/cau-hoi';
/** From the secretary's editor and Word file over the second person and the seal to the paper of a contestant. */
describe('a question from the editor to the paper', () => {
  const site = TestSite.forTests();
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
  });
  afterAll(() => browser.close());

  it('comes with its lines, its picture and its several answers, when another person has approved it', async () => {
    const seeded = demoQuestions().slice(0, 5);
    const place = await Sitters.at(site, browser, { ruleSet: sixQuestions(), questions: demoQuestions().slice(0, 6) });
    await site.timeIs(BEFORE);
    const { origin, tenant } = place;
    const atTheDesk = async (role: 'author' | 'approver', fullName: string): Promise<Journey> => {
      const person = await aStaffMember(site, tenant.id, [role], { fullName });
      const journey = await Journey.begin(browser, { isPhone: role === 'approver' });
      await journey.context.addCookies([{ name: 'kbs', value: person.cookie('kbs')!, url: origin }]);
      return journey;
    };
    const author = await atTheDesk('author', 'Phan Đình Lộc');
    const approver = await atTheDesk('approver', 'Chu Bảo Lan');

    // Written, with a code that was proposed and a fault on the way.
    await author.page.goto(`${origin}${LIST}/moi`);
    expect(await author.page.inputValue('#code')).toBe('CH-0001');
    await author.page.fill('#text', 'Nhìn biểu đồ.\nNhững năm nào chỉ số tăng?');
    for (const [n, year] of ['2021', '2022', '2023'].entries()) await author.page.fill(`#option-${n}`, year);
    const picture = await author.page.screenshot({ clip: { x: 0, y: 0, width: 120, height: 80 } });
    for (const n of [1, 2]) await author.page.check(`[name=right-${n}]`);
    await author.page.selectOption('#topic', seeded[0]!.topic);
    await author.page.click('label:has-text("Dễ")');
    await author.page.setInputFiles('#image', { name: 'bieu-do.png', mimeType: 'image/png', buffer: picture });
    await author.page.click('button:has-text("Lưu câu hỏi")');
    await author.page.waitForSelector('text=Hãy tả hình bằng lời');
    await author.page.fill('#image-0-alt', 'Biểu đồ cột, năm 2021 thấp nhất');
    await author.page.click('button:has-text("Lưu câu hỏi")');
    await author.page.waitForSelector('text=chờ một người khác duyệt');
    await author.look('question-own', { fullPage: true });

    // Brought in a Word file of which one question is at fault.
    const word = join(aDataFolder(), 'cau-hoi.docx');
    const lines = ['Câu 1. Ai duyệt câu hỏi?', 'A. Người soạn', 'B. Người khác', 'Đáp án: B', 'Câu 2. Thiếu đáp án?', 'A. Có', 'B. Không'];
    writeFileSync(word, aDocx(lines.map((line) => p(line)).join('')));
    await author.page.goto(`${origin}${LIST}/nhap`);
    await author.page.setInputFiles('input[type=file]', word);
    await author.page.click('button:has-text("Đọc và xem trước")');
    await author.page.waitForSelector('text=Chưa đánh dấu đáp án.');
    await author.look('question-import', { fullPage: true });
    await author.page.selectOption('#topic', seeded[0]!.topic);
    await author.page.selectOption('#difficulty', 'easy');
    await author.page.click('button:has-text("Nhập 1 câu, bỏ 1 câu lỗi")');
    await author.page.waitForSelector('text=Đã nhập 1 câu');
    await author.page.goto(`${origin}/quan-tri`);
    expect(await author.page.textContent('main')).not.toContain('Duyệt câu hỏi');

    // The second person is told where they start, approves one, gives the other back.
    await approver.page.goto(`${origin}/quan-tri`);
    await approver.page.waitForSelector('text=2 câu do người khác soạn, chờ duyệt');
    await approver.look('question-work');
    await approver.page.click('a:has-text("Xem và duyệt")');
    await approver.page.click('a:has-text("Nhìn biểu đồ")');
    await approver.look('question-review', { fullPage: true });
    await approver.page.click('button:has-text("Duyệt câu này")');
    await approver.page.click('a:has-text("Ai duyệt câu hỏi?")');
    await approver.page.click('summary:has-text("Trả lại")');
    await approver.page.fill('[name=reason]', 'Hãy thêm phương án thứ ba.');
    await approver.page.locator('button:has-text("Trả lại")').last().click();
    await approver.page.waitForSelector('text=Đã trả lại câu CH-0002');
    await author.page.goto(`${origin}/quan-tri`);
    await author.page.waitForSelector('text=Sửa câu hỏi bị trả lại');

    // One of the six makes room; sealed, the page says at once which round gets it.
    await author.page.goto(`${origin}${LIST}/${demoQuestions()[5]!.code}/sua`);
    await author.page.click('button:has-text("Cất câu này")');
    await author.page.waitForSelector('text=Đã cất câu');
    await approver.page.goto(`${origin}${LIST}/bo-de`);
    expect(await approver.page.textContent('main')).toContain('dùng bộ đề 1');
    await approver.page.click('button:has-text("Niêm phong bộ đề")');
    await approver.page.waitForSelector('text=Đã niêm phong.');
    expect(await approver.page.textContent('main')).toContain('dùng bộ đề 2');
    await approver.look('question-sealed', { fullPage: true });

    // Six of six: the paper has it.
    await site.timeIs(OPEN);
    const sitter = await place.person();
    const contestant = await sitter.device();
    await sitter.start(contestant.page);
    const field = contestant.page.locator('fieldset[data-question]', { hasText: 'Nhìn biểu đồ.' });
    expect(await field.count()).toBe(1);
    const number = Number(await field.getAttribute('data-question'));
    await contestant.page
      .locator('.cell')
      .nth(number - 1)
      .click();
    await contestant.page.waitForSelector(`h1:has-text("Câu ${number} trong")`);
    expect(await field.locator('legend').innerText()).toMatch(/^Nhìn biểu đồ\.\nNhững năm nào chỉ số tăng\?/);
    expect(await field.locator('legend').innerText()).toContain('Chọn mọi đáp án đúng');
    const image = field.locator('img[alt="Biểu đồ cột, năm 2021 thấp nhất"]');
    await image.waitFor();
    const drawn = (): Promise<number> => image.evaluate((seen: unknown) => (seen as { naturalWidth: number }).naturalWidth);
    const [width, height] = await Promise.all(['width', 'height'].map(async (name) => Number(await image.getAttribute(name))));
    expect([width! / height!, await drawn()]).toEqual([120 / 80, width]);
    const room = await roomOf(image);
    // As long as it does not come, its words and its place are there: nothing will move, the question can be answered.
    const blind = await sitter.device();
    await blind.page.route(/\/cau-hoi\/hinh\//, () => undefined);
    await blind.page.goto(contestant.page.url(), { waitUntil: 'domcontentloaded' });
    const shown = blind.page.locator('fieldset:not([hidden])');
    const gap = shown.locator('img[alt="Biểu đồ cột, năm 2021 thấp nhất"]');
    await gap.waitFor();
    expect(await roomOf(gap)).toEqual(room);
    expect(await gap.evaluate((one: unknown) => (one as { naturalWidth: number }).naturalWidth)).toBe(0);
    await blind.page.locator('fieldset:not([hidden]) label', { hasText: '2021' }).click();
    await blind.page.waitForSelector('text=Máy chủ đã nhận lúc');
    await blind.page.locator('fieldset:not([hidden]) label', { hasText: '2021' }).click();
    const taken = await eventually(
      async () => (await sitter.held())[number - 1],
      (held) => held === '',
      15_000,
    );
    expect(taken).toBe('');
    await blind.context.close();
    await contestant.page.reload();
    for (const text of ['2022', '2023']) await field.locator('label', { hasText: text }).click();
    await contestant.page.waitForSelector('text=Máy chủ đã nhận lúc');
    await contestant.look('question-on-paper', { fullPage: true });
    expect((await sitter.held())[number - 1]).toHaveLength(2);
    for (const journey of [author, approver, contestant]) await journey.end();
  });
});

interface Box {
  width: number;
  height: number;
  top: number;
}

/** The size of a picture and how far below the top of its question it stands, at one moment: the page may be scrolling. */
async function roomOf(picture: Locator): Promise<unknown> {
  return picture.evaluate(async (image) => {
    const { document } = globalThis as unknown as { document: { fonts: { ready: Promise<unknown> } } };
    await document.fonts.ready;
    const boxOf = (element: unknown): Box => (element as { getBoundingClientRect(): Box }).getBoundingClientRect();
    const [own, around] = [boxOf(image), boxOf((image as unknown as { closest(selector: string): unknown }).closest('fieldset'))];
    return { width: own.width, height: own.height, below: own.top - around.top };
  });
}
