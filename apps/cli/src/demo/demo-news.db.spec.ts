import { AuditTrail } from '#audit';
import { ContestPublisher, ContestReader, ContestsModule, NewsReader, readNews, type RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { demoEditions, ruleSetOf } from './demo-editions.js';
import { demoNews, loadNews } from './demo-news.js';

const NOW = parseLocal('2026-11-20 09:40')!;

describe('the news of the demo', () => {
  const context = DatabaseContext.forTests(ContestsModule);

  beforeEach(() => context.timeIs(NOW));

  const { editions } = demoEditions();

  const published = async (edition: (typeof editions)[number]): Promise<RunningContest> => {
    const ruleSet = ruleSetOf(edition, NOW);
    await context.get(ContestPublisher).publish({ slug: edition.slug, ruleSet });
    return context.get(ContestReader).running();
  };

  it('stands in every contest with its own times, once, and nothing is public later than now', async () => {
    for (const edition of editions) {
      const place = `${edition.tenant} ${edition.slug}`;
      await context.as(await context.aTenant(), async () => {
        const running = await published(edition);

        const brought = await loadNews(context.module, edition.tenant, running);

        expect({ place, brought }).toEqual({ place, brought: running.rounds.length > 0 ? expect.any(Number) : 1 });
        if (running.rounds.length > 0) expect(brought).toBeGreaterThanOrEqual(2);
        expect(await loadNews(context.module, edition.tenant, running)).toBe(0);
        const { posts, total } = await context.get(NewsReader).page(running.contest.id, { skip: 0, limit: 20 });
        expect({ place, shown: posts.length, total }).toEqual({ place, shown: brought, total: brought });
        const acts = await context.get(AuditTrail).newest({ limit: 50 });
        expect(acts.filter(({ action, actorId }) => action === 'news.published' && actorId === null)).toHaveLength(brought);
      });
    }
  });

  it('leaves no placeholder unfilled and is written as the console would take it', async () => {
    for (const edition of editions) {
      await context.as(await context.aTenant(), async () => {
        for (const post of demoNews(edition.tenant, await published(edition), NOW)) {
          const told = { title: post.title, left: /[{}]/.test(`${post.title}${post.summary}${post.body}`) };
          expect(told).toEqual({ title: post.title, left: false });
          const { title, summary, body, isNotice } = post;
          expect(readNews(post, { isPublishing: true })).toEqual({ news: { title, summary, body, isNotice } });
        }
      });
    }
  });

  it('refuses a time that the contest does not have', async () => {
    await context.as(await context.aTenant(), async () => {
      const running = await published(editions.find(({ tenant }) => tenant === 'cao-bang')!);

      expect(() => demoNews('lam-dong', running, NOW)).toThrow('tuan-1.opens');
    });
  });
});
