import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, type ContestId, newId } from '#kernel';
import { bankNeeds, nameOfIn, type RuleSet } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { bankSha256, keySha256 } from './domain/bank-hashes.js';
import { inLines } from './domain/in-lines.js';
import { COUNTING_VERSION } from './domain/version-state.js';
import { Bank, type BankId, type BankItem, BankKey } from './entities/bank.entity.js';
import { type Difficulty, Question, type QuestionImage, QuestionVersion } from './entities/question.entity.js';
import { QuestionError } from './question.errors.js';

const INSERT_AT_ONCE = 200;

export interface NewQuestion {
  code: string;
  topic: string;
  difficulty: Difficulty;
  text: string;
  options: string[];
  /** Positions of the right options, from 0. */
  key: number[];
  explanation: string;
  /** The document it rests on, and where in it. */
  source: string;
  article?: string;
  images?: QuestionImage[];
}

/** What a bank would hold, were it sealed now. */
export interface BankDraft {
  items: BankItem[];
  key: Record<string, number[]>;
  sha256: string;
  keySha256: string;
  /** What each share of the contest's papers needs, and how many questions there are for it. */
  needs: { share: string; wanted: number; present: number }[];
}

/** Bringing questions in and sealing them into banks. */
@Injectable()
export class QuestionBank {
  constructor(
    @InjectScoped(Question) private readonly questions: ScopedRepository<Question>,
    @InjectScoped(QuestionVersion) private readonly versions: ScopedRepository<QuestionVersion>,
    @InjectScoped(Bank) private readonly banks: ScopedRepository<Bank>,
    @InjectScoped(BankKey) private readonly keys: ScopedRepository<BankKey>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds questions, each as its first version; those whose code is known are left alone. How many are new.
   * @param author who has written them: then somebody else must approve each; without, they are the machine's and count at once
   */
  async add(questions: NewQuestion[], author?: AccountId): Promise<number> {
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      const known = new Set((await this.questions.find()).map((question) => question.code));
      const fresh = questions
        .filter((question) => !known.has(question.code))
        .map((question) => ({ ...question, id: newId<'question'>(now) }));
      for (let from = 0; from < fresh.length; from += INSERT_AT_ONCE) {
        const slice = fresh.slice(from, from + INSERT_AT_ONCE);
        await this.questions.insert(slice.map(({ id, code, topic, difficulty }) => ({ id, code, topic, difficulty, createdAt: now })));
        await this.versions.insert(
          slice.map(({ id, topic, difficulty, text, options, key, explanation, source, article = '', images = [] }) => ({
            questionId: id,
            version: 1,
            topic,
            difficulty,
            text: inLines(text),
            options: options.map(inLines),
            key,
            explanation: inLines(explanation),
            source: cleanText(source),
            article: cleanText(article),
            images,
            createdBy: author ?? null,
            createdAt: now,
          })),
        );
      }
      return fresh.length;
    });
  }

  /** What would be sealed now: of all questions on the contest's topics that are not retired the newest version that counts. */
  async draft(ruleSet: RuleSet): Promise<BankDraft> {
    const topics = new Set(ruleSet.topics.map((topic) => topic.code));
    const rows = (await this.counting()).filter((row) => topics.has(row.topic));
    const items = rows.map(bankItem);
    const key = Object.fromEntries(rows.map((row) => [row.question, row.key]));
    const questions = items.map(({ question }) => question);
    return { items, key, sha256: bankSha256(items), keySha256: keySha256(questions, key), needs: needsOf(ruleSet, items) };
  }

  /**
   * Seals that into the contest's next bank, with the first version of the key. From then on papers of rounds that open
   * later are drawn from it and nothing in it changes.
   * @param by who has asked for it; none where the machine seals for the demo and for tests
   * @param seen the version of the newest bank that they had before their eyes; 0 for none
   * @throws QuestionError BANK_GAPS when a paper of one of the contest's quiz parts could not be drawn from it; BANK_CHANGED
   *   when another one was sealed since; NOTHING_NEW when whoever looked seals the same again
   */
  async seal(contestId: ContestId, ruleSet: RuleSet, by?: AccountId, seen?: number): Promise<BankId> {
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      const { items, key, needs, ...sums } = await this.draft(ruleSet);
      refuseGaps(needs);
      const newest = await this.newest(contestId);
      if (seen !== undefined && seen !== (newest?.version ?? 0)) throw new QuestionError('BANK_CHANGED');
      if (seen !== undefined && newest && newest.sha256 === sums.sha256 && newest.keySha256 === sums.keySha256)
        throw new QuestionError('NOTHING_NEW');
      const [id, version] = [newId<'bank'>(now), (newest?.version ?? 0) + 1];
      const bank = { id, contestId, version, items, sha256: sums.sha256, sealedBy: by ?? null, sealedAt: now };
      // Two who seal at the same moment meet at the number.
      if ((await this.banks.insertMissing([bank])) === 0) throw new QuestionError('BANK_CHANGED');
      await this.keys.insert({ bankId: id, version: 1, key, revisions: {}, sha256: sums.keySha256, reason: null, createdAt: now });
      if (by)
        await this.audit.record({
          actor: by,
          action: 'bank.sealed',
          subject: { kind: 'bank', id },
          details: { version, questions: items.length, sha256: sums.sha256 },
        });
      return id;
    });
  }

  private async newest(contestId: ContestId): Promise<{ version: number; sha256: string; keySha256: string } | undefined> {
    return this.banks.query('b', (query) =>
      query
        .innerJoin('bank_keys', 'k', 'k.tenant_id = b.tenant_id and k.bank_id = b.id')
        .andWhere('b.contestId = :contestId', { contestId })
        .orderBy('b.version', 'DESC')
        .addOrderBy('k.version', 'DESC')
        .select(['b.version as version', 'b.sha256 as sha256', 'k.sha256 as "keySha256"'])
        .limit(1)
        .getRawOne<{ version: number; sha256: string; keySha256: string }>(),
    );
  }

  private async counting(): Promise<CountingRow[]> {
    return this.questions.query('q', (query) =>
      query
        .innerJoin('question_versions', 'v', COUNTING_VERSION)
        .andWhere('q.retired_at is null')
        .select(['q.id as question', 'v.version as version', 'v.topic as topic', 'v.difficulty as difficulty', 'v.text as text'])
        .addSelect(['v.options as options', 'v.key as key', 'v.images as images'])
        .orderBy('q.code', 'ASC')
        .getRawMany<CountingRow>(),
    );
  }
}

