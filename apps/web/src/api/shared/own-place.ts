import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ContestReader, type RunningContest } from '#contests';
import { type Registration, Registrations } from '#registrations';
import { contestantOf } from '../../edge/contestant.js';

/** Where whoever is signed in takes part. */
@Injectable()
export class OwnPlace {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
  ) {}

  /** The running contest with one's own registration, if any. @throws AccessError SIGN_IN_REQUIRED · ContestError NO_CONTEST */
  async of(request: FastifyRequest): Promise<{ running: RunningContest; registration: Registration | undefined }> {
    const { accountId } = contestantOf(request).principal;
    const running = await this.contests.running();
    return { running, registration: (await this.registrations.findOf(accountId, running.contest.id)) ?? undefined };
  }
}
