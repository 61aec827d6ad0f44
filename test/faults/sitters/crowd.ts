import type { OpenRound } from '../../../bench/exam/an-open-round.js';
import type { Journal } from './journal.js';
import { CALM, Sitter, type SittingManner } from './sitter.js';

/** Many who sit at the same time. */
export class Crowd {
  /** Answers of the server by their status. */
  readonly statuses = new Map<number, number>();
  private readonly sitters: Sitter[];
  private answers = 0;
  private readonly due: { at: number; then: () => void }[] = [];

  constructor(people: readonly number[], round: OpenRound, port: number, manner: Partial<SittingManner> = {}) {
    this.sitters = people.map((person) => new Sitter(person, round.host, port, { ...CALM, ...manner }, (status) => this.count(status)));
  }

  get journals(): Journal[] {
    return this.sitters.map(({ journal }) => journal);
  }

  /** How many of the answers had one of these statuses. */
  told(...statuses: readonly number[]): number {
    return statuses.reduce((sum, status) => sum + (this.statuses.get(status) ?? 0), 0);
  }

  async sit(): Promise<void> {
    await Promise.all(this.sitters.map((sitter) => sitter.sit()));
  }

  /** Resolves when the server has answered so many requests. */
  async afterAnswers(count: number): Promise<void> {
    return new Promise((resolve) => this.due.push({ at: count, then: resolve }));
  }

  private count(status: number): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    this.answers += 1;
    for (const one of this.due) if (one.at === this.answers) one.then();
  }
}
