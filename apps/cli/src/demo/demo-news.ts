import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { parse } from 'yaml';
import { type FinishedPost, News, type RunningContest } from '#contests';
import { Clock, DAY_MS, formatEnd, formatMoment, formatStart } from '#kernel';
import { scheduleOf } from '#rules';
import { PROJECT_ROOT } from '#settings';

interface WrittenPost {
  title: string;
  published: { at: string; days: number };
  notice?: true;
  summary: string;
  body: string;
}

/** A time of a contest with how it is said: ends of days, starts at midnight, moments. */
interface NamedTime {
  at: Date;
  text: string;
}

/**
 * Brings the tenant's news of the demo into a contest of the tenant in scope; posts that are there already are left alone.
 * How many are new.
 */
export async function loadNews(context: INestApplicationContext, tenantSlug: string, running: RunningContest): Promise<number> {
  return context
    .get(News, { strict: false })
    .bring(running.contest.id, demoNews(tenantSlug, running, context.get(Clock, { strict: false }).now()));
}

/** The tenant's posts of `config/demo/news.yaml` with the contest's own times; none is public later than now. */
export function demoNews(tenantSlug: string, running: RunningContest, now: Date): FinishedPost[] {
  const file = join(PROJECT_ROOT, 'config/demo/news.yaml');
  const { news } = parse(readFileSync(file, 'utf8')) as { news: Record<string, WrittenPost[]> };
  const times = timesOf(running);
  const known = (name: string): NamedTime => {
    const time = times.get(name);
    if (!time) throw new Error(`news.yaml names ${name}, which ${running.contest.slug} of ${tenantSlug} does not have.`);
    return time;
  };
  const filled = (text: string): string => text.replace(/\{([a-z0-9-]+\.[a-z]+)\}/g, (_, name: string) => known(name).text);
  return (news[tenantSlug] ?? []).map(({ title, published, notice, summary, body }) => ({
    title,
    summary: filled(summary),
    body: filled(body).trim(),
    isNotice: notice === true,
    publishedAt: new Date(Math.min(now.getTime(), known(published.at).at.getTime() + published.days * DAY_MS)),
  }));
}

function timesOf({ rounds, ruleSet }: RunningContest): ReadonlyMap<string, NamedTime> {
  const times = new Map<string, NamedTime>();
  const enter = (name: string, at: Date | null | undefined, say: (at: Date) => string): void => {
    if (at) times.set(name, { at, text: say(at) });
  };
  for (const { code, opensAt, closesAt, publishesAt } of rounds) {
    enter(`${code}.opens`, opensAt, formatStart);
    enter(`${code}.closes`, closesAt, formatEnd);
    enter(`${code}.publishes`, publishesAt, formatMoment);
  }
  const receiving = scheduleOf(ruleSet).find((part) => part.receiving)?.receiving;
  enter('receiving.opens', dateOf(receiving?.opens), formatStart);
  enter('receiving.closes', dateOf(receiving?.closes), formatEnd);
  return times;
}

function dateOf(ms: number | null | undefined): Date | undefined {
  return ms === null || ms === undefined ? undefined : new Date(ms);
}
