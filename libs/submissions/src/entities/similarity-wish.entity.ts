import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, RoundId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** Somebody wants all submissions of a round compared anew. */
@Entity('similarity_wishes')
export class SimilarityWish extends TenantOwned {
  @PrimaryColumn('uuid')
  roundId: RoundId;

  @Column('uuid')
  wantedBy: AccountId;

  @Column('timestamptz')
  wantedAt: Date;
}
