import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { PROJECT_ROOT } from '#settings';

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
  return own ? chromium.launch({ executablePath: own, args: FLAGS }) : launchCarried();
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * The browser that comes along, unpacked once beside the packages. It wants a few libraries of the system; where the
 * machine lacks them, those that it carries for that are used.
 */
async function launchCarried(): Promise<Browser> {
  const folder = join(PROJECT_ROOT, 'node_modules/.cache/chromium-unpacked');
  if (!existsSync(folder)) {
    const libraries = join(PROJECT_ROOT, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br');
    execFileSync(process.execPath, [join(PROJECT_ROOT, 'test/support/unpack-browser.mjs'), folder, libraries]);
  }
  const executablePath = join(folder, 'chromium');
  if (!existsSync('/etc/fonts/fonts.conf')) process.env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  try {
    return await chromium.launch({ executablePath, args: FLAGS });
  } catch {
    const { setupLambdaEnvironment } = await import('@sparticuz/chromium');
    process.env['FONTCONFIG_PATH'] ??= join(folder, 'fonts');
    setupLambdaEnvironment(join(folder, 'al2023/lib'));
    return chromium.launch({ executablePath, args: FLAGS });
  }
}
