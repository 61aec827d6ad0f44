import { Injectable, Logger } from '@nestjs/common';
import { ContestPublisher, RoundTransitions } from '#contests';
import { ReceivingClosing, SubmissionFiles, SubmissionTexts } from '#submissions';
import type { Tenant } from '#tenants';

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
    private readonly files: SubmissionFiles,
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

  /** What nobody waits for: rounds that an older contest lacks, texts that nobody has asked for yet, bytes that are to go. */
  async tidy(): Promise<void> {
    await this.publisher.enterMissing();
    await this.files.takeAway(FILES_AT_ONCE);
    await this.texts.readMissing(FILES_AT_ONCE);
  }
}
