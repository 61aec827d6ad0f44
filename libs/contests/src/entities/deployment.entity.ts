import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId, Id, TenantId } from '#kernel';
import type { RuleSet } from '#rules';
import { TenantOwned } from '#tenancy';

/** A ward's deployment of its city's contest, a version of it; the row is the ward's. */
@Entity('deployments')
export class Deployment extends TenantOwned {
  @PrimaryColumn('uuid')
  id: Id<'deployment'>;

  @Column('uuid')
  ownerTenantId: TenantId;

  @Column('uuid')
  ownerContestId: ContestId;

  /** The ward's plan with all that it inherits: targets and units are its own. */
  @Column('jsonb')
  plan: RuleSet;

  @Column('text')
  sha256: string;

  /** The first, then one for each correction: the newest holds. */
  @Column('integer')
  version: number;

  /** Why there is a version after the first. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz')
  createdAt: Date;
}
