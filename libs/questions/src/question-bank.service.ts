import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AccountId, cleanText, Clock, type ContestId, newId } from '#kernel';
import { bankGaps, type RuleSet } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Bank, type BankId, type BankItem, BankKey } from './entities/bank.entity.js';
import { type Difficulty, Question, type QuestionId, QuestionVersion } from './entities/question.entity.js';
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
  source: string;
}

/** Writing questions and sealing them into banks. */
@Injectable()
export class QuestionBank {
  constructor(
    @InjectScoped(Question) private readonly questions: ScopedRepository<Question>,
    @InjectScoped(QuestionVersion) private readonly versions: ScopedRepository<QuestionVersion>,
    @InjectScoped(Bank) private readonly banks: ScopedRepository<Bank>,
    @InjectScoped(BankKey) private readonly keys: ScopedRepository<BankKey>,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Adds questions, each as its first version; those whose code is known are left alone. How many are new. */
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
          slice.map(({ id, text, options, key, explanation, source }) => ({
            questionId: id,
            version: 1,
            text: cleanText(text),
            options: options.map(cleanText),
            key,
            explanation: cleanText(explanation),
            source: cleanText(source),
            createdBy: author ?? null,
            createdAt: now,
          })),
        );
      }
      return fresh.length;
    });
  }

  /**
   * Seals the newest versions of all questions on the contest's topics into its next bank, with the first version of the
   * key. From then on papers are drawn from it and nothing in it changes.
   * @throws QuestionError BANK_GAPS when a paper of one of the contest's quiz parts could not be drawn from it
   */
  async seal(contestId: ContestId, ruleSet: RuleSet, by?: AccountId): Promise<BankId> {
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      const topics = new Set(ruleSet.topics.map((topic) => topic.code));
      const { items, key } = await this.newest(topics);
      this.refuseGaps(ruleSet, items);
      const id = newId<'bank'>(now);
      const version = (await this.banks.count({ contestId })) + 1;
      await this.banks.insert({ id, contestId, version, items, sha256: sha256(items), sealedBy: by ?? null, sealedAt: now });
      await this.keys.insert({ bankId: id, version: 1, key, sha256: sha256(key), reason: null, createdAt: now });
      return id;
    });
  }

  private async newest(topics: ReadonlySet<string>): Promise<{ items: BankItem[]; key: Record<string, number[]> }> {
    const questions = (await this.questions.find({ order: { code: 'ASC' } })).filter((question) => topics.has(question.topic));
    const versions = new Map<QuestionId, QuestionVersion>();
    for (const version of await this.versions.find({ order: { version: 'ASC' } })) versions.set(version.questionId, version);
    const items: BankItem[] = [];
    const key: Record<string, number[]> = {};
    for (const { id, topic, difficulty } of questions) {
      const newest = versions.get(id);
      if (!newest) continue;
      items.push({ question: id, version: newest.version, topic, difficulty, text: newest.text, options: newest.options });
      key[id] = newest.key;
    }
    return { items, key };
  }

  private refuseGaps(ruleSet: RuleSet, items: readonly BankItem[]): void {
    const bank = items.map(({ question, topic, difficulty, options }) => ({
      id: question,
      topic,
      difficulty,
      optionCount: options.length,
    }));
    const gaps = ruleSet.parts.flatMap((part) => (part.kind === 'quiz' ? bankGaps({ paper: part.paper, bank }) : []));
    if (gaps.length === 0) return;
    throw new QuestionError('BANK_GAPS', {
      gaps: gaps.map(({ share, wanted, present }) => `${share} cần ${wanted} câu, có ${present}`).join('; '),
    });
  }
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
