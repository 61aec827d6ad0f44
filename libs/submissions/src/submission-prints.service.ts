import { Injectable, Logger } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock, MINUTE_MS } from '#kernel';
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

/** Of what no print could be made, it is tried again after this pause. */
const TRY_AGAIN_MS = 10 * MINUTE_MS;

/** Keeps of each text what it is found again by: of the version of a submission that counts, and of the register's entries. */
@Injectable()
export class SubmissionPrints {
  private readonly logger = new Logger('similarity');
  /** Of what no print could be made, and when that was. */
  private readonly failed = new Map<string, number>();

  constructor(
    @InjectScoped(SubmissionPrint) private readonly prints: ScopedRepository<SubmissionPrint>,
    @InjectScoped(InitiativePrint) private readonly initiativePrints: ScopedRepository<InitiativePrint>,
    @InjectScoped(AppliedInitiative) private readonly initiatives: ScopedRepository<AppliedInitiative>,
    private readonly reading: SubmissionReading,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes missing prints, at most so many of each kind; how many were tried. Replaced submissions get another one. May run beside
   * others. One text that cannot be handled is left for a while and does not hold up the rest.
   */
  async makeMissing(limit: number): Promise<number> {
    const now = this.clock.now().getTime();
    for (const [id, since] of this.failed) if (now - since >= TRY_AGAIN_MS) this.failed.delete(id);
    const except = [...this.failed.keys()];
    const submissions = await this.statements.run(unprinted, PRINT_VERSION, limit, except);
    for (const { submission, version } of submissions)
      try {
        await this.make(submission, version);
      } catch (error) {
        this.leave(submission, error);
      }
    const initiatives = await this.statements.run(unprintedInitiatives, PRINT_VERSION, limit, except);
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
    const prints = (await this.initiatives.find({ where: { id: In([...ids]) } })).flatMap((one) => {
      try {
        return { initiativeId: one.id, printVersion: PRINT_VERSION, marks: packPrint(wholePrintOf(initiativeText(one))) };
      } catch (error) {
        this.leave(one.id, error);
        return [];
      }
    });
    if (prints.length === 0) return;
    await this.unitOfWork.run(async () => {
      await this.initiativePrints.delete({ initiativeId: In(prints.map(({ initiativeId }) => initiativeId)) });
      await this.initiativePrints.insertMissing(prints);
      await this.statements.run(allAreDue);
    });
  }

  private leave(id: string, error: unknown): void {
    this.failed.set(id, this.clock.now().getTime());
    this.logger.error(`no print was made of ${id}`, error instanceof Error ? error.stack : String(error));
  }
}
