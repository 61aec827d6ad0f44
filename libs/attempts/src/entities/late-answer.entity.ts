import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { AttemptId } from './attempt.entity.js';

/** An answer that came when time and grace were over, or after the paper was handed in. Written by attempt_refuse alone. */
@Entity('late_answers')
export class LateAnswer extends TenantOwned {
  @PrimaryColumn('uuid')
  attemptId: AttemptId;

  /** From 1; 0 is the prediction. */
  @PrimaryColumn('smallint')
  place: number;

  @PrimaryColumn('integer')
  number: number;

  /** A bit per chosen option, as shown; null for the prediction. */
  @Column('smallint', { nullable: true })
  mark: number | null;

  /** bigint, hence text. */
  @Column('bigint', { nullable: true })
  prediction: string | null;

  @Column('timestamptz')
  receivedAt: Date;
}
