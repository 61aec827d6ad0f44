import type { Browser } from 'playwright-core';
import { Journey } from './journey.js';

const PASSWORD = 'khoabang-2024';

/** A member of the demo's staff at a desk, signed in with password and the code from the mailbox. */
export async function atTheDesk(browser: Browser, origin: string, email: string): Promise<Journey> {
  const journey = await Journey.begin(browser, { isPhone: false });
  const { page } = journey;
  await page.goto(`${origin}quan-tri`);
  await page.fill('#email', email);
  await page.fill('#password', PASSWORD);
  await page.click('button:has-text("Tiếp tục")');
  await page.waitForSelector('#code');
  await page.fill('#code', await journey.codeFromMailbox(origin, 'quan-tri/hop-thu'));
  await page.click('main button[type=submit]');
  await page.waitForSelector('nav.rail-nav');
  return journey;
}

/** Moves the demo's clock to the event of the list whose title has the text. */
export async function moveClockTo({ page }: Journey, origin: string, event: RegExp): Promise<void> {
  await page.goto(`${origin}quan-tri/dong-ho`);
  const item = page.locator('section.waiting li', { has: page.locator('h3', { hasText: event }) }).first();
  await item.locator('button').click();
  await page.waitForSelector('text=Đồng hồ đã chuyển đến');
}
