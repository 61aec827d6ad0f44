import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader, NewsReader } from '#contests';
import { formatDate } from '#kernel';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { organiserOf } from '../../edge/site.js';
import { pageAsked, pageCount, pager } from '../pager.js';
import type { NewsArticleView, NewsListView } from '../view-models.js';
import { articleContent, newsTeaser } from './news-presenter.js';

const PER_PAGE = 20;
const urlOf = (page: number): string => `/tin-tuc?trang=${page}`;

/** The news of the contest, newest first. */
@Controller('tin-tuc')
export class NewsController {
  constructor(
    private readonly contests: ContestReader,
    private readonly news: NewsReader,
  ) {}

  @Get()
  @Public('news is public')
  async list(@Query('trang') wanted?: string): Promise<Page | Redirect> {
    const { contest } = await this.contests.running();
    const number = pageAsked(wanted);
    const { posts, total } = await this.news.page(contest.id, { skip: (number - 1) * PER_PAGE, limit: PER_PAGE });
    const last = pageCount(total, PER_PAGE);
    if (number > last) return redirect(urlOf(last));
    return page<NewsListView>('news-list', {
      title: 'Tin tức',
      description: `Tin tức của ${contest.name}.`,
      heading: 'Tin tức',
      items: posts.map(newsTeaser),
      pages: pager({ number, last }, { urlOf, previous: 'Tin mới hơn', next: 'Tin cũ hơn' }),
      empty: posts.length === 0 ? 'Chưa có tin nào ở đây. Lịch thi và thể lệ có trên trang chủ.' : undefined,
    });
  }

  @Get(':post')
  @Public('published news is public; drafts are not there')
  async article(@Req() { site }: FastifyRequest, @Param('post') slug: string): Promise<Page> {
    const { contest } = await this.contests.running();
    const post = await this.news.bySlug(contest.id, slug);
    return page<NewsArticleView>(
      'news-article',
      articleContent(post, {
        date: formatDate(post.publishedAt),
        author: site.kind === 'tenant' ? organiserOf(site).hostBody : '',
        back: { label: 'Mọi tin tức', url: '/tin-tuc' },
      }),
    );
  }
}
