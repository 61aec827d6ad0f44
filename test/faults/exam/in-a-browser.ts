import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { bitsOfLetters, MOST_OPTIONS } from '#attempts';
import { tokenOf } from '../../../bench/exam/an-open-round.js';
import { launchBrowser } from '../../support/browser.js';
import type { Journal, SentAnswer } from '../sitters/journal.js';
import { CALM, Sitter } from '../sitters/sitter.js';
import type { ExamFault, Scene } from './trial.js';

const OFFLINE_MS = { quick: 10_000, full: 60_000, control: 1_000 };
const ARRIVES_WITHIN_MS = { guarded: 20_000, control: 2_500 };
const DAY_MS = 86_400_000;
/** A number that no answer was sent with. */
const NEVER_SENT = 2_000_000_000;

/** Somebody at a real browser: what they have chosen last at each place must be kept, whether or not it was sent so far. */
class BrowserSitter {
  readonly journal: Journal;
  private readonly chosen = new Map<number, number>();
  private page: Page | undefined;

  private constructor(
    readonly context: BrowserContext,
    private readonly sitter: Sitter,
    private readonly url: string,
  ) {
    this.journal = sitter.journal;
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/luu')) this.journal.sent.push(...answersIn(request.postData() ?? ''));
    });
  }

  static async begin(browser: Browser, { stage, round }: Scene, port: number): Promise<BrowserSitter> {
    const [person = 0] = await stage.somePeople(round, 1);
    const sitter = new Sitter(person, round.host, port, CALM, () => undefined);
    const id = await sitter.begin();
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const site = `http://${round.host}:${port}`;
    await context.addCookies([{ name: 'kb', value: tokenOf(person), url: site }]);
    return new BrowserSitter(context, sitter, `${site}/bai-thi/${id}`);
  }

  async open(): Promise<void> {
    this.page = await this.context.newPage();
    await this.page.goto(this.url);
    await this.page.locator('[data-question]').first().waitFor({ state: 'attached' });
  }

  /** As the system does with a tab when memory is short: the page has no time for last words. */
  async killTab(): Promise<void> {
    if (!this.page) return;
    const tab = await this.context.newCDPSession(this.page);
    const crashed = this.page.waitForEvent('crash');
    // Whoever has crashed answers nobody.
    tab.send('Page.crash').catch(() => undefined);
    await crashed;
    await this.page.close();
  }

  /** Chooses, as a tap does; where the page does not let them, they have meant to all the same. */
  async choose(places: readonly number[], option: number): Promise<void> {
    for (const place of places) {
      this.chosen.set(place, 1 << option);
      const input = this.page?.locator(`[data-question="${place}"] input`).nth(option);
      if (!(await input?.count().catch(() => 0))) continue;
      await input?.evaluate((one) => void ((one as unknown as { checked: boolean }).checked = true)).catch(() => undefined);
      await input?.dispatchEvent('change', { bubbles: true }).catch(() => undefined);
      await delay(60);
    }
  }

  /** The guess, without which no paper is handed in. */
  async guess(number: number): Promise<void> {
    const input = this.page?.locator('[data-prediction]');
    await input?.evaluate((one, value) => void ((one as unknown as { value: string }).value = value), String(number));
    await input?.dispatchEvent('input', { bubbles: true });
  }

  /** Waits until the server has all of it, or the time is over; what was chosen counts as acknowledged from then on. */
  async settle(withinMs: number): Promise<void> {
    const end = performance.now() + withinMs;
    while (performance.now() < end && !(await this.hasArrived())) await delay(100);
    for (const [place, bits] of this.chosen) {
      const sent = this.journal.sent.findLast((one) => one.place === place && one.bits === bits);
      this.journal.acknowledged.push(sent ?? { place, bits, seq: NEVER_SENT });
    }
    await this.context.close();
    this.sitter.leave();
  }

  /** Nothing waits on the device any more, and all that was chosen has been sent. */
  private async hasArrived(): Promise<boolean> {
    const isSent = [...this.chosen].every(([place, bits]) => this.journal.sent.some((one) => one.place === place && one.bits === bits));
    const waits = await this.page?.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('kb-answer'))).catch(() => true);
    return isSent && waits === false;
  }
}

function answersIn(body: string): SentAnswer[] {
  const { answers } = JSON.parse(body) as { answers: { question: number; choice: string; seq: number }[] };
  return answers.map(({ question, choice, seq }) => ({ place: question, bits: bitsOfLetters(choice, MOST_OPTIONS), seq }));
}

/** In the page, before its own scripts: a browser that keeps nothing. */
function forgetEverything(): void {
  Storage.prototype.setItem = () => undefined;
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
}

