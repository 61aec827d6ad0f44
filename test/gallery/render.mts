/**
 * Draws every page of the portal and of the console with sample data: bundles the client, renders the templates, serves them under the strict
 * Content-Security-Policy and photographs them at 360 and 1280 px, with axe and a check for sideways scroll and layout shift.
 *
 *   node test/gallery/render.mts [name …]     photographs of all samples, or of those whose name contains a word
 *   node test/gallery/render.mts --serve      serves on port 4360 until stopped
 *
 * Output goes to GALLERY_OUT (default: a folder "khoa-bang-gallery" in the system's temporary folder).
 */
import { readdirSync, readFileSync, mkdirSync, writeFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import Handlebars from 'handlebars';
import { chromium } from 'playwright-core';
import type * as Whole from '../../apps/web/src/edge/whole.js';
import type * as Base from './samples/base.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const root = here('../../');
const out = process.env['GALLERY_OUT'] ?? join(tmpdir(), 'khoa-bang-gallery');
/** The one that the tests have unpacked, else the machine's own. */
const unpacked = join(root, 'node_modules/.cache/chromium-unpacked/chromium');
const load = async <T,>(file: string): Promise<T> => (await import(new URL(file, import.meta.url).href)) as T;

const base = await load<typeof Base>('./samples/base.ts');
const samples: Base.Samples = {};
for (const file of readdirSync(here('./samples'))) {
  if (file === 'base.ts') continue;
  const { default: make } = await load<{ default: (b: typeof Base) => Base.Samples | Promise<Base.Samples> }>(`./samples/${file}`);
  Object.assign(samples, await make(base));
}

const views = join(root, 'apps/web/views');
const handlebars = Handlebars.create();
handlebars.registerHelper((await load<typeof Whole>('../../apps/web/src/edge/whole.ts')).TEXT_HELPERS);
for (const file of readdirSync(join(views, 'partials'), { recursive: true, encoding: 'utf8' }))
  if (file.endsWith('.hbs')) handlebars.registerPartial(file.replace('.hbs', ''), readFileSync(join(views, 'partials', file), 'utf8'));
const compiled = new Map<string, HandlebarsTemplateDelegate>();
function template(path: string): HandlebarsTemplateDelegate {
  const known = compiled.get(path) ?? handlebars.compile(readFileSync(join(views, path), 'utf8'));
  compiled.set(path, known);
  return known;
}
function render(sample: Base.Sample): string {
  const body = template(`pages/${sample.template}.hbs`)(sample.view);
  return template(`layouts/${sample.layout}.hbs`)({ ...sample.view, body });
}

const client = join(root, 'apps/web/client');
await build({
  entryPoints: [
    'portal.ts',
    'unit-search.ts',
    'exam.ts',
    'console.ts',
    'marking.ts',
    'styles/portal.css',
    'styles/exam.css',
    'styles/console.css',
  ]
    .map((file) => join(client, file))
    .filter((file) => existsSync(file)),
  outdir: join(out, 'assets'),
  entryNames: '[name]',
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome80', 'es2019'],
  external: ['/assets/*', '/art/*'],
  logLevel: 'warning',
});

const palette = (place: string): string => {
  const [t, deep, mid, soft, tint] = base.PALETTES[place] as [string, string, string, string, string];
  return `--t:${t};--deep:${deep};--mid:${mid};--soft:${soft};--tint:${tint}`;
};
const theme = (place: string): string =>
  `:root{${palette(place)}}` +
  (place === 'khoa-bang'
    ? Object.keys(base.PALETTES)
        .map((slug) => `.place-${slug}{${palette(slug)}}`)
        .join('')
    : '');

const CSP = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
const TYPES: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' };
const UNITS = [
  { id: 'lac-duong', name: 'Lạc Dương', detail: 'thị trấn, huyện Lạc Dương' },
  { id: 'lac-lam', name: 'Lạc Lâm', detail: 'xã, huyện Đơn Dương' },
  { id: 'lac-xuan', name: 'Lạc Xuân', detail: 'xã, huyện Đơn Dương' },
];
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://gallery');
  const send = (type: string, content: string | Buffer): void => {
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': CSP }).end(content);
  };
  const sample = samples[url.pathname.slice(3)];
  const extension = url.pathname.split('.').pop() ?? '';
  if (url.pathname.startsWith('/p/') && sample) {
    send('text/html', render(sample));
    return;
  }
  if (url.pathname === '/') {
    send(
      'text/html',
      Object.keys(samples)
        .map((name) => `<p><a href="/p/${name}">${name}</a>`)
        .join(''),
    );
    return;
  }
  if (url.pathname === '/theme.css') {
    send('text/css', theme(url.searchParams.get('place') ?? 'khoa-bang'));
    return;
  }
  if (url.pathname === '/icon.svg') {
    send('image/svg+xml', base.drawing('khoa-bang/emblem'));
    return;
  }
  if (url.pathname === '/don-vi') {
    send('application/json', JSON.stringify({ items: /^l/i.test(url.searchParams.get('q') ?? '') ? UNITS : [] }));
    return;
  }
  if (url.pathname.endsWith('/tra-loi')) {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      const answers = request.headers['content-type']?.includes('json') ? (JSON.parse(text) as { answers: { seq: number }[] }).answers : [];
      send('application/json', JSON.stringify({ receivedAt: '10:42:07', seq: Math.max(0, ...answers.map((answer) => answer.seq)) }));
    });
    return;
  }
  const file = url.pathname.startsWith('/assets/fonts/')
    ? ['be-vietnam-pro', 'noto-serif-display']
        .map((name) => join(root, 'node_modules/@fontsource', name, 'files', url.pathname.slice(14)))
        .find((path) => existsSync(path))
    : url.pathname.startsWith('/assets/')
      ? join(out, url.pathname)
      : join(root, 'config/demo', url.pathname);
  if (file && TYPES[extension] && existsSync(file)) {
    send(TYPES[extension], readFileSync(file));
    return;
  }
  response.writeHead(404).end();
});
const port = process.argv.includes('--serve') ? 4360 : 0;
await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;

