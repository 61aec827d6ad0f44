import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock } from '#kernel';
import { countVotes, isCarried, type Tally, type Vote } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { markersOf } from './assignments.service.js';
import { Conflicts } from './conflicts.service.js';
import { CouncilSessions } from './council-sessions.service.js';
import { Councils } from './councils.service.js';
import type { CouncilSeat, SeatId } from './entities/council-seat.entity.js';
import { type CouncilSession, SessionItem, type SessionItemId, SessionVote } from './entities/council-session.entity.js';
import { SessionError } from './judging.errors.js';

/** A vote as it is given. */
export interface GivenVote {
  vote: Vote;
  /** A differing opinion that goes into the minutes. */
  dissent?: string;
}

/** Votes of a council, item by item: one at a time, by those present without a conflict. */
@Injectable()
export class SessionVotes {
  constructor(
    @InjectScoped(SessionItem) private readonly items: ScopedRepository<SessionItem>,
    @InjectScoped(SessionVote) private readonly votes: ScopedRepository<SessionVote>,
    private readonly sessions: CouncilSessions,
    private readonly conflicts: Conflicts,
    private readonly councils: Councils,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Puts a point to the vote. Twice is once. @throws SessionError ITEM_NOT_FOUND, NOT_OPEN, ITEM_DECIDED, MOTION_MISSING, VOTE_GOING_ON, NO_QUORUM */
  async start(itemId: SessionItemId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { item, session } = await this.held(itemId);
      if (item.state === 'voting') return;
      if (item.state !== 'waiting') throw new SessionError('ITEM_DECIDED');
      if (item.motionText === null) throw new SessionError('MOTION_MISSING');
      if (await this.items.exists({ sessionId: session.id, state: 'voting' })) throw new SessionError('VOTE_GOING_ON');
      const present = (await this.sessions.present(session.id, await this.voters(session))).length;
      const quorum = session.quorum ?? 1;
      if (present < quorum) throw new SessionError('NO_QUORUM', { present, quorum });
      await this.items.update({ id: itemId }, { state: 'voting' });
      await this.record('session.vote-opened', session, by, { item: itemId, present });
    });
  }

  /** A member votes, and may vote otherwise until the vote is closed. @throws SessionError NOT_VOTING, NOT_PRESENT, CONFLICTED */
  async vote(itemId: SessionItemId, given: GivenVote, accountId: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { item, session } = await this.held(itemId);
      const seat = (await this.voters(session)).find((one) => one.accountId === accountId);
      if (!seat) throw new SessionError('NOT_PRESENT');
      await this.put(item, session, seat.id, given, null);
    });
  }

  /** The secretary notes the vote of somebody who has no device in the room. @throws as `vote` */
  async note(itemId: SessionItemId, seatId: SeatId, given: GivenVote, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { item, session } = await this.held(itemId);
      await this.put(item, session, seatId, given, by);
    });
  }

  /** Who may vote on a point now: those present without a conflict. */
  async electorate(session: CouncilSession, item: SessionItem): Promise<SeatId[]> {
    return (await this.mayVote(item, session)).map(({ id }) => id);
  }

  /**
   * Ends a vote and counts it; a vote of somebody in whose conflict something was said meanwhile does not count. Twice is once.
   * @throws SessionError ITEM_NOT_FOUND, NOT_OPEN, NOT_VOTING, NO_QUORUM when too many have gone without a vote
   */
  async finish(itemId: SessionItemId, by: AccountId): Promise<Tally> {
    return this.unitOfWork.run(async () => {
      const { item, session } = await this.held(itemId);
      if (item.state === 'decided' && item.tally) return item.tally;
      if (item.state !== 'voting') throw new SessionError('NOT_VOTING');
      const all = await this.votes.find({ where: { itemId } });
      // Whoever left before the end keeps the vote that was given, and counts among those present.
      const there = (await this.sessions.present(session.id, await this.voters(session))).map(({ id }) => id);
      const present = new Set([...there, ...all.map(({ seatId }) => seatId)]);
      const quorum = session.quorum ?? 1;
      if (present.size < quorum) throw new SessionError('NO_QUORUM', { present: present.size, quorum });
      const barred = await this.barred(item);
      const given = all.filter(({ seatId }) => !barred.has(seatId));
      const tally = countVotes(
        given.map(({ vote }) => vote),
        [...present].filter((seat) => !barred.has(seat)).length,
      );
      const decision = isCarried(tally, item.neededPercent) ? 'carried' : 'rejected';
      await this.items.update({ id: itemId }, { state: 'decided', decision, tally, decidedAt: this.clock.now() });
      await this.record('session.voted', session, by, { item: itemId, decision, ...tally });
      return tally;
    });
  }

  /** A point without a vote was talked about. @throws SessionError ITEM_NOT_FOUND, NOT_OPEN, ITEM_DECIDED */
  async settle(itemId: SessionItemId, by: AccountId): Promise<void> {
    await this.leave(itemId, 'decided', by);
  }

  /** A point is left for another time, also while one votes on it: then nothing is counted. @throws SessionError ITEM_NOT_FOUND, NOT_OPEN, ITEM_DECIDED */
  async passOver(itemId: SessionItemId, by: AccountId): Promise<void> {
    await this.leave(itemId, 'passed-over', by);
  }

  private async leave(itemId: SessionItemId, state: 'decided' | 'passed-over', by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { item, session } = await this.held(itemId);
      if (item.state === state) return;
      if (item.state !== 'waiting' && !(state === 'passed-over' && item.state === 'voting')) throw new SessionError('ITEM_DECIDED');
      if (state === 'decided' && item.motionText !== null) throw new SessionError('HAS_MOTION');
      await this.items.update({ id: itemId }, { state, decidedAt: state === 'decided' ? this.clock.now() : null });
      await this.record(`session.item-${state}`, session, by, { item: itemId });
    });
  }

  private async put(
    item: SessionItem,
    session: CouncilSession,
    seatId: SeatId,
    { vote, dissent = '' }: GivenVote,
    notedBy: AccountId | null,
  ) {
    if (item.state !== 'voting') throw new SessionError('NOT_VOTING');
    const present = await this.sessions.present(session.id, await this.voters(session));
    if (!present.some(({ id }) => id === seatId)) throw new SessionError('NOT_PRESENT');
    if (!(await this.mayVote(item, session)).some(({ id }) => id === seatId)) throw new SessionError('CONFLICTED');
    const dissentText = cleanText(dissent).slice(0, 2_000) || null;
    const row = { vote, dissentText, votedAt: this.clock.now(), notedBy };
    if ((await this.votes.update({ itemId: item.id, seatId }, row)) === 0) await this.votes.insert({ itemId: item.id, seatId, ...row });
  }

  private async mayVote(item: SessionItem, session: CouncilSession): Promise<CouncilSeat[]> {
    const present = await this.sessions.present(session.id, await this.voters(session));
    const barred = await this.barred(item);
    return present.filter(({ id }) => !barred.has(id));
  }

  private async barred({ submissionId }: SessionItem): Promise<ReadonlySet<SeatId>> {
    return submissionId === null ? new Set() : this.conflicts.seatsAgainst(submissionId);
  }

  private async voters({ contestId, council }: CouncilSession): Promise<CouncilSeat[]> {
    return markersOf(await this.councils.seats(contestId, council));
  }

  private async held(itemId: SessionItemId): Promise<{ item: SessionItem; session: CouncilSession }> {
    const found = await this.items.findOne({ where: { id: itemId } });
    if (!found) throw new SessionError('ITEM_NOT_FOUND');
    const session = await this.sessions.hold(found.sessionId);
    if (session.state !== 'open') throw new SessionError('NOT_OPEN');
    // Read again: it may have moved on before the session was held.
    const item = (await this.items.findOne({ where: { id: itemId } })) as SessionItem;
    return { item, session };
  }

  private async record(action: string, { id }: CouncilSession, actor: AccountId, details: Record<string, unknown>): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'council-session', id }, details });
  }
}
