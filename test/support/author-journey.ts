import type { Journey } from './journey.js';
import { introduce, type Newcomer } from './contestant-journey.js';

/** Somebody who is new here and wants to send something to a part of submissions. */
export interface Author extends Newcomer {
  /** What is typed to find the unit for which they take part. */
  unit: string;
}

/** Another author of a group, as typed. */
export interface CoAuthor {
  fullName: string;
  birthDate: string;
  unitName: string;
  share: string;
}

/** What is written on the page of writing, besides the file. */
export interface Written {
  title: string;
  /** Code of the theme. */
  theme: string;
  form?: string;
  /** One's own share of a group's work, and the others; without, it is one's own alone. */
  group?: { ownShare: string; others: readonly CoAuthor[] };
}

/** Goes from the page of the part through the registration to the page of writing. */
export async function beginEntry(journey: Journey, origin: string, part: string, author: Author): Promise<void> {
  const { page } = journey;
  await page.goto(`${origin}gui-bai/${part}`);
  await page.click('a:has-text("Đăng ký và gửi bài dự thi")');
  await introduce(journey, author);
  await page.fill('#q', author.unit);
  await page.waitForSelector('[role=option]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.click('button:has-text("Tiếp tục")');
  await page.waitForSelector('#code');
  await page.fill('#code', await journey.codeFromMailbox(origin));
  await page.click('button:has-text("Xong")');
  await page.click('button:has-text("Bắt đầu viết bài")');
  await page.waitForSelector('#title');
}

/** Fills in the page of writing of a solution that nobody applies yet. */
export async function writeEntry({ page }: Journey, { title, theme, form, group }: Written): Promise<void> {
  await page.fill('#title', title);
  await page.selectOption('#theme', theme);
  if (form) await page.selectOption('#form', form);
  await page.locator(`label:has-text("${group ? 'Nhóm tác giả' : 'Cá nhân'}")`).click();
  await page.locator('label:has-text("Chưa áp dụng")').click();
  if (!group) return;
  await page.fill('#ownShare', group.ownShare);
  for (const [at, other] of group.others.entries()) {
    if (at > 0) {
      await page.click('button:has-text("Thêm một tác giả")');
      await page.waitForSelector(`#authors-${at}-fullName`);
    }
    for (const [field, text] of Object.entries(other)) await page.fill(`#authors-${at}-${field}`, text);
  }
}

/** From the page of writing: on to the files, of which the main one is sent; leaves the page of files. @param file its path */
export async function attachMain({ page }: Journey, file: string): Promise<void> {
  await page.click('button:has-text("Lưu và sang bước Tệp")');
  await page.waitForSelector('h1:has-text("Tệp của bài dự thi")');
  await page.setInputFiles('#tep-main', file);
  await page.waitForSelector('text=Máy chủ đã nhận đủ.', { timeout: 60_000 });
}

/** From the page of files: looks through it and sends it. @returns the address of its receipt */
export async function sendEntry({ page }: Journey): Promise<string> {
  await page.click('a:has-text("Sang bước Kiểm tra và gửi")');
  await page.waitForSelector('#isOriginal');
  await page.check('#isOriginal');
  if (await page.locator('#authorsAgree').count()) await page.check('#authorsAgree');
  await page.check('#agrees');
  await page.click('button:has-text("Gửi bài dự thi")');
  await page.waitForURL(/bien-nhan\/[A-Z]{2,4}-/);
  return page.url();
}
