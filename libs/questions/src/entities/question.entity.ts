import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';

export type QuestionId = Id<'question'>;
export type Difficulty = 'easy' | 'medium' | 'hard';

/** A picture of a question; its file lies in the store under the key, which nobody guesses. */
export interface QuestionImage {
  key: string;
  /** What it shows, for those who do not see it. */
  alt: string;
  width: number;
  height: number;
}

/** A question as a thing that lives on; what it says is in its versions. */
@Entity('questions')
export class Question extends TenantOwned {
  @PrimaryColumn('uuid')
  id: QuestionId;

  @Column('text')
  code: string;

  /** Of the newest version, for lists and counts. */
  @Column('text')
  topic: string;

  @Column('text')
  difficulty: Difficulty;

  /** Left out of the next bank since then. */
  @Column('timestamptz', { nullable: true })
  retiredAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}

/** What a question said at a time; never changed. */
@Entity('question_versions')
export class QuestionVersion extends TenantOwned {
  @PrimaryColumn('uuid')
  questionId: QuestionId;

  @PrimaryColumn('integer')
  version: number;

  @Column('text')
  topic: string;

  @Column('text')
  difficulty: Difficulty;

  @Column('text')
  text: string;

  @Column('text', { array: true })
  options: string[];

  /** Positions of the right options, from 0. */
  @Column('smallint', { array: true })
  key: number[];

  @Column('text')
  explanation: string;

  /** The document it rests on. */
  @Column('text')
  source: string;

  /** Where in the document. */
  @Column('text')
  article: string;

  @Column('jsonb')
  images: QuestionImage[];

  /** Null for a version of the machine. */
  @Column('uuid', { nullable: true })
  createdBy: AccountId | null;

  @Column('timestamptz')
  createdAt: Date;
}
