import { Injectable } from '@nestjs/common';
import type { Round } from '#contests';
import { type AccountId, Clock, type ContestId } from '#kernel';
import type { BankQuestion, KeptRevisions, KeyRevision } from '#rules';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory } from '#tenancy';
import { Bank, type BankId, type BankItem, BankKey } from './entities/bank.entity.js';
import { type QuestionId, QuestionVersion } from './entities/question.entity.js';
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

/** One version of a bank's key. */
export interface KeyVersion {
  version: number;
  /** By question: positions of the right options. */
  key: Record<string, number[]>;
  /** By question: what has become of it since it was sealed. */
  revisions: KeptRevisions;
}

/** A question with everything about it, for study and for the time after a round. */
export interface ExplainedQuestion extends BankItem {
  key: number[];
  explanation: string;
  source: string;
  article: string;
  /** Where its key was corrected after it had been asked. */
  revision?: KeyRevision | undefined;
}

/** A sealed bank as lists show it. */
export interface ListedBank {
  id: BankId;
  version: number;
  sha256: string;
  questions: number;
  sealedBy: AccountId | null;
  sealedAt: Date;
}

type Opening = Pick<Round, 'id' | 'contestId' | 'opensAt'>;

/** Reading sealed banks. Keys are read apart and never remembered. */
@Injectable()
export class SealedBanks {
  private readonly kept: TenantMemory<SealedBank>;
  private readonly newestOf: TenantMemory<BankId | undefined>;
  private readonly roundsOf: TenantMemory<BankId | undefined>;

  constructor(
    @InjectScoped(Bank) private readonly banks: ScopedRepository<Bank>,
    @InjectScoped(BankKey) private readonly keys: ScopedRepository<BankKey>,
    @InjectScoped(QuestionVersion) private readonly versions: ScopedRepository<QuestionVersion>,
    private readonly clock: Clock,
    context: TenantContext,
  ) {
    this.kept = new TenantMemory(context, { most: 200 });
    this.newestOf = new TenantMemory(context, { most: 1_000, forMs: NEWEST_MS });
    this.roundsOf = new TenantMemory(context, { most: 1_000, forMs: NEWEST_MS });
  }

  /**
   * The bank from which the papers of a round are drawn: the one that the first start in it has settled on (`round_bank` in the
   * schema); until then the newest that was sealed when the round opened, or, where none was sealed in time, the first one. What
   * is sealed later is for later rounds, so that all who sit in a round get their papers out of one bank.
   * @throws QuestionError NO_BANK
   */
  async ofRound(round: Opening): Promise<SealedBank> {
    // What is remembered from before the opening is not asked after it: something may have been sealed in between.
    const isOpen = this.clock.now() >= round.opensAt;
    const id = await this.roundsOf.recall(`${round.id} ${round.opensAt.getTime()} ${isOpen}`, () => this.idFor(round));
    if (!id) throw new QuestionError('NO_BANK');
    return this.byId(id);
  }

  /** The same, forgetting what is remembered: for whom the statement of a start has told that the round has another bank. @throws QuestionError NO_BANK */
  async ofRoundAnew(round: Opening): Promise<SealedBank> {
    this.roundsOf.forget();
    return this.ofRound(round);
  }

  /** The same as it stands this moment, past what is remembered: whoever has just sealed a bank must see it. @throws QuestionError NO_BANK */
  async asItStands(round: Opening): Promise<SealedBank> {
    const id = await this.idFor(round);
    if (!id) throw new QuestionError('NO_BANK');
    return this.byId(id);
  }

  /** The contest's banks, newest first, without what is in them. */
  async list(contestId: ContestId): Promise<ListedBank[]> {
    return this.banks.query('b', (query) =>
      query
        .andWhere('b.contestId = :contestId', { contestId })
        .orderBy('b.version', 'DESC')
        .select(['b.id as id', 'b.version as version', 'b.sha256 as sha256', 'jsonb_array_length(b.items) as questions'])
        .addSelect(['b.sealed_by as "sealedBy"', 'b.sealed_at as "sealedAt"'])
        .getRawMany<ListedBank>(),
    );
  }

  /** The newest bank of the contest: what the rules open for study. @throws QuestionError NO_BANK */
  async newest(contestId: ContestId): Promise<SealedBank> {
    const id = await this.newestOf.recall(contestId, () => this.newestId(contestId));
    if (!id) throw new QuestionError('NO_BANK');
    return this.byId(id);
  }

  /** A sealed bank by id. @throws QuestionError NO_BANK */
  async byId(id: BankId): Promise<SealedBank> {
    return this.kept.recall(id, () => this.read(id));
  }

  /** The newest key of a bank, by question: positions of the right options, and what corrections have made of it. @throws QuestionError NO_BANK */
  async key(id: BankId): Promise<KeyVersion & { sha256: string }> {
    const [newest] = await this.keys.find({ where: { bankId: id }, order: { version: 'DESC' }, take: 1 });
    if (!newest) throw new QuestionError('NO_BANK');
    return newest;
  }

  /** One version of a bank's key, by question: what a standing was computed with. @throws QuestionError NO_BANK */
  async keyVersion(id: BankId, version: number): Promise<KeyVersion> {
    const found = await this.keys.findOne({ where: { bankId: id, version } });
    if (!found) throw new QuestionError('NO_BANK');
    return found;
  }

  /**
   * Questions of a bank with key and explanation, in the bank's order: only for what the rules open.
   * @param only these; all, when left out
   */
  async explained(id: BankId, only?: readonly QuestionId[]): Promise<ExplainedQuestion[]> {
    const [bank, { key, revisions }] = [await this.byId(id), await this.key(id)];
    const items = only ? bank.items.filter(({ question }) => only.includes(question)) : bank.items;
    const versions = await this.versions.query('v', (query) =>
      query
        .andWhere('v.question_id = any (:questions)', { questions: items.map(({ question }) => question) })
        .select(['v.questionId', 'v.version', 'v.explanation', 'v.source', 'v.article'])
        .getMany(),
    );
    const byVersion = new Map(versions.map((version) => [`${version.questionId}:${version.version}`, version]));
    return items.map((item) => {
      const version = byVersion.get(`${item.question}:${item.version}`);
      const { explanation = '', source = '', article = '' } = version ?? {};
      const revision = revisions[item.question];
      return { ...item, key: rightNow(key[item.question] ?? [], revision), explanation, source, article, ...(revision && { revision }) };
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

  private async idFor({ id, contestId, opensAt }: Opening): Promise<BankId | undefined> {
    const row = await this.banks.query('b', (query) =>
      query
        .andWhere('b.contestId = :contestId', { contestId })
        .orderBy('exists (select from round_banks r where r.tenant_id = b.tenant_id and r.round_id = :id and r.bank_id = b.id)', 'DESC')
        .setParameter('id', id)
        // In time before late; of those in time the newest, of the late ones the first.
        .addOrderBy('b.sealed_at <= :opensAt', 'DESC')
        .addOrderBy('case when b.sealed_at <= :opensAt then -b.version else b.version end', 'ASC')
        .setParameter('opensAt', opensAt)
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

/** Every option with which somebody has the question right. */
function rightNow(key: readonly number[], revision: KeyRevision | undefined): number[] {
  return [...new Set([...key, ...(revision?.kind === 'also' ? revision.right : [])])].toSorted((a, b) => a - b);
}
