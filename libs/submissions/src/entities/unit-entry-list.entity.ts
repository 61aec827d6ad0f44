import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, RoundId, TenantId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { UnitId } from '#units';
import type { SubmissionId } from './submission.entity.js';

export type UnitEntryListId = Id<'unit-entry-list'>;

/** An entry as a unit's list names it. */
export interface ListedEntry {
  submission: SubmissionId;
  /** See `submissionNumber`. */
  number: number;
  version: number;
}

/** A list of entries of a unit's people that the unit has confirmed and sent. The last one of a unit counts. */
@Entity('unit_entry_lists')
export class UnitEntryList extends TenantOwned {
  @PrimaryColumn('uuid')
  id: UnitEntryListId;

  @Column('uuid', { nullable: true })
  viaTenantId: TenantId | null;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('uuid')
  unitId: UnitId;

  /** The unit's contact. */
  @Column('uuid')
  sentBy: AccountId;

  @Column('timestamptz')
  sentAt: Date;

  /** By number. */
  @Column('jsonb')
  entries: ListedEntry[];

  /** Of the entries in their one canonical form. */
  @Column('text')
  entriesSha256: string;
}
