// Lets Node run the sources as they are: TypeScript with decorators through swc, each file compiled once and kept beside the
// packages. Loaded with `--import` by the process that runs Jest, and so by all of its workers.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const ROOT = join(import.meta.dirname, '../..');
const KEPT = join(ROOT, 'node_modules/.cache/khoa-bang-tests');
// What V8 makes of it is kept too, by thread and by process that is started.
enableCompileCache(join(KEPT, 'compiled'));
const GLOBALS = pathToFileURL(join(import.meta.dirname, 'globals.mjs')).href;
const SWC = JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8'));
delete SWC.$schema;
// Maps name the sources, which lie there, and do not hold them once more: whatever starts reads the maps of all that it loads.
Object.assign(SWC, { swcrc: false, sourceMaps: 'inline', inlineSourcesContent: false });
const RECIPE = createHash('sha256')
  .update(JSON.stringify(SWC))
  .update(readFileSync(import.meta.filename))
  .digest('hex');

mkdirSync(KEPT, { recursive: true });

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: GLOBALS, format: 'module', shortCircuit: true };
    // A file of tests comes with the time at its end, so that it is read again: under that name it would be kept anew by every run.
    if (/\.ts\?\d+$/.test(specifier)) return { url: specifier.split('?')[0], format: 'module', shortCircuit: true };
    if (specifier.startsWith('.') && specifier.endsWith('.js') && isTypeScript(context.parentURL)) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!isTypeScript(url)) return next(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});

function isTypeScript(url) {
  return url?.startsWith('file:') && url.endsWith('.ts');
}

function compiled(path) {
  const source = readFileSync(path, 'utf8');
  const kept = join(KEPT, `${createHash('sha256').update(RECIPE).update(path).update(source).digest('hex')}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  // Most runs compile nothing: the compiler is loaded by the first file that asks for it.
  const { code } = require('@swc/core').transformSync(source, { ...SWC, filename: path });
  // Put in place whole: another worker may compile the same file in the same moment.
  const own = join(dirname(kept), randomUUID());
  writeFileSync(own, code);
  renameSync(own, kept);
  return code;
}
