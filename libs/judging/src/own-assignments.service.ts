import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { AccountId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Councils } from './councils.service.js';
import type { CouncilSeat } from './entities/council-seat.entity.js';
import { type AssignmentId, JudgeAssignment } from './entities/judge-assignment.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';

/** An assignment of somebody who still sits on the council, with the seat. */
export interface OwnAssignment {
  assignment: JudgeAssignment;
  seat: CouncilSeat;
}

/** The assignments of one judge: what is not theirs is not there. */
@Injectable()
export class OwnAssignments {
  constructor(
    @InjectScoped(JudgeAssignment) private readonly rows: ScopedRepository<JudgeAssignment>,
    private readonly councils: Councils,
    private readonly frame: JudgingFrame,
  ) {}

  /**
   * One that has not ended.
   * @throws MarkingError ASSIGNMENT_NOT_FOUND; SEES_NAMES in a blind phase that goes on, once the person has a role that sees authors
   */
  async own(id: AssignmentId, accountId: AccountId): Promise<OwnAssignment> {
    const assignment = await this.rows.findOne({ where: { id, ended: IsNull() } });
    const seat = assignment && (await this.councils.seat(assignment.seatId));
    if (!assignment || !seat || seat.accountId !== accountId || seat.leftAt !== null) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    const { isBlind, state } = await this.frame.row(assignment.roundId, assignment.phase);
    if (isBlind && state !== 'closed' && (await this.councils.seeingNames([seat])).length > 0) throw new MarkingError('SEES_NAMES');
    return { assignment, seat };
  }

  /** Any, of anybody, that has not ended. @throws MarkingError ASSIGNMENT_NOT_FOUND */
  async one(id: AssignmentId): Promise<OwnAssignment> {
    const assignment = await this.rows.findOne({ where: { id, ended: IsNull() } });
    if (!assignment) throw new MarkingError('ASSIGNMENT_NOT_FOUND');
    return { assignment, seat: await this.councils.seat(assignment.seatId) };
  }
}
