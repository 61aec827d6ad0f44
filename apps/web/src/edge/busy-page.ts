import type { FastifyRequest } from 'fastify';
import { databaseTroubleOf, LoadError } from '#persistence';
import type { BusyView } from '../portal/view-models.js';
import type { ErrorAnswer } from './error-answer.js';
import { type Page, page } from './page.js';

/** Rather soon: what a machine cannot do now it has done by then. */
const SECONDS = 3;
/** Longer than this is no busy moment. */
const MOST_SECONDS = 10;

/** Where the way goes on from a form of a sitting: to its page, which holds nothing that the form did. */
const SITTING = /^\/bai-thi\/[0-9a-f-]{36}(?=\/)/;

/** Stands for this site's own address, whichever it is. */
const HERE = 'http://here.invalid';

/** Whether an error says that there is no time just now, and soon will be. */
export function isBusy(error: unknown): boolean {
  return error instanceof LoadError || databaseTroubleOf(error)?.code === 'DATABASE_BUSY';
}

/**
 * Too many at once. No error page: it says that nothing is lost, and asks again by itself. Costs next to nothing to make:
 * no look into the database, the exam's small stylesheet.
 */
export function busyPage(of: { heading: string; paragraphs: string[]; again: string; seconds?: number | undefined }): Page {
  const { heading, paragraphs, again, seconds = SECONDS } = of;
  return page<BusyView>(
    'busy',
    {
      title: heading,
      isPrivate: true,
      heading,
      paragraphs: [...paragraphs, `Trang sẽ tự thử lại sau ${seconds} giây.`],
      action: { label: 'Thử lại ngay', url: again },
    },
    { layout: 'calm', status: 503, again: { seconds, url: again } },
  );
}

/**
 * The same for whatever was asked for when the machine had no time; undefined where asking again by itself would be wrong: what
 * a form did must be done by whoever did it.
 */
export function busyAnswer(request: FastifyRequest, { status, sentence, waitSeconds }: ErrorAnswer, heading: string): Page | undefined {
  if (status !== 503 || waitSeconds === undefined || waitSeconds > MOST_SECONDS) return undefined;
  const sitting = SITTING.exec(request.url)?.[0];
  if (request.method === 'GET') return busyPage({ heading, paragraphs: [sentence], again: within(request.url), seconds: waitSeconds });
  return sitting ? busyPage({ heading, paragraphs: [sentence], again: `${sitting}?cau=cuoi`, seconds: waitSeconds }) : undefined;
}

/** An address as it was asked for; what a browser would take for another site ("//elsewhere") leads to the front page. */
function within(url: string): string {
  return URL.canParse(url, HERE) && new URL(url, HERE).origin === HERE ? url : '/';
}
