import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { type RoundState, RoundTransitions } from '#contests';
import { type AccountId, Clock, newId } from '#kernel';
import { Registrations } from '#registrations';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { FormalCheck, type FormalResult } from './entities/formal-check.entity.js';
import { SubmissionAuthor } from './entities/submission-author.entity.js';
import { SubmissionVersion } from './entities/submission-version.entity.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { FILES_WAIT } from './queries/waiting-files.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { judgingSoFar } from './queries/submission-statements.js';
import { type SubmissionLetter, SubmissionNotices } from './submission-notices.service.js';
import { SubmissionError } from './submission.errors.js';

/** What the secretariat says of a version. */
export interface Checked {
  /** That the page shows. */
  version: number;
  result: FormalResult;
  /** To the author; wanted unless it is valid. */
  reason: string;
  /** Until when what is missing may be handed in; wanted for a supplement. */
  until: Date | null;
  by: AccountId;
}

const LEAST_REASON = 10;

/** The formal check: what no judge has to find. */
@Injectable()
export class FormalChecks {
  constructor(
    @InjectScoped(FormalCheck) private readonly checks: ScopedRepository<FormalCheck>,
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    @InjectScoped(SubmissionVersion) private readonly versions: ScopedRepository<SubmissionVersion>,
    @InjectScoped(SubmissionAuthor) private readonly authors: ScopedRepository<SubmissionAuthor>,
    private readonly registrations: Registrations,
    private readonly transitions: RoundTransitions,
    private readonly notices: SubmissionNotices,
    private readonly statements: ScopedStatements,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down what was found; the last word counts. The author is told of what is not valid.
   * Once judges may read it nobody throws it out alone: then it is cancelled by two people. What was left out comes in again only
   * while the first phase is not closed.
   * @param isDecided two people have decided it: an appeal was upheld
   * @throws SubmissionError SUBMISSION_NOT_FOUND, NOT_CHECKABLE, BEFORE_JUDGES, JUDGING_OVER, NEWER_VERSION, FILES_WAIT, OWN_SUBMISSION, REASON_MISSING, UNTIL_WRONG
   */
  async record(submissionId: SubmissionId, { version, result, reason, until, by }: Checked, isDecided = false): Promise<void> {
    const now = this.clock.now();
    const said = reason.trim();
    this.checkSaid({ result, reason, until });
    await this.unitOfWork.run(async () => {
      const found = await this.submissions.findOne({ where: { id: submissionId } });
      if (!found) throw new SubmissionError('SUBMISSION_NOT_FOUND');
      // The round first, as everybody who decides on a submission: two who wait for each other would never end.
      const round = await this.transitions.hold(found.roundId);
      const submission = await this.submissions.findOne({ where: { id: submissionId }, lock: { mode: 'pessimistic_write' } });
      if (!submission) throw new SubmissionError('SUBMISSION_NOT_FOUND');
      const complete = await this.versions.findOne({ where: { submissionId, version } });
      // Of what never became complete only that it may still be: its author has no other way once receiving is over.
      const isLacking = result === 'supplement' && round.state === 'settling';
      if (submission.state !== 'sent' || !complete || !(complete.completeAt || isLacking) || !CHECKED_IN.includes(round.state))
        throw new SubmissionError('NOT_CHECKABLE');
      if (!isDecided) await this.refuseJudged(submission);
      if (submission.version !== version) throw new SubmissionError('NEWER_VERSION');
      // A last word on an entry of which a part lies beside it would be the end of that part.
      if (!isDecided && result !== 'supplement' && (await this.haveFilesWaiting(submissionId))) throw new SubmissionError('FILES_WAIT');
      // Whoever has helped to write it is no more its checker than who has sent it.
      const authors = await this.authors.find({ where: { submissionId, version } });
      const whose = [submission, ...authors].flatMap(({ registrationId }) => registrationId ?? []);
      if ([...(await this.registrations.accountsOf(whose)).values()].includes(by)) throw new SubmissionError('OWN_SUBMISSION');
      await this.checks.insert({
        id: newId<'formal-check'>(now),
        ...{ submissionId, version, result, checkedBy: by, checkedAt: now },
        reason: result === 'valid' ? null : said,
        until: result === 'supplement' ? until : null,
      });
      if (result === 'supplement' && until) await this.notices.tell(submission, { kind: 'supplement', until });
      if (result === 'invalid') await this.notices.tell(submission, { kind: 'invalid' });
      await this.audit.record({
        actor: by,
        action: 'submission.checked',
        subject: { kind: 'submission', id: submissionId },
        details: { round: round.id, version, result },
      });
    });
  }

  /**
   * What the author will be told of it, to be seen before it goes; undefined where nobody is told: of what is valid, and of paper.
   * @throws SubmissionError SUBMISSION_NOT_FOUND, REASON_MISSING, UNTIL_WRONG
   */
  async letter(submissionId: SubmissionId, said: Pick<Checked, 'result' | 'reason' | 'until'>): Promise<SubmissionLetter | undefined> {
    this.checkSaid(said);
    const submission = await this.submissions.findOne({ where: { id: submissionId } });
    if (!submission) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    if (said.result === 'supplement' && said.until) return this.notices.letter(submission, { kind: 'supplement', until: said.until });
    return said.result === 'invalid' ? this.notices.letter(submission, { kind: 'invalid' }) : undefined;
  }

  /** All that was said of a submission, the newest first. */
  async of(submissionId: SubmissionId): Promise<FormalCheck[]> {
    return this.checks.find({ where: { submissionId }, order: { checkedAt: 'DESC', id: 'DESC' } });
  }

  /** The last word on each; those without any are left out. */
  async latest(submissionIds: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, FormalCheck>> {
    if (submissionIds.length === 0) return new Map();
    const rows = await this.checks.find({ where: { submissionId: In([...submissionIds]) }, order: { checkedAt: 'ASC', id: 'ASC' } });
    return new Map(rows.map((row) => [row.submissionId, row]));
  }

  /** Whoever calls holds the submission, as does whoever adds a file. */
  private async haveFilesWaiting(id: SubmissionId): Promise<boolean> {
    return this.submissions.query('s', (query) => query.andWhere(`s.id = :id and ${FILES_WAIT}`, { id }).getExists());
  }

  /** Whoever calls holds the round. @throws SubmissionError BEFORE_JUDGES, JUDGING_OVER */
  private async refuseJudged({ id, roundId }: Submission): Promise<void> {
    const [judging] = await this.statements.run(judgingSoFar, roundId, id);
    if (judging?.is_before_judges) throw new SubmissionError('BEFORE_JUDGES');
    if (judging?.is_first_closed) throw new SubmissionError('JUDGING_OVER');
  }

  /** @throws SubmissionError REASON_MISSING, UNTIL_WRONG */
  private checkSaid({ result, reason, until }: Pick<Checked, 'result' | 'reason' | 'until'>): void {
    if (result !== 'valid' && reason.trim().length < LEAST_REASON) throw new SubmissionError('REASON_MISSING');
    if (result === 'supplement' && (until === null || until <= this.clock.now())) throw new SubmissionError('UNTIL_WRONG');
  }
}

/** From its first day on, which no worker may have noted yet, until results are computed. */
const CHECKED_IN: readonly RoundState[] = ['scheduled', 'open', 'paused', 'closing', 'settling'];
