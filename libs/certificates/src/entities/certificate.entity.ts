import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id, RoundId } from '#kernel';
import type { AwardId } from '#results';
import { TenantOwned } from '#tenancy';
import type { CertificateFacts } from '../domain/certificate-facts.js';

export type CertificateId = Id<'certificate'>;
export type CertificateState = 'planned' | 'issued' | 'revoked';

/** One person's certificate for one award. Once issued it can only be revoked (the database refuses anything else). */
@Entity('certificates')
export class Certificate extends TenantOwned {
  @PrimaryColumn('uuid')
  id: CertificateId;

  @Column('uuid')
  contestId: ContestId;

  @Column('uuid')
  roundId: RoundId;

  @Column('uuid')
  awardId: AwardId;

  /** Whose it is; null of a unit, and of authors who have no account. */
  @Column('uuid', { nullable: true })
  accountId: AccountId | null;

  /** 1 for the first of its contest. */
  @Column('integer')
  number: number;

  /** "7F3K-92QX-M4TP" */
  @Column('text')
  code: string;

  @Column('text')
  state: CertificateState;

  /** As it was when the certificate was planned. */
  @Column('text')
  fullName: string;

  @Column('text')
  nameKey: string;

  @Column('jsonb')
  facts: CertificateFacts;

  @Column('integer')
  templateVersion: number;

  /** Of the PDF. */
  @Column('text', { nullable: true })
  sha256: string | null;

  @Column('integer', { nullable: true })
  bytes: number | null;

  /** Why it cannot be made as it stands, as a sentence. */
  @Column('text', { nullable: true })
  fault: string | null;

  @Column('timestamptz')
  plannedAt: Date;

  /** Who had it issued; the machine only draws it. */
  @Column('uuid')
  plannedBy: AccountId;

  /** When a worker took it. */
  @Column('timestamptz', { nullable: true })
  claimedAt: Date | null;

  /** How often making the file has failed for another reason than its words. */
  @Column('smallint')
  failures: number;

  @Column('timestamptz', { nullable: true })
  issuedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: AccountId | null;

  @Column('text', { nullable: true })
  revokedReason: string | null;
}
