import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import type { Tally, Vote } from '#rules';
import type { SubmissionId } from '#submissions';
import { TenantOwned } from '#tenancy';
import type { KeptMinutes } from '../domain/kept-minutes.js';
import type { SeatId } from './council-seat.entity.js';

export type SessionId = Id<'council-session'>;
export type SessionItemId = Id<'session-item'>;
export type ItemKind = 'talk' | 'entry' | 'ranking' | 'cancellation' | 'other';

/** A meeting of a council about a round. */
@Entity('council_sessions')
export class CouncilSession extends TenantOwned {
  @PrimaryColumn('uuid')
  id: SessionId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('text')
  council: string;

  @Column('text')
  title: string;

  @Column('text')
  place: string;

  @Column('timestamptz')
  startsAt: Date;

  /** Seats that vote, when the session was opened. */
  @Column('integer', { nullable: true })
  seats: number | null;

  /** How many of them must be present. */
  @Column('integer', { nullable: true })
  quorum: number | null;

  @Column('text')
  state: 'planned' | 'open' | 'closed' | 'called-off';

  @Column('uuid')
  calledBy: AccountId;

  @Column('timestamptz')
  calledAt: Date;

  @Column('timestamptz', { nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  /** What the secretary writes of the session as a whole. */
  @Column('text', { nullable: true })
  notesText: string | null;

  /** What its minutes say of the council and of the marking; null before it is closed. */
  @Column('jsonb', { nullable: true })
  minutes: KeptMinutes | null;

  /** See `sessionHash`. */
  @Column('text', { nullable: true })
  sha256: string | null;
}

@Entity('session_attendances')
export class SessionAttendance extends TenantOwned {
  @PrimaryColumn('uuid')
  sessionId: SessionId;

  @PrimaryColumn('uuid')
  seatId: SeatId;

  @Column('timestamptz')
  cameAt: Date;

  @Column('timestamptz', { nullable: true })
  leftAt: Date | null;
}

/** A point of the agenda, and what came of it. */
@Entity('session_items')
export class SessionItem extends TenantOwned {
  @PrimaryColumn('uuid')
  id: SessionItemId;

  @Column('uuid')
  sessionId: SessionId;

  /** 1 for the first. */
  @Column('smallint')
  ordinal: number;

  @Column('text')
  kind: ItemKind;

  @Column('uuid', { nullable: true })
  submissionId: SubmissionId | null;

  @Column('text')
  title: string;

  /** What is put to the vote; null where nothing is. */
  @Column('text', { nullable: true })
  motionText: string | null;

  /** How many of a hundred present must agree; 50 means more than half. */
  @Column('smallint')
  neededPercent: number;

  @Column('text')
  state: 'waiting' | 'voting' | 'decided' | 'passed-over';

  @Column('text', { nullable: true })
  decision: 'carried' | 'rejected' | null;

  @Column('jsonb', { nullable: true })
  tally: Tally | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}

@Entity('session_votes')
export class SessionVote extends TenantOwned {
  @PrimaryColumn('uuid')
  itemId: SessionItemId;

  @PrimaryColumn('uuid')
  seatId: SeatId;

  @Column('text')
  vote: Vote;

  /** A differing opinion that goes into the minutes. */
  @Column('text', { nullable: true })
  dissentText: string | null;

  @Column('timestamptz')
  votedAt: Date;

  /** Staff who noted it for somebody without a device in the room. */
  @Column('uuid', { nullable: true })
  notedBy: AccountId | null;
}
