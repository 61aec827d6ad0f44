import { type NewsFront, newsBlocks, type NewsPost, type NewsTeaser } from '#contests';
import { formatDate } from '#kernel';
import type { PageContent } from '../../edge/page.js';
import type { LandingView, LinkView, NewsArticleView, NewsTeaserView } from '../view-models.js';

/** A post as lists show it. */
export function newsTeaser({ slug, title, summary, publishedAt }: NewsTeaser): NewsTeaserView {
  return { title, url: `/tin-tuc/${slug}`, date: formatDate(publishedAt), summary: summary || undefined };
}

/** A post to be read, by readers or by those who look at it beforehand. */
export function articleContent(
  { title, summary, body }: Pick<NewsPost, 'title' | 'summary' | 'body'>,
  { date, author, back }: { date: string; author: string; back: LinkView },
): PageContent<NewsArticleView> {
  return { title, description: summary, heading: title, date, author, lead: summary || undefined, blocks: newsBlocks(body), back };
}

/** What the landing page says of the news: the notice above everything, the newest below. */
export function newsOnLanding({ notice, newest }: NewsFront): Pick<LandingView, 'notice' | 'news'> {
  return {
    notice: notice
      ? { title: sentence(notice.title), text: notice.summary, link: { label: 'Đọc tiếp', url: `/tin-tuc/${notice.slug}` } }
      : undefined,
    news:
      newest.length > 0 ? { title: 'Tin tức', items: newest.map(newsTeaser), more: { label: 'Mọi tin tức', url: '/tin-tuc' } } : undefined,
  };
}

/** A title as the first sentence of a line: with its full stop. */
function sentence(title: string): string {
  return /[.!?…]$/.test(title) ? title : `${title}.`;
}
