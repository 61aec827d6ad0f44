import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { AccountId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { NEWEST_VERSION } from './domain/version-state.js';
import { type Difficulty, Question } from './entities/question.entity.js';
import { type ExportedQuestion, withoutKey } from './export/exported-question.js';

/** Which questions, and whether with what tells what is right. */
export interface ExportWish {
  topic?: string | undefined;
  difficulty?: Difficulty | undefined;
  withKey: boolean;
  /** "docx", for the trail. */
  format: string;
}

/** Questions that leave the system in a file. Options are as secret as keys before a round: each file is written down. */
@Injectable()
export class QuestionExports {
  constructor(
    @InjectScoped(Question) private readonly questions: ScopedRepository<Question>,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** The newest versions of all questions that are not retired, in the order of their codes; topics by the names given. */
  async take(
    { topic, difficulty, withKey, format }: ExportWish,
    by: AccountId,
    topics: ReadonlyMap<string, string>,
  ): Promise<ExportedQuestion[]> {
    return this.unitOfWork.run(async () => {
      const rows = await this.questions.query('q', (query) => {
        query.innerJoin('question_versions', 'v', NEWEST_VERSION).andWhere('q.retired_at is null');
        if (topic) query.andWhere('q.topic = :topic', { topic });
        if (difficulty) query.andWhere('q.difficulty = :difficulty', { difficulty });
        return query
          .select(['q.code as code', 'v.topic as topic', 'v.difficulty as difficulty', 'v.text as text', 'v.options as options'])
          .addSelect(['v.key as key', 'v.explanation as explanation', 'v.source as source', 'v.article as article'])
          .orderBy('q.code collate vietnamese')
          .getRawMany<ExportedQuestion>();
      });
      const details = { count: rows.length, format, withKey };
      await this.audit.record({ actor: by, action: 'questions.exported', subject: { kind: 'questions', id: by }, details });
      const named = rows.map((row) => ({ ...row, topic: topics.get(row.topic) ?? row.topic }));
      return withKey ? named : named.map(withoutKey);
    });
  }
}
