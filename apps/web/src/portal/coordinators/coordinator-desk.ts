import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ContestReader, type RunningContest } from '#contests';
import type { AccountId } from '#kernel';
import { type CoordinatorId, Coordinators, type UnitReach } from '#notifications';
import type { Unit } from '#units';
import { contestantOf } from '../../edge/contestant.js';

/** A coordinator at work: who it is, on which unit, and how far they reach. */
export interface AtWork {
  id: CoordinatorId;
  accountId: AccountId;
  running: RunningContest;
  reach: UnitReach;
  unit: Unit;
}

/** Finds out whose page is asked for. Every page of coordinators begins here: whoever is none of that unit gets 404. */
@Injectable()
export class CoordinatorDesk {
  constructor(
    private readonly contests: ContestReader,
    private readonly coordinators: Coordinators,
  ) {}

  /** Whether somebody has units to follow up in the contest of this site: whether to show them the way there. */
  async isNeeded(accountId: AccountId): Promise<boolean> {
    const running = await this.contests.findRunning();
    return running !== undefined && (await this.coordinators.of(accountId, running.contest.id)).length > 0;
  }

  /** @throws AccessError SIGN_IN_REQUIRED; NotificationError NOT_COORDINATOR; ContestError NO_CONTEST */
  async of(request: FastifyRequest, id: CoordinatorId): Promise<AtWork> {
    const { accountId } = contestantOf(request).principal;
    const running = await this.contests.running();
    return { id, accountId, running, ...(await this.coordinators.reach(accountId, id, running.contest.id)) };
  }
}