type CountingRow = Omit<BankItem, 'several' | 'images'> & { key: number[]; images: QuestionImage[] };

/** What is everywhere the same is left out: a bank of plain questions has the hash that it had before there were others. */
function bankItem({ question, version, topic, difficulty, text, options, key, images }: CountingRow): BankItem {
  return {
    ...{ question, version, topic, difficulty, text, options },
    ...(key.length > 1 ? { several: true as const } : {}),
    ...(images.length > 0 ? { images } : {}),
  };
}

function needsOf(ruleSet: RuleSet, items: readonly BankItem[]): BankDraft['needs'] {
  const bank = items.map(({ question, topic, difficulty, options }) => ({ id: question, topic, difficulty, optionCount: options.length }));
  const nameOf = nameOfIn(ruleSet);
  return ruleSet.parts.flatMap((part) => (part.kind === 'quiz' ? bankNeeds({ paper: part.paper, bank, nameOf }) : []));
}

function refuseGaps(needs: BankDraft['needs']): void {
  const gaps = needs.filter(({ wanted, present }) => present < wanted);
  if (gaps.length === 0) return;
  throw new QuestionError('BANK_GAPS', {
    gaps: gaps.map(({ share, wanted, present }) => `${share} cần ${wanted} câu, có ${present}`).join('; '),
  });
}
