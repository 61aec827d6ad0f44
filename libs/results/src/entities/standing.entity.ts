import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttemptId } from '#attempts';
import type { RuleSetId } from '#contests';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import type { FrozenSummary } from '#rules';
import { TenantOwned } from '#tenancy';

export type StandingId = Id<'standing'>;

/** A round's ranking as computed once, frozen. Of a part of submissions its lines are `JudgedLine`. */
@Entity('standings')
export class Standing extends TenantOwned {
  @PrimaryColumn('uuid')
  id: StandingId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  /** 1 for the standing that the closing made; each later one has a reason. */
  @Column('integer')
  version: number;

  @Column('uuid')
  ruleSetId: RuleSetId;

  /** Version of the key by bank. */
  @Column('jsonb')
  keyVersions: Record<string, number>;

  @Column('jsonb')
  summary: FrozenSummary;

  /** SHA-256 of the whole standing in canonical JSON. */
  @Column('text')
  sha256: string;

  @Column('timestamptz')
  computedAt: Date;

  /** Who asked for a later version; null for the machine. */
  @Column('uuid', { nullable: true })
  requestedBy: AccountId | null;

  @Column('text', { nullable: true })
  reason: string | null;
}

/** One person's place. */
@Entity('standing_lines')
export class StandingRow extends TenantOwned {
  @PrimaryColumn('uuid')
  standingId: StandingId;

  @PrimaryColumn('integer')
  rank: number;

  /** Pseudonym of the registration. */
  @Column('uuid')
  person: string;

  @Column('uuid')
  attemptId: AttemptId;

  /** numeric, hence text. */
  @Column('numeric')
  points: string;

  @Column('boolean')
  allCorrect: boolean;

  /** bigint, hence text. */
  @Column('bigint', { nullable: true })
  prediction: string | null;

  /** Milliseconds; bigint, hence text. */
  @Column('bigint')
  durationMs: string;

  @Column('timestamptz')
  submittedAt: Date;

  /** Code of the criterion that put the line above the next one. */
  @Column('text', { nullable: true })
  decidedBy: string | null;

  /** The same as a sentence, where it was kept with the line; else `explanations` says it. */
  @Column('text', { nullable: true })
  explanation: string | null;
}
