import type { AttemptId } from '#attempts';
import type { BankItem } from '#questions';

/** An answered question of somebody's paper; bits in the order of the bank. */
export interface PaperAnswer {
  item: Pick<BankItem, 'question' | 'version' | 'text' | 'options'>;
  /** Bits of the right options. */
  key: number;
  bits: number;
}

export interface ComparedPaper {
  attempt: AttemptId;
  /** Pseudonym. */
  person: string;
  answers: readonly PaperAnswer[];
}

/** What somebody has answered to a question. shared: wrong, and somebody else of the case has chosen exactly that too. */
export interface SideAnswer {
  bits: number;
  is: 'not-asked' | 'unanswered' | 'right' | 'wrong' | 'shared';
}

/** One question across the papers of a case. */
export interface SideQuestion {
  text: string;
  options: readonly string[];
  key: number;
  /** How many were asked it, and how many of these chose a wrong answer that another one chose too. */
  asked: number;
  shared: number;
  /** In the order of the papers. */
  answers: SideAnswer[];
}

/** The questions that at least two of the papers have, those with most wrong answers in common first. */
export function sideBySide(papers: readonly ComparedPaper[]): SideQuestion[] {
  const asked = new Map<string, PaperAnswer[]>();
  for (const { answers } of papers) for (const answer of answers) asked.set(nameOf(answer), [...(asked.get(nameOf(answer)) ?? []), answer]);
  const questions = [...asked.entries()].filter(([, given]) => given.length > 1).map(([name, given]) => question(name, given, papers));
  return questions.toSorted((a, b) => b.shared - a.shared || b.asked - a.asked || a.text.localeCompare(b.text, 'vi'));
}

function question(name: string, given: readonly PaperAnswer[], papers: readonly ComparedPaper[]): SideQuestion {
  const [first] = given;
  if (!first) throw new Error('Nobody was asked this question.');
  const times = new Map<number, number>();
  for (const { bits } of given) times.set(bits, (times.get(bits) ?? 0) + 1);
  const answers = papers.map((paper): SideAnswer => {
    const answer = paper.answers.find((one) => nameOf(one) === name);
    if (!answer) return { bits: 0, is: 'not-asked' };
    const { bits, key } = answer;
    if (bits === 0) return { bits, is: 'unanswered' };
    if (bits === key) return { bits, is: 'right' };
    return { bits, is: (times.get(bits) ?? 0) > 1 ? 'shared' : 'wrong' };
  });
  const shared = answers.filter(({ is }) => is === 'shared').length;
  return { text: first.item.text, options: first.item.options, key: first.key, asked: given.length, shared, answers };
}

/** Two versions of a question are two questions: their options may differ. */
function nameOf({ item }: PaperAnswer): string {
  return `${item.question} ${item.version}`;
}
