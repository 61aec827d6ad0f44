import type { INestApplicationContext } from '@nestjs/common';
import { Staff } from '#accounts';
import { AttemptExceptions } from '#attempts';
import { ContestReader, roundPhase, type RunningContest } from '#contests';
import { type AccountId, Clock, MINUTE_MS } from '#kernel';
import { DatabaseClock } from '#persistence';
import { Anomalies, AnomalyDesk } from '#results';
import { type DemoBoardWork, demoEditions } from './demo-editions.js';
import type { InventedPerson } from './invented-people.js';
import type { RoundScript } from './play-round.js';

const SHARED = 'may-nha-van-hoa';
/** One after the other, from the afternoon of the first day on. */
const SHARED_FROM_MINUTES = 4 * 60;
const SHARED_EACH_MINUTES = 22;

/** The people, some of whom sit as the board's work wants it. */
export function withUnusual(people: readonly InventedPerson[], { sharedBrowser, quick }: DemoBoardWork): InventedPerson[] {
  return people.map((person, at) => {
    if (at < sharedBrowser.people)
      return { ...person, sits: { device: SHARED, afterMinutes: SHARED_FROM_MINUTES + at * SHARED_EACH_MINUTES } };
    if (at === sharedBrowser.people) return { ...person, sits: { minutes: quick.seconds / 60 } };
    return at === sharedBrowser.people + 1 ? { ...person, sits: { needsTime: true } } : person;
  });
}

/** Gives somebody who sits more time: asked for by the secretary, granted by an approver, minutes later. */
export function timeGiver(context: INestApplicationContext, { extraTime }: DemoBoardWork, place: string): RoundScript['giveTime'] {
  return async (attemptId, round) => {
    const [{ author, approver }, clock, exceptions] = [await boardOf(context), context.get(DatabaseClock), context.get(AttemptExceptions)];
    const later = (): Promise<void> => clock.moveTo(new Date(context.get(Clock).now().getTime() + MINUTE_MS));
    await later();
    const id = await exceptions.ask({ kind: 'extra-time', roundId: round.id, attemptId, ...extraTime }, author);
    await later();
    await exceptions.grant(id, approver, place);
  };
}

/** Looks through the open round of a tenant that has such work, as the worker would, and closes what its board has looked at. */
export async function loadBoardWork(context: INestApplicationContext, slug: string, running: RunningContest): Promise<void> {
  const work = demoEditions().boards[slug];
  const now = context.get(Clock).now();
  const open = running.rounds.find((round) => roundPhase(round, now) === 'open');
  if (!work || !open) return;
  await context.get(Anomalies).look(await context.get(ContestReader).round(open.id));
  const desk = context.get(AnomalyDesk);
  const { cases } = await desk.page(open.id, { kind: 'same-device', states: ['open'], skip: 0, limit: 1 });
  const { author } = await boardOf(context);
  for (const { id } of cases) await desk.close(id, { by: author, reason: work.sharedBrowser.closedBecause });
}

async function boardOf(context: INestApplicationContext): Promise<{ author: AccountId; approver: AccountId }> {
  const staff = await context.get(Staff).list();
  const [author, approver] = (['author', 'approver'] as const).map((role) => staff.find(({ roles }) => roles.includes(role))?.id);
  if (!author || !approver) throw new Error('The demo has no author or no approver.');
  return { author, approver };
}
