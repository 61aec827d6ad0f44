import { wrongUsage } from '../options.js';
import { QUESTIONS_IMPORT_USAGE, questionsImport } from './questions-import.js';

/** `khoabang questions import FILE --check`: what can be asked of files of questions without any server. */
export function questions(args: string[]): number | Promise<number> {
  const [verb = '', ...rest] = args;
  return verb === 'import' ? questionsImport(rest) : wrongUsage(QUESTIONS_IMPORT_USAGE);
}
