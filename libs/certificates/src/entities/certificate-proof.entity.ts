import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoundId } from '#kernel';
import type { StandingId } from '#results';
import { TenantOwned } from '#tenancy';

/** What came of making the certificate for a place in a standing that is not public yet. */
@Entity('certificate_proofs')
export class CertificateProof extends TenantOwned {
  @PrimaryColumn('uuid')
  standingId: StandingId;

  @PrimaryColumn('text')
  groupCode: string;

  /** Place in the standing, from 1. */
  @PrimaryColumn('integer')
  rank: number;

  @Column('uuid')
  roundId: RoundId;

  /** SHA-256 of all that the page was made of: another name, template or drawing has another one. */
  @Column('text')
  fingerprint: string;

  @Column('timestamptz')
  madeAt: Date;

  /** Why it cannot be made, as a sentence. */
  @Column('text', { nullable: true })
  fault: string | null;

  /** Height of its smallest letters in millimetres, where they are hard to read. */
  @Column('real', { nullable: true })
  smallLettersMm: number | null;
}
