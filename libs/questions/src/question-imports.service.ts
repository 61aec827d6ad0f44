import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { NEWEST_VERSION } from './domain/version-state.js';
import { type KeptFile, QuestionImport, type QuestionImportId } from './entities/question-import.entity.js';
import { type Difficulty, Question } from './entities/question.entity.js';
import { freeCodes } from './import/free-codes.js';
import { type JudgedQuestion, judgingQuestions, type KnownQuestions } from './import/judge-questions.js';
import type { FoundLikeness, KnownQuestion } from './import/likeness/likenesses.js';
import { LikenessThread } from './import/likeness/likeness-thread.js';
import { QuestionFileError } from './import/question-file.errors.js';
import type { RawFile } from './import/raw-question.js';
import { QuestionBank } from './question-bank.service.js';

/** What the file does not say of its questions, said for all of them. */
export interface ImportDefaults {
  topic: string;
  difficulty: Difficulty;
}

/** What whoever brings a file says of it besides: also which topic each of its headings means. */
export interface ImportChoices extends Partial<ImportDefaults> {
  headings?: ReadonlyMap<string, string>;
}

/** What entering a file would do. */
export interface QuestionImportPreview {
  import: QuestionImport;
  questions: JudgedQuestion[];
}

type Topics = KnownQuestions['topics'];

/** Files of questions: brought, looked at, and only then entered. */
@Injectable()
export class QuestionImports {
  private readonly thread = new LikenessThread();

  constructor(
    @InjectScoped(QuestionImport) private readonly imports: ScopedRepository<QuestionImport>,
    @InjectScoped(Question) private readonly questions: ScopedRepository<Question>,
    private readonly bank: QuestionBank,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Forgets files that were brought before: their keys lie about for nobody. */
  async forgetBefore(moment: Date): Promise<void> {
    await this.imports.delete({ createdAt: LessThan(moment) });
  }

  /** Keeps what was read of a file until its bringer says yes to it; a day at most. */
  async bring({ fileName, content, by }: { fileName: string; content: RawFile; by: AccountId }): Promise<QuestionImportId> {
    const bankMark = (await this.bankNow()).mark;
    const kept: KeptFile = { ...content, alike: { bankMark, found: await this.look(content) } };
    const now = this.clock.now();
    const id = newId<'question-import'>(now);
    await this.imports.insert({ id, fileName: fileName.slice(0, 200) || 'tệp', content: kept, createdBy: by, createdAt: now });
    return id;
  }

  /**
   * What would be entered, against the bank as it is now. Its keys are its bringer's to see: to anybody else it is not there.
   * @throws QuestionFileError NO_IMPORT
   */
  async preview(id: QuestionImportId, by: AccountId, topics: Topics): Promise<QuestionImportPreview> {
    const kept = await this.imports.findOne({ where: { id, createdBy: by } });
    if (!kept) throw new QuestionFileError('NO_IMPORT');
    const { content } = kept;
    const { mark, codes } = await this.bankNow();
    // What has come into the bank since, or gone out of it, makes another answer.
    const likenesses = content.alike?.bankMark === mark ? content.alike.found : await this.look(content);
    const judging = judgingQuestions(content.questions, { topics, codes, likenesses });
    for (;;) {
      const step = judging.next();
      if (step.done) return { import: kept, questions: step.value };
      await breathe();
    }
  }

  /**
   * Enters the questions that have no error, as first versions by this person; those with errors are left out. Once: whoever
   * takes the file away enters it.
   * @throws QuestionFileError NO_IMPORT, NOTHING_TO_ENTER, BANK_CHANGED
   */
  async enter(
    id: QuestionImportId,
    by: AccountId,
    { topics, choices }: { topics: Topics; choices: ImportChoices },
  ): Promise<{ added: number; leftOut: number }> {
    // Before the transaction: looking anew may take seconds, in which it would keep a connection.
    const { questions } = await this.preview(id, by, topics);
    return this.unitOfWork.run(async () => {
      const { ready, leftOut } = readyQuestions(questions, choices);
      if (ready.length === 0) throw new QuestionFileError('NOTHING_TO_ENTER');
      if ((await this.imports.delete({ id, createdBy: by })) === 0) throw new QuestionFileError('NO_IMPORT');
      const codes = freeCodes((await this.questions.find()).map(({ code }) => code).concat(ready.map(({ code }) => code)));
      const coded = ready.map((question) => ({ ...question, code: question.code || (codes.next().value ?? '') }));
      // A colleague may have taken one of the codes since: then nothing is entered, and the file waits on.
      if ((await this.bank.add(coded, by)) !== coded.length) throw new QuestionFileError('BANK_CHANGED');
      const details = { added: coded.length, leftOut };
      await this.audit.record({ actor: by, action: 'questions.imported', subject: { kind: 'question-import', id }, details });
      return details;
    });
  }

  /** @throws QuestionFileError NO_IMPORT */
  async drop(id: QuestionImportId, by: AccountId): Promise<void> {
    if ((await this.imports.delete({ id, createdBy: by })) === 0) throw new QuestionFileError('NO_IMPORT');
  }

  private async look({ questions }: RawFile): Promise<FoundLikeness[]> {
    const bank = await this.questions.query('q', (query) =>
      query
        .innerJoin('question_versions', 'v', NEWEST_VERSION)
        .select(['q.code as code', 'v.text as text', 'v.options as options'])
        .orderBy('q.code')
        .getRawMany<KnownQuestion>(),
    );
    return this.thread.find(bank, questions);
  }

  /** The codes in the bank, and a mark that is another one as soon as any question says something else. */
  private async bankNow(): Promise<{ mark: string; codes: string[] }> {
    const bank = await this.questions.query('q', (query) =>
      query
        .innerJoin('question_versions', 'v', NEWEST_VERSION)
        .select([
          "coalesce(md5(string_agg(q.code || ' ' || q.id || ' ' || v.version, ',' order by q.code)), '') as mark",
          "coalesce(array_agg(q.code order by q.code), '{}') as codes",
        ])
        .getRawOne<{ mark: string; codes: string[] }>(),
    );
    return bank ?? { mark: '', codes: [] };
  }
}

/** The topic of a question: its own, else what was chosen for its heading or is read from it, else the one for the whole file. */
export function chosenTopic({ question, heading }: JudgedQuestion, { headings, topic }: ImportChoices): string | undefined {
  return (heading === undefined ? undefined : headings?.get(heading)) ?? question.topic ?? topic;
}

/** The questions that can be entered, whole; those with an error, or without topic or difficulty, are left out. */
export function readyQuestions(
  questions: readonly JudgedQuestion[],
  choices: ImportChoices,
): { ready: (JudgedQuestion['question'] & ImportDefaults)[]; leftOut: number } {
  const ready = questions.flatMap((judged) => {
    const { question, errors } = judged;
    const [topic, difficulty] = [chosenTopic(judged, choices), question.difficulty ?? choices.difficulty];
    return errors.length === 0 && topic && difficulty ? [{ ...question, topic, difficulty }] : [];
  });
  return { ready, leftOut: questions.length - ready.length };
}
