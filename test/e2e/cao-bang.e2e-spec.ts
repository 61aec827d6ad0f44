import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ContestsModule } from '#contests';
import { essayAsWord } from '#documents/testing';
import { JudgingModule } from '#judging';
import { RegistrationsModule } from '#registrations';
import { SubmissionsModule } from '#submissions';
import { UnitsModule } from '#units';
import { finishedSheets, type PlantedInitiative, seatedMembers, sentInitiatives } from '../factories/a-province-of-initiatives.js';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { inTenantOf } from '../support/app-scope.js';
import { launchBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { Journey } from '../support/journey.js';
import { atTheDesk, moveClockTo } from '../support/staff-journey.js';
import { broken } from '../support/verified.js';

const SERVICES = [UnitsModule, ContestsModule, RegistrationsModule, SubmissionsModule, JudgingModule];
const PART = 'sang-kien';

/** Works of the demo's earlier contest that may be read (config/demo/initiatives.yaml). */
const EARLIER = 3;
/** The one that the whole journey follows: of two officials of Sở Tư pháp. */
const BEST = 'Trả kết quả hộ tịch tại nhà qua tổ công nghệ số';
/** Of the same agency: given back by the province, and judged all the same as its author's own. */
const GIVEN_BACK = 'Sổ tay chứng thực lưu động';
const OFF_FORM = 'Đề xuất chưa theo mẫu';

const OTHERS: readonly PlantedInitiative[] = [
  { title: GIVEN_BACK, fullName: 'Bế Văn Thụ', unit: 'Sở Tư pháp', email: 'thu@vidu.vn' },
  {
    ...{ title: 'Bảng theo dõi thanh toán vốn công khai', fullName: 'Đàm Thị Ngoan', unit: 'Sở Tài chính', email: 'ngoan@vidu.vn' },
    draft: { authorKind: 'unit' },
  },
  { title: 'Hẹn giờ tiêm chủng theo thôn', fullName: 'Triệu Mùi Nhậy', unit: 'Sở Y tế', email: 'nhay@vidu.vn' },
  { title: 'Cấp phép nhà ở trong ba ngày', fullName: 'Lục Văn Quý', unit: 'Sở Xây dựng', email: 'quy@vidu.vn' },
  { title: 'Học bạ số cho học sinh vùng cao', fullName: 'Phan Thị Sao', unit: 'Sở Giáo dục và Đào tạo', email: 'sao@vidu.vn' },
  { title: OFF_FORM, fullName: 'Mã Văn Kíu', unit: 'Văn phòng Ủy ban nhân dân tỉnh', email: 'kiu@vidu.vn' },
];

/** New, useful, may be taken over, form. The third and the fourth have as many points: usefulness tells them apart. */
const POINTS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  [BEST]: [28, 38, 18, 9],
  'Bảng theo dõi thanh toán vốn công khai': [27, 36, 18, 8],
  'Hẹn giờ tiêm chủng theo thôn': [24, 36, 16, 8],
  'Cấp phép nhà ở trong ba ngày': [26, 34, 16, 8],
  [GIVEN_BACK]: [22, 30, 15, 8],
  'Học bạ số cho học sinh vùng cao': [20, 25, 12, 7],
};

const pointsOf = (title: string): Record<string, number> => {
  const [newness, use, spread, form] = POINTS[title]!;
  return { 'tinh-moi': newness, 'hieu-qua': use, 'nhan-rong': spread, 'trinh-bay': form };
};

