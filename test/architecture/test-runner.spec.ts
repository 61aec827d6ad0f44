import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '#settings';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** Runs one of test/runner/samples as `npm test` runs the real ones. */
async function counted(sample: string): Promise<{ passed: number; failed: number; broken: number; isGreen: boolean }> {
  const options = ['--import', './test/runner/typescript.mjs', '--conditions=source', '--disable-warning=ExperimentalWarning'];
  const jest = [join(PROJECT_ROOT, 'node_modules/jest/bin/jest.js'), '-c', 'test/runner/samples/jest.config.mjs', '--json', '--ci'];
  const { stdout, isGreen } = await promisify(execFile)(
    process.execPath,
    [...options, ...jest, '--maxWorkers=2', '--', `/${sample}.sample`],
    {
      cwd: PROJECT_ROOT,
    },
  ).then(
    (output) => ({ ...output, isGreen: true }),
    (error: unknown) => ({ stdout: (error as { stdout: string }).stdout, isGreen: false }),
  );
  const report = JSON.parse(stdout) as Report;
  return { passed: report.numPassedTests, failed: report.numFailedTests, broken: report.numRuntimeErrorTestSuites, isGreen };
}

describe('the runner of these tests', () => {
  it.each([
    ['holds', { passed: 1, failed: 0, broken: 0, isGreen: true }],
    ['fails', { passed: 1, failed: 1, broken: 0, isGreen: false }],
    ['hangs', { passed: 1, failed: 1, broken: 0, isGreen: false }],
    ['hangs-before', { passed: 1, failed: 1, broken: 0, isGreen: false }],
    ['breaks-before', { passed: 1, failed: 1, broken: 0, isGreen: false }],
    ['breaks-when-read', { passed: 0, failed: 0, broken: 1, isGreen: false }],
  ])(
    'sees what a file does that %s',
    async (sample, expected) => {
      expect(await counted(sample)).toEqual(expected);
    },
    60_000,
  );
});
