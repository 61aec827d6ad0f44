import { Injectable } from '@nestjs/common';
import { ContestError, type Round, type RunningContest } from '#contests';
import type { SubmissionPart } from '#rules';
import { type SubmissionCase, SubmissionDesk, SubmissionError, type SubmissionId, submissionPart } from '#submissions';
import { ConsoleContest } from '../console-contest.js';

/** A part of submissions with the time in which it receives. */
export interface ReceivingPlace {
  running: RunningContest;
  round: Round;
  part: SubmissionPart;
}

/** What was sent in, by the addresses of the console. */
@Injectable()
export class EntryReader {
  constructor(
    private readonly contests: ConsoleContest,
    private readonly desk: SubmissionDesk,
  ) {}

  /** Every part that receives, in the order of the rules. @throws ContestError NO_CONTEST */
  async places(): Promise<ReceivingPlace[]> {
    const running = await this.contests.get();
    return running.receiving.flatMap((round) => {
      const part = submissionPart(running.ruleSet, round.partCode);
      return part ? [{ running, round, part }] : [];
    });
  }

  /** The part of a round's code. @throws ContestError ROUND_NOT_FOUND */
  async place(code: string): Promise<ReceivingPlace> {
    const place = (await this.places()).find(({ round }) => round.code === code);
    if (!place) throw new ContestError('ROUND_NOT_FOUND');
    return place;
  }

  /** A submission of that part. @throws ContestError ROUND_NOT_FOUND; SubmissionError SUBMISSION_NOT_FOUND */
  async entry(code: string, id: SubmissionId): Promise<ReceivingPlace & { entry: SubmissionCase }> {
    const [place, entry] = [await this.place(code), await this.desk.find(id)];
    if (entry.submission.roundId !== place.round.id) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return { ...place, entry };
  }
}
