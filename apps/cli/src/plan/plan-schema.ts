import { planJsonSchema } from '#rules';
import { readOptions, wrongUsage } from '../options.js';

/** `khoabang plan schema`: the JSON Schema of plan files, for editors that complete and check while one types. */
export function planSchema(args: string[]): number {
  const read = readOptions(args, { json: { type: 'boolean' } });
  if (!read || read.positionals.length > 0) return wrongUsage('plan schema');
  process.stdout.write(`${JSON.stringify(planJsonSchema(), null, 2)}\n`);
  return 0;
}
