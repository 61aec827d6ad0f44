import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { productNode, ROOT, say } from './paths.mjs';
import { prepare } from './run.mjs';

const bin = (name) => join(ROOT, 'node_modules', name);

/** Checks of the code as it lies there. Each counts as one test. */
const STATIC = [
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']],
  ['lint', [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.']],
  ['types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']],
  ['types of the pages’ scripts', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'apps/web/client']],
  [
    'imports between rooms',
    [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      'config/dependency-cruiser.cjs',
      'apps',
      'libs',
      'migrations',
      'test',
      'bench',
    ],
  ],
  ['dead code', [bin('knip/bin/knip.js'), '--no-progress', '-c', 'config/knip.json', '-t', 'config/tsconfig.knip.json']],
];

/** Jest runs the sources as Node sees them (test/runner), not in a virtual machine per file: half the work. */
const NATIVE = [
  '--import',
  './test/runner/typescript.mjs',
  '--conditions=source',
  '--enable-source-maps',
  '--disable-warning=ExperimentalWarning',
];

/**
 * Tests by size (pure, on real Postgres, over HTTP, in a browser), and how many files of each go at a time. Made for two cores:
 * where a browser or a product starts, one more keeps them busy.
 */
const PROJECTS = { unit: 2, database: 2, http: 3, journey: 3 };
const LONGEST_MS = 30 * 60_000;
const NAMES = [...STATIC.map(([name]) => name), ...Object.keys(PROJECTS), 'faults'];

/**
 * Runs all checks and tests; with names as arguments only those, and of the tests only files whose paths hold one of the other
 * words. The last line is `N passed, N failed, N skipped`.
 * @returns the exit code.
 */
export async function checkAll(asked) {
  await prepare({ dev: true });
  const names = asked.filter((word) => NAMES.includes(word));
  const paths = asked.filter((word) => !NAMES.includes(word));
  const isWanted = (name) => names.includes(name) || (names.length === 0 && (paths.length === 0 || name in PROJECTS));
  const total = { passed: 0, failed: 0, skipped: 0 };
  const add = (counts) => Object.keys(total).forEach((key) => (total[key] += counts[key]));

  // The checks of the code go beside the tests, one at a time; the faults go last and alone: they load the machine by themselves.
  await Promise.all([
    oneByOne(
      STATIC.filter(([name]) => isWanted(name)),
      async ([name, args]) => add(await runStatic(name, args)),
    ),
    oneByOne(
      Object.entries(PROJECTS).filter(([project]) => isWanted(project)),
      async ([project, atOnce]) => add(await runProject(project, { atOnce, paths })),
    ),
  ]);
  if (isWanted('faults')) add(await runFaults());

  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

async function runStatic(name, args) {
  const { code, output, seconds } = await run(args);
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0) say(output);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function runProject(project, { atOnce, paths }) {
  const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-test-'));
  const report = join(folder, 'report.json');
  try {
    const jest = [
      bin('jest/bin/jest.js'),
      '-c',
      'config/jest.config.mjs',
      '--selectProjects',
      project,
      '--json',
      `--outputFile=${report}`,
      '--passWithNoTests',
      '--ci',
    ];
    const { code, output, seconds } = await run([...NATIVE, ...jest, `--maxWorkers=${atOnce}`, '--', ...paths]);
    const counts = readCounts(report);
    const isGreen = code === 0 && counts.failed === 0;
    say(`${isGreen ? 'ok    ' : 'FAILED'} ${project} tests: ${counts.passed} (${seconds} s)`);
    if (!isGreen) say(failuresOf(report) || output);
    // A run that broke before it could count has failed all the same.
    if (!isGreen && counts.failed === 0) counts.failed = 1;
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The short form of `npm run faults -- exam`; each fault counts as one test. */
async function runFaults() {
  const { code, output, seconds } = await run(['--enable-source-maps', 'dist/test/faults/main.js', 'exam', '--quick', '--json']);
  const json = output.split('\n').find((line) => line.startsWith('{"faults":'));
  const faults = json ? JSON.parse(json).faults : [];
  const isGood = ({ tried, lost, doubled, negativeControl }) => tried > 0 && lost === 0 && doubled === 0 && negativeControl;
  const passed = faults.filter(isGood).length;
  const isGreen = code === 0 && passed > 0 && passed === faults.length;
  say(`${isGreen ? 'ok    ' : 'FAILED'} faults: ${passed} (${seconds} s)`);
  if (!isGreen) say(output);
  return { passed, failed: isGreen ? 0 : Math.max(1, faults.length - passed), skipped: 0 };
}

/** What failed and why, file by file, without the hundreds of files that passed; empty when the run broke before its report. */
function failuresOf(report) {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    return testResults
      .filter(({ status }) => status === 'failed')
      .map(({ name, message }) => `${relative(ROOT, name)}\n${message}`)
      .join('\n');
  } catch {
    return '';
  }
}

function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function run(args) {
  const from = performance.now();
  return new Promise((resolve) => {
    const child = spawn(productNode(), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0' } });
    let output = '';
    // Nothing here takes so long: what hangs is ended and has failed, with what it had said so far.
    const hung = setTimeout(() => child.kill(), LONGEST_MS);
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (code) => {
      clearTimeout(hung);
      resolve({ code, output, seconds: ((performance.now() - from) / 1000).toFixed(1) });
    });
  });
}

async function oneByOne(items, work) {
  for (const item of items) await work(item);
}
