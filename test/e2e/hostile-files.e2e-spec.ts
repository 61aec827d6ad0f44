import { createHash, randomBytes } from 'node:crypto';
import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { aPdf, written } from '#documents/testing';
import { aPlainDocx, aPlainPdf, anArchive } from '#files/testing';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { attachMain, beginEntry, sendEntry, writeEntry } from '../support/author-journey.js';
import { launchBrowser } from '../support/browser.js';
import { type CutLine, cutLine } from '../support/cut-line.js';
import { Journey } from '../support/journey.js';
import { processOf } from '../support/processes.js';
import { broken } from '../support/verified.js';

const MIB = 1024 * 1024;
const HTML = Buffer.from('<!DOCTYPE html><html><body><script>alert(1)</script></body></html>');
const JAR = anArchive([['META-INF/MANIFEST.MF', 'Main-Class: A']]);

/** What somebody might send, under which name, and what is said of it. */
const HOSTILE: readonly [what: string, name: string, bytes: Buffer, said: string][] = [
  ['a page of the web', 'giai-phap.pdf', HTML, 'Nội dung tệp không phải là'],
  [
    'a PDF that is a program as well',
    'hai-loai.pdf',
    Buffer.concat([aPlainPdf(), JAR]),
    'có phần nội dung thuộc loại tệp khác được ghép vào',
  ],
  [
    'a file that unfolds to 60 MB',
    'bom.docx',
    aPlainDocx({ more: [['word/media/a.xml', Buffer.alloc(60 * MIB)]] }),
    'giải nén ra lớn bất thường',
  ],
  ['macros', 'macro.docx', aPlainDocx({ more: [['word/vbaProject.bin', 'x']] }), 'là nội dung tự chạy hoặc tự tải'],
  ['a part with a path upward', 'duong-dan.docx', aPlainDocx({ more: [['../../etc/passwd', 'x']] }), 'Tệp bị hỏng hoặc không đầy đủ'],
  ['a path upward in its name', '../../../etc/cron.d/viec.pdf', HTML, 'Nội dung tệp không phải là'],
  ['nothing', 'rong.pdf', Buffer.alloc(0), 'Tệp rỗng, không có nội dung.'],
];

/** What a page of writing says to files that must not come in, and what becomes of a file whose line is cut again and again. */
describe('files on the page of an entry', () => {
  let app: AppProcess;
  let browser: Browser;
  let line: CutLine;
  let folder: string;
  let journey: Journey;
  let page: Journey['page'];
  let origin: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-hostile-'));
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    line = await cutLine(app.port);
    origin = `http://lam-dong.localhost:${line.port}/`;
    journey = await Journey.begin(browser);
    ({ page } = journey);
  });
  afterAll(async () => {
    await browser.close();
    await line.close();
    await app.stop();
    removeApp(app);
    rmSync(folder, { recursive: true, force: true });
  });

  const kept = (name: string, bytes: Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  it('are refused with a sentence where they are hostile, and nothing else is lost', async () => {
    await beginEntry(journey, origin, 'sang-kien', {
      ...{ fullName: 'Hồ Thị Tệp', phone: '0903 222 001', audience: 'nhan-dan', unit: 'lac duong' },
    });
    await writeEntry(journey, { title: 'Loa thôn đọc thủ tục', theme: 'papi' });
    await attachMain(journey, kept('loa-thon.pdf', aPdf({ pages: [written('Loa thon doc thu tuc')] })));
    const main = page.locator('.file-group').first();
    const good = (): Promise<number> => main.locator('li:has-text("loa-thon.pdf"):has-text("Máy chủ đã nhận đủ.")').count();

    for (const [what, name, buffer, said] of HOSTILE) {
      await page.setInputFiles('#tep-main', { name, mimeType: 'application/pdf', buffer });
      await main.locator(`text=${said}`).first().waitFor();
      expect([what, await good()]).toEqual([what, 1]);
      // Said again by whoever comes back, and taken away with one button; of what was never promised nothing is left.
      await page.reload();
      expect([what, await good()]).toEqual([what, 1]);
      const refused = main.locator('li:has(.is-wrong)');
      expect([what, await refused.count()]).toEqual([what, buffer.length === 0 ? 0 : 1]);
      if (buffer.length === 0) continue;
      expect(await refused.textContent()).toContain(said);
      expect([what, await refused.locator('.file-name').textContent()]).toEqual([what, name.split('/').at(-1)]);
      if (what === 'macros') await journey.lookAtBoth('file-refused', { fullPage: true });
      await refused.locator('button:has-text("Bỏ tệp này")').click();
      await page.waitForSelector('text=Đã bỏ tệp khỏi bài đang viết.');
    }

    const large = join(folder, 'phim.pdf');
    const file = openSync(large, 'w');
    ftruncateSync(file, 2048 * MIB);
    closeSync(file);
    await page.setInputFiles('#tep-main', large);
    await main.locator('text=Tệp lớn hơn 30 MB.').waitFor();
    await journey.lookAtBoth('file-too-large', { fullPage: true });
    await page.reload();
    expect(await good()).toBe(1);

    await page.click('a:has-text("Quay lại bước Nội dung")');
    expect(await page.inputValue('#title')).toBe('Loa thôn đọc thủ tục');
    await page.click('button:has-text("Lưu và sang bước Tệp")');
    await page.waitForSelector('h1:has-text("Tệp của bài dự thi")');
  });

  it('arrive unharmed though the line is cut at every tenth and the server killed in between', async () => {
    // Photographs in a report: what takes its time on a bad line. Nothing in it looks like another kind of file.
    const noise = Buffer.from(randomBytes(8 * MIB).map((byte) => 0x61 + (byte % 16)));
    const stream = Buffer.concat([Buffer.from(`<< /Length ${noise.length} >>\nstream\n`), noise, Buffer.from('\nendstream')]);
    const path = kept('anh-chup.pdf', aPdf({ pages: [written('Anh chup')], objects: { 90: stream } }));
    const bytes = readFileSync(path);
    const tenths = Array.from({ length: 9 }, (_, at) => Math.ceil((bytes.length * (at + 1)) / 10));
    const killed: number[] = [];
    line.offsets.length = 0;
    line.cutAt(tenths, (cut) => {
      if (cut % 4 !== 0) return;
      const web = processOf(app.child.pid!, 'apps/web/src/main.js')!;
      killed.push(web);
      process.kill(web, 'SIGKILL');
    });
    await page.setInputFiles('#tep-main', path);
    await page.waitForSelector('li:has-text("anh-chup.pdf"):has-text("Máy chủ đã nhận đủ.")', { timeout: 150_000 });

    expect(line.cuts).toEqual(tenths);
    expect(new Set(killed).size).toBe(2);
    // Each time it goes on where the server has come to: never before, and by the last cut far from the beginning.
    expect(line.offsets).toEqual(line.offsets.toSorted((a, b) => a - b));
    expect(line.offsets.length).toBeGreaterThan(tenths.length);
    expect(line.offsets.at(-1)).toBeGreaterThan(bytes.length / 2);
    expect(await page.locator('li:has-text("loa-thon.pdf")').count()).toBe(0);

    const receipt = await sendEntry(journey);
    const answer = await page.evaluate(textOf, `${new URL(receipt).pathname}/bien-nhan.txt`);
    expect(answer).toContain(`SHA-256: ${createHash('sha256').update(bytes).digest('hex')}`);
    await journey.context.close();
  });

  it('leaves a database in which everything holds', async () => {
    expect(await broken(app)).toEqual([]);
  });
});

/** Fetches an address as the page may. */
async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}
