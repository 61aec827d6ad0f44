import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Fault, formatFault, type PlanFile, readPlan, type ReadPlanResult, type RuleSet } from '#rules';
import { Refusal } from '../refusal.js';

/**
 * Reads a plan file; the plan that it deploys lies beside it.
 * @throws Refusal when the file cannot be read
 */
export function readPlanFile(file: string): ReadPlanResult {
  return readPlan(sourceOf(file), { file, loadParent: (code) => beside(file, code) });
}

/**
 * The rule sets of plan files; undefined when some have faults. These are then told: on standard error, one per line, or as
 * the one JSON document on standard output.
 * @throws Refusal when a file cannot be read
 */
export function ruleSetsIn(files: readonly string[], json = false): RuleSet[] | undefined {
  const read = files.map(readPlanFile);
  const faults = read.flatMap((result) => result.faults ?? []);
  if (faults.length === 0) return read.flatMap(({ ruleSet }) => ruleSet ?? []);
  if (json) process.stdout.write(`${JSON.stringify({ file: files[0], sha256: null, faults })}\n`);
  else process.stderr.write(faultLines(faults));
  return undefined;
}

export function faultLines(faults: readonly Fault[]): string {
  return faults.map((fault) => `${formatFault(fault)}\n`).join('');
}

function beside(file: string, code: string): PlanFile | undefined {
  const parent = join(dirname(file), `${code}.yaml`);
  return /^[a-z0-9-]+$/.test(code) && existsSync(parent) ? { file: parent, source: sourceOf(parent) } : undefined;
}

function sourceOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(
      `Không đọc được kế hoạch ${file} (${(error as NodeJS.ErrnoException).code ?? 'chưa rõ lỗi'}). Hãy ghi đường dẫn của một tệp kế hoạch.`,
    );
  }
}
