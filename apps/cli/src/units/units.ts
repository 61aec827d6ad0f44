import { wrongUsage } from '../options.js';
import { unitsImport } from './units-import.js';

const VERBS: Readonly<Record<string, (args: string[]) => Promise<number>>> = { import: unitsImport };

/** `khoabang units VERB …`: the national catalogue of administrative units. */
export function units(args: string[]): number | Promise<number> {
  const [verb = '', ...rest] = args;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  return run ? run(rest) : wrongUsage('units import …');
}
