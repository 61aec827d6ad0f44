import { planConflicts, ruleSetHash } from '#rules';
import { readOptions, wrongUsage } from '../options.js';
import { faultLines, readPlanFile } from './read-plan-file.js';

/**
 * `khoabang plan check FILE`: every fault of a plan file, one per line; 0 when there is none, 1 when there are some. What is
 * right by itself but stands against something else (an event without a date, appeals that outlast the ceremony) is said on
 * standard error: it hinders publishing, not reading.
 */
export function planCheck(args: string[]): number {
  const read = readOptions(args, { json: { type: 'boolean' } });
  const [file, ...rest] = read?.positionals ?? [];
  if (!read || file === undefined || rest.length > 0) return wrongUsage('plan check TỆP [--json]');
  const { ruleSet, faults = [] } = readPlanFile(file);
  const conflicts = ruleSet ? planConflicts(ruleSet) : [];
  if (read.values.json) {
    process.stdout.write(`${JSON.stringify({ file, sha256: ruleSet ? ruleSetHash(ruleSet) : null, faults, conflicts })}\n`);
  } else {
    process.stdout.write(ruleSet ? `${file}: không có lỗi. SHA-256 của thể lệ: ${ruleSetHash(ruleSet)}\n` : faultLines(faults));
    for (const { path, sentence } of conflicts) process.stderr.write(`${file}: ${path}: ${sentence}\n`);
  }
  return faults.length > 0 ? 1 : 0;
}
