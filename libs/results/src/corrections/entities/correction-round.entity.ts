import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Round } from '#contests';
import type { RoundId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { StandingId } from '../../entities/standing.entity.js';
import type { UnmarkedIn } from '../../judged/unmarked-in.js';
import type { CorrectionOutcome } from '../domain/correction-outcome.js';
import type { CorrectionId } from './result-correction.entity.js';

/** In these a round has a result that can be taken back. */
export const CORRECTABLE = ['ranked', 'approved', 'published'] as const;
/** Those that count for nothing any more, or for good: nothing of them is corrected. */
export const FILED: readonly Round['state'][] = ['archived', 'annulled'];

/** A round that a correction touches. */
@Entity('correction_rounds')
export class CorrectionRound extends TenantOwned {
  @PrimaryColumn('uuid')
  correctionId: CorrectionId;

  @PrimaryColumn('uuid')
  roundId: RoundId;

  /** The standing that the outcome is about; once switched, the one that was corrected. */
  @Column('uuid', { nullable: true })
  standingId: StandingId | null;

  /** Null until it was scored. */
  @Column('jsonb', { nullable: true })
  outcome: CorrectionOutcome | null;

  @Column('timestamptz', { nullable: true })
  scoredAt: Date | null;

  /** Why it could not be scored, as a sentence. */
  @Column('text', { nullable: true })
  fault: string | null;

  /** In the place of an outcome: what judges have to mark, by phase, before anybody can say what comes of it. */
  @Column('jsonb', { nullable: true })
  unmarked: readonly UnmarkedIn[] | null;

  /** Where the round stood when it was taken back; null where it was not. */
  @Column('text', { nullable: true })
  stateBefore: (typeof CORRECTABLE)[number] | null;

  /** Up to which pseudonym people were told. */
  @Column('uuid', { nullable: true })
  toldUpTo: string | null;

  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;
}
