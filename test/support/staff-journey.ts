import { setTimeout as delay } from 'node:timers/promises';
import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { parseLocal } from '#kernel';
import { Journey } from './journey.js';

/** Codes of an authenticator last half a minute. */
const NEXT_CODE_MS = 16_000;
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
  for (let tries = 0; ; tries += 1) {
    await page.waitForSelector('#code');
    await page.fill('#code', await journey.codeFromMailbox(origin, 'quan-tri/hop-thu'));
    await page.click('main button[type=submit]');
    const answer = await page.waitForSelector('nav.rail-nav, .field-error');
    if ((await answer.getAttribute('class')) === 'rail-nav') return journey;
    // Who comes in a third time within half a minute has no code left: the next one is another half minute's.
    if (tries === 3) throw new Error(`${email} does not come in: ${(await answer.textContent()) ?? ''}`);
    await delay(NEXT_CODE_MS);
    await page.goto(`${origin}quan-tri/xac-thuc`);
  }
}

/** Somebody who was invited last: from the letter to the desk, with a password by a code and an authenticator of their own. */
export async function takeUp(browser: Browser, origin: string, email: string): Promise<Journey> {
  const journey = await Journey.begin(browser, { isPhone: false });
  const { page } = journey;
  const letter = (wanted: RegExp): Promise<string> => fromMailbox(journey, `${origin}quan-tri/hop-thu`, wanted);
  await page.goto(await letter(/hãy mở (http\S+)/));
  await page.fill('#email', email);
  await page.click('main button[type=submit]');
  await page.waitForSelector('#code');
  await page.fill('#code', await letter(/(\d{6}) là mã/));
  await page.click('main button[type=submit]');
  await page.fill('#password', OWN_PASSWORD);
  await page.fill('#repeated', OWN_PASSWORD);
  await page.click('main button[type=submit]');
  await page.fill('#email', email);
  await page.fill('#password', OWN_PASSWORD);
  await page.click('main button[type=submit]');
  await page.waitForSelector('#code');
  const secret = /([A-Z2-7]{4}(?:\s+[A-Z2-7]{4}){3,})/.exec((await page.textContent('main')) ?? '')![1]!.replace(/\s/g, '');
  await page.fill('#code', generateSync({ secret, epoch: await demoSeconds(journey) }));
  await page.click('main button[type=submit]');
  await page.waitForSelector('nav.rail-nav');
  return journey;
}

/** The middle of the minute that the demo's strip shows, in seconds: an authenticator's code of then is taken all through it. */
async function demoSeconds({ page }: Journey): Promise<number> {
  const strip = (await page.textContent('body')) ?? '';
  const [, time = '', day = '', month = '', year = ''] =
    /Bây\sgiờ\slà\s(\d{1,2}:\d{2})\s[^,]+,\s(\d{2})\/(\d{2})\/(\d{4})/.exec(strip) ?? [];
  return parseLocal(`${year}-${month}-${day} ${time.padStart(5, '0')}`)!.getTime() / 1_000 + 30;
}

/** What the newest letter of a mailbox that says such a thing says of it. @param address of the mailbox */
export async function fromMailbox(journey: Journey, address: string, wanted: RegExp): Promise<string> {
  const mailbox = await journey.context.newPage();
  try {
    await mailbox.goto(address);
    return wanted.exec((await mailbox.textContent('main')) ?? '')![1]!;
  } finally {
    await mailbox.close();
  }
}

/** Moves the demo's clock to the event of the list whose title has the text. */
export async function moveClockTo({ page }: Journey, origin: string, event: RegExp): Promise<void> {
  await page.goto(`${origin}quan-tri/dong-ho`);
  const item = page.locator('section.waiting li', { has: page.locator('h3', { hasText: event }) }).first();
  await item.locator('button').click();
  await page.waitForSelector('text=Đồng hồ đã chuyển đến');
}
