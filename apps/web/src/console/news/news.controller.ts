import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { ContestError, ContestReader, News, type NewsPost, type NewsPostId, type NewsState, readNews, type TypedNews } from '#contests';
import { type ContestId, formatDate } from '#kernel';
import { OfNewest } from '../../edge/contest-choice.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { articleContent } from '../../portal/news/news-presenter.js';
import type { NewsArticleView } from '../../portal/view-models.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { EditorView, ListView } from '../view-models.js';
import { NewsForm, NewsQuery } from './news.forms.js';
import { authorOf, NEWS, newsEditor, type NewsEditorFacts, newsList, savedSentence } from './news-presenter.js';

const STATES: readonly NewsState[] = ['draft', 'published', 'archived'];

/** Writing the news: all of the staff read it here, some write. */
@Controller('quan-tri/tin-tuc')
export class ConsoleNewsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly news: News,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest, @Query(FORM) query: NewsQuery): Promise<Page> {
    const number = pageNumber(query.trang);
    const { posts, total } = await this.news.page(await this.contestId(), {
      text: query.q ?? '',
      state: STATES.find((state) => state === query['trang-thai']),
      skip: (number - 1) * PER_PAGE,
      limit: PER_PAGE,
    });
    const authors = await this.accounts.findMany(posts.flatMap(({ authorId }) => authorId ?? []));
    const mayWrite = staffOf(request).permissions.has(Permission.WriteNews);
    return consolePage<ListView>(
      'list',
      newsList({ posts, total, authors, query: { q: query.q, 'trang-thai': query['trang-thai'] }, number, mayWrite }),
    );
  }

  @Get('moi')
  @Requires(Permission.WriteNews)
  blank(): Page {
    return editorPage({ typed: { title: '', summary: '', body: '', isNotice: false } });
  }

  @Post('moi')
  @OfNewest()
  @Requires(Permission.WriteNews)
  async write(@Req() request: FastifyRequest, @Body(FORM) form: NewsForm): Promise<Page | Redirect> {
    const typed = typedNews(form);
    const to = stateFor(form);
    const reading = readNews(typed, { isPublishing: to === 'published' });
    if ('faults' in reading) return editorPage({ typed, faults: reading.faults }, 422);
    const id = await this.news.write(await this.contestId(), { draft: reading.news, to, by: staffOf(request).accountId });
    return redirect(`${NEWS}/${id}`, { text: savedSentence(to) });
  }

  /** The form for those who write, the article for those who do not. */
  @Get(':id')
  @Requires(Permission.ReadConsole)
  async edit(@Req() request: FastifyRequest, @Param('id', ID) id: NewsPostId): Promise<Page | Redirect> {
    if (!staffOf(request).permissions.has(Permission.WriteNews)) return redirect(`${NEWS}/${id}/xem-truoc`);
    const post = await this.news.byId(await this.contestId(), id);
    return editorPage({ post, typed: post, author: await this.author(post) });
  }

  @Post(':id')
  @Requires(Permission.WriteNews)
  async save(@Req() request: FastifyRequest, @Param('id', ID) id: NewsPostId, @Body(FORM) form: NewsForm): Promise<Page | Redirect> {
    const contestId = await this.contestId();
    const typed = typedNews(form);
    const to = stateFor(form);
    const reading = readNews(typed, { isPublishing: to === 'published' });
    if ('faults' in reading) {
      const post = await this.news.byId(contestId, id);
      // The version stays the one that was on the page: being told of a fault is not having seen what others saved.
      const seen = { ...post, version: Number(form.version ?? 0) };
      return editorPage({ post: seen, typed, faults: reading.faults, author: await this.author(post) }, 422);
    }
    try {
      await this.news.change(contestId, id, { draft: reading.news, seen: Number(form.version ?? 0), to, by: staffOf(request).accountId });
    } catch (error) {
      if (!(error instanceof ContestError) || error.code !== 'NEWS_CHANGED') throw error;
      const post = await this.news.byId(contestId, id);
      return editorPage({ post, typed, isConflict: true, author: await this.author(post) }, 409);
    }
    return redirect(`${NEWS}/${id}`, { text: savedSentence(to) });
  }

  @Post(':id/cat')
  @Requires(Permission.WriteNews)
  async archive(@Req() request: FastifyRequest, @Param('id', ID) id: NewsPostId): Promise<Redirect> {
    await this.news.archive(await this.contestId(), id, staffOf(request).accountId);
    return redirect(NEWS, { text: 'Đã cất tin. Người dự thi không còn thấy tin này.' });
  }

  /** A post as readers see it or will see it. */
  @Get(':id/xem-truoc')
  @Requires(Permission.ReadConsole)
  async preview(@Req() { site }: FastifyRequest, @Param('id', ID) id: NewsPostId): Promise<Page> {
    const post = await this.news.byId(await this.contestId(), id);
    const content = articleContent(post, {
      date: post.publishedAt ? formatDate(post.publishedAt) : 'Chưa đăng',
      author: site.kind === 'tenant' ? site.tenant.hostBody : '',
      back: { label: 'Về trang quản trị', url: NEWS },
    });
    const flash = post.state === 'published' ? undefined : { text: 'Đây là bản xem trước. Người dự thi chưa thấy tin này.' };
    return page<NewsArticleView>('news-article', { ...content, isPrivate: true, ...(flash ? { flash } : {}) });
  }

  private async contestId(): Promise<ContestId> {
    return (await this.contests.running()).contest.id;
  }

  private async author(post: NewsPost): Promise<string> {
    return authorOf(post, await this.accounts.findMany(post.authorId ? [post.authorId] : []));
  }
}

function typedNews({ title = '', summary = '', body = '', notice }: NewsForm): TypedNews {
  return { title, summary, body, isNotice: notice === 'yes' };
}

/** What does not say that it wants to be public is not made public. */
function stateFor(form: NewsForm): 'draft' | 'published' {
  return form.do === 'publish' ? 'published' : 'draft';
}

function editorPage(facts: NewsEditorFacts, status = 200): Page {
  return consolePage<EditorView>('editor', newsEditor(facts), { status });
}
