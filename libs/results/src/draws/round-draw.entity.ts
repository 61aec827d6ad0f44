import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import { TenantOwned } from '#tenancy';

export type DrawEntryId = Id<'draw-entry'>;

/** What was promised of a round's draw before the round closed, and from which list is drawn. */
@Entity('round_draws')
export class RoundDraw extends TenantOwned {
  @PrimaryColumn('uuid')
  roundId: RoundId;

  @Column('uuid')
  contestId: ContestId;

  /** What everybody reads, line by line. */
  @Column('text')
  commitmentText: string;

  /** SHA-256 of that text. */
  @Column('text')
  sha256: string;

  @Column('timestamptz')
  committedAt: Date;

  /** People on the list; null until nobody comes to it any more. */
  @Column('integer', { nullable: true })
  listCount: number | null;

  /** SHA-256 of their pseudonyms in the order of their letters, each on a line. */
  @Column('text', { nullable: true })
  listSha256: string | null;

  @Column('timestamptz', { nullable: true })
  frozenAt: Date | null;

  /** When ranking has shown that somebody can only be drawn; null as long as nobody has to be. */
  @Column('timestamptz', { nullable: true })
  neededAt: Date | null;
}

/** What the source published, as somebody has entered it. */
@Entity('draw_entries')
export class DrawEntry extends TenantOwned {
  @PrimaryColumn('uuid')
  id: DrawEntryId;

  @Column('uuid')
  roundId: RoundId;

  @Column('text')
  seedValue: string;

  @Column('text')
  evidenceUrl: string;

  /** When the source published it. */
  @Column('timestamptz')
  drawnAt: Date;

  @Column('uuid')
  enteredBy: AccountId;

  /** Code of the team for which it was entered. */
  @Column('text')
  enteredFor: string;

  @Column('timestamptz')
  enteredAt: Date;

  @Column('uuid', { nullable: true })
  refusedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  refusedAt: Date | null;

  @Column('text', { nullable: true })
  refusedBecause: string | null;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;
}

/** Somebody of another team who has read the same value at the source. */
@Entity('draw_witnesses')
export class DrawWitness extends TenantOwned {
  @PrimaryColumn('uuid')
  entryId: DrawEntryId;

  @PrimaryColumn('uuid')
  accountId: AccountId;

  @Column('text')
  team: string;

  @Column('timestamptz')
  witnessedAt: Date;
}
