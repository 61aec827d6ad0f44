import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Pictures that the README shows. */
const IN_README = [
  'landing-phone',
  'exam-phone',
  'receipt-phone',
  'ward-phone',
  'roll-phone',
  'certificate-check-phone',
  'console-standing-desktop',
  'root-desktop',
];
const PICTURES = join(import.meta.dirname, '../../docs/pictures');

/** A phone as many have: 360 px wide. */
const PHONE = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 };

/** A person with a browser: everything the pages complain about is collected, every page can be checked. */
export class Journey {
  private readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly isScripted: boolean,
  ) {}

  static async begin(browser: Browser, { isPhone = true, isScripted = true } = {}): Promise<Journey> {
    const context = await browser.newContext({
      ...(isPhone ? PHONE : DESKTOP),
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      javaScriptEnabled: isScripted,
    });
    const page = await context.newPage();
    const journey = new Journey(context, page, isScripted);
    page.on('console', (message) => {
      // A form with faults is answered with 422; the browser notes that as an error of loading.
      if (message.type() === 'error' && !message.text().includes('422')) journey.complaints.push(message.text());
    });
    page.on('pageerror', (error) => journey.complaints.push(error.message));
    if (isScripted) await context.addInitScript(watchLayoutShift);
    return journey;
  }

  /**
   * Looks at the page as it stands: one heading, no sideways scroll, nothing moved while it loaded, axe finds nothing.
   * JOURNEY_PICTURES names a folder for a picture of each page; UPDATE_PICTURES=1 renews those that the README shows.
   */
  async look(name: string, { fullPage = false } = {}): Promise<void> {
    const { page } = this;
    await page.waitForLoadState('networkidle');
    expect({ name, headings: await page.locator('h1').count() }).toEqual({ name, headings: 1 });
    if (this.isScripted) {
      await page.evaluate(cameToRest);
      const found = await page.evaluate(measure);
      expect({ name, ...found }).toEqual({ name, sideways: 0, shift: 0 });
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run(),
      );
      expect({ name, violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`) }).toEqual({ name, violations: [] });
    }
    const folders = [
      process.env['JOURNEY_PICTURES'],
      process.env['UPDATE_PICTURES'] === '1' && IN_README.includes(name) ? PICTURES : undefined,
    ];
    for (const folder of folders.filter((one) => one !== undefined)) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
    }
  }

  /** The newest code in the demo's mailbox. */
  async codeFromMailbox(origin: string, path = 'hop-thu'): Promise<string> {
    const mailbox = await this.context.newPage();
    try {
      await mailbox.goto(`${origin}${path}`);
      return /(\d{6}) là mã/.exec((await mailbox.textContent('main')) ?? '')![1]!;
    } finally {
      await mailbox.close();
    }
  }

  /** Ends the journey. @throws when a page complained (errors of scripts, refused by the content policy, not found). */
  async end(): Promise<void> {
    await this.context.close();
    expect(this.complaints).toEqual([]);
  }
}

function watchLayoutShift(): void {
  const seen = globalThis as unknown as { layoutShift: number };
  seen.layoutShift = 0;
  // Types of the browser, not of Node: this function runs in the page.
  const Observer = PerformanceObserver as unknown as new (
    listener: (list: { getEntries(): { value: number; hadRecentInput: boolean }[] }) => void,
  ) => { observe(options: { type: string; buffered: boolean }): void };
  new Observer((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** The roll's tiers appear one after the other: what is still fading in is not what people read. */
async function cameToRest(): Promise<void> {
  const { document } = globalThis as unknown as { document: { getAnimations(): { finished: Promise<unknown> }[] } };
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
}

function measure(): { sideways: number; shift: number } {
  const root = (globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }).document
    .documentElement;
  const { layoutShift } = globalThis as unknown as { layoutShift: number };
  return { sideways: Math.max(0, root.scrollWidth - root.clientWidth), shift: Math.round(layoutShift * 1000) / 1000 };
}
