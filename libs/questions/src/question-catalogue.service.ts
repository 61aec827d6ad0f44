import { Injectable } from '@nestjs/common';
import type { AccountId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Bank } from './entities/bank.entity.js';
import { type Difficulty, Question, type QuestionId, QuestionVersion } from './entities/question.entity.js';
import { QuestionError } from './question.errors.js';

/** What is looked for; nothing given is everything. */
export interface QuestionFilter {
  /** Words of the question or its code, in any spelling. */
  text?: string;
  topic?: string | undefined;
  difficulty?: Difficulty | undefined;
}

/** A question as lists show it: without its options and its key. */
export interface ListedQuestion {
  code: string;
  topic: string;
  difficulty: Difficulty;
  text: string;
  version: number;
}

/** A question with everything about it, key included. */
export interface WholeQuestion extends ListedQuestion {
  id: QuestionId;
  options: string[];
  /** Positions of the right options, from 0. */
  key: number[];
  explanation: string;
  source: string;
  createdBy: AccountId | null;
  createdAt: Date;
  /** The sealed banks that carry it, newest first, and in which version. */
  banks: { version: number; sealedAt: Date; carries: number }[];
}

const NEWEST =
  'v.tenant_id = q.tenantId and v.question_id = q.id and v.version = (select max(n.version) from question_versions n where n.tenant_id = v.tenant_id and n.question_id = v.question_id)';

/** Looking questions up, in their newest versions. */
@Injectable()
export class QuestionCatalogue {
  constructor(
    @InjectScoped(Question) private readonly questions: ScopedRepository<Question>,
    @InjectScoped(QuestionVersion) private readonly versions: ScopedRepository<QuestionVersion>,
    @InjectScoped(Bank) private readonly banks: ScopedRepository<Bank>,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A page of questions in order of their codes, and how many there are in all. Two statements. */
  async page({
    skip,
    limit,
    ...filter
  }: QuestionFilter & { skip: number; limit: number }): Promise<{ questions: ListedQuestion[]; total: number }> {
    return this.questions.query('q', async (query) => {
      query.innerJoin('question_versions', 'v', NEWEST);
      const words = (filter.text ?? '').split(/\s+/).filter(Boolean).slice(0, 8);
      words.forEach((word, n) =>
        query.andWhere(`position(folded(:word${n}) in folded(q.code || ' ' || v.text)) > 0`, { [`word${n}`]: word }),
      );
      if (filter.topic) query.andWhere('q.topic = :topic', { topic: filter.topic });
      if (filter.difficulty) query.andWhere('q.difficulty = :difficulty', { difficulty: filter.difficulty });
      const total = await query.getCount();
      const questions = await query
        .select(['q.code as code', 'q.topic as topic', 'q.difficulty as difficulty', 'v.text as text', 'v.version as version'])
        .orderBy('q.code collate vietnamese')
        .offset(skip)
        .limit(limit)
        .getRawMany<ListedQuestion>();
      return { questions, total };
    });
  }

  /** How many questions there are on each topic, by difficulty. */
  async counts(): Promise<{ topic: string; difficulty: Difficulty; count: number }[]> {
    return this.questions.query('q', (query) =>
      query
        .select(['q.topic as topic', 'q.difficulty as difficulty', 'count(*)::int as count'])
        .groupBy('q.topic, q.difficulty')
        .getRawMany<{ topic: string; difficulty: Difficulty; count: number }>(),
    );
  }

  /** One question with its key: only for those who write or approve questions. @throws QuestionError QUESTION_NOT_FOUND */
  async find(code: string): Promise<WholeQuestion> {
    return this.unitOfWork.run(async () => {
      const question = await this.questions.findOne({ where: { code } });
      const [newest] = question
        ? await this.versions.find({ where: { questionId: question.id }, order: { version: 'DESC' }, take: 1 })
        : [];
      if (!question || !newest) throw new QuestionError('QUESTION_NOT_FOUND');
      const { id, topic, difficulty } = question;
      const { version, text, options, key, explanation, source, createdBy, createdAt } = newest;
      const banks = await this.banksWith(id);
      return { id, code, topic, difficulty, version, text, options, key, explanation, source, createdBy, createdAt, banks };
    });
  }

  private async banksWith(id: QuestionId): Promise<WholeQuestion['banks']> {
    const carried = `jsonb_path_query_first(b.items, '$[*] ? (@.question == $id).version', jsonb_build_object('id', :id::text))`;
    return this.banks.query('b', (query) =>
      query
        .select(['b.version as version', 'b.sealed_at as "sealedAt"', `(${carried})::int as carries`])
        .andWhere(`b.items @> jsonb_build_array(jsonb_build_object('question', :id::text))`, { id })
        .orderBy('b.sealed_at', 'DESC')
        .getRawMany<WholeQuestion['banks'][number]>(),
    );
  }
}
