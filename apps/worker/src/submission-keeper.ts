import { Injectable, Logger } from '@nestjs/common';
import { ContestPublisher, RoundTransitions } from '#contests';
import { LateWordCounts, ReceivingClosing, SubmissionFiles, SubmissionTexts, SubmissionUploads } from '#submissions';
import type { Tenant } from '#tenants';
import { KeptUploads } from './kept-uploads.js';

const FILES_AT_ONCE = 20;

/** Looks after the submissions of a tenant: closes what has received long enough, reads what came, takes away what was refused or erased. */
@Injectable()
export class SubmissionKeeper {
  private readonly logger = new Logger('tasks');

  constructor(
    private readonly transitions: RoundTransitions,
    private readonly publisher: ContestPublisher,
    private readonly closing: ReceivingClosing,
    private readonly texts: SubmissionTexts,
    private readonly counts: LateWordCounts,
    private readonly files: SubmissionFiles,
    private readonly promises: SubmissionUploads,
    private readonly uploads: KeptUploads,
  ) {}

  /** One look at the rounds of receiving of the tenant in scope; they are opened and ended with all others. One that fails does not hold up the others. */
  async look({ slug }: Pick<Tenant, 'slug'>): Promise<void> {
    for (const round of await this.transitions.unfinished('receiving')) {
      await this.closing
        .takeFurther(round)
        .catch((error: unknown) =>
          this.logger.error(`round ${round.code} of ${slug} failed`, error instanceof Error ? error.stack : String(error)),
        );
    }
  }

  /** What nobody waits for: rounds that an older contest lacks, files that nobody could look into, texts that nobody has asked for yet, bytes that are to go. */
  async tidy(): Promise<void> {
    await this.publisher.enterMissing();
    await this.promises.endWaiting(await this.uploads.all());
    await this.files.takeAway(FILES_AT_ONCE);
    await this.texts.readMissing(FILES_AT_ONCE);
    await this.counts.countMissing();
  }
}
