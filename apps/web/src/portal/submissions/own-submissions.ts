import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ContestReader, type Round, type RoundPhase, roundPhase, type RunningContest } from '#contests';
import { Clock } from '#kernel';
import { type Registration, Registrations } from '#registrations';
import type { SubmissionPart } from '#rules';
import {
  type Submission,
  SubmissionDrafts,
  SubmissionError,
  SubmissionFiles,
  type SubmissionId,
  submissionPart,
  Submissions,
} from '#submissions';
import { contestantOf } from '../../edge/contestant.js';

/** A submission with everything around it that its pages need. */
export interface OwnSubmission {
  running: RunningContest;
  registration: Registration;
  submission: Submission;
  part: SubmissionPart;
  round: Round;
  phase: RoundPhase;
}

/** Finds a submission for the one whose it is; for everybody else there is none. */
@Injectable()
export class OwnSubmissions {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly drafts: SubmissionDrafts,
    private readonly files: SubmissionFiles,
    private readonly submissions: Submissions,
    private readonly clock: Clock,
  ) {}

  /** In whichever contest it is. @throws AccessError SIGN_IN_REQUIRED · SubmissionError SUBMISSION_NOT_FOUND */
  async of(request: FastifyRequest, id: SubmissionId): Promise<OwnSubmission> {
    const registrations = await this.registrations.ofAccount(contestantOf(request).principal.accountId);
    const ids = registrations.map((one) => one.id);
    const submission = await this.drafts.ofOneOf(id, ids);
    const registration = registrations.find((one) => one.id === submission.registrationId);
    if (!registration) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    const now = await this.contests.findRunning();
    const running = now?.contest.id === submission.contestId ? now : await this.contests.contest(submission.contestId);
    const part = submissionPart(running.ruleSet, submission.partCode);
    if (!part) throw new SubmissionError('NO_SUCH_PART');
    const round = running.receiving.find((one) => one.id === submission.roundId) ?? (await this.contests.round(submission.roundId));
    return { running, registration, submission, part, round, phase: roundPhase(round, this.clock.now()) };
  }

  /** Where whoever is signed in takes part. @throws AccessError SIGN_IN_REQUIRED */
  async place(request: FastifyRequest): Promise<{ running: RunningContest; registration: Registration | undefined }> {
    const { accountId } = contestantOf(request).principal;
    const running = await this.contests.running();
    return { running, registration: (await this.registrations.findOf(accountId, running.contest.id)) ?? undefined };
  }

  /** Those of a person in a part that were not withdrawn, the newest first. */
  async inPart(registration: Registration, partCode: string): Promise<Submission[]> {
    const all = await this.drafts.ofRegistration(registration.id);
    return all.filter((one) => one.partCode === partCode && one.state !== 'withdrawn');
  }

  /** Gives up a draft with its files, which then take no room any more. */
  async giveUp({ registration, submission: { id } }: Pick<OwnSubmission, 'registration' | 'submission'>): Promise<void> {
    for (const file of await this.files.inDraft(id)) await this.files.remove(id, registration.id, file.id);
    await this.submissions.discard(id, registration);
  }
}
