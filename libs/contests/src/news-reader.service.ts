import { Injectable } from '@nestjs/common';
import { Clock, type ContestId } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory } from '#tenancy';
import { ContestError } from './contest.errors.js';
import { NewsPost } from './entities/news-post.entity.js';

/** How long a process may answer from memory: every page asks whether there is news. */
const REMEMBER_MS = 1_000;
const IN_FRONT = 3;

/** A post as lists show it. */
export type NewsTeaser = Pick<NewsPost, 'slug' | 'title' | 'summary'> & { publishedAt: Date };

/** What the landing page says of the news. */
export interface NewsFront {
  notice: NewsTeaser | undefined;
  newest: NewsTeaser[];
}

/** Published news of a contest, as its readers see them: newest first, nothing of drafts and of the archive. */
@Injectable()
export class NewsReader {
  private readonly fronts: TenantMemory<NewsFront>;

  constructor(
    @InjectScoped(NewsPost) private readonly posts: ScopedRepository<NewsPost>,
    private readonly clock: Clock,
    context: TenantContext,
  ) {
    this.fronts = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** The newest posts and the one that stands as the notice. Remembered for a second. */
  async front(contestId: ContestId): Promise<NewsFront> {
    return this.fronts.recall(contestId, async () => {
      const { posts: newest } = await this.page(contestId, { skip: 0, limit: IN_FRONT });
      const { posts: notices } = await this.page(contestId, { skip: 0, limit: 1, isNotice: true });
      return { notice: notices[0], newest };
    });
  }

  async page(
    contestId: ContestId,
    { skip, limit, isNotice }: { skip: number; limit: number; isNotice?: true },
  ): Promise<{ posts: NewsTeaser[]; total: number }> {
    return this.posts.query('n', async (query) => {
      query
        .select(['n.tenantId', 'n.id', 'n.slug', 'n.title', 'n.summary', 'n.publishedAt'])
        .andWhere("n.contestId = :contestId and n.state = 'published' and n.publishedAt <= :now", { contestId, now: this.clock.now() });
      if (isNotice) query.andWhere('n.isNotice');
      const [posts, total] = await query
        .orderBy('n.publishedAt', 'DESC')
        .addOrderBy('n.id', 'DESC')
        .skip(skip)
        .take(limit)
        .getManyAndCount();
      return { posts: posts as NewsTeaser[], total };
    });
  }

  /** A published post by its address. @throws ContestError NEWS_NOT_FOUND */
  async bySlug(contestId: ContestId, slug: string): Promise<NewsPost & NewsTeaser> {
    const post = await this.posts.findOne({ where: { contestId, slug, state: 'published' } });
    if (!post?.publishedAt || post.publishedAt > this.clock.now()) throw new ContestError('NEWS_NOT_FOUND');
    return post as NewsPost & NewsTeaser;
  }
}
