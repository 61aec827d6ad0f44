import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Round, RoundTransitions } from '#contests';
import { Clock } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { PROMISE_GRACE_MS } from './domain/intake.js';
import { SubmissionFile } from './entities/submission-file.entity.js';
import { Submission } from './entities/submission.entity.js';
import { completeVersions } from './queries/submission-statements.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { SubmissionNotices } from './submission-notices.service.js';

/** Takes a time of receiving that has ended further: until the bytes of what was promised are there, or their time is over. */
@Injectable()
export class ReceivingClosing {
  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    @InjectScoped(SubmissionFile) private readonly files: ScopedRepository<SubmissionFile>,
    private readonly transitions: RoundTransitions,
    private readonly notices: SubmissionNotices,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * From `closing` to `settling`, which waits for the judges. Of a submission whose newest version never became complete the newest
   * complete one counts; where there is none, nothing does, and its author is told. May be called by anybody at any time.
   */
  async takeFurther({ id, state }: Pick<Round, 'id' | 'state'>): Promise<void> {
    if (state !== 'closing') return;
    await this.unitOfWork.run(async () => {
      const round = await this.transitions.hold(id);
      if (round.state !== 'closing') return;
      const waiting = await this.incomplete(id);
      const isGrace = this.clock.now().getTime() < round.closesAt.getTime() + PROMISE_GRACE_MS;
      if (waiting.length > 0 && (isGrace || (await this.waitForLook(waiting)))) return;
      const fallenBack = await this.fallBack(waiting);
      await this.transitions.move(id, {
        from: 'closing',
        to: 'settling',
        actor: null,
        details: {
          sent: await this.submissions.count({ roundId: id, state: 'sent' }),
          incomplete: waiting.length - fallenBack,
          fallenBack,
        },
      });
    });
  }

  /** Submissions of a round whose version that counts lacks files. */
  async incomplete(roundId: Round['id']): Promise<Submission[]> {
    const lacking = await this.submissions.query('s', (query) =>
      query
        .andWhere("s.roundId = :roundId and s.state = 'sent'", { roundId })
        .andWhere(
          'exists (select from submission_versions v where v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version and v.complete_at is null)',
        )
        .orderBy('s.id')
        .getMany(),
    );
    return lacking;
  }

  /** Whether bytes that came in time could not be looked into yet: their owner has done all. */
  private async waitForLook(waiting: readonly Submission[]): Promise<boolean> {
    return this.files.exists({ submissionId: In(waiting.map(({ id }) => id)), state: 'promised', scan: 'waiting' });
  }

  /** @returns how many have an earlier version that counts */
  private async fallBack(waiting: readonly Submission[]): Promise<number> {
    if (waiting.length === 0) return 0;
    const rows = await this.statements.run(completeVersions, waiting.map(({ id }) => id)); // prettier-ignore
    const whole = new Map(rows.map((row) => [row.id, row]));
    for (const submission of waiting) {
      const earlier = whole.get(submission.id);
      if (earlier) await this.submissions.update({ id: submission.id }, { version: earlier.version, receivedAt: earlier.sent_at });
      await this.notices.tell(submission, earlier ? { kind: 'earlier-counts', version: earlier.version } : { kind: 'never-complete' });
    }
    return rows.length;
  }
}