/** In the page, before its own scripts: a device whose clock is wrong. */
function shiftTheClock(byMs: number): void {
  const True = Date;
  class Wrong extends True {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(True.now() + byMs);
      else super(...(parts as [number]));
    }

    static override now(): number {
      return True.now() + byMs;
    }
  }
  globalThis.Date = Wrong as DateConstructor;
}

/**
 * A real browser without network while its owner goes on answering, whose tab is killed, and who comes back. Guard: answers are kept on the
 * device until they are acknowledged.
 */
const noNetwork: ExamFault = {
  name: 'no-network',
  happen: (scene) =>
    beside(scene, async (browser, port) => {
      const person = await BrowserSitter.begin(browser, scene, port);
      if (scene.isControl) await person.context.addInitScript(forgetEverything);
      await person.open();
      await person.choose([1, 2, 3, 4], 0);
      await person.context.setOffline(true);
      await person.choose([5, 6, 7, 8, 2], 1);
      await delay(scene.isControl ? OFFLINE_MS.control : scene.isQuick ? OFFLINE_MS.quick : OFFLINE_MS.full);
      await person.choose([9, 10], 2);
      await person.killTab();
      await person.context.setOffline(false);
      await person.open();
      await person.settle(arrivesWithin(scene));
      return [person];
    }),
};

/**
 * Devices a day ahead and a day behind, in a browser and in what programs say. Guard: the page counts by the server's clock; in
 * the control it believes the device, and hands the paper in at once.
 */
const deviceClock: ExamFault = {
  name: 'device-clock',
  happen: (scene) =>
    beside(
      scene,
      async (browser, port) => {
        const people: BrowserSitter[] = [];
        for (const off of scene.isControl ? [DAY_MS] : [DAY_MS, -DAY_MS]) {
          const person = await BrowserSitter.begin(browser, scene, port);
          await person.context.addInitScript(shiftTheClock, off);
          if (scene.isControl) await believingTheDevice(person.context, off);
          await person.open();
          await person.guess(7);
          await person.choose([1, 2, 3], 3);
          people.push(person);
        }
        // Within two seconds a page that believes its time to be over hands in.
        await delay(2_600);
        for (const person of people) {
          await person.choose([4, 5, 6], 0);
          await person.settle(arrivesWithin(scene));
        }
        return people;
      },
      { clockOffMs: DAY_MS },
    ),
};

/** Writes the device's time into the page where the server's stands. */
async function believingTheDevice(context: BrowserContext, off: number): Promise<void> {
  await context.route(/\/bai-thi\/[^/]+$/, async (route) => {
    const request = route.request();
    if (request.method() !== 'GET') return route.continue();
    // Node does not know the names below localhost that the browser knows by itself.
    const { host } = new URL(request.url());
    const address = request.url().replace(host, `127.0.0.1:${host.split(':')[1]}`);
    const response = await route.fetch({ url: address, headers: { ...(await request.allHeaders()), host } });
    const page = await response.text();
    const changed = page.replace(/data-now="[^"]*"/, `data-now="${new Date(Date.now() + off).toISOString()}"`);
    // A page that asks to come again in a moment does so by itself.
    if (changed === page && response.ok()) throw new Error('The page has no data-now to be changed.');
    await route.fulfill({ response, body: changed });
  });
  // Nor does it learn better from what answers say.
  await context.route(/\/bai-thi\/[^/]+\/luu$/, async (route) => {
    const request = route.request();
    const { host } = new URL(request.url());
    const address = request.url().replace(host, `127.0.0.1:${host.split(':')[1]}`);
    const response = await route.fetch({ url: address, headers: { ...(await request.allHeaders()), host } });
    const body = await response.text();
    await route.fulfill({ response, body: body.replace(/"now":(\d+)/, (_, now: string) => `"now":${Number(now) + off}`) });
  });
}

function arrivesWithin({ isControl }: Scene): number {
  return isControl ? ARRIVES_WITHIN_MS.control : ARRIVES_WITHIN_MS.guarded;
}

/** In a browser, beside a crowd that sits at the same time. */
async function beside(
  { stage, crowd }: Scene,
  work: (browser: Browser, port: number) => Promise<BrowserSitter[]>,
  manner: { clockOffMs?: number } = {},
): Promise<{ struck: number; journals: Journal[] }> {
  const { port } = await stage.webProcess();
  const browser = await launchBrowser();
  try {
    const sitting = await crowd(port, { ...manner, pauseMs: 100 });
    const [people] = await Promise.all([work(browser, port), sitting.sit()]);
    return { struck: people.length, journals: [...people.map(({ journal }) => journal), ...sitting.journals] };
  } finally {
    await browser.close();
  }
}

export const IN_A_BROWSER: readonly ExamFault[] = [noNetwork, deviceClock];
