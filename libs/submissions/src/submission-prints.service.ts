import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { comparableText, initiativeText, textHash } from './domain/comparable-text.js';
import { AppliedInitiative } from './entities/applied-initiative.entity.js';
import { InitiativePrint } from './entities/initiative-print.entity.js';
import { SubmissionPrint } from './entities/submission-print.entity.js';
import type { SubmissionId } from './entities/submission.entity.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { allAreDue, unprinted, unprintedInitiatives } from './queries/similarity-statements.js';
import { packPrint, PRINT_VERSION, printOf, wholePrintOf } from './similarity/print.js';
import { wordsOf } from './similarity/words.js';
import { SubmissionReading } from './submission-reading.service.js';

/** Keeps of each text what it is found again by: of the version of a submission that counts, and of the register's entries. */
@Injectable()
export class SubmissionPrints {
  constructor(
    @InjectScoped(SubmissionPrint) private readonly prints: ScopedRepository<SubmissionPrint>,
    @InjectScoped(InitiativePrint) private readonly initiativePrints: ScopedRepository<InitiativePrint>,
    @InjectScoped(AppliedInitiative) private readonly initiatives: ScopedRepository<AppliedInitiative>,
    private readonly reading: SubmissionReading,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Makes missing prints, at most so many of each kind; how many. Replaced submissions get another one. May run beside others. */
  async makeMissing(limit: number): Promise<number> {
    const submissions = await this.statements.run(unprinted, PRINT_VERSION, limit);
    for (const { submission, version } of submissions) await this.make(submission, version);
    const initiatives = await this.statements.run(unprintedInitiatives, PRINT_VERSION, limit);
    await this.makeOfInitiatives(initiatives.map(({ id }) => id));
    return submissions.length + initiatives.length;
  }

  private async make(submissionId: SubmissionId, version: number): Promise<void> {
    const text = comparableText(await this.reading.parts(submissionId, version));
    const print = {
      ...{
        version,
        printVersion: PRINT_VERSION,
        words: wordsOf(text).count,
        marks: packPrint(printOf(text)),
        comparedSha256: textHash(text),
      },
      madeAt: this.clock.now(),
    };
    await this.unitOfWork.run(async () => {
      const before = await this.prints.findOne({ where: { submissionId }, lock: { mode: 'pessimistic_write' } });
      // Somebody was quicker, with the same version or a newer one.
      if (before && before.version >= version && before.printVersion === PRINT_VERSION) return;
      const fresh = { ...print, comparedAt: null, comparedWith: null, isDue: true, takenUntil: null };
      if (before) await this.prints.update({ submissionId }, fresh);
      else await this.prints.insertMissing([{ submissionId, ...fresh }]);
    });
  }

  private async makeOfInitiatives(ids: readonly AppliedInitiative['id'][]): Promise<void> {
    if (ids.length === 0) return;
    const initiatives = await this.initiatives.find({ where: { id: In([...ids]) } });
    await this.unitOfWork.run(async () => {
      await this.initiativePrints.delete({ initiativeId: In([...ids]) });
      await this.initiativePrints.insertMissing(
        initiatives.map((one) => ({
          initiativeId: one.id,
          printVersion: PRINT_VERSION,
          marks: packPrint(wholePrintOf(initiativeText(one))),
        })),
      );
      await this.statements.run(allAreDue);
    });
  }
}
