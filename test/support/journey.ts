import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { PROJECT_ROOT } from '#settings';

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

/** Half as long as the package's own source, and read anew by every page that is looked at. */
const AXE = readFileSync(join(PROJECT_ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
/** Nothing has been fetched for so long: the page has come to rest. */
const QUIET_MS = 100;
const QUIET_WITHIN_MS = 10_000;

/** A person with a browser: everything the pages complain about is collected, every page can be checked. */
export class Journey {
  private readonly complaints: string[] = [];
  private readonly asked = new Set<Request>();

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly isScripted: boolean,
    private readonly isPhone: boolean,
  ) {}

  static async begin(browser: Browser, { isPhone = true, isScripted = true } = {}): Promise<Journey> {
    const context = await browser.newContext({
      ...(isPhone ? PHONE : DESKTOP),
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      javaScriptEnabled: isScripted,
    });
    const page = await context.newPage();
    const journey = new Journey(context, page, isScripted, isPhone);
    page.on('console', (message) => {
      // A form with faults is answered with 422; the browser notes that as an error of loading. How far a promised file has come is
      // asked before anything of it is there.
      const { url } = message.location();
      if (message.type() === 'error' && !message.text().includes('422') && !url.includes('/tep-gui/'))
        journey.complaints.push(`${message.text()} (${url})`);
    });
    page.on('pageerror', (error) => journey.complaints.push(error.message));
    page.on('request', (request) => journey.asked.add(request));
    page.on('requestfinished', (request) => journey.asked.delete(request));
    page.on('requestfailed', (request) => journey.asked.delete(request));
    if (isScripted) await context.addInitScript(watchLayoutShift);
    return journey;
  }

  /**
   * Looks at the page as it stands: one heading, no sideways scroll, nothing moved while it loaded, axe finds nothing.
   * JOURNEY_PICTURES names a folder for a picture of each page; UPDATE_PICTURES=1 renews those that the README shows.
   */
  async look(name: string, { fullPage = false } = {}): Promise<void> {
    const { page } = this;
    await this.isQuiet();
    expect({ name, headings: await page.locator('h1').count() }).toEqual({ name, headings: 1 });
    if (this.isScripted) {
      await page.evaluate(cameToRest);
      const found = await page.evaluate(measure);
      expect({ name, ...found }).toEqual({ name, sideways: 0, shift: 0 });
      await page.evaluate(AXE);
      const violations = await page.evaluate(findViolations);
      expect({ name, violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`) }).toEqual({ name, violations: [] });
    }
    await this.draw(name, fullPage);
  }

  /**
   * The same state of a page in the person's own width (`look`) and in the other one, a phone's or a desk's: the markup is one, so
   * only its width is looked at anew. With `isReloaded` also that nothing moves while it loads there.
   */
  async lookAtBoth(name: string, { fullPage = false, isReloaded = false } = {}): Promise<void> {
    const { page } = this;
    const phone = { name: `${name}-phone`, viewport: PHONE.viewport };
    const desk = { name: `${name}-desktop`, viewport: DESKTOP.viewport };
    const [own, other] = this.isPhone ? [phone, desk] : [desk, phone];
    await this.look(own.name, { fullPage });
    const before = await page.evaluate(measure);
    await page.setViewportSize(other.viewport);
    if (isReloaded) await page.reload();
    await this.isQuiet();
    await page.evaluate(cameToRest);
    const found = await page.evaluate(measure);
    // What moves because the window got another width is no fault of the page.
    if (!isReloaded) found.shift = before.shift;
    expect({ name: other.name, ...found }).toEqual({ name: other.name, sideways: 0, shift: 0 });
    await this.draw(other.name, fullPage);
    await page.setViewportSize(own.viewport);
    await page.evaluate(cameToRest);
    await page.evaluate(forgetShift);
  }

  /**
   * What came up because the person typed moved nothing that was read. The browser excuses it too, but for half a second alone,
   * and a busy server may take longer.
   */
  async answered(selector: string): Promise<void> {
    await this.page.waitForSelector(selector);
    await this.page.evaluate(cameToRest);
    await this.page.evaluate(forgetShift);
  }

  /** Loaded, and nothing on the way any more. */
  private async isQuiet(): Promise<void> {
    const { page, asked } = this;
    await page.waitForLoadState('load');
    const end = performance.now() + QUIET_WITHIN_MS;
    let since = performance.now();
    while (performance.now() - since < QUIET_MS) {
      await delay(20);
      if (asked.size > 0) since = performance.now();
      // Something was lost sight of (a page that was left): the browser itself knows.
      if (performance.now() > end) {
        asked.clear();
        await page.waitForLoadState('networkidle');
      }
    }
  }

  private async draw(name: string, fullPage: boolean): Promise<void> {
    const folders = [
      process.env['JOURNEY_PICTURES'],
      process.env['UPDATE_PICTURES'] === '1' && IN_README.includes(name) ? PICTURES : undefined,
    ];
    for (const folder of folders.filter((one) => one !== undefined)) {
      mkdirSync(folder, { recursive: true });
      await this.page.screenshot({ path: join(folder, `${name}.png`), fullPage });
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

/** The roll's tiers appear one after the other: what is still fading in is not what people read. Nor is a letter whose font is on the way. */
async function cameToRest(): Promise<void> {
  const { document, requestAnimationFrame } = globalThis as unknown as {
    document: { fonts: { ready: Promise<unknown> }; getAnimations(): { finished: Promise<unknown> }[] };
    requestAnimationFrame(then: () => void): void;
  };
  await document.fonts.ready;
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  // What has moved is told with the next frame.
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

/** All rules of axe; of what is well it need not tell. */
async function findViolations(): Promise<{ id: string; nodes: { html: string }[] }[]> {
  const { axe } = globalThis as unknown as {
    axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  };
  return (await axe.run({ resultTypes: ['violations'] })).violations;
}

function forgetShift(): void {
  (globalThis as unknown as { layoutShift: number }).layoutShift = 0;
}

function measure(): { sideways: number; shift: number } {
  const root = (globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }).document
    .documentElement;
  const { layoutShift } = globalThis as unknown as { layoutShift: number };
  return { sideways: Math.max(0, root.scrollWidth - root.clientWidth), shift: Math.round(layoutShift * 1000) / 1000 };
}