/** Each test takes the contest on from where the one before has left it. */
describe('Cao Bằng, from an agency’s own selection to the province’s awards', () => {
  let app: AppProcess;
  let browser: Browser;
  let origin: string;
  let folder: string;
  let author: Journey;
  /** The agency’s contact, who writes down what its head has confirmed. */
  let contact: Journey;
  let secretary: Journey;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-initiative-'));
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    origin = app.url('cao-bang.localhost');
    await inTenantOf(app, 'cao-bang', SERVICES, (context) => sentInitiatives(context, OTHERS));
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    removeApp(app);
    rmSync(folder, { recursive: true, force: true });
  });

  const desk = (who: string): Promise<Journey> => atTheDesk(browser, origin, `${who}@cao-bang.example`);
  const wordsOf = async ({ page }: Journey, part = 'main'): Promise<string> => (await page.innerText(part)).replace(/\s+/g, ' ');
  /** What the newest letters of the demo's mailbox say. */
  const letter = async ({ context }: Journey, wanted: RegExp): Promise<string> => {
    const mailbox = await context.newPage();
    try {
      await mailbox.goto(`${origin}hop-thu`);
      return wanted.exec((await mailbox.textContent('main')) ?? '')![1]!;
    } finally {
      await mailbox.close();
    }
  };

  it('is written by officials of an agency, and sent', async () => {
    const file = join(folder, 'ho-tich.docx');
    writeFileSync(file, await anInitiative());
    author = await Journey.begin(browser);
    const { page } = author;
    await page.goto(origin);
    await page.click('a:has-text("Gửi bài dự thi")');
    await page.click('a:has-text("Đăng ký và gửi bài dự thi")');
    await register(author);
    await page.click('button:has-text("Bắt đầu viết bài")');
    await page.fill('#title', BEST);
    await page.selectOption('#theme', 'cong-nghe');
    await page.selectOption('#form', 'Đề án');
    await page.locator('label:has-text("Nhóm tác giả")').click();
    await page.fill('#ownShare', '60');
    const second = {
      fullName: 'Hà Văn Tần',
      birthDate: '12/09/1979',
      position: 'Chuyên viên',
      unitName: 'Sở Tư pháp',
      email: 'tan@vidu.vn',
    };
    for (const [field, value] of Object.entries({ ...second, share: '40' })) await page.fill(`#authors-0-${field}`, value);
    await page.locator('label:has-text("Đã áp dụng")').click();
    await page.fill('#firstApplied', '02/03/2021');
    await page.click('button:has-text("Lưu và sang bước Tệp")');
    await page.setInputFiles('#tep-main', file);
    await page.waitForSelector('text=Máy chủ đã nhận đủ.');
    await page.click('a:has-text("Sang bước Kiểm tra và gửi")');
    for (const promise of ['isOriginal', 'authorsAgree', 'agrees']) await page.check(`#${promise}`);
    await page.click('button:has-text("Gửi bài dự thi")');
    await page.waitForURL(/bien-nhan\/CBB-/);
    expect(await wordsOf(author)).toContain(BEST);
  });

  it('is chosen by the agency among its own, agreed to by its authors, confirmed by its head and sent up', async () => {
    const admin = await desk('quan-tri');
    await admin.page.goto(`${origin}quan-tri/dau-moi`);
    for (const [field, value] of [
      ['unit', 'so tu phap'],
      ['fullName', 'Bế Thị Mối'],
      ['contact', 'moi@vidu.vn'],
    ] as const)
      await admin.page.fill(`#${field}`, value);
    await admin.page.click('button:has-text("Gửi lời mời")');
    await admin.page.waitForSelector('text=Đã gửi lời mời');
    await admin.end();

    contact = await Journey.begin(browser);
    const { page } = contact;
    await page.goto(await letter(contact, /Nhận lời tại (http\S+)/));
    for (const [field, value] of Object.entries({ day: '5', month: '5', year: '1985' })) await page.fill(`#birthDate-${field}`, value);
    await page.click('button:has-text("Nhận làm đầu mối")');
    await page.waitForSelector('text=Bạn đã nhận làm đầu mối.');
    await contact.look('agency-contact-phone', { fullPage: true });
    // What the plan asks of an agency is an entry, not that so many of its people take part.
    const home = await wordsOf(contact);
    expect([home.includes('2 bài dự thi của đơn vị; Thể lệ yêu cầu ít nhất 1 bài'), home.includes('người đã dự thi')]).toEqual([
      true,
      false,
    ]);
    await page.click('a:has-text("Đề cử của đơn vị")');
    expect(await wordsOf(contact)).toContain('Từ 1 đến 5 đề cử, đã gửi 0.');
    await page.click('a:has-text("Chọn bài đã gửi")');
    await page.waitForSelector('h1:has-text("Chọn bài để đề cử")');
    const selection = page.url();
    // Of its own people alone.
    expect(await chosenFrom(contact)).toEqual([GIVEN_BACK, BEST].toSorted());

    const nomination = await choose(BEST, { result: 'Xếp thứ nhất trong 6 bài', decision: 'Biên bản số 05/BB-STP' });
    await contact.lookAtBoth('nomination', { fullPage: true });
    expect(await wordsOf(contact)).toContain('Còn chờ 2 tác giả đồng ý.');
    await page.click('li:has-text("Hà Văn Tần") button:has-text("Xin ý kiến")');
    await page.waitForSelector('text=Đã gửi thư cho Hà Văn Tần');
    await author.page.goto(`${origin}cua-toi`);
    await author.page.click('a:has-text("Bài của bạn được đề cử")');
    await author.page.click(`a:has-text("${BEST}")`);
    await author.page.waitForSelector('button:has-text("Tôi đồng ý")');
    await author.lookAtBoth('nomination-consent', { fullPage: true });
    await author.page.click('button:has-text("Tôi đồng ý")');
    await author.page.waitForSelector('h1:has-text("Bạn đã đồng ý")');
    await agreeByLetter();
    await page.goto(nomination);
    expect([await page.locator('button:has-text("Gửi đề cử")').count(), await wordsOf(contact, '.panel.remind')]).toEqual([
      0,
      'Chờ thủ trưởng xác nhận Các tác giả đã đồng ý. Còn chờ thủ trưởng đơn vị xác nhận rồi mới gửi được. Ghi xác nhận của thủ trưởng Sửa đề cử',
    ]);
    await confirmAndSend();

    await page.goto(selection);
    const [minutes] = await Promise.all([page.waitForEvent('download'), page.click('a:has-text("Tải biên bản (Word)")')]);
    expect(minutes.suggestedFilename()).toBe('bien-ban-xet-chon.docx');
    const other = await choose(GIVEN_BACK, {});
    await page.click('button:has-text("Xin ý kiến")');
    await page.waitForSelector('text=Đã gửi thư cho Bế Văn Thụ');
    await agreeByLetter();
    await page.goto(other);
    await confirmAndSend();
  });

  it('is taken in by the province, which gives the other back', async () => {
    const given = contact.page.url();
    const publisher = await desk('cong-bo');
    const { page } = publisher;
    expect(await wordsOf(publisher)).toContain('2 đề cử chờ tiếp nhận');
    await page.click('a:has-text("Xem đề cử")');
    await page.waitForSelector('h2:has-text("Đã đến")');
    await publisher.look('nominations-in-desktop', { fullPage: true });
    const call = page.url();
    await page.click(`a:has-text("${BEST}")`);
    await page.waitForSelector('a:has-text("ho-tich.docx")');
    expect(await wordsOf(publisher)).toContain('Hoàng Văn Trưởng, Giám đốc Sở Tư pháp');
    await page.click('button:has-text("Tiếp nhận")');
    await page.waitForSelector('text=Đã tiếp nhận thành bài dự thi.');
    await page.goto(call);
    await page.click(`a:has-text("${GIVEN_BACK}")`);
    await page.click('summary:has-text("Trả lại")');
    await page.fill('#reason', 'Chưa có số liệu áp dụng ở hai xã.');
    await page.click('button:has-text("Trả lại")');
    await page.waitForSelector('text=Đã trả lại. Nơi gửi thấy lý do');
    await page.goto(call);
    expect(await page.locator('table[aria-label], table').first().innerText()).toMatch(/Đã tiếp nhận\s+Bài SK-\d{4}/);
    await publisher.end();
    await contact.page.goto(given);
    expect(await wordsOf(contact)).toContain('Lý do: Chưa có số liệu áp dụng ở hai xã. Sửa rồi xin ý kiến tác giả và gửi lại.');
    await contact.end();

    secretary = await desk('thu-ky');
    await secretary.page.goto(`${origin}quan-tri/bai-du-thi/${PART}`);
    await secretary.page.locator('tr', { hasText: BEST }).locator('a').first().click();
    await secretary.page.waitForSelector('h1:has-text("SK-")');
    expect(await wordsOf(secretary)).toMatch(
      /Nguồn gốc Do Sở Tư pháp tuyển chọn và đề cử ngày \d\d\/\d\d\/\d{4} Cuộc thi nội bộ của Sở; Xếp thứ nhất/,
    );
    await secretary.look('nominated-entry-desktop', { fullPage: true });
  });

  it('is checked as to form, and marked by the council at its own desks', async () => {
    const { page } = secretary;
    await moveClockTo(secretary, origin, /Hết hạn nhận bài/);
    const isSettled = async (): Promise<string> => {
      await page.goto(`${origin}quan-tri/to-chuc-cham/${PART}/vong/cham-thi`);
      return wordsOf(secretary);
    };
    expect(await eventually(isSettled, (words) => words.includes('Đã sẵn sàng lấy bài'))).toContain(
      'Bước tiếp theo là lấy bài vào vòng chấm.',
    );
    const phase = page.url();
    await checkAll();

    await page.goto(`${origin}quan-tri/hoi-dong`);
    await page.selectOption('#accountId', { label: 'Hoàng Thị Sen, giám khảo' });
    await page.selectOption('#role', 'chair');
    await page.click('button:has-text("Thêm vào hội đồng")');
    await page.waitForSelector('td:has-text("Chủ tịch")');
    const names = ['Lý Thị Chấm', 'Mã Văn Xét', 'Nông Thị Điểm', 'Vi Văn Phiếu'];
    const members = await inTenantOf(app, 'cao-bang', SERVICES, (context) => seatedMembers(context, names));

    await page.goto(phase);
    for (const kind of ['a', 'button']) await page.click(`main ${kind}:has-text("Lấy bài vào vòng chấm")`);
    await page.waitForSelector('text=Đã lấy thêm 6 bài.');
    await page.goto(`${phase}/phan-cong/phuong-an`);
    expect(await wordsOf(secretary)).toContain('Máy đề xuất giao 30 lượt chấm của 6 bài.');
    await page.click('button:has-text("Áp dụng phương án")');
    await page.waitForSelector('text=Mọi bài đã đủ 5 giám khảo.');
    await page.goto(phase);
    for (const kind of ['a', 'button']) await page.click(`main ${kind}:has-text("Mở vòng chấm")`);
    await page.waitForSelector('text=Còn 30 phiếu chấm chưa hoàn thành.');

    const chair = await desk('giam-khao');
    await chair.look('judge-entries-desktop');
    await chair.page.click('a:has-text("Chấm bài số")');
    for (let marked = 1; marked <= 6; marked += 1) {
      await chair.page.waitForSelector('.criterion input');
      const points = POINTS[(await wordsOf(chair, '#bai')).trim()]!;
      for (const [at, value] of points.entries()) await chair.page.locator('.criterion input').nth(at).fill(String(value));
      if (marked === 1) await chair.look('judge-sheet-desktop', { fullPage: true });
      await chair.page.click('button:has-text("Xem lại và hoàn thành")');
      const total = points.reduce((sum, value) => sum + value, 0);
      await chair.page.waitForSelector(`h2:has-text("${total} trong 100 điểm")`);
      await chair.page.click('button:has-text("Hoàn thành phiếu")');
      await chair.page.waitForSelector('text=Phiếu đã hoàn thành');
      if (marked < 6) await chair.page.click('.marking-ways a[rel=next]');
    }
    await chair.end();
    await inTenantOf(app, 'cao-bang', SERVICES, (context) => finishedSheets(context, members, pointsOf));
    await page.goto(phase);
    for (const kind of ['a', 'button']) await page.click(`main ${kind}:has-text("Kết thúc vòng chấm")`);
    await page.waitForSelector('h2:has-text("Vòng chấm đã kết thúc")');
  });

  it('is ranked; the number of prizes is decided by two, the standing signed, the result published', async () => {
    const { page } = secretary;
    const result = `${origin}quan-tri/ket-qua/${PART}`;
    const rows = async (who: Journey): Promise<string[][]> => {
      await who.page.goto(result);
      return standingOf(who);
    };
    expect(
      await eventually(
        () => rows(secretary),
        (found) => found.length > 0,
      ),
    ).toEqual(STANDING.map(([...cells]) => [...cells, '']));
    await page.click('a:has-text("Nhập quyết định")');
    for (const [at, count] of ['1', '1', '2', '1'].entries()) await page.fill(`#so-${at}`, count);
    await page.fill('#quyet_dinh', '2150/QĐ-UBND');
    await page.fill('#ngay', /Bây giờ là [^.]*?(\d\d\/\d\d\/\d{4})/.exec(await wordsOf(secretary, 'body'))![1]!);
    await page.click('button:has-text("Nhập quyết định")');
    await page.waitForSelector('text=Giải Nhất: 1; Giải Nhì: 1; Giải Ba: 2; Giải Khuyến khích: 1');
    expect(await page.locator('button:has-text("Xác nhận")').count()).toBe(0);

    const first = await desk('duyet-1');
    await first.page.click('a:has-text("Xem và xác nhận")');
    await first.page.click('button:has-text("Xác nhận")');
    await first.page.waitForSelector('text=Đã xác nhận. Máy lập lại bảng xếp hạng với số giải này.');
    await first.end();

    const second = await desk('duyet-2');
    const awarded = await eventually(
      () => rows(second),
      (found) => found.some((cells) => cells.includes('Nhất')),
    );
    expect(awarded).toEqual(STANDING.map((cells, at) => [...cells, PRIZES[at] ?? '']));
    await second.look('initiatives-ranked-desktop', { fullPage: true });
    await second.page.goto(`${origin}quan-tri`);
    await second.page.click('a:has-text("Xem và duyệt")');
    await second.page.click('button:has-text("Duyệt xếp hạng")');
    await second.page.waitForSelector('.signers .is-done');
    await second.end();

    await author.page.goto(`${origin}bang-vang/${PART}`);
    expect(await wordsOf(author)).toMatch(/đang chờ công bố/);
    const publisher = await desk('cong-bo');
    await publisher.page.click('a:has-text("Xem và công bố")');
    await publisher.page.click('main button:has-text("Công bố")');
    await publisher.page.waitForSelector('text=Bảng vàng đang mở cho mọi người.');
    await publisher.end();
  });

  it('is on the roll with the awarded agencies, and in the archive once its authors agree', async () => {
    const { page } = author;
    const roll = async (): Promise<string> => {
      await page.goto(`${origin}bang-vang/${PART}`);
      return (await page.innerText('main')).replace(/\u00a0/g, ' ');
    };
    const shown = await eventually(roll, (words) => words.includes('Giải Nhất'));
    expect(shown.replace(/\s+/g, ' ')).toContain(
      'Giải Nhất Nông Thị L···, H.V.T. Sở Tư pháp Giải Nhì Sở Tài chính Giải Ba Triệu Mùi Nh··· Sở Y tế Lục Văn Qu··· Sở Xây dựng Giải Khuyến khích Bế Văn Th··· Sở Tư pháp',
    );
    await author.lookAtBoth('initiatives-roll', { fullPage: true });

    await page.goto(`${origin}cua-toi`);
    expect(await wordsOf(author)).toContain('Giải Nhất, hạng 1 trong 6 bài, 93 điểm.');
    await page.click('a:has-text("Đăng bài đạt giải")');
    await page.locator('label:has-text("Đăng cả tệp đã gửi")').click();
    await page.click('button:has-text("Lưu lựa chọn")');
    await page.waitForSelector('text=Bạn đã đồng ý; còn 1 tác giả chưa đồng ý nên bài chưa được đăng.');
    await author.end();

    await secretary.page.goto(`${origin}quan-tri/bai-du-thi/${PART}/kho`);
    await secretary.page.click(`a:has-text("${BEST}")`);
    const paper = secretary.page.locator('section.card', { has: secretary.page.locator('h2:has-text("Hà Văn Tần")') });
    await paper.locator('label:has-text("Đồng ý đăng cả tệp đã gửi")').click();
    await paper.locator('button').click();
    await secretary.page.waitForSelector('text=Bài đang được đăng trong kho.');
    await secretary.end();

    const visitor = await Journey.begin(browser);
    await visitor.page.goto(`${origin}bang-vang/${PART}`);
    await visitor.page.click('a:has-text("Kho sáng kiến, giải pháp")');
    await visitor.page.waitForSelector(`a:has-text("${BEST}")`);
    // Those of the demo's earlier contest are there already.
    expect(await visitor.page.locator('.news-list li').count()).toBe(1 + EARLIER);
    await visitor.page.click(`a:has-text("${BEST}")`);
    await visitor.page.waitForSelector(`h1:has-text("Trả kết quả")`);
    const words = await wordsOf(visitor);
    for (const text of ['Giải Nhất', 'Nông Thị Lan, Hà Văn Tần', 'Do Sở Tư pháp tuyển chọn và đề cử ngày', 'Toàn văn (DOCX)'])
      expect(words).toContain(text);
    await visitor.lookAtBoth('archived-initiative', { fullPage: true });
    await visitor.end();
  });

  it('leaves a database in which everything holds', async () => {
    expect(await broken(app)).toEqual([]);
  });

  /** Registers as an official of Sở Tư pháp. */
  async function register(journey: Journey): Promise<void> {
    const { page } = journey;
    await page.fill('#fullName', 'Nông Thị Lan');
    for (const [field, value] of Object.entries({ day: '3', month: '4', year: '1986' })) await page.fill(`#birthDate-${field}`, value);
    await page.fill('#phone', '0977 555 101');
    await page.selectOption('#audience', 'can-bo');
    await page.fill('#position', 'Phó Trưởng phòng Hành chính tư pháp');
    await page.check('#consent');
    await page.check('#publish');
    await page.click('button:has-text("Tiếp tục")');
    await page.fill('#q', 'so tu phap');
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.click('button:has-text("Tiếp tục")');
    await page.waitForSelector('#code');
    await page.fill('#code', await journey.codeFromMailbox(origin));
    await page.click('button:has-text("Xong")');
  }

  /** From the list that is open: why this one; the page of its nomination. */
  async function choose(title: string, { result = '', decision = '' }: { result?: string; decision?: string }): Promise<string> {
    const { page } = contact;
    await page.click(`a:has-text("${title}")`);
    await page.fill('#reason', 'Đã áp dụng ở ba xã, không hồ sơ nào quá hạn.');
    await page.fill('#selection', 'Cuộc thi nội bộ của Sở');
    await page.fill('#result', result);
    await page.fill('#decision', decision);
    await page.click('button:has-text("Lưu đề cử")');
    await page.waitForSelector('h2:has-text("Ý kiến của tác giả")');
    return page.url();
  }

  /** Whoever has got the newest letter about a nomination agrees by it. */
  async function agreeByLetter(): Promise<void> {
    const asked = await Journey.begin(browser);
    await asked.page.goto(await letter(asked, /(http\S+\/de-cu\/[\w-]+)/));
    await asked.page.click('button:has-text("Tôi đồng ý")');
    await asked.page.waitForSelector('h1:has-text("Bạn đã đồng ý")');
    await asked.end();
  }

  async function confirmAndSend(): Promise<void> {
    const { page } = contact;
    await page.click('a:has-text("Ghi xác nhận của thủ trưởng")');
    await page.fill('#fullName', 'Hoàng Văn Trưởng');
    await page.fill('#position', 'Giám đốc Sở Tư pháp');
    await page.click('button:has-text("Ghi xác nhận")');
    await page.click('button:has-text("Gửi đề cử")');
    await page.waitForSelector('h2:has-text("Đã gửi, chờ tiếp nhận")');
  }

  /** Every entry is in order but the one that does not follow the form. */
  async function checkAll(): Promise<void> {
    const { page } = secretary;
    await page.goto(`${origin}quan-tri`);
    await page.click('a:has-text("Xem và kiểm tra")');
    await page.click('a:has-text("SK-0001")');
    for (let checked = 0; checked < 7; checked += 1) {
      const heading = await page.innerText('h1');
      if (heading.includes(OFF_FORM)) {
        await page.check('input[name=result][value=invalid]');
        await page.fill('#reason', 'Bài không theo kết cấu của Quyết định số 33/2020/QĐ-UBND.');
        await page.click('button:has-text("Ghi kết quả")');
        await page.click('button:has-text("Gửi thư và ghi kết quả")');
      } else {
        await page.check('input[name=result][value=valid]');
        await page.click('button:has-text("Ghi kết quả")');
      }
      await page.waitForSelector(`h1:not(:has-text("${heading.slice(0, 7)}"))`);
    }
    expect(await wordsOf(secretary)).toContain('6 hợp lệ 1 không hợp lệ');
  }
});

