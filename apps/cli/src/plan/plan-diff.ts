import { diffRuleSets } from '#rules';
import { readOptions, wrongUsage } from '../options.js';
import { ruleSetsIn } from './read-plan-file.js';

/** `khoabang plan diff FILE FILE`: what differs, a sentence per line; 0 when nothing does, 1 when something does or a plan has faults. */
export function planDiff(args: string[]): number {
  const read = readOptions(args, { json: { type: 'boolean' } });
  const [before, after, ...rest] = read?.positionals ?? [];
  if (!read || before === undefined || after === undefined || rest.length > 0) return wrongUsage('plan diff TỆP_CŨ TỆP_MỚI [--json]');
  const [earlier, later] = ruleSetsIn([before, after], read.values.json) ?? [];
  if (!earlier || !later) return 1;
  const changes = diffRuleSets(earlier, later);
  if (read.values.json) process.stdout.write(`${JSON.stringify({ before, after, changes })}\n`);
  else process.stdout.write(changes.map(({ path, sentence }) => `${path}: ${sentence}\n`).join(''));
  return changes.length > 0 ? 1 : 0;
}
