import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { launchBrowser } from '../support/browser.js';
import { codeOfPdf } from '../support/code-of-pdf.js';
import { eventually } from '../support/eventually.js';
import { Journey } from '../support/journey.js';
import { atTheDesk } from '../support/staff-journey.js';

const SHEET =
  'Họ và tên,Ngày sinh,Chức vụ,Thư điện tử\nLê Thị Na,03/05/1980,Chuyên viên,na@vidu.vn\nPhan Văn Đông,04/06/1981,Chuyên viên,dong@vidu.vn\n';

/** The contact of a unit brings a list, reminds, and sees somebody come by the poster. Mail goes through a real SMTP server. */
describe('a coordinator', () => {
  let app: AppProcess;
  let browser: Browser;
  let origin: string;
  let smtp: SMTPServer;
  let folder: string;
  const letters: { to: string; text: string }[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-poster-'));
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', text: bodyOf(Buffer.concat(parts).toString('utf8')) });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const { port } = smtp.server.address() as AddressInfo;
    [app, browser] = await Promise.all([startApp({ SMTP_URL: `smtp://127.0.0.1:${port}` }), launchBrowser()]);
    origin = app.url('lam-dong.localhost');
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    removeApp(app);
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    rmSync(folder, { recursive: true, force: true });
  });

  /** What a letter says, once it has come. */
  const letterTo = async (to: string, wanted: RegExp): Promise<string> => {
    const find = async (): Promise<string> =>
      letters.filter((letter) => letter.to === to).flatMap(({ text }) => wanted.exec(text)?.[1] ?? [])[0] ?? '';
    return eventually(find, (found) => found !== '');
  };
  const figure = async (page: Page, label: string): Promise<string> =>
    (await page.locator('.facts > div', { hasText: label }).locator('dd').textContent()) ?? '';

  it('is invited, brings a list, reminds, and counts who comes by the poster', async () => {
    const desk = await atTheDesk(browser, origin, 'quan-tri@lam-dong.example');
    // Whatever time it is: at night, no reminder leaves.
    await desk.page.goto(`${origin}quan-tri/dong-ho`);
    await desk.page.fill('#at-time', '10:42');
    await desk.page.click('button:has-text("Chuyển đồng hồ")');
    await desk.page.waitForSelector('text=Đồng hồ đã chuyển đến');
    await desk.page.goto(`${origin}quan-tri/dau-moi`);
    await desk.page.fill('#unit', 'so tu phap');
    await desk.page.fill('#fullName', 'Bùi Thị Mối');
    await desk.page.fill('#contact', 'moi@vidu.vn');
    await desk.page.click('button:has-text("Gửi lời mời")');
    await desk.page.waitForSelector('text=Đã gửi lời mời');
    await desk.look('console-coordinators');
    await desk.end();

    const contact = await Journey.begin(browser);
    const { page } = contact;
    await page.goto(await letterTo('moi@vidu.vn', /Nhận lời tại (\S+)/));
    await contact.look('coordinator-invitation');
    await page.fill('#birthDate-day', '5');
    await page.fill('#birthDate-month', '5');
    await page.fill('#birthDate-year', '1985');
    await page.click('button:has-text("Nhận làm đầu mối")');
    await page.waitForSelector('text=Bạn đã nhận làm đầu mối.');
    await contact.look('coordinator', { fullPage: true });
    const home = page.url();
    const before = Number.parseInt((await figure(page, 'Đã đăng ký, chưa dự thi')).replace('.', ''), 10);

    await page.click('a:has-text("Danh sách người của đơn vị")');
    await contact.look('coordinator-rosters');
    await page.setInputFiles('#file', { name: 'so-tu-phap.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET) });
    await page.click('button:has-text("Đọc và xem trước")');
    await page.waitForSelector('text=2 người, trong đó 2 người có điện thoại');
    await contact.look('coordinator-preview', { fullPage: true });
    await page.check('#declared');
    await page.click('button:has-text("Nhập 2 người")');
    await page.waitForSelector('text=Đã nhập danh sách.');
    await contact.look('coordinator-roster', { fullPage: true });
    await page.click('button:has-text("Gửi 2 tin nhắc")');
    await page.waitForSelector('text=Đã nhận.');
    const link = await letterTo('na@vidu.vn', /Dự thi cho Sở Tư pháp: (\S+)/);
    expect(await letterTo('dong@vidu.vn', /Gửi (Phan Văn Đông):/)).toBe('Phan Văn Đông');

    const poster = join(folder, 'poster.pdf');
    await page.goto(home);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a:has-text("Tải áp phích")')]);
    await download.saveAs(poster);
    expect(readFileSync(poster).subarray(0, 5).toString()).toBe('%PDF-');
    // Where the machine can look at pictures, the code says what the letter says.
    const read = codeOfPdf(poster);
    if (read !== undefined) expect(read).toBe(link);

    const person = await Journey.begin(browser);
    await person.page.goto(link);
    await person.page.fill('#fullName', 'Lê Thị Na');
    await person.page.fill('#birthDate-day', '3');
    await person.page.fill('#birthDate-month', '5');
    await person.page.fill('#birthDate-year', '1980');
    await person.page.fill('#phone', '0912 345 678');
    await person.page.selectOption('#audience', 'can-bo');
    await person.page.check('#consent');
    await person.page.click('button:has-text("Tiếp tục")');
    await person.page.waitForSelector('text=Đã chọn: Sở Tư pháp');
    await person.look('register-preset-unit');
    await person.page.click('button:has-text("Tiếp tục")');
    await person.page.waitForSelector('#code');
    await person.page.fill('#code', await person.codeFromMailbox(origin));
    await person.page.click('main button[type=submit]');
    await person.page.waitForURL((url) => !url.pathname.startsWith('/dang-ky'));
    await person.end();

    await page.goto(home);
    expect(Number.parseInt((await figure(page, 'Đã đăng ký, chưa dự thi')).replace('.', ''), 10)).toBe(before + 1);
    await page.click('a:has-text("Danh sách người của đơn vị")');
    await page.click('.link-rows a');
    const row = page.locator('.people-lines li.has-state', { hasText: 'Lê Thị Na' });
    expect(await row.locator('.person-state').textContent()).toBe('Đã đăng ký, chưa dự thi');
    await contact.end();
  });
});

/** The text of a letter: quoted-printable or base64, as the sender chose. */
function bodyOf(letter: string): string {
  const at = letter.indexOf('\r\n\r\n');
  const [head, body] = [letter.slice(0, at), letter.slice(at + 4)];
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
