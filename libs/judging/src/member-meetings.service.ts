import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AccountId } from '#kernel';
import type { Vote } from '#rules';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { Conflicts } from './conflicts.service.js';
import { CouncilSessions } from './council-sessions.service.js';
import { Councils } from './councils.service.js';
import { CouncilSession, type SessionItem } from './entities/council-session.entity.js';
import type { CouncilSeat } from './entities/council-seat.entity.js';
import { SessionError } from './judging.errors.js';

/** A session as its members see it before they go in. */
export type ListedMeeting = Pick<CouncilSession, 'id' | 'title' | 'place' | 'startsAt' | 'state' | 'roundId' | 'council'>;

/** A point of the agenda as a member sees it: what was put to the vote, their own vote, and what came of it. Never who voted how. */
export type MeetingItem = Pick<
  SessionItem,
  'id' | 'ordinal' | 'title' | 'motionText' | 'neededPercent' | 'state' | 'decision' | 'tally'
> & {
  own: { vote: Vote; dissent: string } | null;
  /** A conflict keeps the member from voting on it. */
  isBarred: boolean;
};

export interface MemberMeeting {
  session: ListedMeeting;
  isPresent: boolean;
  items: MeetingItem[];
}

/**
 * The sessions of whoever sits on a council, and nobody else's. What they read of an agenda is what the secretary has typed, which names
 * no author to those who mark blindly: see `AgendaWords`.
 */
@Injectable()
export class MemberMeetings {
  constructor(
    @InjectScoped(CouncilSession) private readonly sessions: ScopedRepository<CouncilSession>,
    private readonly councilSessions: CouncilSessions,
    private readonly conflicts: Conflicts,
    private readonly councils: Councils,
  ) {}

  /** Sessions that are to come or going on, and those that are over, the latest first. */
  async list(accountId: AccountId): Promise<ListedMeeting[]> {
    const seats = await this.voting(accountId);
    if (seats.length === 0) return [];
    const found = await this.sessions.find({
      where: seats.map(({ contestId, council }) => ({ contestId, council, state: In(['planned', 'open', 'closed']) })),
      order: { startsAt: 'DESC', id: 'DESC' },
    });
    return found.map(listed);
  }

  /** One session. @throws SessionError SESSION_NOT_FOUND, also for those who have no seat that votes */
  async open(id: CouncilSession['id'], accountId: AccountId): Promise<MemberMeeting> {
    const { session, attendances, items, votes } = await this.councilSessions.whole(id);
    const seat = (await this.voting(accountId)).find((one) => one.contestId === session.contestId && one.council === session.council);
    if (!seat || session.state === 'called-off') throw new SessionError('SESSION_NOT_FOUND');
    const barred = await this.barred(seat, items);
    return {
      session: listed(session),
      isPresent: attendances.some(({ seatId, leftAt }) => seatId === seat.id && leftAt === null),
      items: items.map(({ id: itemId, ordinal, title, motionText, neededPercent, state, decision, tally, submissionId }) => {
        const own = votes.find((vote) => vote.itemId === itemId && vote.seatId === seat.id);
        return {
          ...{ id: itemId, ordinal, title, motionText, neededPercent, state, decision, tally },
          own: own ? { vote: own.vote, dissent: own.dissentText ?? '' } : null,
          isBarred: submissionId !== null && barred.has(submissionId),
        };
      }),
    };
  }

  private async barred({ id }: CouncilSeat, items: readonly SessionItem[]): Promise<ReadonlySet<SubmissionId>> {
    const barred = new Set<SubmissionId>();
    for (const submissionId of new Set(items.flatMap((item) => item.submissionId ?? [])))
      if (await this.conflicts.has(id, submissionId)) barred.add(submissionId);
    return barred;
  }

  private async voting(accountId: AccountId): Promise<CouncilSeat[]> {
    return (await this.councils.ownSeats(accountId)).filter(({ role }) => role !== 'secretary');
  }
}

function listed({ id, title, place, startsAt, state, roundId, council }: CouncilSession): ListedMeeting {
  return { id, title, place, startsAt, state, roundId, council };
}
