import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** One version of how a tenant's certificates look; never changed. */
@Entity('certificate_templates')
export class CertificateTemplateVersion extends TenantOwned {
  @PrimaryColumn('integer')
  version: number;

  @Column('text')
  source: string;

  /** Printed below the capacity; empty while it is open who signs. */
  @Column('text')
  signerName: string;

  /** Null for the template that came with the installation. */
  @Column('uuid', { nullable: true })
  createdBy: AccountId | null;

  @Column('timestamptz')
  createdAt: Date;
}
