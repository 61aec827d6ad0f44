import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { XLSX_TYPE, xlsxFile } from '#documents';
import { essayAsPdf, essayAsWord, type EssayModel } from '#documents/testing';
import { anEssay, passageOf } from '#submissions/testing';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { attachMain, type Author, beginEntry, sendEntry, writeEntry, type Written } from '../support/author-journey.js';
import { launchBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { Journey } from '../support/journey.js';
import { readWordPart } from '../support/read-word.js';
import { atTheDesk, moveClockTo, OWN_PASSWORD, takeUp } from '../support/staff-journey.js';
import { broken } from '../support/verified.js';

const PART = 'sang-kien';
/** What two of them quote, and may. */
const QUOTED =
  'Điều 4 của quy chế ghi: “Người tiếp nhận hồ sơ phải hướng dẫn đầy đủ, rõ ràng trong một lần; không được đòi thêm giấy tờ mà cơ quan nhà nước đã có; trả kết quả chậm so với giấy hẹn thì phải có thư xin lỗi người dân và hẹn lại ngày cụ thể.”';
const ORIGINAL = `${anEssay({ seed: 'buon-lang', words: 480 })}\n${QUOTED}`;
const COPIED = `${anEssay({ seed: 'tan-nha', words: 160 })}\n${passageOf(ORIGINAL, 150, 120)}\n${QUOTED}`;
const APPLIED = anEssay({ seed: 'nha-kinh', words: 320 });
const SUMMARY = passageOf(APPLIED, 90, 60);

type Key = 'original' | 'copied' | 'applied' | 'own';

/** Four entries, in the order in which they are sent. */
const ENTRIES: readonly { key: Key; author: Author; written: Written; text: string; kind: 'docx' | 'pdf' }[] = [
  {
    key: 'original',
    author: { fullName: 'Ka Brền', phone: '0903 111 001', audience: 'nhan-dan', unit: 'lac duong' },
    written: {
      title: 'Một cửa lưu động tại buôn làng',
      theme: 'thu-tuc-hanh-chinh',
      form: 'Sáng kiến',
      group: {
        ownShare: '60',
        others: [{ fullName: 'Cil Ha Nghiêm', birthDate: '03/09/1988', unitName: 'Trạm Y tế xã', share: '40' }],
      },
    },
    text: ORIGINAL,
    kind: 'docx',
  },
  {
    key: 'copied',
    author: { fullName: 'Lơ Mu Chép', phone: '0903 111 002', audience: 'nhan-dan', unit: 'duc trong' },
    written: { title: 'Đưa một cửa đến tận nhà', theme: 'thu-tuc-hanh-chinh' },
    text: COPIED,
    kind: 'pdf',
  },
  {
    key: 'applied',
    author: { fullName: 'Đào Thị Kính', phone: '0903 111 003', audience: 'nhan-dan', unit: 'don duong' },
    written: { title: 'Nhật ký nhà kính điện tử', theme: 'chuyen-doi-so' },
    text: APPLIED,
    kind: 'docx',
  },
  {
    key: 'own',
    author: { fullName: 'Phạm Văn Tự', phone: '0903 111 004', audience: 'nhan-dan', unit: 'bao loc' },
    written: { title: 'Sổ tay thủ tục bằng tiếng K’Ho', theme: 'papi' },
    text: anEssay({ seed: 'so-tay', words: 300 }),
    kind: 'pdf',
  },
];

/** Judges who have no account yet. */
const INVITED = [
  { fullName: 'Bon Yô Thẩm', email: 'tham@giam-khao.example' },
  { fullName: 'Lê Thị Định', email: 'dinh@giam-khao.example' },
  { fullName: 'Trương Công Xét', email: 'xet@giam-khao.example' },
];

/** By novelty, use and spread; of three judges in any order. */
const MARKS: Record<Key, string[][]> = {
  original: [
    ['36', '31', '21'],
    ['37', '31,5', '22'],
    ['35', '30', '22'],
  ],
  own: [
    ['32', '29', '20'],
    ['33', '28', '19'],
    ['31', '30', '21'],
  ],
  copied: [],
  applied: [],
};

const modelOf = (text: string): EssayModel => ({
  cover: [],
  parts: [{ heading: 'Nội dung giải pháp', level: 1, pieces: text.split('\n').map((line) => ({ kind: 'paragraph', text: line })) }],
});

/** Initiatives of a province: received, compared with each other and with what was applied before, judged, published. */
describe('Lâm Đồng’s initiatives, one of them copied and one applied before', () => {
  let app: AppProcess;
  let browser: Browser;
  let origin: string;
  let folder: string;
  const authors = new Map<Key, Journey>();
  /** Addresses of the entries, as their authors know them. */
  const own = new Map<Key, string>();
  /** "SK-0001" */
  const numbers = new Map<Key, string>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-initiatives-'));
    for (const { key, text, kind } of ENTRIES) {
      const model = modelOf(text);
      writeFileSync(fileOf(key, kind), kind === 'docx' ? await essayAsWord(model) : essayAsPdf(model));
    }
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    origin = app.url('lam-dong.localhost');
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    removeApp(app);
    rmSync(folder, { recursive: true, force: true });
  });

  const fileOf = (key: Key, kind: string): string => join(folder, `${key}.${kind}`);
  const desk = (name: string): Promise<Journey> => atTheDesk(browser, origin, `${name}@lam-dong.example`);
  const words = async ({ page }: Journey): Promise<string> => ((await page.textContent('main')) ?? '').replace(/\s+/g, ' ');
  /** To an entry's line in a list of the console. */
  const open = async ({ page }: Journey, key: Key): Promise<void> => {
    await page.click(`main th a:has-text("${numbers.get(key)!}")`);
  };

  /** To an entry by its title, from a judge's list, which has numbers alone. */
  const openTitle = async ({ page }: Journey, key: Key): Promise<void> => {
    const { title } = ENTRIES.find((one) => one.key === key)!.written;
    await page.goto(`${origin}quan-tri/cham-bai`);
    const urls = await page
      .locator('main tbody th a')
      .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href));
    for (const url of urls) {
      await page.goto(url);
      if ((await page.textContent('#bai'))?.replace(/\s+/g, ' ').trim() === title) return;
    }
    throw new Error(`${title} is not among ${urls.length} entries.`);
  };
  /** The judge to whom everything was given. */
  const withBoth = async (judges: readonly Journey[]): Promise<Journey> => {
    for (const judge of judges) {
      await judge.page.goto(`${origin}quan-tri/cham-bai`);
      if ((await judge.page.locator('main tbody th a').count()) === 2) return judge;
    }
    throw new Error('Nobody has both.');
  };
  /** Marks what is left on a judge's list. @returns what it was */
  const markAll = async ({ page }: Journey): Promise<Key[]> => {
    const marked: Key[] = [];
    for (;;) {
      await page.goto(`${origin}quan-tri/cham-bai`);
      const next = page.locator('main a.button:has-text("bài số")');
      if ((await next.count()) === 0) return marked;
      await next.first().click();
      await page.waitForSelector('#bai');
      const title = (await page.textContent('#bai'))?.replace(/\s+/g, ' ').trim();
      const { key } = ENTRIES.find(({ written }) => written.title === title)!;
      const points = MARKS[key].shift()!;
      for (const [at, value] of points.entries()) await page.locator('input[name="points"]').nth(at).fill(value);
      await page.fill('#nhan-xet-chung', 'Có số liệu trước và sau khi làm.');
      await page.click('button:has-text("Xem lại và hoàn thành")');
      await page.click('button:has-text("Hoàn thành phiếu")');
      await page.waitForSelector('text=Đã hoàn thành phiếu');
      marked.push(key);
    }
  };

  it('are sent on phones: one’s own, and a group’s with its co-author and shares', async () => {
    for (const { key, author, written, kind } of ENTRIES) {
      const journey = await Journey.begin(browser);
      authors.set(key, journey);
      await beginEntry(journey, origin, PART, author);
      await writeEntry(journey, written);
      if (key === 'original') await journey.lookAtBoth('initiative-group', { fullPage: true });
      await attachMain(journey, fileOf(key, kind));
      await sendEntry(journey);
      if (key === 'original') await journey.lookAtBoth('initiative-receipt', { fullPage: true });
      await journey.page.click('a:has-text("Xem bài đã gửi")');
      await journey.page.waitForSelector('text=Lần 1, bản được tính');
      own.set(key, journey.page.url());
      numbers.set(key, /SK-\d{4}/.exec(await words(journey))![0]);
    }
    expect([...numbers.values()]).toEqual(['SK-0001', 'SK-0002', 'SK-0003', 'SK-0004']);
  });

  it('are compared with a register that the secretariat brings in a sheet and looks at first', async () => {
    const secretary = await desk('thu-ky');
    const { page } = secretary;
    await page.click('nav.rail-nav a:has-text("Bài dự thi")');
    await page.click('nav.rail-nav a:has-text("Sáng kiến đã áp dụng")');
    await page.click('main a:has-text("Nhập danh mục") >> nth=0');
    const head = ['Tên sáng kiến, giải pháp', 'Tóm tắt nội dung', 'Đơn vị áp dụng', 'Áp dụng từ', 'Số quyết định công nhận'];
    const rows = [
      ['Nhật ký điện tử cho nhà kính', SUMMARY, 'Sở Nông nghiệp và Phát triển nông thôn', '5/2023', '412/QĐ-UBND'],
      ['Phòng họp không giấy', passageOf(anEssay({ seed: 'phong-hop' }), 60), 'Văn phòng Ủy ban nhân dân tỉnh', '10/2022', ''],
      ['', 'Dòng này thiếu tên', 'Xã Mẫu', '', ''],
    ];
    await page.setInputFiles('#file', { name: 'danh-muc.xlsx', mimeType: XLSX_TYPE, buffer: await xlsxFile('Danh mục', head, rows, []) });
    await page.click('button:has-text("Đọc và xem trước")');
    await page.waitForSelector('text=1 dòng có lỗi');
    await secretary.lookAtBoth('register-preview', { fullPage: true });
    await page.click('button:has-text("Nhập 2 sáng kiến")');
    await page.waitForSelector('text=Đã nhập 2 sáng kiến. Đã bỏ 1 dòng lỗi.');
    await secretary.lookAtBoth('register', { fullPage: true });
    await secretary.end();
  });

  it('have a council, whose judges were invited and have taken up their accounts', async () => {
    const administrator = await desk('quan-tri');
    await administrator.page.goto(`${origin}quan-tri/hoi-dong`);
    await administrator.page.selectOption('#accountId', { label: 'Ka Thị Hằng, giám khảo' });
    await administrator.page.selectOption('#role', 'chair');
    await administrator.page.click('button:has-text("Thêm vào hội đồng")');
    await administrator.page.waitForSelector('text=Đã thêm vào hội đồng');
    for (const { fullName, email } of INVITED) {
      await administrator.page.fill('#moi-fullName', fullName);
      await administrator.page.fill('#moi-email', email);
      await administrator.page.click('button:has-text("Mời và thêm vào hội đồng")');
      await administrator.page.waitForSelector(`main table:has-text("${fullName}")`);
      await (await takeUp(browser, origin, email)).end();
    }
    await administrator.lookAtBoth('council', { fullPage: true });
    await administrator.end();
  });

  it('show the secretariat what is alike when the time is over, and people conclude', async () => {
    const mover = await desk('thu-ky');
    await moveClockTo(mover, origin, /Hết hạn nhận bài/);
    await mover.end();
    const secretary = await desk('thu-ky');
    const { page } = secretary;
    const list = `${origin}quan-tri/doi-chieu/${PART}`;
    const compared = async (): Promise<string> => {
      await page.goto(list);
      return words(secretary);
    };
    expect(await eventually(compared, (text) => text.includes('4/4 bài đã đối chiếu'), 60_000)).toContain('4/4');
    await secretary.lookAtBoth('similar-list', { fullPage: true });

    await open(secretary, 'copied');
    await secretary.lookAtBoth('similar-entry', { fullPage: true });
    await page.click(`main th a:has-text("${numbers.get('original')!}")`);
    await page.waitForSelector('.comparison');
    expect(await page.locator('mark.passage.is-grey').count()).toBeGreaterThan(0);
    await secretary.lookAtBoth('comparison', { fullPage: true });
    const word = await downloaded(secretary, 'Tải bản đối chiếu (Word)');
    for (const text of [numbers.get('copied')!, 'không phải kết luận']) expect(readWordPart(word, 'word/document.xml')).toContain(text);
    expect((await downloaded(secretary, 'Tải bản đối chiếu (PDF)')).subarray(0, 5).toString()).toBe('%PDF-');

    const conclude = async (key: Key, conclusion: string, reason: string): Promise<void> => {
      await page.goto(list);
      await open(secretary, key);
      await page.locator(`input[value="${conclusion}"] + label`).click();
      await page.fill('#reason', reason);
      await page.click('button:has-text("Ghi kết luận")');
      await page.waitForSelector('text=Đã ghi kết luận.');
    };
    await conclude('original', 'not-copied', `Bài này gửi trước; bài ${numbers.get('copied')!} chép của bài này.`);
    await conclude('applied', 'copied', 'Trùng với sáng kiến Nhật ký điện tử cho nhà kính, áp dụng từ 5/2023.');
    await secretary.lookAtBoth('similar-concluded', { fullPage: true });
    await conclude('copied', 'copied', `Trùng nguyên văn phần giải pháp của bài ${numbers.get('original')!}, 150 từ liền nhau.`);
    await page.click('a:has-text("Đề nghị hủy bài")');
    await page.fill('#basis', 'khoản 2 Điều 9');
    await page.fill('#reason', `Phần giải pháp chép nguyên văn bài ${numbers.get('original')!}, không ghi nguồn.`);
    await secretary.lookAtBoth('cancelling', { fullPage: true });
    await page.click('button:has-text("Gửi đề nghị")');
    await page.waitForSelector('text=Chờ người thứ hai');
    expect(await page.locator('button:has-text("Hủy bài này")').count()).toBe(0);
    await secretary.end();
  });

  it('are cancelled by a second person where copied, and invalid where applied before', async () => {
    const approver = await desk('duyet-1');
    await approver.look('home-of-second-desktop', { fullPage: true });
    await approver.page.locator('li:has-text("Quyết định đề nghị hủy bài") a').click();
    await open(approver, 'copied');
    await approver.lookAtBoth('entry-to-cancel', { fullPage: true });
    await approver.page.click('a:has-text("Xem đề nghị")');
    await approver.page.click('button:has-text("Hủy bài này")');
    await approver.page.waitForSelector('text=Đã hủy bài');
    await approver.end();

    const secretary = await desk('thu-ky');
    const { page } = secretary;
    const check = async (result: string): Promise<void> => {
      await page.locator(`input[value="${result}"] + label`).click();
      await page.click('button:has-text("Ghi kết quả, sang bài tiếp theo")');
    };
    await page.goto(`${origin}quan-tri/bai-du-thi/${PART}`);
    await secretary.lookAtBoth('entries', { fullPage: true });
    await open(secretary, 'original');
    await check('valid');
    await page.waitForSelector(`h1:has-text("${numbers.get('applied')!}")`);
    await page.fill('#reason', 'Giải pháp đã được Sở Nông nghiệp và Phát triển nông thôn áp dụng từ tháng 5/2023, trước mốc của thể lệ.');
    await check('invalid');
    await page.waitForSelector('button:has-text("Gửi thư và ghi kết quả")');
    await secretary.lookAtBoth('invalid-letter', { fullPage: true });
    await page.click('button:has-text("Gửi thư và ghi kết quả")');
    await page.waitForSelector(`h1:has-text("${numbers.get('own')!}")`);
    await check('valid');
    await page.waitForSelector('text=Không còn bài nào chưa kiểm tra.');
    await secretary.end();

    for (const [key, text] of [
      ['copied', 'Bài đã bị hủy'],
      ['applied', 'Bài không hợp lệ'],
    ] as const) {
      const journey = authors.get(key)!;
      await journey.page.goto(own.get(key)!);
      expect(await words(journey)).toContain(text);
      await journey.lookAtBoth(`own-${key}`, { fullPage: true });
    }
  });

  it('are marked by judges at their desk, of whom one steps back', async () => {
    const secretary = await desk('thu-ky');
    const { page } = secretary;
    const phase = `${origin}quan-tri/to-chuc-cham/${PART}/vong/cham-thi`;
    const assign = async (): Promise<void> => {
      await page.goto(`${phase}/phan-cong`);
      await page.click('a:has-text("Xem phương án phân công")');
      await page.click('button:has-text("Áp dụng phương án")');
      await page.waitForSelector('text=/Đã giao \\d+ lượt chấm/');
    };
    await page.click('nav.rail-nav a:has-text("Chấm bài, hội đồng")');
    await page.click('main a:has-text("Chấm thi") >> nth=0');
    await page.click('main a:has-text("Lấy bài vào vòng chấm")');
    await page.click('button:has-text("Lấy bài vào vòng chấm")');
    await page.waitForSelector('text=Đã lấy thêm 2 bài.');
    await assign();
    await page.goto(phase);
    await secretary.lookAtBoth('phase-ready', { fullPage: true });
    await page.click('a:has-text("Mở vòng chấm")');
    await page.click('button:has-text("Mở vòng chấm")');
    await page.waitForSelector('text=Đã mở vòng chấm.');

    const judges = [await desk('giam-khao')];
    for (const { email } of INVITED) judges.push(await atTheDesk(browser, origin, email, OWN_PASSWORD));
    const stepsBack = await withBoth(judges);
    await stepsBack.lookAtBoth('marking-list', { fullPage: true });
    await openTitle(stepsBack, 'own');
    await stepsBack.lookAtBoth('marking-entry', { fullPage: true });
    await stepsBack.page.click('a:has-text("Tôi có liên quan đến tác giả")');
    await stepsBack.page.locator('input[value="knows"] + label').click();
    await stepsBack.page.fill('#reason', 'Tác giả là hàng xóm của tôi ở tổ dân phố.');
    await stepsBack.page.click('button:has-text("Xin thôi chấm bài này")');
    await stepsBack.page.waitForSelector('text=Bạn không còn chấm bài số');
    await page.goto(phase);
    await secretary.lookAtBoth('phase-lacking', { fullPage: true });
    await assign();

    const given = await Promise.all(judges.map((judge) => markAll(judge)));
    expect(given.flat().toSorted()).toEqual(['original', 'original', 'original', 'own', 'own', 'own']);
    await page.goto(`${phase}/diem`);
    await secretary.lookAtBoth('marks', { fullPage: true });
    await page.goto(phase);
    await page.click('a:has-text("Kết thúc vòng chấm")');
    await page.click('button:has-text("Kết thúc vòng chấm")');
    await page.waitForSelector('text=Đã kết thúc vòng chấm.');
    for (const journey of [...judges, secretary]) await journey.end();
  });

  it('are ranked, given their prizes, approved by two, and published', async () => {
    const result = `${origin}quan-tri/ket-qua/${PART}`;
    for (const name of ['duyet-1', 'duyet-2']) {
      const approver = await desk(name);
      const mayApprove = async (): Promise<number> => {
        await approver.page.goto(result);
        return approver.page.locator('button:has-text("Duyệt xếp hạng")').count();
      };
      expect(await eventually(mayApprove, (buttons) => buttons > 0, 60_000)).toBe(1);
      if (name === 'duyet-1') {
        await approver.lookAtBoth('initiatives-standing', { fullPage: true });
        const rows = await approver.page.locator('table.standing tbody tr').allTextContents();
        expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
          '1Ka Brền, Cil Ha NghiêmMột cửa lưu động tại buôn làng, Thị trấn Lạc Dương, huyện Lạc Dương (SK-0001)88,5Nhất',
          '2Phạm Văn TựSổ tay thủ tục bằng tiếng K’Ho, Phường 1, thành phố Bảo Lộc (SK-0004)81Nhì',
        ]);
      }
      await approver.page.click('button:has-text("Duyệt xếp hạng")');
      await approver.page.waitForSelector(`.signers .is-done >> nth=${name === 'duyet-1' ? 0 : 1}`);
      await approver.end();
    }
    const publisher = await desk('cong-bo');
    await publisher.page.locator('li:has-text("Công bố kết quả Phần thi Giải pháp") a').click();
    await publisher.lookAtBoth('publication', { fullPage: true });
    await publisher.page.click('main button:has-text("Công bố")');
    await publisher.page.waitForSelector('text=Bảng vàng đang mở cho mọi người.');
    await publisher.end();
  });

  it('stand on the public roll, and each author reads what became of theirs', async () => {
    const visitor = await Journey.begin(browser);
    const toRoll = visitor.page.locator(`a[href="/bang-vang/${PART}"]:has-text("Xem kết quả")`);
    // What everybody gets alike is kept for a moment.
    const isLed = async (): Promise<number> => {
      await visitor.page.goto(origin);
      return toRoll.count();
    };
    expect(await eventually(isLed, (links) => links > 0)).toBe(1);
    await visitor.lookAtBoth('front-after-initiatives', { fullPage: true });
    await toRoll.click();
    await visitor.page.waitForURL(/bang-vang/);
    await visitor.lookAtBoth('initiatives-roll', { fullPage: true });
    const roll = await words(visitor);
    for (const text of [
      '4 bài đã nhận',
      '2 bài được xếp hạng',
      'Ka B···, C.H.N.',
      'Phạm Văn T···',
      '88,5 điểm. Xếp trên bài kế tiếp nhờ điểm',
    ])
      expect(roll).toContain(text);
    for (const text of ['Lơ Mu', 'Đào Thị', 'SK-0002']) expect(roll).not.toContain(text);
    await visitor.end();

    const results: Record<Key, string[]> = {
      original: ['GiảiNhất', 'Hạng 1 trong 2 bài', '88,5 điểm'],
      own: ['GiảiNhì', 'Hạng 2 trong 2 bài', '81 điểm'],
      copied: ['Bài đã bị hủy', 'không ghi nguồn', 'khoản 2 Điều 9'],
      applied: ['Bài không hợp lệ', 'trước mốc của thể lệ'],
    };
    for (const { key } of ENTRIES) {
      const journey = authors.get(key)!;
      await journey.page.goto(own.get(key)!);
      const text = await words(journey);
      for (const part of results[key]) expect([key, text]).toEqual([key, expect.stringContaining(part)]);
      await journey.lookAtBoth(`result-${key}`, { fullPage: true });
    }

    const copied = authors.get('copied')!;
    await copied.page.click('a:has-text("Có gì chưa đúng?")');
    await copied.lookAtBoth('appeals', { fullPage: true });
    await copied.page.click('a:has-text("Không được xếp hạng") >> nth=0');
    await copied.page.fill('#su-viec', 'Tôi và nhóm kia cùng viết từ một tài liệu tập huấn của xã. Đề nghị xem lại tài liệu ấy.');
    await copied.page.click('button:has-text("Gửi khiếu nại")');
    await copied.page.waitForURL(/cua-toi\/khieu-nai\/[0-9a-f-]{36}/);
    await copied.lookAtBoth('appeal-sent', { fullPage: true });
  });

  it('leaves a database in which everything holds', async () => {
    // Whoever begins an upload asks first how far it has come: nothing is there, and the browser notes that as an error.
    for (const { context } of authors.values()) await context.close();
    expect(await broken(app)).toEqual([]);
  });
});

/** What a link gives to be kept. */
async function downloaded({ page }: Journey, label: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`a:has-text("${label}")`)]);
  return readFileSync(await download.path());
}
