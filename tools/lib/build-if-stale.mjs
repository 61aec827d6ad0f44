// Runs on the product's Node, after the packages are there. Compiles TypeScript (swc), the pages' scripts and styles and the
// program with which a third party checks results again (esbuild), but only when something has changed since the last time.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bundleRecheck } from './bundle-recheck.mjs';
import { ROOT, say } from './paths.mjs';

const FINAL = join(ROOT, 'dist');
// One folder per process: two commands that are started at once build both, and the later one stays.
const WORKSHOP = join(ROOT, 'node_modules/.khoa-bang-build');
const DIST = join(WORKSHOP, String(process.pid));
const STAMP = join(FINAL, '.stamp');
/** Every process reads the maps of all that it loads: they name the sources, and do not hold them once more. */
const LEAN_MAPS = { inlineSourcesContent: false };
const COMPILED = ['apps', 'libs', 'migrations', 'bench', 'test/faults', 'test/support/browser.ts'];

const stamp = fingerprint();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  say('Building …');
  // Built aside and swapped in whole: a server that runs from dist/ never meets half a build.
  clearWorkshop();
  await compile();
  await bundleClient();
  await bundleRecheck(join(DIST, 'recheck/kiem-tra-lai.cjs'));
  writeFileSync(join(DIST, '.stamp'), stamp);
  swapIn();
}

/** Removes what builds have left that were killed. */
function clearWorkshop() {
  if (!existsSync(WORKSHOP)) return;
  for (const name of readdirSync(WORKSHOP)) {
    const pid = Number.parseInt(name, 10);
    if (pid === process.pid || !isAlive(pid)) rmSync(join(WORKSHOP, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Puts the new build in place of the old one; another build may do the same in the same moment. */
function swapIn() {
  const old = `${DIST}.old`;
  for (let tries = 1; ; tries += 1) {
    if (existsSync(FINAL)) ignoring(['ENOENT'], () => renameSync(FINAL, old));
    const isDone = ignoring(tries < 10 ? ['ENOTEMPTY', 'EEXIST'] : [], () => renameSync(DIST, FINAL));
    rmSync(old, { recursive: true, force: true });
    if (isDone) return;
  }
}

function ignoring(codes, work) {
  try {
    work();
    return true;
  } catch (error) {
    if (!codes.includes(error.code)) throw error;
    return false;
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [
    ...COMPILED.flatMap((folder) => files(join(ROOT, folder))),
    join(ROOT, '.swcrc'),
    join(ROOT, 'package.json'),
    import.meta.filename,
    join(import.meta.dirname, 'bundle-recheck.mjs'),
  ]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(ROOT, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function files(folder) {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function compile() {
  const { transformFile } = await import('@swc/core');
  const options = JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8'));
  delete options.$schema;
  const sources = COMPILED.flatMap((folder) => files(join(ROOT, folder))).filter(
    (path) =>
      path.endsWith('.ts') && !path.endsWith('spec.ts') && !path.endsWith('.d.ts') && !path.startsWith(join(ROOT, 'apps/web/client')),
  );
  await Promise.all(
    sources.map(async (source) => {
      const target = join(DIST, relative(ROOT, source)).replace(/\.ts$/, '.js');
      const { code, map } = await transformFile(source, { ...options, swcrc: false, sourceMaps: true, ...LEAN_MAPS, filename: source });
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, `${code}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
      writeFileSync(`${target}.map`, map);
    }),
  );
}

/** Scripts and styles of the pages to dist/assets, each with its hash in the name and listed in manifest.json; fonts beside them. */
async function bundleClient() {
  const client = join(ROOT, 'apps/web/client');
  const assets = join(DIST, 'assets');
  mkdirSync(join(assets, 'fonts'), { recursive: true });
  const entries = [...files(client), ...files(join(client, 'styles'))].filter((path) => isEntry(client, path));
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [...new Set(entries)],
    outdir: assets,
    outbase: client,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    sourcemap: false,
    target: ['chrome80', 'safari14.1', 'firefox78'],
    format: 'iife',
    external: ['/assets/*', '/art/*'],
    metafile: true,
    logLevel: 'warning',
  });
  const manifest = {};
  for (const [output, { entryPoint }] of Object.entries(result.metafile.outputs)) {
    if (entryPoint) manifest[entryPoint.split('/').at(-1).replace(/\.ts$/, '.js')] = output.split('/').at(-1);
  }
  writeFileSync(join(assets, 'manifest.json'), JSON.stringify(manifest, null, 2));
  pack(assets);
  for (const family of ['be-vietnam-pro', 'noto-serif-display']) {
    const folder = join(ROOT, 'node_modules/@fontsource', family, 'files');
    for (const file of readdirSync(folder)) {
      if (/^(be-vietnam-pro-(latin|vietnamese)-(400|600)|noto-serif-display-(latin|vietnamese)-700)-normal\.woff2$/.test(file))
        copyFileSync(join(folder, file), join(assets, 'fonts', file));
    }
  }
}

/** Scripts and styles packed as small as they go, beside the plain ones: the server chooses by what the browser takes. */
function pack(folder) {
  for (const file of readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))) {
    const bytes = readFileSync(join(folder, file));
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes));
    writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** Entries lie directly in client/ (scripts) and in client/styles/ as bundles that import the other style files. */
function isEntry(client, path) {
  const name = relative(client, path);
  return /^[a-z-]+\.ts$/.test(name) || /^styles\/(portal|exam|console)\.css$/.test(name);
}
