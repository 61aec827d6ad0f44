import type { Figure, Suite } from './figure.js';

/** Each suite is loaded only when it is asked for. */
const SUITES: Readonly<Record<string, () => Promise<Suite>>> = {
  start: async () => (await import('./start.js')).start,
  rules: async () => (await import('./rules.js')).rules,
  exam: async () => (await import('./exam.js')).exam,
  people: async () => (await import('./people.js')).people,
  results: async () => (await import('./results.js')).results,
  submissions: async () => (await import('./submissions.js')).submissions,
};

/** `npm run bench -- SUITE [PART] [--quick] [--json]`. Exit codes: 0 measured, 2 wrong usage, 3 could not run. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const [name, part, ...others] = args.filter((arg) => !arg.startsWith('--'));
  const flags = args.filter((arg) => arg.startsWith('--'));
  const load = name === undefined ? undefined : SUITES[name];
  if (!load || others.length > 0 || flags.some((flag) => !['--quick', '--json'].includes(flag))) {
    process.stderr.write(`Usage: npm run bench -- SUITE [PART] [--quick] [--json]\nSuites: ${Object.keys(SUITES).join(', ')}\n`);
    return 2;
  }
  const suite = await load();
  const say = (text: string): void => void process.stderr.write(`  ${text}\n`);
  const figures = await suite({
    isQuick: flags.includes('--quick'),
    ...(part === undefined ? {} : { part }),
    say,
    shown: (figure) => line(figure),
  });
  process.stdout.write(flags.includes('--json') ? `${JSON.stringify({ figures })}\n` : table(figures));
  return 0;
}

function table(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map((figure) => figure.name.length));
  return figures.map((figure) => `${line(figure, width)}\n`).join('');
}

function line({ name, value, unit, ratio, n, note }: Figure, width = 0): string {
  const shown = value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
  return `${name.padEnd(width)}  ${shown.padStart(10)} ${unit.padEnd(5)} n=${n}${ratio === null || ratio === undefined ? '' : `  ratio ${ratio.toFixed(2)}`}${note ? `  ${note}` : ''}`;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(3);
  },
);
