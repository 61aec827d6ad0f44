import { request } from 'node:http';
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { choose, goTo, Sitters, sixQuestions } from '../support/sitters.js';
import { TestSite } from '../support/test-site.js';

jest.setTimeout(180_000);

const MOST_BYTES = 60 * 1024;
const LETTERS = ['A', 'B', 'C', 'D'];

describe('the exam page on a bad line', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let place: Sitters;

  beforeAll(async () => {
    browser = await launchBrowser();
    await site.app.listen(0, '127.0.0.1');
    place = await Sitters.at(site, browser, { ruleSet: sixQuestions({ items: 20 }) });
  });
  afterAll(() => browser.close());

  it('weighs at most 60 KB with everything that it loads, heads and all, whichever way it is packed', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device();
    const exam = new URL(await sitter.start(page));
    const [session] = await context.cookies();
    // What a browser asks for, the emblem in the address line too.
    const assets = [...(await page.content()).matchAll(/(?:href|src)="(\/(?:assets|theme|icon)[^"]+)"/g)].map(([, path]) => path as string);
    await context.close();
    for (const encoding of ['br, gzip', 'gzip']) {
      const headers = { host: exam.host, cookie: `kb=${session!.value}`, 'accept-encoding': encoding };
      const weights = await Promise.all(
        [exam.pathname, ...new Set(assets)].map(async (path) => [path, await bytesOf(Number(exam.port), path, headers)] as const),
      );
      const total = weights.reduce((sum, [, bytes]) => sum + bytes, 0);
      expect({ encoding, weights, total, isLight: total <= MOST_BYTES }).toEqual({ encoding, weights, total, isLight: true });
      expect(weights.length).toBeGreaterThan(5);
    }
  });

  it('works with 400 ms, little room and 3 in 100 requests lost: every answer arrives', async () => {
    const sitter = await place.person();
    const { page, context } = await sitter.device();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 25_000,
      uploadThroughput: 10_000,
    });
    await sitter.start(page);
    // With its script: before that comes, each answer is a page of its own, and the test is about the other way.
    await page.waitForLoadState('load');
    let asked = 0;
    let lost = 0;
    await page.route(/\/(luu|nop)$/, async (route) => {
      asked += 1;
      // Three in a hundred, and for certain one: half of them on the way there, half on the way back.
      if (asked !== 2 && Math.random() >= 0.03) return route.continue();
      lost += 1;
      if (lost % 2 === 0) await route.fetch().catch(() => undefined);
      return route.abort();
    });
    const wanted: string[] = [];
    for (let n = 1; n <= 20; n += 1) {
      if (n > 1) await goTo(page, n);
      const letter = LETTERS[n % 4] as string;
      wanted.push(letter);
      await choose(page, n, letter);
    }
    await page.click('[data-next]');
    await page.click('[data-submit]');
    // The receipt's page need not be drawn for it.
    await page.waitForURL(/bien-nhan/, { timeout: 60_000, waitUntil: 'commit' });
    expect(lost).toBeGreaterThan(0);
    expect(await sitter.held()).toEqual(wanted);
    await context.close();
  });
});

/** What goes over the wire for an address: the answer's body as it was sent, and its head. */
function bytesOf(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
      let bytes = response.rawHeaders.join(': \r\n').length;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
    })
      .on('error', reject)
      .end();
  });
}
