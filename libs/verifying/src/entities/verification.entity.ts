import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id, TenantId } from '#kernel';

/** A check that found something, or could not be made. */
export interface Finding {
  invariant: string;
  /** Null for the installation as a whole. */
  tenant: TenantId | null;
  count: number;
  samples: string[];
  /** Why it could not be made; null where it was. */
  error: string | null;
  ms: number;
}

/** One night's run of all checks. */
@Entity('verifications')
export class Verification {
  /** "2024-10-22", in Asia/Ho_Chi_Minh. */
  @PrimaryColumn('date')
  day: string;

  @Column('uuid')
  claim: Id<'claim'>;

  @Column('timestamptz')
  claimedAt: Date;

  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  @Column('integer', { nullable: true })
  tenants: number | null;

  @Column('integer', { nullable: true })
  checks: number | null;

  @Column('integer', { nullable: true })
  broken: number | null;

  @Column('jsonb')
  findings: Finding[];
}
