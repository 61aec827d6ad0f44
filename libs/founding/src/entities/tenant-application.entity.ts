import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id, TenantId } from '#kernel';
import type { TenantKind } from '#tenants';

export type ApplicationId = Id<'tenant-application'>;
export type ApplicationState = 'unconfirmed' | 'waiting' | 'confirmed' | 'refused';

/** An authority that asks for an instance of its own. Belongs to no tenant: there is none yet. */
@Entity('tenant_applications')
export class TenantApplication {
  @PrimaryColumn('uuid')
  id: ApplicationId;

  /** `unconfirmed` until the code from the mailbox was typed; then it waits for an operator. */
  @Column('text')
  state: ApplicationState;

  @Column('text')
  name: string;

  @Column('text')
  shortName: string;

  @Column('text')
  kind: TenantKind;

  @Column('uuid', { nullable: true })
  parentId: TenantId | null;

  /** The address that is wished for: the first label of its host name. */
  @Column('text')
  slug: string;

  /** "Kế hoạch số 12/KH-UBND ngày 05/3/2026" */
  @Column('text')
  legalPaper: string;

  @Column('text')
  applicantName: string;

  @Column('text')
  applicantPosition: string;

  @Column('text')
  email: string;

  @Column('text')
  phone: string;

  @Column('bytea')
  codeHmac: Buffer;

  @Column('smallint')
  guessesLeft: number;

  @Column('timestamptz')
  codeExpiresAt: Date;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** An operator's address, or "command line". */
  @Column('text', { nullable: true })
  decidedBy: string | null;

  @Column('text', { nullable: true })
  refusal: string | null;

  /** What it became. */
  @Column('uuid', { nullable: true })
  tenantId: TenantId | null;
}
