import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** The last number given to a submission of a part. */
@Entity('submission_counters')
export class SubmissionCounter extends TenantOwned {
  @PrimaryColumn('uuid')
  contestId: ContestId;

  @PrimaryColumn('text')
  partCode: string;

  @Column('integer')
  last: number;
}
