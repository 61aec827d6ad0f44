import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#kernel';
import { TenantOwned } from '#tenancy';

/** A template on which somebody is working. */
@Entity('certificate_template_drafts')
export class CertificateTemplateDraft extends TenantOwned {
  @PrimaryColumn('uuid')
  accountId: AccountId;

  @Column('text')
  source: string;

  @Column('text')
  signerName: string;

  @Column('timestamptz')
  changedAt: Date;
}
