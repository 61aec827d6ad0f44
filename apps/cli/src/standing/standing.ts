import { wrongUsage } from '../options.js';

type Verb = (args: string[]) => Promise<number>;

const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  compute: async () => (await import('./standing-compute.js')).standingCompute,
  verify: async () => (await import('./standing-verify.js')).standingVerify,
  export: async () => (await import('./standing-export.js')).standingExport,
};

/** `khoabang standing VERB …`: what an operator does with the standings of a tenant's rounds. */
export async function standing(args: string[]): Promise<number> {
  const [verb = '', ...rest] = args;
  const load = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  return load ? (await load())(rest) : wrongUsage(`standing ${Object.keys(VERBS).join('|')} …`);
}
