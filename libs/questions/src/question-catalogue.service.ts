import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AccountId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { COUNTING_VERSION, DECISION_ON, NEWEST_VERSION, VERSION_STATE, type VersionState } from './domain/version-state.js';
import { Bank } from './entities/bank.entity.js';
import { QuestionDecision } from './entities/question-decision.entity.js';
import { type Difficulty, Question, type QuestionId, type QuestionImage, QuestionVersion } from './entities/question.entity.js';
import { freeCodes } from './import/free-codes.js';
import { QuestionError } from './question.errors.js';

/** How the list is cut: by what was decided of the newest version, or what is left out of the next bank. */
export type QuestionShelf = VersionState | 'retired';

/** What is looked for; nothing given is everything that is not retired. */
export interface QuestionFilter {
  /** Words of the question or its code, in any spelling. */
  text?: string;
  topic?: string | undefined;
  difficulty?: Difficulty | undefined;
  shelf?: QuestionShelf | undefined;
}

/** A question as lists show it: without its options and its key. */
export interface ListedQuestion {
  code: string;
  topic: string;
  difficulty: Difficulty;
  text: string;
  version: number;
  /** Of that version. */
  state: VersionState;
  writtenBy: AccountId | null;
}

/** One version with everything about it, key included. */
export interface WholeVersion {
  version: number;
  topic: string;
  difficulty: Difficulty;
  text: string;
  options: string[];
  /** Positions of the right options, from 0. */
  key: number[];
  explanation: string;
  source: string;
  article: string;
  images: QuestionImage[];
  createdBy: AccountId | null;
  createdAt: Date;
  state: VersionState;
  decision?: { by: AccountId; at: Date; reason: string } | undefined;
}

/** A question in its newest version, among several. */
export type SeenQuestion = WholeVersion & { id: QuestionId; code: string };

/** A question in its newest version, key included. */
export interface WholeQuestion extends WholeVersion {
  id: QuestionId;
  code: string;
  retiredAt: Date | null;
  /** The version that the next bank would take; undefined while none was approved. */
  counts: number | undefined;
  /** The sealed banks that carry it, newest first, and in which version. */
  banks: { version: number; sealedAt: Date; carries: number }[];
}

export interface TopicCount {
  topic: string;
  difficulty: Difficulty;
  count: number;
}

