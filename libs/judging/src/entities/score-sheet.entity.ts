import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { Comments, Points } from '../domain/sheet-content.js';
import type { AssignmentId } from './judge-assignment.entity.js';

/** What a judge is writing. */
@Entity('score_sheets')
export class SheetDraft extends TenantOwned {
  @PrimaryColumn('uuid')
  assignmentId: AssignmentId;

  @Column('jsonb')
  points: Points;

  @Column('jsonb')
  comments: Comments;

  @Column('boolean', { nullable: true })
  agrees: boolean | null;

  /** Counts on with every change that was kept. */
  @Column('integer')
  revision: number;

  @Column('timestamptz')
  savedAt: Date;

  /** The finished version that counts; null while the sheet is open. */
  @Column('integer', { nullable: true })
  version: number | null;
}

/** A sheet as it was finished; never changed. */
@Entity('finished_sheets')
export class FinishedSheet extends TenantOwned {
  @PrimaryColumn('uuid')
  assignmentId: AssignmentId;

  /** 1 for the first. */
  @PrimaryColumn('integer')
  version: number;

  @Column('jsonb')
  points: Points;

  @Column('jsonb')
  comments: Comments;

  @Column('boolean', { nullable: true })
  agrees: boolean | null;

  @Column('timestamptz')
  finishedAt: Date;

  @Column('text')
  source: 'judge' | 'paper';

  /** The judge; of paper whoever typed it first. */
  @Column('uuid')
  finishedBy: AccountId;

  /** Of paper: whoever typed the same again. */
  @Column('uuid', { nullable: true })
  secondBy: AccountId | null;

  /** See `sheetHash`. */
  @Column('text')
  sha256: string;
}

/** That a finished sheet is to be opened again. */
@Entity('sheet_reopenings')
export class SheetReopening extends TenantOwned {
  @PrimaryColumn('uuid')
  assignmentId: AssignmentId;

  @PrimaryColumn('integer')
  version: number;

  @PrimaryColumn('timestamptz')
  askedAt: Date;

  /** Null after the term of the contest. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid')
  askedBy: AccountId;

  @Column('uuid', { nullable: true })
  decidedBy: AccountId | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  decision: 'reopened' | 'declined' | null;
}

/** A paper sheet as one person has typed it. */
@Entity('paper_sheets')
export class PaperSheet extends TenantOwned {
  @PrimaryColumn('uuid')
  assignmentId: AssignmentId;

  @PrimaryColumn('uuid')
  typedBy: AccountId;

  @Column('jsonb')
  points: Points;

  @Column('jsonb')
  comments: Comments;

  @Column('boolean', { nullable: true })
  agrees: boolean | null;

  @Column('timestamptz')
  typedAt: Date;
}
