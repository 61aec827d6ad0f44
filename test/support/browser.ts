import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** A headless Chromium: CHROMIUM_PATH, the machine's own, or the one that a development dependency carries. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'] ?? onPath();
  if (own) return chromium.launch({ executablePath: own, args: FLAGS });
  const { default: carried } = await import('@sparticuz/chromium');
  const executablePath = await carried.executablePath();
  return chromium.launch({ executablePath, args: [...carried.args.filter((flag) => !flag.startsWith('--headless')), ...FLAGS] });
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
