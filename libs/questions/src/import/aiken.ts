import { LETTERS, readKey } from './key-letters.js';
import { blankQuestion, type RawFile, type RawQuestion } from './raw-question.js';

const ANSWER = /^\s*ANSWER\s*:\s*(\S.*)$/i;
const OPTION = /^\s*([A-J])[.)]\s*(.*)$/;

/** Whether a text is Aiken: its keys are called ANSWER. */
export function isAiken(text: string): boolean {
  return text.split('\n').some((line) => ANSWER.test(line));
}

/** Questions in Moodle's Aiken format: the question, its options, "ANSWER: B". */
export function aikenQuestions(source: string): RawFile {
  const questions: RawQuestion[] = [];
  let open: RawQuestion | undefined;
  const current = (): RawQuestion => {
    if (!open) questions.push((open = blankQuestion(`Câu ${questions.length + 1}`)));
    return open;
  };
  for (const line of source.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [answer, option] = [ANSWER.exec(line)?.[1], OPTION.exec(line)];
    // A key that was forgotten: what begins here is the next question.
    if (!answer && !option && open && open.options.length > 0) open = undefined;
    const question = current();
    if (answer) {
      const key = readKey(answer, question.options);
      if (key) question.key = key;
      else question.remarks.push({ kind: 'error', text: `đáp án “${answer}” không phải chữ cái của phương án nào` });
      open = undefined;
    } else if (option && LETTERS.indexOf(option[1] ?? '') === question.options.length) question.options.push((option[2] ?? '').trim());
    else question.text = `${question.text}\n${line.trim()}`.trim();
  }
  return { questions, remarks: [] };
}
