import { Injectable } from '@nestjs/common';
import type { ContestId } from '#kernel';
import type { BankQuestion } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory } from '#tenancy';
import { Bank, type BankId, type BankItem, BankKey } from './entities/bank.entity.js';
import { QuestionVersion } from './entities/question.entity.js';
import { QuestionError } from './question.errors.js';

/** A newly sealed bank is noticed within this time. */
const NEWEST_MS = 5_000;

/** A sealed bank as a process keeps it: immutable, so read once. */
export interface SealedBank {
  id: BankId;
  sha256: string;
  items: readonly BankItem[];
  /** The same questions as drawing wants them, in the same order. */
  questions: readonly BankQuestion[];
  /** Where each question stands in the bank, from 0. */
  places: ReadonlyMap<string, number>;
}

/** A question with everything about it, for study and for the time after a round. */
export interface ExplainedQuestion extends BankItem {
  key: number[];
  explanation: string;
  source: string;
}

/** Reading sealed banks. Keys are read apart and never remembered. */
@Injectable()
export class SealedBanks {
  private readonly kept: TenantMemory<SealedBank>;
  private readonly newestOf: TenantMemory<BankId | undefined>;

  constructor(
    @InjectScoped(Bank) private readonly banks: ScopedRepository<Bank>,
    @InjectScoped(BankKey) private readonly keys: ScopedRepository<BankKey>,
    @InjectScoped(QuestionVersion) private readonly versions: ScopedRepository<QuestionVersion>,
    context: TenantContext,
  ) {
    this.kept = new TenantMemory(context, { most: 200 });
    this.newestOf = new TenantMemory(context, { most: 1_000, forMs: NEWEST_MS });
  }

  /** The bank from which the contest's papers are drawn now. @throws QuestionError NO_BANK */
  async newest(contestId: ContestId): Promise<SealedBank> {
    const id = await this.newestOf.recall(contestId, () => this.newestId(contestId));
    if (!id) throw new QuestionError('NO_BANK');
    return this.byId(id);
  }

  /** A sealed bank by id. @throws QuestionError NO_BANK */
  async byId(id: BankId): Promise<SealedBank> {
    return this.kept.recall(id, () => this.read(id));
  }

  /** The newest key of a bank, by question: positions of the right options. */
  async key(id: BankId): Promise<{ version: number; key: Record<string, number[]>; sha256: string }> {
    const [newest] = await this.keys.find({ where: { bankId: id }, order: { version: 'DESC' }, take: 1 });
    if (!newest) throw new QuestionError('NO_BANK');
    return newest;
  }

  /** The bank's questions with key and explanation, in the bank's order: only for what the rules open. */
  async explained(id: BankId): Promise<ExplainedQuestion[]> {
    const [bank, { key }, versions] = [await this.byId(id), await this.key(id), await this.versions.find()];
    const byVersion = new Map(versions.map((version) => [`${version.questionId}:${version.version}`, version]));
    return bank.items.map((item) => {
      const version = byVersion.get(`${item.question}:${item.version}`);
      return { ...item, key: key[item.question] ?? [], explanation: version?.explanation ?? '', source: version?.source ?? '' };
    });
  }

  private async newestId(contestId: ContestId): Promise<BankId | undefined> {
    const row = await this.banks.query('b', (query) =>
      query
        .andWhere('b.contestId = :contestId', { contestId })
        .orderBy('b.version', 'DESC')
        .select('b.id', 'id')
        .limit(1)
        .getRawOne<{ id: BankId }>(),
    );
    return row?.id;
  }

  private async read(id: BankId): Promise<SealedBank> {
    const bank = await this.banks.findOne({ where: { id } });
    if (!bank) throw new QuestionError('NO_BANK');
    const questions = bank.items.map(({ question, topic, difficulty, options }) => ({
      id: question,
      topic,
      difficulty,
      optionCount: options.length,
    }));
    const places = new Map(questions.map((question, place) => [question.id, place]));
    return { id, sha256: bank.sha256, items: bank.items, questions, places };
  }
}
