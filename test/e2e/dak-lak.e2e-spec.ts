import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readFile } from '#documents';
import { type EssayModel, essayAsWord } from '#documents/testing';
import { capitalise, DAY_MS, formatDate } from '#kernel';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { launchBrowser } from '../support/browser.js';
import { codeOfPdf } from '../support/code-of-pdf.js';
import { eventually } from '../support/eventually.js';
import { Journey } from '../support/journey.js';
import { plantEssays, type PlantedAuthor, proseOf } from '../support/planted-essays.js';
import { atTheDesk, fromMailbox, moveClockTo, takeUp } from '../support/staff-journey.js';
import { broken } from '../support/verified.js';

const PART = 'bai-viet';
const MAIN_HEADINGS = ['I. TỔNG QUAN VỀ CHUYỂN ĐỔI SỐ', 'II. THỰC TRẠNG CỦA NGÀNH NỘI VỤ', 'III. ĐỀ XUẤT, HIẾN KẾ'];

/** Of these the head-counts are the demo's: 8, 11, 9, 12 and 24. */
const [REFORM, STAFFING, INSPECTION, OFFICIALS, OFFICE] = [
  'Phòng Cải cách hành chính',
  'Phòng Tổ chức biên chế và Tổ chức phi chính phủ',
  'Thanh tra Sở Nội vụ',
  'Phòng Công chức, viên chức',
  'Văn phòng Sở Nội vụ',
];

/** On a phone, by the pages; a leader of her unit. */
const BY_PHONE: PlantedAuthor = {
  ...{ fullName: 'Nguyễn Thị Hải Yến', position: 'Phó Trưởng phòng', unit: REFORM },
  title: 'Kho dữ liệu dùng chung của ngành Nội vụ',
};
const clerk = (fullName: string, unit: string, title: string): PlantedAuthor => ({ fullName, position: 'Chuyên viên', unit, title });
const deputy = (fullName: string, unit: string, title: string): PlantedAuthor => ({ fullName, position: 'Cấp phó', unit, title });

/**
 * Everybody with the points for content and for feasibility that a judge gives on average, in the order in which the ranking
 * must have them: third and fourth have the same total, and the content tells them apart.
 */
const ENTRIES: readonly (readonly [author: PlantedAuthor, content: number, feasibility: number])[] = [
  [BY_PHONE, 39, 22],
  [clerk('Lương Văn Phúc', OFFICIALS, 'Hồ sơ công chức điện tử'), 38, 22],
  [deputy('Lê Thị Thu Cúc', STAFFING, 'Sơ đồ vị trí việc làm trực tuyến'), 37, 21],
  [clerk('Võ Thị Nga', INSPECTION, 'Thanh tra công vụ từ dữ liệu'), 36, 22],
  [clerk('Y Bình Êban', REFORM, 'Một cửa lưu động về buôn'), 35, 22],
  [clerk('Phạm Văn Khôi', STAFFING, 'Thẩm định biên chế không giấy'), 34, 22],
  [clerk('Đặng Thị Oanh', OFFICIALS, 'Thi tuyển công chức trên máy'), 33, 22],
  [deputy('Bùi Đức Trọng', INSPECTION, 'Tiếp nhận phản ánh qua mã QR'), 32, 22],
  [clerk('Trần Quốc Đạt', REFORM, 'Đo sự hài lòng theo thời gian thực'), 31, 22],
  [clerk('Hồ Thị Lành', STAFFING, 'Sổ tay số cho cán bộ xã'), 30, 22],
  [clerk('Y Khoa Niê', OFFICIALS, 'Học trực tuyến cho người mới vào ngành'), 29, 22],
  [deputy('Dương Thị Ánh', OFFICE, 'Phòng họp không giấy'), 28, 22],
  [clerk('Đinh Công Sơn', INSPECTION, 'Lịch tiếp dân điện tử'), 27, 22],
  [clerk('Mai Thị Quế', OFFICIALS, 'Ký số trên điện thoại'), 26, 22],
  [clerk('Cao Xuân Thắng', OFFICIALS, 'Trợ lý ảo tra cứu quy định'), 25, 22],
  [clerk("H'Mai Kbuôr", STAFFING, 'Họp giao ban qua màn hình'), 24, 22],
];
const NAMES = ENTRIES.map(([{ fullName }]) => fullName);
/** The plan's A ×1, B ×2, C ×3, encouragement ×4. */
const TIERS = ['A', 'B', 'B', 'C', 'C', 'C', ...Array<string>(4).fill('khuyến khích')];
const DIRECTOR = 'Trần Thị Bích Hằng';

