import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const STEP_MS = 1000;
const MOST_STEPS = 200;
/** What a step has set off gets so long to come back from the server, before the next. */
const BREATH_MS = 25;

/**
 * Lets the page's own clock run ahead, second by second, until something is so: nobody sits through what a page waits for.
 * Its clock must have been taken in hand before it was loaded (`context.clock.install()`).
 */
export async function hurried(page: Page, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await isSo()) return;
    await page.clock.fastForward(STEP_MS);
    await delay(BREATH_MS);
  }
  throw new Error(`Not so after ${MOST_STEPS} s of the page's time: ${isSo.toString()}`);
}

/** The same until something is seen. */
export async function hurriedTo(page: Page, selector: string): Promise<void> {
  const seen = page.locator(selector).first();
  await hurried(page, () => seen.isVisible());
}
