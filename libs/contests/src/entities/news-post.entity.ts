import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ContestId, Id } from '#kernel';
import { TenantOwned } from '#tenancy';

export type NewsPostId = Id<'news-post'>;
export type NewsState = 'draft' | 'published' | 'archived';

/** What organisers tell the readers of a contest's site. */
@Entity('news_posts')
export class NewsPost extends TenantOwned {
  @PrimaryColumn('uuid')
  id: NewsPostId;

  @Column('uuid')
  contestId: ContestId;

  /** In addresses; stays once the post has been public. */
  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text')
  summary: string;

  /** Plain text; see newsBlocks. */
  @Column('text')
  body: string;

  @Column('text')
  state: NewsState;

  /** Stands on the landing page above everything else. */
  @Column('boolean')
  isNotice: boolean;

  /** When it first became public. */
  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;

  /** Null for what came with the installation. */
  @Column('uuid', { nullable: true })
  authorId: AccountId | null;

  /** One more with each change. */
  @Column('integer')
  version: number;

  @Column('timestamptz')
  updatedAt: Date;
}