for (const file of readdirSync(join(out, 'assets'))) {
  const content = readFileSync(join(out, 'assets', file));
  print(`${file}: ${(content.length / 1024).toFixed(1)} KB, gzipped ${(gzipSync(content).length / 1024).toFixed(1)} KB`);
}

// These run in the page, hence as text: the types of the browser stay out of the server's type check.
const MEASURE = `new Promise((resolve) => {
  let shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (shift += entry.value))).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve({ shift, overflow: document.documentElement.scrollWidth - innerWidth }), 150);
})`;
const SMALL = `[...document.querySelectorAll('a,button,summary,input:not([type=hidden]):not(.choice-input),select')]
  .filter((element) => element.getClientRects().length > 0 && !element.closest('p, dd') && !element.classList.contains('skip-link'))
  .map((element) => ({ box: element.getBoundingClientRect(), text: (element.textContent || element.id).trim().slice(0, 30) }))
  .filter(({ box }) => box.height < 43.5)
  .map(({ box, text }) => text + ' ' + Math.round(box.width) + '×' + Math.round(box.height))`;

if (process.argv.includes('--serve')) print(`${origin}/`);
else await photograph(process.argv.slice(2));

async function photograph(words: string[]): Promise<void> {
  const names = Object.keys(samples).filter((name) => !words.length || words.some((word) => name.includes(word)));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? (existsSync(unpacked) ? unpacked : '/usr/bin/chromium'),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'],
  });
  const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  mkdirSync(join(out, 'pictures'), { recursive: true });
  let faults = 0;
  for (const width of [360, 1280]) {
    const context = await browser.newContext({
      viewport: { width, height: width === 360 ? 780 : 900 },
      deviceScaleFactor: width === 360 ? 2 : 1,
      bypassCSP: false,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const say = (fault: string): void => {
      faults++;
      print(`  FAULT ${fault}`);
    };
    page.on('console', (message) => (message.type() === 'error' ? say(`console: ${message.text()}`) : print(`  ${message.text()}`)));
    page.on('pageerror', (error) => say(`script: ${error.message}`));
    for (const name of names) {
      print(`${name} ${width}`);
      await page.goto(`${origin}/p/${name}`, { waitUntil: 'load' });
      await page.evaluate('document.fonts.ready.then(() => 0)');
      const measured: { shift: number; overflow: number } = await page.evaluate(MEASURE);
      if (measured.shift > 0.05) say(`layout shift ${measured.shift.toFixed(3)}`);
      if (measured.overflow > 0) say(`sideways scroll ${measured.overflow}px`);
      if (width === 360) {
        await page.setViewportSize({ width: 320, height: 700 });
        const narrow: number = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        if (narrow > 0) say(`sideways scroll at 320: ${narrow}px`);
        await page.setViewportSize({ width, height: 780 });
      }
      const session = await context.newCDPSession(page);
      await session.send('Runtime.evaluate', { expression: axe });
      const found = await session.send('Runtime.evaluate', {
        expression:
          'axe.run({resultTypes:["violations"]}).then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + (n.any[0] ? n.any[0].message : "")).join(" | "))))',
        awaitPromise: true,
        returnByValue: true,
      });
      for (const violation of JSON.parse(String(found.result.value ?? '[]')) as string[]) say(`axe ${violation}`);
      await session.detach();
      const small: string[] = await page.evaluate(SMALL);
      if (small.length) print(`  small targets: ${small.slice(0, 6).join('; ')}`);
      // Sticky feet would stand in the middle of a full-page picture: the window grows to the page.
      await page.setViewportSize({ width, height: Math.min(12000, Number(await page.evaluate('document.documentElement.scrollHeight'))) });
      await page.screenshot({ path: join(out, 'pictures', `${name}-${width}.png`), fullPage: true });
      await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
      if (width === 360) writeFileSync(join(out, `${name}.html`), await page.content());
    }
    await context.close();
  }
  await browser.close();
  server.close();
  print(faults ? `${faults} faults` : `no faults in ${names.length} pages`);
  process.exitCode = faults ? 1 : 0;
}
