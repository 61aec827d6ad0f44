// Makes the program with which a third party checks a standing again: one file without dependencies, for Node 18 and newer.
// Run by itself it writes to the path given; the build calls it. Not minified: whoever runs it may read it.
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** What Node 18 lacks of what the rules use; each is put in only where it is missing. */
const OLD_NODE = `
(() => {
  const nodeCrypto = require('node:crypto');
  if (!nodeCrypto.hash) nodeCrypto.hash = (algorithm, data, encoding) => nodeCrypto.createHash(algorithm).update(data).digest(encoding || 'hex');
  const missing = (on, name, value) => { if (!on[name]) Object.defineProperty(on, name, { value, configurable: true, writable: true }); };
  missing(Array.prototype, 'toSorted', function (compare) { return [...this].sort(compare); });
  missing(Array.prototype, 'toReversed', function () { return [...this].reverse(); });
  missing(Array.prototype, 'toSpliced', function (...args) { const copy = [...this]; copy.splice(...args); return copy; });
  missing(Array.prototype, 'with', function (at, value) { const copy = [...this]; copy[at < 0 ? copy.length + at : at] = value; return copy; });
  for (const kind of [Int32Array, Uint32Array, Float64Array, Uint16Array, Uint8Array]) {
    missing(kind.prototype, 'toSorted', function (compare) { return kind.from(this).sort(compare); });
    missing(kind.prototype, 'toReversed', function () { return kind.from(this).reverse(); });
  }
  missing(Map, 'groupBy', (items, keyOf) => {
    const groups = new Map();
    let at = 0;
    for (const item of items) { const key = keyOf(item, at++); groups.has(key) ? groups.get(key).push(item) : groups.set(key, [item]); }
    return groups;
  });
  missing(Object, 'groupBy', (items, keyOf) => {
    const groups = Object.create(null);
    let at = 0;
    for (const item of items) (groups[keyOf(item, at++)] ??= []).push(item);
    return groups;
  });
})();
`;

/** Modules of ours do nothing when they are loaded: what nobody uses of them need not come along. */
const ownModules = {
  name: 'own modules',
  setup(build) {
    build.onResolve({ filter: /^(#|\.)/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'asked' || kind === 'entry-point' || importer.includes('node_modules')) return undefined;
      const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: 'asked' });
      return { ...found, sideEffects: false };
    });
  },
};

export async function bundleRecheck(outfile) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(ROOT, 'apps/cli/src/recheck/kiem-tra-lai.ts')],
    outfile,
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    // The sources, not what was compiled from them.
    conditions: ['source'],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    plugins: [ownModules],
    sourcemap: false,
    legalComments: 'inline',
    banner: { js: `// Khoa Bảng: kiểm tra lại kết quả. Cách dùng: node kiem-tra-lai.cjs TỆP. Xem docs/recheck.md.${OLD_NODE}` },
    logLevel: 'warning',
  });
}

if (process.argv[1] === import.meta.filename) await bundleRecheck(process.argv[2]);
