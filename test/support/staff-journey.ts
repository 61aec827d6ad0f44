import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { Journey } from './journey.js';

const PASSWORD = 'khoabang-2024';
/** Of who sets up an account of their own. */
export const OWN_PASSWORD = 'mot-mat-khau-rat-dai-2026';

/** A member of the demo's staff, or one who has taken up an account, at a desk, signed in with password and the code from the mailbox. */
export async function atTheDesk(browser: Browser, origin: string, email: string, password = PASSWORD): Promise<Journey> {
  const journey = await Journey.begin(browser, { isPhone: false });
  const { page } = journey;
  await page.goto(`${origin}quan-tri`);
  await page.fill('#email', email);
  await page.fill('#password', password);
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

/**
 * Somebody who was invited to the staff comes for the first time: a password of their own by a code, a second factor by an
 * authenticator, which knows the true time alone; then they are in the console.
 */
export async function takeUp(browser: Browser, origin: string, email: string, { isPhone = false } = {}): Promise<Journey> {
  const journey = await Journey.begin(browser, { isPhone });
  const { page } = journey;
  await page.goto(`${origin}quan-tri/quen-mat-khau`);
  await page.fill('#email', email);
  await page.click('main button[type=submit]');
  await page.waitForSelector('#code');
  await page.fill('#code', await journey.codeFromMailbox(origin, 'quan-tri/hop-thu'));
  await page.click('main button[type=submit]');
  await page.fill('#password', OWN_PASSWORD);
  await page.fill('#repeated', OWN_PASSWORD);
  await page.click('main button[type=submit]');
  await page.fill('#email', email);
  await page.fill('#password', OWN_PASSWORD);
  await page.click('main button[type=submit]');
  await page.waitForSelector('#code');
  const secret = /([A-Z2-7]{4}(?:\s+[A-Z2-7]{4}){3,})/.exec((await page.textContent('main')) ?? '')![1]!.replace(/\s/g, '');
  await page.fill('#code', generateSync({ secret }));
  await page.click('main button[type=submit]');
  await page.waitForSelector('nav.rail-nav');
  return journey;
}
