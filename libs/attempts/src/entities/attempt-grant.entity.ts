import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantOwned } from '#tenancy';
import type { AttemptId } from './attempt.entity.js';
import type { ExceptionId } from './attempt-exception.entity.js';

/** One attempt that an exception was granted to. */
@Entity('attempt_grants')
export class AttemptGrant extends TenantOwned {
  @PrimaryColumn('uuid')
  exceptionId: ExceptionId;

  @PrimaryColumn('uuid')
  attemptId: AttemptId;

  /** The attempt that goes on with it; null for more time. */
  @Column('uuid', { nullable: true })
  successorId: AttemptId | null;

  /** Until when it may be worked on; null for late answers. */
  @Column('timestamptz', { nullable: true })
  deadlineAt: Date | null;
}
