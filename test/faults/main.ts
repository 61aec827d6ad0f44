import 'reflect-metadata';
import { type FaultResult, type FaultSuite, isHeld } from './fault.js';

/** Each suite is loaded only when it is asked for. */
const SUITES: Readonly<Record<string, () => Promise<FaultSuite>>> = {
  exam: async () => (await import('./exam.js')).exam,
};
const FLAGS = ['--quick', '--json'];

/** `npm run faults -- SUITE [--quick] [--json]`. Exit codes: 0 all held, 1 something did not, 2 wrong usage, 3 could not run. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const [name, ...others] = args.filter((arg) => !arg.startsWith('--'));
  const flags = args.filter((arg) => arg.startsWith('--'));
  const load = name === undefined ? undefined : SUITES[name];
  if (!load || others.length > 0 || flags.some((flag) => !FLAGS.includes(flag))) {
    process.stderr.write(`Usage: npm run faults -- SUITE [--quick] [--json]\nSuites: ${Object.keys(SUITES).join(', ')}\n`);
    return 2;
  }
  const suite = await load();
  // The result alone is for standard output: what libraries print on the way goes beside it.
  const print = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const faults = await suite({ isQuick: flags.includes('--quick'), say: (text) => process.stderr.write(`  ${text}\n`) });
  print(flags.includes('--json') ? `${JSON.stringify({ faults })}\n` : table(faults));
  return faults.every(isHeld) ? 0 : 1;
}

function table(faults: readonly FaultResult[]): string {
  const width = Math.max(...faults.map(({ name }) => name.length));
  return faults
    .map((fault) => {
      const { name, tried, lost, doubled, negativeControl } = fault;
      const control = negativeControl ? 'noticed without its guard' : 'NOT NOTICED without its guard';
      return `${isHeld(fault) ? 'ok    ' : 'FAILED'} ${name.padEnd(width)}  tried ${tried}, lost ${lost}, doubled ${doubled}; ${control}\n`;
    })
    .join('');
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(3);
  },
);
