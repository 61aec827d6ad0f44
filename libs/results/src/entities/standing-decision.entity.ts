import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { StandingId } from './standing.entity.js';

/** What one approver said about one standing; never changed. */
@Entity('standing_decisions')
export class StandingDecision extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'standing-decision'>;

  @Column('uuid')
  standingId: StandingId;

  @Column('uuid')
  accountId: AccountId;

  @Column('text')
  decision: 'approved' | 'returned';

  @Column('text', { nullable: true })
  reason: string | null;

  /** The fingerprint that stood before the approver's eyes. */
  @Column('text')
  sha256: string;

  @Column('timestamptz')
  decidedAt: Date;
}
