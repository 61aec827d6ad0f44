import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, RoundId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { RoundNotice } from '../alterations/round-notice.js';
import type { RoundKind, RoundState } from '../enums.js';

/** One opening of a part, [opensAt, closesAt): in it people sit a quiz, or submissions are received. */
@Entity('rounds')
export class Round extends TenantOwned {
  @PrimaryColumn('uuid')
  id: RoundId;

  @Column('uuid')
  contestId: ContestId;

  @Column('text', { default: 'sitting' })
  kind: RoundKind;

  @Column('text')
  partCode: string;

  @Column('text')
  code: string;

  /** 1 for the first round of its part. */
  @Column('integer')
  ordinal: number;

  /** "Tuần thi thứ 2" */
  @Column('text')
  name: string;

  @Column('timestamptz')
  opensAt: Date;

  @Column('timestamptz')
  closesAt: Date;

  @Column('timestamptz', { nullable: true })
  publishesAt: Date | null;

  /** Set by the round's transitions alone. */
  @Column('text')
  state: RoundState;

  /** 1 for the first; the run in the place of an annulled one counts on. */
  @Column('smallint', { default: 1 })
  run: number;

  /** The pause that is coming, going on, or was the last: [pausedFrom, resumesAt). */
  @Column('timestamptz', { nullable: true })
  pausedFrom: Date | null;

  @Column('timestamptz', { nullable: true })
  resumesAt: Date | null;

  /** What the public reads of the last alteration; null where there was none. */
  @Column('jsonb', { nullable: true })
  notice: RoundNotice | null;
}
