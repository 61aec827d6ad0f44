import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { type AccountId, cleanText, Clock, lowerFirst, newId, type RoundId } from '#kernel';
import { quorumOf } from '#rules';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AgendaWords } from './agenda-words.service.js';
import { markersOf } from './assignments.service.js';
import { councilsOf, Councils } from './councils.service.js';
import { sessionHash } from './domain/session-hash.js';
import type { CouncilSeat, SeatId } from './entities/council-seat.entity.js';
import {
  CouncilSession,
  type ItemKind,
  SessionAttendance,
  type SessionId,
  SessionItem,
  type SessionItemId,
  SessionVote,
} from './entities/council-session.entity.js';
import { CouncilError, SessionError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';
import { MinutesFigures } from './minutes-figures.service.js';

/** A session that is to be. */
export interface NewSession {
  council: string;
  title: string;
  place: string;
  startsAt: Date;
}

/** An entry by the number under which a phase judges it. */
export interface EntryOfPhase {
  phase: string;
  number: number;
}

/** A point of the agenda that is to be: about an entry, which stands in its title by number, or about something else. */
export type NewItem = {
  /** What is put to the vote; left out where nothing is. */
  motion?: string;
  /** Of a hundred present; 50 means more than half. */
  neededPercent?: number;
} & ({ kind: EntryKind; entry: EntryOfPhase; title?: string } | { kind: Exclude<ItemKind, EntryKind>; title: string });
type EntryKind = 'entry' | 'cancellation';

/** A session with everything in it. */
export interface WholeSession {
  session: CouncilSession;
  attendances: SessionAttendance[];
  /** In the order of the agenda. */
  items: SessionItem[];
  votes: SessionVote[];
}

const SHORTEST_TITLE = 3;
const SHORTEST_REASON = 10;

/** The meetings of councils: planned, open with a quorum, closed with a fingerprint of all that was decided. */
@Injectable()
export class CouncilSessions {
  constructor(
    @InjectScoped(CouncilSession) private readonly sessions: ScopedRepository<CouncilSession>,
    @InjectScoped(SessionAttendance) private readonly attendances: ScopedRepository<SessionAttendance>,
    @InjectScoped(SessionItem) private readonly items: ScopedRepository<SessionItem>,
    @InjectScoped(SessionVote) private readonly votes: ScopedRepository<SessionVote>,
    private readonly councils: Councils,
    private readonly figures: MinutesFigures,
    private readonly frame: JudgingFrame,
    private readonly words: AgendaWords,
    private readonly contests: ContestReader,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws CouncilError COUNCIL_UNKNOWN; SessionError TEXT_MISSING, NAMES_AUTHOR */
  async plan(roundId: RoundId, { council, title, place, startsAt }: NewSession, by: AccountId): Promise<SessionId> {
    const { contestId } = await this.contests.round(roundId);
    const { ruleSet } = await this.contests.contest(contestId);
    if (!councilsOf(ruleSet).includes(council)) throw new CouncilError('COUNCIL_UNKNOWN');
    await this.words.check({ roundId, council }, { words: [title], place });
    const now = this.clock.now();
    const id = newId<'council-session'>(now);
    await this.unitOfWork.run(async () => {
      await this.sessions.insert({
        ...{ id, contestId, roundId, council, title: titleOf(title), place: cleanText(place).slice(0, 300), startsAt },
        ...{ seats: null, quorum: null, state: 'planned', calledBy: by, calledAt: now },
        ...{ openedAt: null, closedAt: null, notesText: null, minutes: null, sha256: null },
      });
      await this.record('session.planned', id, by, { council });
    });
    return id;
  }

  /** Another time or place. @throws SessionError SESSION_NOT_FOUND, NOT_PLANNED, TEXT_MISSING, NAMES_AUTHOR */
  async change(id: SessionId, { title, place, startsAt }: Omit<NewSession, 'council'>, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.words.check(await this.inState(id, 'planned', 'NOT_PLANNED'), { words: [title], place });
      await this.sessions.update({ id }, { title: titleOf(title), place: cleanText(place).slice(0, 300), startsAt });
      await this.record('session.changed', id, by, {});
    });
  }

  /** A planned session will not be. Twice is once. @throws SessionError SESSION_NOT_FOUND, NOT_PLANNED */
  async callOff(id: SessionId, typedReason: string, by: AccountId): Promise<void> {
    const reason = cleanText(typedReason).slice(0, 1_000);
    if (reason.length < SHORTEST_REASON) throw new CouncilError('REASON_MISSING');
    await this.unitOfWork.run(async () => {
      if ((await this.hold(id)).state === 'called-off') return;
      await this.inState(id, 'planned', 'NOT_PLANNED');
      await this.sessions.update({ id }, { state: 'called-off' });
      await this.record('session.called-off', id, by, {}, reason);
    });
  }

  /**
   * Puts a point at the end of the agenda, also while the session is open.
   * @throws SessionError SESSION_NOT_FOUND, NOT_OPEN, TEXT_MISSING, NAMES_AUTHOR; MarkingError PHASE_UNKNOWN, ENTRY_NOT_FOUND
   */
  async addItem(id: SessionId, item: NewItem, by: AccountId): Promise<SessionItemId> {
    const { kind, title = '', motion = '', neededPercent = 50 } = item;
    return this.unitOfWork.run(async () => {
      const session = await this.inState(id, ['planned', 'open'], 'NOT_OPEN');
      const entry = 'entry' in item ? await this.entry(session, item.entry) : undefined;
      await this.words.check(session, { words: [title, motion] });
      const itemId = newId<'session-item'>(this.clock.now());
      const motionText = cleanText(motion).slice(0, 1_000) || null;
      const called = entry ? [entry.called, cleanText(title)].filter(Boolean).join(': ') : title;
      await this.items.insert({
        ...{ id: itemId, sessionId: id, ordinal: (await this.items.count({ sessionId: id })) + 1, kind },
        ...{ submissionId: entry?.submissionId ?? null, title: titleOf(called), motionText, neededPercent },
        ...{ state: 'waiting', decision: null, tally: null, decidedAt: null },
      });
      await this.record('session.item-added', id, by, { item: itemId, kind });
      return itemId;
    });
  }

  /** The agenda in another order: all its points, each once. @throws SessionError SESSION_NOT_FOUND, NOT_OPEN, ITEM_NOT_FOUND */
  async reorder(id: SessionId, order: readonly SessionItemId[]): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.inState(id, ['planned', 'open'], 'NOT_OPEN');
      const known = (await this.items.find({ where: { sessionId: id } })).map((item) => item.id);
      if (known.toSorted().join() !== order.toSorted().join()) throw new SessionError('ITEM_NOT_FOUND');
      // The order is checked at the end of the transaction, so that two may change places.
      for (const [at, itemId] of order.entries()) await this.items.update({ id: itemId }, { ordinal: at + 1 });
    });
  }

  /** Writes down who has come; twice is once, and whoever left is there again. @throws CouncilError SEAT_NOT_FOUND; SessionError SESSION_NOT_FOUND, NOT_OPEN */
  async come(id: SessionId, seatId: SeatId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { contestId, council } = await this.inState(id, ['planned', 'open'], 'NOT_OPEN');
      const seat = await this.councils.seat(seatId);
      if (seat.contestId !== contestId || seat.council !== council || seat.leftAt !== null) throw new CouncilError('SEAT_NOT_FOUND');
      const isNew = await this.attendances.insertMissing([{ sessionId: id, seatId, cameAt: this.clock.now(), leftAt: null }]);
      if (isNew === 0) await this.attendances.update({ sessionId: id, seatId }, { leftAt: null });
      await this.record('session.came', id, by, { seat: seatId });
    });
  }

  /** Writes down who has gone. @throws SessionError SESSION_NOT_FOUND, NOT_OPEN */
  async go(id: SessionId, seatId: SeatId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.inState(id, ['planned', 'open'], 'NOT_OPEN');
      const left = await this.attendances.update({ sessionId: id, seatId, leftAt: IsNull() }, { leftAt: this.clock.now() });
      if (left > 0) await this.record('session.went', id, by, { seat: seatId });
    });
  }

  /**
   * Opens a session; from then on it has so many seats, and so many must be present as the rules say, or more where somebody wants it.
   * Opening twice is once.
   * @throws SessionError SESSION_NOT_FOUND, NOT_PLANNED, NAMES_AUTHOR, NO_QUORUM, ANOTHER_OPEN
   */
  async open(id: SessionId, by: AccountId, { quorum: wanted = 0 }: { quorum?: number } = {}): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { state, roundId, council } = await this.hold(id);
      if (state === 'open') return;
      const { contestId, title, place } = await this.inState(id, 'planned', 'NOT_PLANNED');
      // Looked at again: an author may have come since the session was planned.
      await this.words.check({ roundId, council }, { words: [title], place });
      const seats = markersOf(await this.councils.seats(contestId, council));
      const { ruleSet } = await this.contests.contest(contestId);
      const quorum = Math.min(seats.length, Math.max(quorumOf(ruleSet, council, seats.length), wanted));
      const present = (await this.present(id, seats)).length;
      if (present < quorum || seats.length === 0) throw new SessionError('NO_QUORUM', { present, quorum: Math.max(quorum, 1) });
      if (await this.sessions.exists({ roundId, council, state: 'open' })) throw new SessionError('ANOTHER_OPEN');
      await this.sessions.update({ id }, { state: 'open', openedAt: this.clock.now(), seats: seats.length, quorum });
      await this.record('session.opened', id, by, { seats: seats.length, quorum, present });
    });
  }

  /**
   * Ends a session: nothing of it changes any more, nor of its minutes, and the fingerprint says what it was. Closing twice is once.
   * @throws SessionError SESSION_NOT_FOUND, NOT_OPEN, VOTE_GOING_ON, ITEMS_WAITING
   */
  async close(id: SessionId, notes: string, by: AccountId): Promise<string> {
    return this.unitOfWork.run(async () => {
      const held = await this.hold(id);
      if (held.state === 'closed') return held.sha256 as string;
      if (held.state !== 'open') throw new SessionError('NOT_OPEN');
      const { attendances, items, votes } = await this.whole(id);
      if (items.some(({ state }) => state === 'voting')) throw new SessionError('VOTE_GOING_ON');
      const waiting = items.filter(({ state }) => state === 'waiting').length;
      if (waiting > 0) throw new SessionError('ITEMS_WAITING', { items: waiting });
      const notesText = notes.normalize('NFC').trim().slice(0, 10_000) || null;
      const sha256 = sessionHash({ session: { ...held, notesText }, attendances, items, votes });
      const minutes = await this.figures.of(held, attendances, items);
      await this.sessions.update({ id }, { state: 'closed', closedAt: this.clock.now(), notesText, minutes, sha256 });
      await this.record('session.closed', id, by, { sha256, items: items.length });
      return sha256;
    });
  }

  /** A session with everything in it. @throws SessionError SESSION_NOT_FOUND */
  async whole(id: SessionId): Promise<WholeSession> {
    const session = await this.sessions.findOne({ where: { id } });
    if (!session) throw new SessionError('SESSION_NOT_FOUND');
    const attendances = await this.attendances.find({ where: { sessionId: id }, order: { cameAt: 'ASC', seatId: 'ASC' } });
    const items = await this.items.find({ where: { sessionId: id }, order: { ordinal: 'ASC' } });
    const votes =
      items.length === 0 ? [] : await this.votes.find({ where: { itemId: In(items.map((item) => item.id)) }, order: { votedAt: 'ASC' } });
    return { session, attendances, items, votes };
  }

  /** The sessions about a round, the earliest first. */
  async of(roundId: RoundId): Promise<CouncilSession[]> {
    return this.sessions.find({ where: { roundId }, order: { startsAt: 'ASC', id: 'ASC' } });
  }

  /** Those that are over, with their fingerprints: for the minutes of the result. */
  async closedOf(roundId: RoundId): Promise<CouncilSession[]> {
    return this.sessions.find({ where: { roundId, state: 'closed' }, order: { startsAt: 'ASC', id: 'ASC' } });
  }

  /** Whoever of these seats is in the room. */
  async present(id: SessionId, seats: readonly CouncilSeat[]): Promise<CouncilSeat[]> {
    const there = new Set((await this.attendances.find({ where: { sessionId: id, leftAt: IsNull() } })).map(({ seatId }) => seatId));
    return seats.filter((seat) => there.has(seat.id));
  }

  /** The session, held until the running unit of work ends. @throws SessionError SESSION_NOT_FOUND */
  async hold(id: SessionId): Promise<CouncilSession> {
    const session = await this.sessions.query('s', (query) => query.andWhere('s.id = :id', { id }).setLock('pessimistic_write').getOne());
    if (!session) throw new SessionError('SESSION_NOT_FOUND');
    return session;
  }

  /** The entry with what it is called on an agenda: by its number, and by the phase where there is more than one. */
  private async entry(
    { roundId }: CouncilSession,
    { phase, number }: EntryOfPhase,
  ): Promise<{ submissionId: SubmissionId; called: string }> {
    const frames = await this.frame.frames(roundId);
    const name = frames.length > 1 ? frames.find(({ rules }) => rules.code === phase)?.rules.name : undefined;
    const { submissionId } = await this.frame.entry(roundId, phase, number);
    return { submissionId, called: `Bài số ${number}${name === undefined ? '' : ` (${lowerFirst(name)})`}` };
  }

  private async inState(
    id: SessionId,
    state: CouncilSession['state'] | readonly CouncilSession['state'][],
    otherwise: 'NOT_PLANNED' | 'NOT_OPEN',
  ): Promise<CouncilSession> {
    const session = await this.hold(id);
    if (![state].flat().includes(session.state)) throw new SessionError(otherwise);
    return session;
  }

  private async record(action: string, id: SessionId, actor: AccountId, details: Record<string, unknown>, reason?: string): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'council-session', id }, details, reason });
  }
}

function titleOf(typed: string): string {
  const title = cleanText(typed).slice(0, 300);
  if (title.length < SHORTEST_TITLE) throw new SessionError('TEXT_MISSING');
  return title;
}
