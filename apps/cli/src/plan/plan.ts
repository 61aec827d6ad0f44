import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Fault, formatFault, readPlan, ruleSetHash } from '#rules';
import { Refusal } from '../refusal.js';
import { readOptions, wrongUsage } from '../options.js';

const USAGE = 'plan check FILE [--json]';

/** `khoabang plan check FILE`: every fault of a plan file, one per line; 0 when there is none, 1 when there are some. */
export function plan(args: string[]): number {
  const read = readOptions(args, { json: { type: 'boolean' } });
  const [verb, file, ...rest] = read?.positionals ?? [];
  if (!read || verb !== 'check' || file === undefined || rest.length > 0) return wrongUsage(USAGE);
  const { ruleSet, faults = [] } = readPlan(sourceOf(file), { file, loadParent: (code) => besides(file, code) });
  if (read.values.json) process.stdout.write(`${JSON.stringify({ file, sha256: ruleSet ? ruleSetHash(ruleSet) : null, faults })}\n`);
  else process.stdout.write(ruleSet ? `${file}: no fault. SHA-256 of its rule set: ${ruleSetHash(ruleSet)}\n` : faultLines(faults));
  return faults.length > 0 ? 1 : 0;
}

function faultLines(faults: readonly Fault[]): string {
  return faults.map((fault) => `${formatFault(fault)}\n`).join('');
}

/** The plan that another one deploys lies beside it. */
function besides(file: string, code: string): { file: string; source: string } | undefined {
  const parent = join(dirname(file), `${code}.yaml`);
  return /^[a-z0-9-]+$/.test(code) && existsSync(parent) ? { file: parent, source: sourceOf(parent) } : undefined;
}

/** @throws Refusal when the file cannot be read */
function sourceOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(
      `The plan ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}). Give the path of a plan file.`,
    );
  }
}
