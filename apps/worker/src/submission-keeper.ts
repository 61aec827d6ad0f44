import { Injectable, Logger } from '@nestjs/common';
import { ContestPublisher, ReceivedNominations, RoundTransitions } from '#contests';
import { BlindCopies, JudgeLetters } from '#judging';
import { LateWordCounts, ReceivingClosing, SubmissionFiles, type SubmissionId, SubmissionTexts, SubmissionUploads } from '#submissions';
import type { Tenant } from '#tenants';
import { KeptUploads } from './kept-uploads.js';

const FILES_AT_ONCE = 20;
/** Blind copies per tenant and turn, so that no tenant waits long behind another's list. */
const COPIES_AT_ONCE = 20;
/** A copy that could not be made is tried again after this pause. */
const TRY_AGAIN_MS = 60_000;

/** Looks after the submissions of a tenant: closes what has received long enough, reads what came, takes away what was refused or erased. */
@Injectable()
export class SubmissionKeeper {
  private readonly logger = new Logger('tasks');
  /** Submissions of which no blind copy could be made, and when that was. */
  private readonly failed = new Map<SubmissionId, number>();

  constructor(
    private readonly transitions: RoundTransitions,
    private readonly publisher: ContestPublisher,
    private readonly closing: ReceivingClosing,
    private readonly texts: SubmissionTexts,
    private readonly counts: LateWordCounts,
    private readonly files: SubmissionFiles,
    private readonly nominated: ReceivedNominations,
    private readonly promises: SubmissionUploads,
    private readonly uploads: KeptUploads,
    private readonly copies: BlindCopies,
    private readonly letters: JudgeLetters,
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

  /** Makes blind copies for phases that are being prepared. In a loop of its own: a file that nobody has read yet takes seconds. */
  async copy({ slug }: Pick<Tenant, 'slug'>): Promise<void> {
    const { failed } = await this.copies.makeWaiting(COPIES_AT_ONCE, this.resting());
    for (const { submissionId, error } of failed) {
      this.failed.set(submissionId, performance.now());
      this.logger.error(`blind copy of ${slug} failed`, error instanceof Error ? error.stack : String(error));
    }
  }

  /** What nobody waits for: rounds that an older contest lacks, files that nobody could look into, texts that nobody has asked for yet, judges who got more to mark, bytes that are to go. */
  async tidy(): Promise<void> {
    const steps: [what: string, work: () => Promise<unknown>][] = [
      ['entering rounds', () => this.publisher.enterMissing()],
      ['ending uploads', async () => this.promises.endWaiting(await this.uploads.all())],
      ['taking files away', () => this.files.takeAway(FILES_AT_ONCE)],
      ['taking files of nominations away', () => this.nominated.takeFilesAway(FILES_AT_ONCE)],
      ['reading texts', () => this.texts.readMissing(FILES_AT_ONCE)],
      ['counting words', () => this.counts.countMissing()],
      ['telling judges', () => this.letters.look()],
    ];
    // One that fails does not hold up the others.
    for (const [what, work] of steps)
      await work().catch((error: unknown) => this.logger.error(`${what} failed`, error instanceof Error ? error.stack : String(error)));
  }

  private resting(): SubmissionId[] {
    return [...this.failed].flatMap(([id, since]) => (performance.now() - since < TRY_AGAIN_MS ? [id] : []));
  }
}
