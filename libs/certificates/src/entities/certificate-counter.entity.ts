import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** The last number given to a certificate of a contest. */
@Entity('certificate_counters')
export class CertificateCounter extends TenantOwned {
  @PrimaryColumn('uuid')
  contestId: ContestId;

  @Column('integer')
  last: number;
}
