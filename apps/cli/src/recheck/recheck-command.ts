import { parseArgs } from 'node:util';
import { type Finding, type RecheckReport, recheckSentences, UnreadableRecheckFile } from '#rules';
import { ownReceipt } from './own-receipt.js';
import { recheckFile } from './recheck-file.js';

/**
 * Checks a file and prints what came out. Knows no settings and no database, so that a third party runs the very same.
 * @param usage how the program was called
 * @returns 0 the same, 1 something differs, 2 wrong usage, 3 the file cannot be read
 */
export async function recheckCommand(args: readonly string[], usage: string): Promise<number> {
  const wanted = wantedOf(args);
  if (!wanted) {
    process.stderr.write(`Cách dùng: ${usage}\n`);
    return 2;
  }
  try {
    const receipt = wanted.receipt === undefined ? undefined : await ownReceipt(wanted.receipt);
    const report = againstPublished(await recheckFile(wanted.file, receipt), wanted);
    process.stdout.write(wanted.isJson ? `${JSON.stringify(report)}\n` : `${recheckSentences(report).join('\n')}\n`);
    if (!wanted.isJson && wanted.sha256 === undefined)
      process.stdout.write('Hãy so mã ở trên với mã SHA-256 mà Ban Tổ chức đã công bố, hoặc thêm --sha256 MÃ để máy so.\n');
    return report.isSame ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UnreadableRecheckFile) && !isFileTrouble(error)) throw error;
    process.stderr.write(
      `${error instanceof UnreadableRecheckFile ? error.message : `Không đọc được tệp ${error.path ?? wanted.file}: ${error.message}`}\n`,
    );
    return 3;
  }
}

interface Wanted {
  file: string;
  /** The published fingerprint of the standing. */
  sha256: string | undefined;
  /** The published fingerprint of what went in. */
  inputs: string | undefined;
  /** The file of somebody's own receipt. */
  receipt: string | undefined;
  isJson: boolean;
}

function wantedOf(args: readonly string[]): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { sha256: { type: 'string' }, inputs: { type: 'string' }, receipt: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    const [sha256, inputs] = [values.sha256, values.inputs].map((typed) => typed?.replaceAll(/\s/g, '').toLowerCase());
    if (file === undefined || more.length > 0 || ![sha256, inputs].every(isFingerprint)) return undefined;
    return { file, sha256, inputs, receipt: values.receipt, isJson: values.json ?? false };
  } catch {
    return undefined;
  }
}

function isFingerprint(typed: string | undefined): boolean {
  return typed === undefined || /^[0-9a-f]{64}$/.test(typed);
}

/** A file may be right in itself and yet not be the standing that was published, nor rest on what was published with it. */
function againstPublished(report: RecheckReport, { sha256, inputs }: Wanted): RecheckReport {
  const { computed } = report.standing;
  const compared = [
    {
      part: 'standing' as const,
      published: sha256,
      own: computed,
      sentence: `Mã đã công bố là ${sha256}; tính lại từ tệp này được ${computed ?? 'không có mã nào'}.`,
    },
    {
      part: 'inputs' as const,
      published: inputs,
      own: report.inputs,
      sentence: `Mã đã công bố của dữ liệu đầu vào là ${inputs}; của tệp này là ${report.inputs ?? 'không có mã nào'}.`,
    },
  ];
  const found: Finding[] = compared
    .filter(({ published, own }) => published !== undefined && published !== own)
    .map(({ part, sentence }) => ({ part, subject: 'published', sentence }));
  if (found.length === 0) return report;
  const counts = { ...report.counts };
  for (const { part } of found) counts[part] = (counts[part] ?? 0) + 1;
  return { ...report, isSame: false, findings: [...report.findings, ...found], counts };
}

function isFileTrouble(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';
}