/** An essay with everything that a plan may leave out around its main part, which has exactly so many words with its headings. */
function essayOf(words: number): EssayModel {
  const inHeadings = MAIN_HEADINGS.join(' ').split(' ').length;
  const each = Math.floor((words - inHeadings) / 3);
  const section = (heading: string, length: number): EssayModel['parts'][number] => ({
    heading,
    level: 1,
    pieces: [{ kind: 'paragraph', text: proseOf(length) }],
  });
  return {
    cover: [
      'CUỘC THI VIẾT TÌM HIỂU VỀ CHUYỂN ĐỔI SỐ',
      `Họ và tên: ${BY_PHONE.fullName}`,
      `Chức vụ: ${BY_PHONE.position}`,
      `Đơn vị công tác: ${REFORM}`,
    ],
    parts: [
      section('MỞ ĐẦU', 120),
      ...MAIN_HEADINGS.map((heading, at) => section(heading, at === 0 ? words - inHeadings - 2 * each : each)),
      section('TÀI LIỆU THAM KHẢO', 60),
      section('PHỤ LỤC', 90),
    ],
  };
}

/** Đắk Lắk's plan from the day on which its rules are issued to the certificates of the director. */
describe('Đắk Lắk, from an essay to the director’s certificates', () => {
  let app: AppProcess;
  let browser: Browser;
  let origin: string;
  let folder: string;
  let secretary: Journey;
  let publisher: Journey;
  let author: Journey;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-dak-lak-'));
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    origin = app.url('dak-lak.localhost');
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    removeApp(app);
    rmSync(folder, { recursive: true, force: true });
  });

  const desk = (name: string): Promise<Journey> => atTheDesk(browser, origin, `${name}@dak-lak.example`);
  const essayFile = async (words: number): Promise<string> => {
    const path = join(folder, `bai-${words}-tu.docx`);
    writeFileSync(path, await essayAsWord(essayOf(words)));
    return path;
  };
  const said = async ({ page }: Journey, selector = 'main'): Promise<string> =>
    ((await page.textContent(selector)) ?? '').replace(/\s+/g, ' ');

  it('receives from the day after the rules are issued, once that day is known', async () => {
    secretary = await desk('thu-ky');
    const { page } = secretary;
    await secretary.look('dak-lak-undated-home');
    await page.click('li:has-text("Ghi ngày bắt đầu nhận bài") a:has-text("Lập bản sửa")');
    await page.click('button:has-text("Lập bản sửa")');
    await page.waitForSelector('text=Đã lập bản soạn.');
    const draft = page.url();
    await page.click('#muc-luc a:has-text("Thi viết")');
    const opens = '[data-path="parts[0].receiving.opens"]';
    await page.locator(opens).waitFor({ state: 'attached' });
    for (const fold of await page.locator(`details:has(${opens})`).all())
      await fold.evaluate((one: { open: boolean }) => (one.open = true));
    await page.locator(`${opens} summary`).click();
    await page.click(`${opens} input[value="0"] + label`);
    await page.waitForURL(/mo=/);
    const tomorrow = formatDate(new Date(Date.now() + DAY_MS));
    await page.fill('[name="v:parts[0].receiving.opens"]', tomorrow);
    await page.waitForSelector('#da-luu:has-text("Đã lưu lúc")');
    await secretary.look('dak-lak-rules-dated', { fullPage: true });

    publisher = await desk('cong-bo');
    await publisher.page.goto(`${draft}/cong-bo`);
    await publisher.page.fill('#reason', `Thể lệ ban hành hôm nay nên nhận bài từ ngày ${tomorrow}.`);
    await publisher.look('dak-lak-correction');
    await publisher.page.click('button:has-text("Công bố bản sửa")');
    await publisher.page.waitForSelector('text=Đã công bố.');
    await publisher.end();
    await moveClockTo(secretary, origin, /Bắt đầu nhận bài/);
  });

  it('refuses an essay of 2,999 words with the count, and accepts one of 3,000', async () => {
    author = await Journey.begin(browser);
    const { page } = author;
    await page.goto(origin);
    await author.lookAtBoth('dak-lak-front');
    await page.click('a:has-text("Gửi bài dự thi")');
    await author.lookAtBoth('dak-lak-call', { fullPage: true });
    await page.click('a:has-text("Đăng ký và gửi bài dự thi")');
    await register(author);
    await page.click('button:has-text("Bắt đầu viết bài")');
    await page.waitForURL(/\/viet$/);
    await page.waitForLoadState('load');
    // A slow line, and a finger that presses while the draft is on its way: it leads on all the same.
    await page.route('**/viet', (route) => setTimeout(() => void route.continue(), 700));
    await page.fill('#title', BY_PHONE.title);
    await page.waitForSelector('text=Đang lưu…');
    await page.click('button:has-text("Lưu và sang bước Tệp")');
    await page.waitForSelector('#tep-main');
    await page.unroute('**/viet');
    await page.goBack();
    await author.lookAtBoth('dak-lak-draft', { fullPage: true });
    await page.click('button:has-text("Lưu và sang bước Tệp")');

    await page.setInputFiles('#tep-main', await essayFile(2_999));
    await page.waitForSelector('.file-list:has-text("bai-2999-tu.docx") >> text=Máy chủ đã nhận đủ.');
    await page.click('a:has-text("Sang bước Kiểm tra và gửi")');
    await page.waitForSelector('text=Phần nội dung chính mới có 2.999 từ, cần ít nhất 3.000 từ.');
    expect((await page.locator('.word-parts').allInnerTexts()).map(tidy)).toEqual([
      'Nội dung chính từ “I. TỔNG QUAN VỀ CHUYỂN ĐỔI SỐ” 2.999 từ',
      'Trang bìa 30 từ Phần mở đầu từ “MỞ ĐẦU” 122 từ Tài liệu tham khảo từ “TÀI LIỆU THAM KHẢO” 64 từ Phụ lục từ “PHỤ LỤC” 92 từ',
    ]);
    expect(await page.locator('button:has-text("Gửi bài dự thi")').count()).toBe(0);
    await author.lookAtBoth('dak-lak-refused', { fullPage: true });

    await page.click('a:has-text("Sửa ở bước Tệp")');
    await page.setInputFiles('#tep-main', await essayFile(3_000));
    await page.waitForSelector('.file-list:has-text("bai-3000-tu.docx") >> text=Máy chủ đã nhận đủ.');
    await page.click('a:has-text("Sang bước Kiểm tra và gửi")');
    await page.waitForSelector('text=Phần được tính có 3.000 từ.');
    await author.lookAtBoth('dak-lak-accepted', { fullPage: true });
    const cover = await fileAt(author, (await page.getAttribute('a:has-text("Xem trang bìa")', 'href')) ?? '');
    const words = (await readFile(cover)).blocks.map(({ text }) => text).join(' ');
    for (const text of ['Tham dự', 'hiến kế thực hiện chuyển đổi số', BY_PHONE.title, BY_PHONE.fullName, `${BY_PHONE.position}, ${REFORM}`])
      expect(words).toContain(text);
    for (const tick of await page.locator('input[name=confirmed]').all()) await tick.check();
    await page.click('#isLeader label:has-text("Có")');
    await page.check('#isOriginal');
    await page.check('#agrees');
    await page.click('button:has-text("Gửi bài dự thi")');
    await page.waitForURL(/bien-nhan\//);
    expect(await said(author)).toContain(BY_PHONE.title);
    await author.lookAtBoth('dak-lak-receipt', { fullPage: true });
  });

  it('counts 30 % of a unit and one leader, whom the unit or the board has confirmed', async () => {
    const { page } = secretary;
    await plantEssays(
      app,
      { tenant: 'dak-lak', part: PART, place: 'Đắk Lắk', words: 1_000 },
      // The order in which they came is not that of their quality.
      ENTRIES.map(([one]) => one)
        .filter((one) => one !== BY_PHONE)
        .toReversed(),
    );
    await page.goto(`${origin}quan-tri/dau-moi`);
    await page.fill('#unit', REFORM);
    await page.fill('#fullName', 'Hà Thị Mối');
    await page.fill('#contact', 'moi@vidu.vn');
    await page.click('button:has-text("Gửi lời mời")');
    await page.waitForSelector('text=Đã gửi lời mời');
    const contact = await Journey.begin(browser);
    await contact.page.goto(await fromMailbox(contact, `${origin}hop-thu`, /Nhận lời tại (\S+)/));
    await contact.page.fill('#birthDate-day', '5');
    await contact.page.fill('#birthDate-month', '5');
    await contact.page.fill('#birthDate-year', '1985');
    await contact.page.click('button:has-text("Nhận làm đầu mối")');
    await contact.page.waitForSelector('text=Bạn đã nhận làm đầu mối.');
    await contact.lookAtBoth('dak-lak-contact', { fullPage: true });
    await contact.page.click('a:has-text("Đơn vị còn thiếu gì")');
    expect(await said(contact)).toContain('Đơn vị còn thiếu:');
    // What she says of herself is chosen already, and counts once it is confirmed.
    expect(await said(contact)).toContain('Tự khai là lãnh đạo, quản lý, chưa ai xác nhận');
    expect(await contact.page.locator('input[name=leaders]:checked').count()).toBe(1);
    await contact.lookAtBoth('dak-lak-contact-leaders', { fullPage: true });
    await contact.page.click('button:has-text("Xác nhận")');
    await contact.page.waitForSelector('text=Đã ghi xác nhận cho 3 người.');
    expect(await said(contact)).toContain('Đơn vị đã thực hiện đủ.');
    await contact.end();

    const units = `${origin}quan-tri/bai-du-thi/${PART}/don-vi-du-thi`;
    // Of the last unit the board says that nobody leads.
    for (const [unit, leader] of [
      [STAFFING, 'Lê Thị Thu Cúc'],
      [INSPECTION, 'Bùi Đức Trọng'],
      [OFFICE, 'Dương Thị Ánh'],
      [OFFICIALS, undefined],
    ] as const) {
      await page.goto(units);
      await page.click(`a:has-text("${unit}")`);
      await page.click('a:has-text("Xác nhận lãnh đạo, quản lý")');
      if (leader) await page.click(`label:has-text("${leader}")`);
      if (unit === STAFFING) await secretary.look('dak-lak-leaders');
      await page.click('button:has-text("Ghi xác nhận")');
      await page.waitForSelector('text=/Đã ghi xác nhận/');
    }
    await page.goto(units);
    await secretary.look('dak-lak-units', { fullPage: true });
    const rows = (await page.locator('tbody tr').allInnerTexts()).map(tidy);
    expect([REFORM, STAFFING, INSPECTION, OFFICIALS, OFFICE].map((unit) => rows.find((row) => row.startsWith(unit)))).toEqual([
      `${REFORM} 3 8 37,5% 3 1 Đủ`,
      `${STAFFING} 4 11 36,4% 4 1 Đủ`,
      `${INSPECTION} 3 9 33,3% 3 1 Đủ`,
      `${OFFICIALS} 5 12 41,7% 5 0 Còn thiếu mới có 0 lãnh đạo, quản lý dự thi, cần ít nhất 1.`,
      `${OFFICE} 1 24 4,2% 1 1 Còn thiếu mới có 1 trong 24 người dự thi (4,2%), cần ít nhất 30%.`,
    ]);
  });

  it('is closed, and every entry is checked in form', async () => {
    await moveClockTo(secretary, origin, /Hết hạn nhận bài/);
    const { page } = secretary;
    const list = `${origin}quan-tri/bai-du-thi/${PART}`;
    await page.goto(list);
    await secretary.look('dak-lak-entries', { fullPage: true });
    await page.goto(`${list}?trang-thai=unchecked`);
    await page.click('tbody a');
    for (let checked = 1; checked <= ENTRIES.length; checked += 1) {
      if (checked === 1) await secretary.look('dak-lak-check', { fullPage: true });
      const here = page.url();
      await page.click('label:has-text("Hợp lệ") >> nth=0');
      await page.click('button:has-text("Ghi kết quả, sang bài tiếp theo")');
      await page.waitForURL((url) => url.href !== here);
      await page.waitForSelector(checked < ENTRIES.length ? 'text=Đây là bài tiếp theo' : 'text=Không còn bài nào chưa kiểm tra');
    }
  });

  it('is marked by three judges, each at their own desk', async () => {
    const { page } = secretary;
    const administrator = await desk('quan-tri');
    await administrator.page.goto(`${origin}quan-tri/ban-to`);
    await administrator.page.selectOption('#id', { label: 'Y Thanh Mlô, Phó Trưởng ban' });
    await administrator.page.click('button:has-text("Ghi tên")');
    await administrator.page.waitForSelector('text=Đã ghi tên người ký.');
    await administrator.look('dak-lak-signer', { fullPage: true });
    const judges = [await desk('giam-khao')];
    await administrator.page.goto(`${origin}quan-tri/hoi-dong`);
    const own = administrator.page.locator('#accountId option', { hasText: 'giám khảo' });
    await administrator.page.selectOption('#accountId', (await own.getAttribute('value')) ?? '');
    await administrator.page.selectOption('#role', 'chair');
    await administrator.page.click('button:has-text("Thêm vào hội đồng")');
    await administrator.page.waitForSelector('text=Đã thêm vào hội đồng');
    for (const [name, email] of [
      ['Phan Thị Kim Liên', 'lien@cham.example'],
      ['Y Wăn Mlô', 'wan@cham.example'],
    ] as const) {
      await administrator.page.fill('#moi-fullName', name);
      await administrator.page.fill('#moi-email', email);
      await administrator.page.click('button:has-text("Mời và thêm vào hội đồng")');
      await administrator.page.waitForSelector(`tbody:has-text("${name}")`);
      judges.push(await takeUp(browser, origin, email));
    }
    await administrator.look('dak-lak-council', { fullPage: true });
    await administrator.end();

    const phase = `${origin}quan-tri/to-chuc-cham/${PART}/vong/cham-thi`;
    const step = async (label: string): Promise<void> => {
      await page.goto(phase);
      await page.click(`a.button:has-text("${label}")`);
      await page.click(`main form button:has-text("${label}")`);
      await page.waitForURL(phase);
    };
    await step('Lấy bài vào vòng chấm');
    await page.goto(`${phase}/phan-cong`);
    await page.click('a:has-text("Xem phương án phân công")');
    await secretary.look('dak-lak-plan', { fullPage: true });
    await page.click('main form button');
    await page.waitForSelector('text=Đã giao 48 lượt chấm.');
    await step('Mở vòng chấm');
    await judges[0]!.page.goto(`${origin}quan-tri/cham-bai`);
    await judges[0]!.look('dak-lak-marking-list');
    await Promise.all(judges.map((judge, at) => markAll(judge, at - 1)));
    await page.goto(phase);
    await secretary.look('dak-lak-phase');
    await step('Kết thúc vòng chấm');
    for (const judge of judges) await judge.end();
  });

  it('gives A, B and C to persons and to units, signed by the director', async () => {
    const result = `${origin}quan-tri/ket-qua/${PART}`;
    const director = await desk('duyet-1');
    const { page } = director;
    const mayApprove = async (): Promise<number> => {
      await page.goto(result);
      return page.locator('button:has-text("Duyệt xếp hạng")').count();
    };
    expect(await eventually(mayApprove, (buttons) => buttons > 0)).toBe(1);
    await director.look('dak-lak-standing', { fullPage: true });
    expect(await page.locator('table.standing th[scope=row] a').allTextContents()).toEqual(NAMES);
    expect((await page.locator('table.standing td[data-label="Giải"]').allInnerTexts()).map(tidy)).toEqual(TIERS.map(capitalise));
    expect((await page.locator('.tie-row').allInnerTexts()).map(tidy)).toEqual([
      expect.stringMatching(/^Hạng 3 và 4 .*Nội dung tốt, chất lượng.*37 điểm.*36 điểm/),
    ]);
    await page.click(`a:has-text("${NAMES[2]!}")`);
    await director.look('dak-lak-place', { fullPage: true });
    await page.goto(`${origin}quan-tri/ket-qua/tap-the/tap-the`);
    await director.look('dak-lak-collective', { fullPage: true });
    await page.click(`a:has-text("${REFORM}")`);
    await director.look('dak-lak-collective-unit', { fullPage: true });
    // The home page leads there, too.
    await page.goto(`${origin}quan-tri`);
    await director.look('dak-lak-director-home');
    await page.click('a:has-text("Xem và duyệt")');
    await page.click('button:has-text("Duyệt xếp hạng")');
    await page.waitForSelector('.signers .is-done');
    await director.end();

    publisher = await desk('cong-bo');
    await publisher.page.click('a:has-text("Xem và công bố")');
    await publisher.page.waitForURL(`${result}/cong-bo`);
    await publisher.look('dak-lak-publication', { fullPage: true });
    await publisher.page.click('button:has-text("Công bố")');
    await publisher.page.waitForSelector('text=Đã công bố kết quả');

    const visitor = await Journey.begin(browser);
    const roll = async (): Promise<number> => {
      await visitor.page.goto(`${origin}bang-vang/${PART}`);
      return visitor.page.locator('.roll-tier').count();
    };
    expect(await eventually(roll, (tiers) => tiers > 0)).toBe(4);
    await visitor.lookAtBoth('dak-lak-roll', { fullPage: true });
    const tiers = await visitor.page.locator('.roll-tier').all();
    const held = await Promise.all(
      tiers.map(async (tier) => [
        tidy((await tier.locator('h2').textContent()) ?? ''),
        ...(await tier.locator('li b').allTextContents()).map(tidy),
      ]),
    );
    expect(held).toEqual([
      ['Giải A', 'Nguyễn Thị Hải Y···'],
      ['Giải B', 'Lương Văn Ph···', 'Lê Thị Thu C···'],
      ['Giải C', 'Võ Thị Ng···', 'Y Bình Ê···', 'Phạm Văn Kh···'],
      ['Giải khuyến khích', 'Đặng Thị O···', 'Bùi Đức Tr···', 'Trần Quốc Đ···', 'Hồ Thị L···'],
    ]);
    expect((await visitor.page.locator('#giai-tap-the .collective-rows li').allInnerTexts()).map(tidy)).toEqual([
      `${REFORM} A 37,5%`,
      `${STAFFING} B 36,4%`,
      `${INSPECTION} C 33,3%`,
    ]);
    await visitor.page.click(`#giai-tap-the a:has-text("${REFORM}")`);
    await visitor.lookAtBoth('dak-lak-figure', { fullPage: true });
    await visitor.end();
  });

  it('gives the director’s certificates, which anybody can verify', async () => {
    const { page } = publisher;
    await page.goto(`${origin}quan-tri/giay-chung-nhan/mau`);
    await page.fill('#signerName', DIRECTOR);
    await page.click('button:has-text("Xem trước")');
    await page.waitForSelector('text=Bản đang sửa, chưa dùng');
    await publisher.look('dak-lak-template', { fullPage: true });
    await page.click('button:has-text("Dùng mẫu này")');
    await page.waitForSelector('text=Từ bây giờ giấy chứng nhận theo mẫu này.');
    await page.goto(`${origin}quan-tri/giay-chung-nhan?dot=${PART}`);
    await page.click('button:has-text("Cấp 10 giấy chứng nhận")');
    await page.waitForSelector('h2:has-text("Đã cấp đủ")', { timeout: 60_000 });
    await publisher.look('dak-lak-certificates', { fullPage: true });
    expect(await page.locator('tbody th[scope=row] a').allTextContents()).toEqual(NAMES.slice(0, 10));
    expect((await page.locator('tbody .prize-tag').allTextContents()).map(tidy)).toEqual(TIERS.map((tier) => `Giải ${tier}`));
    await publisher.end();

    await author.page.goto(`${origin}cua-toi`);
    await author.lookAtBoth('dak-lak-own-result', { fullPage: true });
    await author.page.click('a[href^="/xac-minh/"]');
    const link = (await author.page.getAttribute('a[href$=".pdf"]', 'href')) ?? '';
    const code = /giay-chung-nhan\/([^/.]+)\.pdf/.exec(link)![1]!;
    const pdf = await fileAt(author, link);
    const text = (await readFile(pdf)).blocks.map((block) => block.text).join(' ');
    for (const words of [BY_PHONE.fullName, 'Giải A', 'Giám đốc', DIRECTOR, code])
      expect(text.toLowerCase()).toContain(words.toLowerCase());
    const path = join(folder, 'giay.pdf');
    writeFileSync(path, pdf);
    const scanned = codeOfPdf(path);
    if (scanned !== undefined) expect(scanned).toBe(`${origin}xac-minh/${code}`);
    await author.end();

    const stranger = await Journey.begin(browser);
    await stranger.page.goto(`${origin}xac-minh`);
    await stranger.page.fill('#ma', code);
    await stranger.page.click('main button[type=submit]');
    await stranger.page.waitForSelector('text=Giấy này là thật');
    await stranger.lookAtBoth('dak-lak-verified');
    const words = await said(stranger);
    expect(words).toContain('Nguyễn Thị Hải Y···');
    expect(words).not.toContain(BY_PHONE.fullName);
    await stranger.end();
    await secretary.end();
  });

  it('leaves a database in which everything holds', async () => {
    expect(await broken(app)).toEqual([]);
  });

  async function register(journey: Journey): Promise<void> {
    const { page } = journey;
    await page.fill('#fullName', BY_PHONE.fullName);
    await page.fill('#birthDate-day', '7');
    await page.fill('#birthDate-month', '7');
    await page.fill('#birthDate-year', '1982');
    await page.fill('#phone', '0905 111 222');
    await page.selectOption('#audience', 'so-noi-vu');
    await page.fill('#position', BY_PHONE.position);
    await page.check('#consent');
    await page.check('#publish');
    await journey.look('dak-lak-register', { fullPage: true });
    await page.click('button:has-text("Tiếp tục")');
    await page.fill('#q', 'cai cach');
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.click('button:has-text("Tiếp tục")');
    await page.waitForSelector('#code');
    await page.fill('#code', await journey.codeFromMailbox(origin));
    await page.click('button:has-text("Xong")');
  }

  /** Every sheet of a judge, one after the other as the page leads on; effect differs by so much from the others. */
  async function markAll({ page }: Journey, differs: number): Promise<void> {
    await page.goto(`${origin}quan-tri/cham-bai`);
    await page.click('a.button:has-text("Chấm bài số")');
    for (let marked = 1; marked <= ENTRIES.length; marked += 1) {
      await page.waitForSelector('form[data-sheet]');
      const title = tidy((await page.textContent('#bai')) ?? '');
      const [, content, feasibility] = ENTRIES.find(([one]) => one.title === title)!;
      const points = { 'hop-le': 10, 'noi-dung': content, 'kha-thi': feasibility, 'hieu-qua': 13 + differs, 'hinh-thuc': 8 };
      for (const [criterion, value] of Object.entries(points)) await page.fill(`#diem-${criterion}`, String(value));
      await page.click('button:has-text("Xem lại và hoàn thành")');
      await page.click('button:has-text("Hoàn thành phiếu")');
      await page.waitForSelector('text=Đã hoàn thành phiếu');
      if (marked < ENTRIES.length) await page.click('a[rel=next], a[rel=prev]');
    }
  }
});

/** Without what only lays text out. */
function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A file that the page may fetch. */
async function fileAt({ page }: Journey, url: string): Promise<Buffer> {
  const bytes = await page.evaluate(async (address) => {
    const answer = await fetch(address);
    return [...new Uint8Array(await answer.arrayBuffer())];
  }, url);
  return Buffer.from(bytes);
}
