import { DomainError, type ErrorKind } from '#kernel';
import type { BankQuestion, DrawShare } from './draw-rule.js';
import { drawRules } from './draw-rules.js';
import type { PaperRules } from './paper-rules.js';
import { RandomWords } from './random-words.js';

/** One question of a drawn paper. `options` are positions in the bank's order, in the order in which they are shown. */
export interface PaperItem {
  question: string;
  options: number[];
}

export class PaperError extends DomainError<'BANK_TOO_SMALL'> {
  readonly kind: ErrorKind = 'defect';

  sentence(): string {
    return 'Ngân hàng câu hỏi chưa đủ câu để lập đề. Ban Tổ chức đã được báo; hãy quay lại sau ít phút.';
  }
}

/**
 * Draws the paper of one attempt: which questions, in which order, with which order of options. It depends on nothing but
 * the rules, the seed and the bank in its given order, so anyone who has these can repeat it (see `RandomWords` for the
 * generator). Step by step: each share of the draw rule selects its questions out of the bank's, in the order of the
 * shares; then the questions are shuffled, or put back into the bank's order; then the options of each, in that order.
 * The key plays no part.
 * @param seed any text, best an unguessable one per attempt, kept with the attempt
 * @throws PaperError when the bank has too few questions; `bankGaps` tells beforehand
 */
export function drawPaper({ paper, bank, seed }: { paper: PaperRules; bank: readonly BankQuestion[]; seed: string }): PaperItem[] {
  const words = new RandomWords(seed);
  const drawn = sharesOf(paper).flatMap((share) => {
    const candidates = bank.filter(share.from);
    if (candidates.length < share.items)
      throw new PaperError('BANK_TOO_SMALL', { share: share.name, wanted: share.items, present: candidates.length });
    return words.select(candidates, share.items);
  });
  const ordered = paper.shuffle.questions ? words.select(drawn, drawn.length) : inOrderOf(bank, drawn);
  return ordered.map(({ id, optionCount }) => {
    const options = Array.from({ length: optionCount }, (_, position) => position);
    return { question: id, options: paper.shuffle.options ? words.select(options, optionCount) : options };
  });
}

function inOrderOf(bank: readonly BankQuestion[], drawn: readonly BankQuestion[]): BankQuestion[] {
  const chosen = new Set(drawn);
  return bank.filter((question) => chosen.has(question));
}

function sharesOf(paper: PaperRules, nameOfTopic: (topic: string) => string = (topic) => topic): DrawShare[] {
  return drawRules.of(paper.draw).shares(paper.draw, paper.items, nameOfTopic);
}

/** Which shares of a paper the bank cannot fill, for the readiness of a contest; empty when every draw will succeed. */
export function bankGaps({
  paper,
  bank,
  nameOfTopic,
}: {
  paper: PaperRules;
  bank: readonly BankQuestion[];
  nameOfTopic?: (topic: string) => string;
}): { share: string; wanted: number; present: number }[] {
  return sharesOf(paper, nameOfTopic)
    .map((share) => ({ share: share.name, wanted: share.items, present: bank.filter(share.from).length }))
    .filter(({ wanted, present }) => present < wanted);
}
