import type { BankId, SealedBank } from '#questions';
import { wordOf } from './answer-columns.js';

type Key = Readonly<Record<string, number[]>>;

/** Turns marks into words: a question has one number in all banks, so that papers of two banks are compared by question. */
export class PaperWords {
  private readonly numbers = new Map<string, number>();
  private readonly banks = new Map<BankId, { numbers: number[]; right: number[] }>();

  knows(bankId: BankId): boolean {
    return this.banks.has(bankId);
  }

  /** A bank with its key. Two versions of a question are two questions: their options may differ. */
  learn(bank: Pick<SealedBank, 'id' | 'items'>, key: Key): void {
    this.banks.set(bank.id, {
      numbers: bank.items.map(({ question, version }) => this.numberOf(`${question} ${version}`)),
      right: bank.items.map(({ question }) => (key[question] ?? []).reduce((bits, option) => bits | (1 << option), 0)),
    });
  }

  /** One word per question of the paper, sorted. An unanswered question is not wrong. */
  of({ bankId, questions, marks }: { bankId: BankId; questions: readonly number[]; marks: readonly number[] }): number[] {
    const bank = this.banks.get(bankId);
    if (!bank) throw new Error(`The bank ${bankId} has not been learned.`);
    return questions
      .map((place, n) => {
        const bits = marks[n] ?? 0;
        return wordOf(bank.numbers[place] ?? 0, bits, bits !== 0 && bits !== bank.right[place]);
      })
      .toSorted((a, b) => a - b);
  }

  private numberOf(question: string): number {
    const number = this.numbers.get(question) ?? this.numbers.size;
    this.numbers.set(question, number);
    return number;
  }
}
