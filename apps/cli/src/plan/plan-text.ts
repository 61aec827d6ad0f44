import { writeFileSync } from 'node:fs';
import { pdfDocument, plainText, TypstProcess, wordDocument } from '#documents';
import { DomainError, type DocumentModel, ShiftedClock } from '#kernel';
import { rulesDocument, ruleSetHash } from '#rules';
import { readOptions, wrongUsage } from '../options.js';
import { Refusal } from '../refusal.js';
import { ruleSetsIn } from './read-plan-file.js';

const USAGE = 'plan text TỆP [--word TỆP.docx | --pdf TỆP.pdf] [--json]';

/** `khoabang plan text FILE`: the official rules text, on standard output or as a file; 1 when the plan has faults. */
export async function planText(args: string[]): Promise<number> {
  const read = readOptions(args, { json: { type: 'boolean' }, word: { type: 'string' }, pdf: { type: 'string' } });
  const [file, ...rest] = read?.positionals ?? [];
  if (!read || file === undefined || rest.length > 0) return wrongUsage(USAGE);
  const { json, word, pdf } = read.values;
  if (word !== undefined && pdf !== undefined) return wrongUsage(USAGE);
  const [ruleSet] = ruleSetsIn([file], json) ?? [];
  if (!ruleSet) return 1;
  const document = rulesDocument(ruleSet);
  if (word !== undefined) save(word, await wordDocument(document));
  if (pdf !== undefined) save(pdf, await asPdf(document));
  const written = word ?? pdf ?? null;
  if (json) process.stdout.write(`${JSON.stringify({ file, sha256: ruleSetHash(ruleSet), written, document })}\n`);
  else process.stdout.write(written === null ? plainText(document) : `${written}\n`);
  return 0;
}

/** @throws Refusal when the text cannot be typeset */
async function asPdf(document: DocumentModel): Promise<Buffer> {
  const typst = new TypstProcess();
  try {
    return await pdfDocument(typst, document, new ShiftedClock().now());
  } catch (error) {
    throw error instanceof DomainError ? new Refusal(error.sentence()) : error;
  } finally {
    await typst.close();
  }
}

/** @throws Refusal when the file cannot be written */
function save(path: string, bytes: Buffer): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    throw new Refusal(`Không ghi được ${path} (${(error as NodeJS.ErrnoException).code ?? 'chưa rõ lỗi'}). Hãy chọn đường dẫn khác.`);
  }
}
