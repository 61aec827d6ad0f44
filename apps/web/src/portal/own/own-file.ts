import { Injectable } from '@nestjs/common';
import { Appeals, BoardQuestions } from '#appeals';
import { type Attempt, AttemptExceptions, Attempts } from '#attempts';
import { ContestReader } from '#contests';
import { type AccountId, toLocalIso } from '#kernel';
import { OwnData, type RegistrationId } from '#registrations';
import { OwnCases } from '#results';
import { OwnSubmissionFile, type OwnSubmissionFacts } from '../submissions/own-submission-file.js';
import { type OwnCaseFacts, ownDataFile, type OwnExceptionFacts } from './own-data-pages.js';

/** Everything that is kept of somebody, as a file: for the page and for programs. */
@Injectable()
export class OwnFile {
  constructor(
    private readonly data: OwnData,
    private readonly attempts: Attempts,
    private readonly exceptions: AttemptExceptions,
    private readonly cases: OwnCases,
    private readonly appeals: Appeals,
    private readonly questions: BoardQuestions,
    private readonly contests: ContestReader,
    private readonly submissions: OwnSubmissionFile,
  ) {}

  /** Undefined for who is not known any more. */
  async of(accountId: AccountId): Promise<ReturnType<typeof ownDataFile> | undefined> {
    const record = await this.data.of(accountId);
    if (!record) return undefined;
    const attempts = await Promise.all(record.contests.map(({ contestId }) => this.attempts.ofAccount(accountId, contestId)));
    const cases: OwnCaseFacts[][] = [];
    for (const { registrationId } of record.contests) cases.push(await this.casesOf(registrationId));
    const exceptions: OwnExceptionFacts[][] = [];
    for (const own of attempts) exceptions.push(await this.exceptionsOf(own));
    const appeals = await Promise.all(record.contests.map(({ registrationId }) => this.appeals.of(registrationId)));
    const questions = await Promise.all(record.contests.map(({ registrationId }) => this.questions.of(registrationId)));
    const submissions: OwnSubmissionFacts[][] = [];
    for (const { registrationId } of record.contests) submissions.push(await this.submissions.of(registrationId));
    return ownDataFile(record, { attempts, cases, exceptions, appeals, questions, submissions });
  }

  /** What the board was asked to do for these attempts. What was written about many attempts at once is nobody's own. */
  private async exceptionsOf(attempts: readonly Attempt[]): Promise<OwnExceptionFacts[]> {
    const { exceptions } = await this.exceptions.ofAttempts(attempts.map(({ id }) => id));
    return exceptions.map(({ kind, attemptId, minutes, cause, reason, state, askedAt, decidedAt, declinedBecause }) => ({
      ...{ kind, minutes, cause, state },
      reason: attemptId && reason,
      declinedBecause: attemptId && declinedBecause,
      askedAt: toLocalIso(askedAt),
      decidedAt: decidedAt && toLocalIso(decidedAt),
    }));
  }

  /** What organisers have asked or decided; who else a case lists is nobody's own. */
  private async casesOf(registrationId: RegistrationId): Promise<OwnCaseFacts[]> {
    const facts: OwnCaseFacts[] = [];
    for (const { roundId, kind, state, reason, askedAt, answer, answeredAt } of await this.cases.of(registrationId))
      facts.push({
        round: (await this.contests.round(roundId)).code,
        ...{ kind, state, reason, answer },
        askedAt: askedAt && toLocalIso(askedAt),
        answeredAt: answeredAt && toLocalIso(answeredAt),
      });
    return facts;
  }
}
