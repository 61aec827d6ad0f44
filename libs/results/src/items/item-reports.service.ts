import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AttemptTraces, type MarkedAttempt } from '#attempts';
import { AuditTrail } from '#audit';
import { isSealed, type Round } from '#contests';
import type { AccountId } from '#kernel';
import { type BankId, type BankItem, SealedBanks } from '#questions';
import { ResultError } from '../result.errors.js';
import { type ItemFigures, ItemTally } from './domain/item-tally.js';

/** A few milliseconds. */
const COUNTED_BETWEEN_PAUSES = 250;

/** One question of a bank with what became of it. */
export interface ItemLine extends ItemFigures {
  item: BankItem;
  /** Bits of the right options. */
  key: number;
}

/** What became of the questions of a round. */
export interface ItemReport {
  attempts: number;
  lines: ItemLine[];
}

/** A bank with its tallies, by place. */
interface TalliedBank {
  items: readonly BankItem[];
  keys: number[];
  tallies: ItemTally[];
}

/** The report on the questions of a round that is over, from all its sealed attempts and the newest key. */
@Injectable()
export class ItemReports {
  constructor(
    private readonly traces: AttemptTraces,
    private readonly banks: SealedBanks,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * For those who may read keys alone, and written down as that: it says which options are right.
   * @throws ResultError ROUND_NOT_SEALED while anybody could still answer
   */
  async read(round: Round, by: AccountId): Promise<ItemReport> {
    if (!isSealed(round)) throw new ResultError('ROUND_NOT_SEALED');
    const report = await this.count(round);
    const details = { code: round.code, questions: report.lines.length, attempts: report.attempts };
    await this.audit.record({ actor: by, action: 'items.read', subject: { kind: 'round', id: round.id }, details });
    return report;
  }

  /** One pass over the sealed attempts, page by page; what is kept grows with the bank alone. */
  private async count({ id }: Round): Promise<ItemReport> {
    const banks = new Map<BankId, TalliedBank>();
    let attempts = 0;
    for await (const page of this.traces.marked(id))
      for (const paper of page) {
        if (attempts % COUNTED_BETWEEN_PAUSES === 0) await breathe();
        attempts += 1;
        const bank = banks.get(paper.bankId) ?? (await this.tallied(paper.bankId));
        banks.set(paper.bankId, bank);
        addPaper(bank, paper);
      }
    const lines = [...banks.values()].flatMap(({ items, keys, tallies }) =>
      tallies.flatMap((tally, place) => {
        const item = items[place];
        return item ? [{ item, key: keys[place] ?? 0, ...tally.figures() }] : [];
      }),
    );
    return { attempts, lines: lines.filter(({ shown }) => shown > 0) };
  }

  private async tallied(bankId: BankId): Promise<TalliedBank> {
    const [{ items }, { key }] = [await this.banks.byId(bankId), await this.banks.key(bankId)];
    const keys = items.map(({ question }) => (key[question] ?? []).reduce((bits, option) => bits | (1 << option), 0));
    return { items, keys, tallies: items.map(({ options }, place) => new ItemTally(options.length, keys[place] ?? 0)) };
  }
}

function addPaper({ keys, tallies }: TalliedBank, { questions, marks }: Pick<MarkedAttempt, 'questions' | 'marks'>): void {
  let score = 0;
  for (const [n, place] of questions.entries()) if (marks[n] === keys[place]) score += 1;
  const others = Math.max(1, questions.length - 1);
  for (const [n, place] of questions.entries()) tallies[place]?.add(marks[n] ?? 0, (score - (marks[n] === keys[place] ? 1 : 0)) / others);
}
