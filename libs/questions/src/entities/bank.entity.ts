import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import type { KeptRevisions } from '#rules';
import { TenantOwned } from '#tenancy';
import type { Difficulty, QuestionId, QuestionImage } from './question.entity.js';

export type BankId = Id<'bank'>;

/** A question as it stands in a sealed bank: everything a contestant may see, and nothing of the key. */
export interface BankItem {
  question: QuestionId;
  version: number;
  topic: string;
  difficulty: Difficulty;
  text: string;
  options: string[];
  /** More than one option is right; absent where one is. */
  several?: true;
  images?: QuestionImage[];
}

/** The questions of a contest, sealed as a whole before its rounds; never changed. */
@Entity('banks')
export class Bank extends TenantOwned {
  @PrimaryColumn('uuid')
  id: BankId;

  @Column('uuid')
  contestId: ContestId;

  @Column('integer')
  version: number;

  /** In the order in which papers are drawn. */
  @Column('jsonb')
  items: BankItem[];

  @Column('text')
  sha256: string;

  @Column('uuid', { nullable: true })
  sealedBy: AccountId | null;

  @Column('timestamptz')
  sealedAt: Date;
}

/** The right options of a bank's questions, apart from them. A correction is a new version with its reason. */
@Entity('bank_keys')
export class BankKey extends TenantOwned {
  @PrimaryColumn('uuid')
  bankId: BankId;

  @PrimaryColumn('integer')
  version: number;

  /** By question: positions of the right options in the bank's order. */
  @Column('jsonb')
  key: Record<string, number[]>;

  /** By question: what has become of it where its key was corrected; empty in the version that was sealed. */
  @Column('jsonb')
  revisions: KeptRevisions;

  @Column('text')
  sha256: string;

  @Column('text', { nullable: true })
  reason: string | null;

  /** Who has made a later version the key; null for the one that was sealed. */
  @Column('uuid', { nullable: true })
  createdBy: AccountId | null;

  @Column('timestamptz')
  createdAt: Date;
}
