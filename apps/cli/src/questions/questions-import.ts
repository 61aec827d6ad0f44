import { readFile } from 'node:fs/promises';
import { OfficeFileError } from '#documents';
import { type JudgedQuestion, judgeQuestions, QuestionFileError, readQuestionFile } from '#questions';
import { readOptions, wrongUsage } from '../options.js';
import { ruleSetsIn } from '../plan/read-plan-file.js';
import { Refusal } from '../refusal.js';

export const QUESTIONS_IMPORT_USAGE = 'questions import TỆP --check [--plan KẾ_HOẠCH] [--json]';

/**
 * `khoabang questions import FILE --check`: every fault of a file of questions, one per line, errors on standard output and
 * warnings on standard error; 0 when there is no error, 1 when there are some. Topics are judged where a plan names them.
 * Entering is done in the console: somebody must look at a file before.
 */
export async function questionsImport(args: string[]): Promise<number> {
  const read = readOptions(args, { check: { type: 'boolean' }, plan: { type: 'string' }, json: { type: 'boolean' } });
  const [file, ...rest] = read?.positionals ?? [];
  if (!read?.values.check || file === undefined || rest.length > 0) return wrongUsage(QUESTIONS_IMPORT_USAGE);
  const { plan, json } = read.values;
  const ruleSets = plan === undefined ? undefined : ruleSetsIn([plan], json);
  if (plan !== undefined && !ruleSets) return 1;
  const { questions: raw, remarks } = await readingOf(file);
  const topics = ruleSets?.[0]?.topics ?? [...new Set(raw.map(({ topic }) => topic))].map((topic) => ({ code: topic, name: topic }));
  const questions = judgeQuestions(raw, { topics, bank: [] });
  const faulty = questions.filter(({ errors }) => errors.length > 0).length;
  if (json) {
    process.stdout.write(`${JSON.stringify({ file, remarks, questions })}\n`);
    return faulty > 0 ? 1 : 0;
  }
  const lines = (said: (one: JudgedQuestion) => readonly string[]): string =>
    questions.flatMap((one) => said(one).map((text) => `${file}: ${one.place}: ${text}\n`)).join('');
  process.stderr.write(remarks.map((remark) => `${file}: ${remark}\n`).join('') + lines(({ warnings }) => warnings));
  process.stdout.write(lines(({ errors }) => errors) || `${file}: ${questions.length} câu, không có lỗi.\n`);
  return faulty > 0 ? 1 : 0;
}

async function readingOf(file: string): ReturnType<typeof readQuestionFile> {
  try {
    return await readQuestionFile(await readFile(file));
  } catch (error) {
    if (error instanceof OfficeFileError || error instanceof QuestionFileError) throw new Refusal(`${file}: ${error.sentence()}`);
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new Refusal(`Không đọc được tệp ${file} (${code}). Hãy ghi đường dẫn của một tệp câu hỏi.`);
  }
}