/** Looking questions up, in their newest versions. */
@Injectable()
export class QuestionCatalogue {
  constructor(
    @InjectScoped(Question) private readonly questions: ScopedRepository<Question>,
    @InjectScoped(QuestionVersion) private readonly versions: ScopedRepository<QuestionVersion>,
    @InjectScoped(QuestionDecision) private readonly decisions: ScopedRepository<QuestionDecision>,
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
      query.innerJoin('question_versions', 'v', NEWEST_VERSION).leftJoin('question_decisions', 'd', DECISION_ON);
      const words = (filter.text ?? '').split(/\s+/).filter(Boolean).slice(0, 8);
      words.forEach((word, n) =>
        query.andWhere(`position(folded(:word${n}) in folded(q.code || ' ' || v.text)) > 0`, { [`word${n}`]: word }),
      );
      if (filter.topic) query.andWhere('q.topic = :topic', { topic: filter.topic });
      if (filter.difficulty) query.andWhere('q.difficulty = :difficulty', { difficulty: filter.difficulty });
      query.andWhere(filter.shelf === 'retired' ? 'q.retired_at is not null' : 'q.retired_at is null');
      if (filter.shelf && filter.shelf !== 'retired') query.andWhere(`${VERSION_STATE} = :shelf`, { shelf: filter.shelf });
      const total = await query.getCount();
      const questions = await query
        .select(['q.code as code', 'q.topic as topic', 'q.difficulty as difficulty', 'v.text as text', 'v.version as version'])
        .addSelect(VERSION_STATE, 'state')
        .addSelect('v.created_by', 'writtenBy')
        .orderBy('q.code collate vietnamese')
        .offset(skip)
        .limit(limit)
        .getRawMany<ListedQuestion>();
      return { questions, total };
    });
  }

  /** How many questions there are on each topic, by difficulty, but for retired ones. */
  async counts(): Promise<TopicCount[]> {
    return this.questions.query('q', (query) =>
      query
        .andWhere('q.retired_at is null')
        .select(['q.topic as topic', 'q.difficulty as difficulty', 'count(*)::int as count'])
        .groupBy('q.topic, q.difficulty')
        .getRawMany<TopicCount>(),
    );
  }

  /** The same of what the next bank would take: of each question the newest version that counts. */
  async sealable(): Promise<TopicCount[]> {
    return this.questions.query('q', (query) =>
      query
        .innerJoin('question_versions', 'v', COUNTING_VERSION)
        .andWhere('q.retired_at is null')
        .select(['v.topic as topic', 'v.difficulty as difficulty', 'count(*)::int as count'])
        .groupBy('v.topic, v.difficulty')
        .getRawMany<TopicCount>(),
    );
  }

  /** How many questions stand on each shelf. */
  async shelves(): Promise<Record<QuestionShelf, number>> {
    const rows = await this.questions.query('q', (query) =>
      query
        .innerJoin('question_versions', 'v', NEWEST_VERSION)
        .leftJoin('question_decisions', 'd', DECISION_ON)
        .select(`case when q.retired_at is not null then 'retired' else ${VERSION_STATE} end`, 'shelf')
        .addSelect('count(*)::int', 'count')
        .groupBy('1')
        .getRawMany<{ shelf: QuestionShelf; count: number }>(),
    );
    return { approved: 0, waiting: 0, returned: 0, retired: 0, ...Object.fromEntries(rows.map(({ shelf, count }) => [shelf, count])) };
  }

  /** One question with its key: only for those who write or approve questions. @throws QuestionError QUESTION_NOT_FOUND */
  async find(code: string): Promise<WholeQuestion> {
    return this.unitOfWork.run(async () => {
      const { question, versions } = await this.versionsOf(code);
      const newest = versions[0];
      if (!newest) throw new QuestionError('QUESTION_NOT_FOUND');
      const { id, retiredAt } = question;
      const counts = versions.find(({ state }) => state === 'approved')?.version;
      return { ...newest, id, code, retiredAt, counts, banks: await this.banksWith(id) };
    });
  }

  /**
   * Several questions in their newest versions with their keys, in the order of their codes; what there is not is left out.
   * Three statements, however many.
   */
  async several(codes: readonly string[]): Promise<SeenQuestion[]> {
    return this.unitOfWork.run(async () => {
      const questions = await this.questions.find({ where: { code: In([...codes]) }, order: { code: 'ASC' } });
      const ofThese = { questionId: In(questions.map(({ id }) => id)) };
      const versions = new Map(
        (await this.versions.find({ where: ofThese, order: { version: 'ASC' } })).map((one) => [one.questionId, one]),
      );
      const decisions = await this.decisions.find({ where: ofThese });
      return questions.flatMap(({ id, code }) => {
        const newest = versions.get(id);
        const decision = decisions.find(({ questionId, version }) => questionId === id && version === newest?.version);
        return newest ? [{ ...wholeVersion(newest, decision), id, code }] : [];
      });
    });
  }

  /** A code that no question has: "CH-0088" behind "CH-0087". */
  async freeCode(): Promise<string> {
    const taken = await this.questions.query('q', (query) =>
      query.andWhere(`q.code ~* '^CH-[0-9]{1,7}$'`).select('q.code', 'code').getRawMany<{ code: string }>(),
    );
    return freeCodes(taken.map(({ code }) => code)).next().value ?? '';
  }

  /** How many questions others have written that this person may decide on. */
  async waitingFor(accountId: AccountId): Promise<number> {
    return this.newest(`${VERSION_STATE} = 'waiting' and v.created_by <> :accountId`, accountId);
  }

  /** How many questions of this person were given back. */
  async returnedTo(accountId: AccountId): Promise<number> {
    return this.newest(`${VERSION_STATE} = 'returned' and v.created_by = :accountId`, accountId);
  }

  private async newest(condition: string, accountId: AccountId): Promise<number> {
    return this.questions.query('q', (query) =>
      query
        .innerJoin('question_versions', 'v', NEWEST_VERSION)
        .leftJoin('question_decisions', 'd', DECISION_ON)
        .andWhere(`q.retired_at is null and ${condition}`, { accountId })
        .getCount(),
    );
  }

  /** All versions of a question with their keys, newest first. @throws QuestionError QUESTION_NOT_FOUND */
  async history(code: string): Promise<{ id: QuestionId; versions: WholeVersion[] }> {
    return this.unitOfWork.run(async () => {
      const { question, versions } = await this.versionsOf(code);
      return { id: question.id, versions };
    });
  }

  private async versionsOf(code: string): Promise<{ question: Question; versions: WholeVersion[] }> {
    const question = await this.questions.findOne({ where: { code } });
    if (!question) throw new QuestionError('QUESTION_NOT_FOUND');
    const versions = await this.versions.find({ where: { questionId: question.id }, order: { version: 'DESC' } });
    const decisions = new Map((await this.decisions.find({ where: { questionId: question.id } })).map((one) => [one.version, one]));
    return { question, versions: versions.map((version) => wholeVersion(version, decisions.get(version.version))) };
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

function wholeVersion(
  { version, topic, difficulty, text, options, key, explanation, source, article, images, createdBy, createdAt }: QuestionVersion,
  decision: QuestionDecision | undefined,
): WholeVersion {
  return {
    ...{ version, topic, difficulty, text, options, key, explanation, source, article, images, createdBy, createdAt },
    state: createdBy === null ? 'approved' : (decision?.decision ?? 'waiting'),
    decision: decision && { by: decision.decidedBy, at: decision.decidedAt, reason: decision.reason },
  };
}