/** Rank, whose, points. */
const STANDING = [
  ['1', 'Nông Thị Lan, Hà Văn Tần', '93'],
  ['2', 'Sở Tài chính', '89'],
  ['3', 'Triệu Mùi Nhậy', '84'],
  ['4', 'Lục Văn Quý', '84'],
  ['5', 'Bế Văn Thụ', '75'],
  ['6', 'Phan Thị Sao', '64'],
] as const;
const PRIZES = ['Nhất', 'Nhì', 'Ba', 'Ba', 'Khuyến khích'];

/** The ranking as the console shows it. */
async function standingOf({ page }: Journey): Promise<string[][]> {
  return page
    .locator('table.standing tbody tr:has(th)')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...(row as unknown as { cells: Iterable<{ innerText: string }> }).cells].map(({ innerText }) => innerText.split('\n')[0]!.trim()),
      ),
    );
}

/** The titles that the contact may choose from. */
async function chosenFrom({ page }: Journey): Promise<string[]> {
  const rows = await page.locator('ul.link-rows a').allInnerTexts();
  return rows.map((text) => text.split('\n')[0]!.trim()).toSorted();
}

async function anInitiative(): Promise<Buffer> {
  const part = (heading: string, text: string) => ({ heading, level: 1 as const, pieces: [{ kind: 'paragraph' as const, text }] });
  return essayAsWord({
    cover: ['TRẢ KẾT QUẢ HỘ TỊCH TẠI NHÀ'],
    parts: [
      part('I. Sự cần thiết', 'Người dân xã xa phải đi hai ngày đường để nhận một tờ trích lục. Tổ công nghệ số trao kết quả tận nhà.'),
      part('II. Hiệu quả', 'Sau chín tháng, 412 hồ sơ được trả tại nhà, không hồ sơ nào quá hạn.'),
    ],
  });
}
