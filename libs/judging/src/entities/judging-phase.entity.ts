import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, RoundId } from '#kernel';
import type { SubmissionId } from '#submissions';
import { TenantOwned } from '#tenancy';
import type { BlindCopy } from '../domain/redact.js';

export type PhaseState = 'prepared' | 'open' | 'closed';

/** A phase of judging of a round: prepared, open, closed. */
@Entity('judging_phases')
export class PhaseRow extends TenantOwned {
  @PrimaryColumn('uuid')
  roundId: RoundId;

  /** Code of the phase in the rule set. */
  @PrimaryColumn('text')
  phase: string;

  @Column('uuid')
  contestId: ContestId;

  /** 1 for the first. */
  @Column('smallint')
  ordinal: number;

  @Column('text')
  state: PhaseState;

  /** As the rules had it when the phase was prepared. */
  @Column('boolean')
  isBlind: boolean;

  @Column('uuid')
  preparedBy: AccountId;

  @Column('timestamptz')
  preparedAt: Date;

  @Column('uuid', { nullable: true })
  openedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  openedAt: Date | null;

  @Column('uuid', { nullable: true })
  closedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  /** When the judges were told by letter that they may begin. */
  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  /** Where they mark, as the letters say it; null before they were told. */
  @Column('text', { nullable: true })
  markingUrl: string | null;

  /** On which day in Vietnam they were last reminded: "2024-11-02". */
  @Column('date', { nullable: true })
  remindedOn: string | null;
}

/** What is judged in a phase, under which number. */
@Entity('judged_entries')
export class JudgedEntry extends TenantOwned {
  @PrimaryColumn('uuid')
  roundId: RoundId;

  @PrimaryColumn('text')
  phase: string;

  @PrimaryColumn('uuid')
  submissionId: SubmissionId;

  /** Of the submission: what is judged is what was sent. */
  @Column('integer')
  version: number;

  /** Under which judges know it; drawn, another one in each phase. */
  @Column('integer')
  entryNumber: number;

  @Column('jsonb', { name: 'blind_text', nullable: true })
  blindCopy: BlindCopy | null;

  @Column('uuid', { nullable: true })
  releasedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  releasedAt: Date | null;

  /** Who let judges of a blind phase see where the video is; null while they do not. */
  @Column('uuid', { nullable: true })
  linkLetOutBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  linkLetOutAt: Date | null;

  /** When the phase was closed with all its sheets: nothing of it changes any more, also while the phase is open again. */
  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;
}

/** That a closed phase is to be opened again for what nobody has judged in it, by whom and why. */
@Entity('phase_reopenings')
export class PhaseReopening extends TenantOwned {
  @PrimaryColumn('uuid')
  roundId: RoundId;

  @PrimaryColumn('text')
  phase: string;

  @PrimaryColumn('timestamptz')
  askedAt: Date;

  @Column('text')
  reason: string;

  @Column('uuid')
  askedBy: AccountId;

  @Column('uuid', { nullable: true })
  decidedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  decision: 'reopened' | 'declined' | null;
}
