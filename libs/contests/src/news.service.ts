import { Injectable } from '@nestjs/common';
import { Like, Not, QueryFailedError } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ContestError } from './contest.errors.js';
import type { NewsDraft } from './domain/news-draft.js';
import { freeSlug, slugOf } from './domain/slug.js';
import { NewsPost, type NewsPostId, type NewsState } from './entities/news-post.entity.js';

/** What a change of a post needs to know besides its text. */
export interface NewsChange {
  draft: NewsDraft;
  /** The version that the writer had before their eyes. */
  seen: number;
  to: 'draft' | 'published';
  by: AccountId;
}

/** A post that is written elsewhere and brought in as published. */
export interface FinishedPost extends NewsDraft {
  publishedAt: Date;
}

/** Writing the news of a contest. Reading it in public is NewsReader's. */
@Injectable()
export class News {
  constructor(
    @InjectScoped(NewsPost) private readonly posts: ScopedRepository<NewsPost>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A post in any state. @throws ContestError NEWS_NOT_FOUND */
  async byId(contestId: ContestId, id: NewsPostId): Promise<NewsPost> {
    const post = await this.posts.findOne({ where: { id, contestId } });
    if (!post) throw new ContestError('NEWS_NOT_FOUND');
    return post;
  }

  /** Writes a new post. Its address comes from the title; of equal titles the later get a number. */
  async write(contestId: ContestId, { draft, to, by }: Omit<NewsChange, 'seen'>): Promise<NewsPostId> {
    const now = this.clock.now();
    const id = newId<'news-post'>(now);
    const row = {
      ...saying(draft),
      id,
      contestId,
      state: to,
      publishedAt: to === 'published' ? now : null,
      authorId: by,
      version: 1,
      updatedAt: now,
    };
    await this.unitOfWork.run(async () => {
      // Somebody else may have taken the address in between: then the next one is.
      while ((await this.posts.insertMissing([{ ...row, slug: await this.freeSlug(contestId, draft.title) }])) === 0);
      if (to === 'published') await this.record('news.published', id, by);
    });
    return id;
  }

  /**
   * Changes a post: its text, and whether it is public. Its address follows the title until it has been public.
   * @throws ContestError NEWS_NOT_FOUND; NEWS_CHANGED when somebody else has saved since the version that was seen
   */
  async change(contestId: ContestId, id: NewsPostId, { draft, seen, to, by }: NewsChange): Promise<void> {
    try {
      await this.unitOfWork.run(async () => {
        const post = await this.byId(contestId, id);
        const now = this.clock.now();
        const changed = await this.posts.update(
          { id, version: seen },
          {
            ...saying(draft),
            slug: await this.slugFor(post, draft.title),
            state: to,
            publishedAt: post.publishedAt ?? (to === 'published' ? now : null),
            version: seen + 1,
            updatedAt: now,
          },
        );
        if (changed === 0) throw new ContestError('NEWS_CHANGED');
        const action = actOf(post.state, to);
        if (action) await this.record(action, id, by);
      });
    } catch (error) {
      throw isTaken(error) ? new ContestError('NEWS_CHANGED') : error;
    }
  }

  /** Takes a post away from the readers; it stays in the archive, from where it can be brought back. @throws ContestError NEWS_NOT_FOUND */
  async archive(contestId: ContestId, id: NewsPostId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.byId(contestId, id);
      const archived = await this.posts.update(
        { id, state: Not('archived') },
        { state: 'archived', version: () => 'version + 1', updatedAt: this.clock.now() },
      );
      if (archived > 0) await this.record('news.archived', id, by);
    });
  }

  /** Brings finished posts in, leaving alone those whose address is there already; how many are new. */
  async bring(contestId: ContestId, posts: readonly FinishedPost[]): Promise<number> {
    return this.unitOfWork.run(async () => {
      let brought = 0;
      for (const post of posts) {
        const id = newId<'news-post'>(post.publishedAt);
        const { publishedAt } = post;
        const row = { ...saying(post), id, contestId, slug: slugOf(post.title), state: 'published' as const, publishedAt, authorId: null };
        if ((await this.posts.insertMissing([{ ...row, version: 1, updatedAt: publishedAt }])) === 0) continue;
        await this.record('news.published', id, null);
        brought += 1;
      }
      return brought;
    });
  }

  /**
   * A page of posts for those who write them, newest first; without a state, all but the archive.
   * @param text what the title contains, in any spelling
   */
  async page(
    contestId: ContestId,
    { text = '', state, skip, limit }: { text?: string; state?: NewsState | undefined; skip: number; limit: number },
  ): Promise<{ posts: NewsPost[]; total: number }> {
    return this.posts.query('n', async (query) => {
      query.andWhere('n.contestId = :contestId and n.state in (:...states)', {
        contestId,
        states: state ? [state] : ['draft', 'published'],
      });
      if (text) query.andWhere('position(folded(:text) in folded(n.title)) > 0', { text });
      const [posts, total] = await query.orderBy('n.updatedAt', 'DESC').addOrderBy('n.id', 'DESC').skip(skip).take(limit).getManyAndCount();
      return { posts, total };
    });
  }

  /** The address of a post: it stays once it has been public, and follows the title before. */
  private async slugFor({ id, contestId, slug, title, publishedAt }: NewsPost, wanted: string): Promise<string> {
    if (publishedAt !== null || slugOf(title) === slugOf(wanted)) return slug;
    return this.freeSlug(contestId, wanted, id);
  }

  private async freeSlug(contestId: ContestId, title: string, own?: NewsPostId): Promise<string> {
    const slug = slugOf(title);
    const alike = await this.posts.find({ select: { id: true, slug: true, tenantId: true }, where: { contestId, slug: Like(`${slug}%`) } });
    return freeSlug(slug, new Set(alike.filter((post) => post.id !== own).map((post) => post.slug)));
  }

  /** Without the title: names of people may stand in it, and the trail outlives them. */
  private async record(action: string, id: NewsPostId, actor: AccountId | null): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'news-post', id } });
  }
}

/** What a post says, and nothing else that may come along with it. */
function saying({ title, summary, body, isNotice }: NewsDraft): NewsDraft {
  return { title, summary, body, isNotice };
}

/** What a change of state is called in the trail; changes of what nobody outside sees are not written down. */
function actOf(from: NewsState, to: 'draft' | 'published'): string | undefined {
  if (to === 'published') return from === 'published' ? 'news.changed' : 'news.published';
  return { draft: undefined, published: 'news.withdrawn', archived: 'news.restored' }[from];
}

/** Whether Postgres refused because two posts wanted one address in the same moment. */
function isTaken(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { constraint?: string }).constraint === 'news_posts_slug_key';
}
