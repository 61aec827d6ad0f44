import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { type Round, RoundTransitions } from '#contests';
import { Clock, DAY_MS } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { PROMISE_GRACE_MS } from './domain/intake.js';
import { FormalCheck } from './entities/formal-check.entity.js';
import { SubmissionFile } from './entities/submission-file.entity.js';
import { Submission } from './entities/submission.entity.js';
import { type CompleteVersion, completeVersions } from './queries/submission-statements.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { SubmissionNotices } from './submission-notices.service.js';

/** So long after the end of receiving it is waited for files that came in time and into which nobody could look. */
export const LOOK_MS = 3 * DAY_MS;

/** Takes a time of receiving that has ended further: until the bytes of what was promised are there, or their time is over. */
@Injectable()
export class ReceivingClosing {
  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    @InjectScoped(SubmissionFile) private readonly files: ScopedRepository<SubmissionFile>,
    @InjectScoped(FormalCheck) private readonly checks: ScopedRepository<FormalCheck>,
    private readonly transitions: RoundTransitions,
    private readonly notices: SubmissionNotices,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * From `closing` to `settling`, which waits for the judges. Of a submission whose newest version never became complete the newest
   * complete one counts; where there is none, nothing does, and its author is told. In `settling` the same of what was to be supplemented,
   * one by one as their time is over. May be called by anybody at any time.
   */
  async takeFurther({ id, state }: Pick<Round, 'id' | 'state'>): Promise<void> {
    if (state === 'settling') await this.endSupplements(id);
    if (state !== 'closing') return;
    await this.unitOfWork.run(async () => {
      const round = await this.transitions.hold(id);
      if (round.state !== 'closing') return;
      const waiting = await this.incomplete(id);
      const isGrace = this.clock.now().getTime() < round.closesAt.getTime() + PROMISE_GRACE_MS;
      const isLookedFor = this.clock.now().getTime() < round.closesAt.getTime() + LOOK_MS;
      if (waiting.length > 0 && (isGrace || (isLookedFor && (await this.waitForLook(waiting))))) return;
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

  /** What was sent as a supplement and never became complete gives way to the version before, when nothing of it may come any more. */
  private async endSupplements(roundId: Round['id']): Promise<void> {
    if ((await this.incomplete(roundId)).length === 0) return;
    await this.unitOfWork.run(async () => {
      const round = await this.transitions.hold(roundId);
      if (round.state !== 'settling') return;
      const over: Submission[] = [];
      for (const submission of await this.incomplete(roundId)) if (!(await this.isAwaited(submission))) over.push(submission);
      // Of what has no earlier version its author was told when receiving ended.
      const whole = new Set((await this.wholeVersions(over)).map(({ id }) => id));
      await this.fallBack(over.filter(({ id }) => whole.has(id)));
    });
  }

  /** Whether bytes of what was sent late, as a supplement, may still come, or wait to be looked into. */
  private async isAwaited(submission: Submission): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - PROMISE_GRACE_MS);
    if (await this.checks.exists({ submissionId: submission.id, result: 'supplement', until: MoreThan(since) })) return true;
    // Pressed before the end and sent a moment after it: its files have the time that all have.
    if ((submission.receivedAt as Date) > since) return true;
    const isLookedFor = (submission.receivedAt as Date).getTime() > this.clock.now().getTime() - LOOK_MS;
    return isLookedFor && this.waitForLook([submission]);
  }

  /** Whether bytes that came in time could not be looked into yet: their owner has done all. */
  private async waitForLook(waiting: readonly Submission[]): Promise<boolean> {
    return this.files.exists({ submissionId: In(waiting.map(({ id }) => id)), state: 'promised', scan: 'waiting' });
  }

  /** @returns how many have an earlier version that counts */
  private async fallBack(waiting: readonly Submission[]): Promise<number> {
    if (waiting.length === 0) return 0;
    const rows = await this.wholeVersions(waiting);
    const whole = new Map(rows.map((row) => [row.id, row]));
    for (const submission of waiting) {
      const earlier = whole.get(submission.id);
      if (earlier) {
        const { version, sent_at: receivedAt, author_kind: authorKind, unit: unitId, via: viaTenantId } = earlier;
        await this.submissions.update({ id: submission.id }, { version, receivedAt, authorKind, unitId, viaTenantId });
      }
      await this.notices.tell(submission, earlier ? { kind: 'earlier-counts', version: earlier.version } : { kind: 'never-complete' });
    }
    return rows.length;
  }

  private async wholeVersions(submissions: readonly Submission[]): Promise<CompleteVersion[]> {
    return this.statements.run(completeVersions, submissions.map(({ id }) => id)); // prettier-ignore
  }
}
