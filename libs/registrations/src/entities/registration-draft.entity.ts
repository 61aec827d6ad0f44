import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContestId } from '#kernel';
import { TenantOwned } from '#tenancy';
import type { DraftAnswers } from '../domain/draft-answers.js';

/** A registration on its way, before there is an account. Known by a token in the visitor's cookie. */
@Entity('registration_drafts')
export class RegistrationDraft extends TenantOwned {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;

  @Column('uuid')
  contestId: ContestId;

  @Column('jsonb')
  answers: DraftAnswers;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
