import { wrongUsage } from '../options.js';
import { planCheck } from './plan-check.js';
import { planDiff } from './plan-diff.js';
import { planSchema } from './plan-schema.js';
import { planShow } from './plan-show.js';
import { planText } from './plan-text.js';

const VERBS: Readonly<Record<string, (args: string[]) => number | Promise<number>>> = {
  check: planCheck,
  show: planShow,
  text: planText,
  diff: planDiff,
  schema: planSchema,
};

/** `khoabang plan VERB …`: what can be asked of plan files without any server. */
export function plan(args: string[]): number | Promise<number> {
  const [verb = '', ...rest] = args;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  return run ? run(rest) : wrongUsage(`plan ${Object.keys(VERBS).join('|')} …`);
}
