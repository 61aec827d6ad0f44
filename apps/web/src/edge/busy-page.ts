import type { FastifyRequest } from 'fastify';
import { databaseTroubleOf, LoadError } from '#persistence';
import type { BusyView } from '../portal/view-models.js';
import type { ErrorAnswer } from './error-answer.js';
import { type Page, page } from './page.js';

/** Rather soon: what a machine cannot do now it has done by then. */
const SECONDS = 3;
/** Longer than this is no busy moment. */
const MOST_SECONDS = 10;

/** A form of a sitting: answers chosen without script, or the paper itself. Sending it twice is sending it once. */
const SITTING = /^\/bai-thi\/[0-9a-f-]{36}\/(tra-loi|nop)$/;

/** Stands for this site's own address, whichever it is. */
const HERE = 'http://here.invalid';

/** Whether an error says that there is no time just now, and soon will be. */
export function isBusy(error: unknown): boolean {
  return error instanceof LoadError || databaseTroubleOf(error)?.code === 'DATABASE_BUSY';
}

interface BusyWords {
  heading: string;
  paragraphs: string[];
  seconds?: number | undefined;
}

/**
 * Too many at once. No error page: it says that nothing is lost, and asks again by itself. Costs next to nothing to make:
 * no look into the database, the exam's small stylesheet.
 */
export function busyPage(of: BusyWords & { again: string }): Page {
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
 * The same after a form of a sitting: what was chosen in it is nowhere else, so the page carries it, and only its button sends
 * it again. Asking again by itself would leave it behind. What the error says of what was received is no answer here.
 */
function carryingPage({ heading, seconds = SECONDS }: BusyWords, action: string, body: unknown): Page {
  return page<BusyView>(
    'busy',
    {
      title: heading,
      isPrivate: true,
      heading,
      paragraphs: [`Những gì bạn vừa chọn còn ở trang này, máy chủ chưa nhận. Hãy đợi ${seconds} giây rồi bấm “Gửi lại”.`],
      carried: { action, label: 'Gửi lại', fields: fieldsOf(body) },
    },
    { layout: 'calm', status: 503 },
  );
}

/** What a form held, its token aside: the page has its own. */
function fieldsOf(body: unknown): { name: string; value: string }[] {
  return Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, values]) =>
    name === '_csrf' ? [] : [values].flat().flatMap((value) => (typeof value === 'string' ? [{ name, value }] : [])),
  );
}

/**
 * The same for whatever was asked for when the machine had no time; undefined where asking again by itself would be wrong: what
 * a form did must be done by whoever did it.
 */
export function busyAnswer(request: FastifyRequest, { status, sentence, waitSeconds }: ErrorAnswer, heading: string): Page | undefined {
  if (status !== 503 || waitSeconds === undefined || waitSeconds > MOST_SECONDS) return undefined;
  const words = { heading, paragraphs: [sentence], seconds: waitSeconds };
  if (request.method === 'GET') return busyPage({ ...words, again: within(request.url) });
  return SITTING.test(request.url) ? carryingPage(words, request.url, request.body) : undefined;
}

/** An address as it was asked for; what a browser would take for another site ("//elsewhere") leads to the front page. */
function within(url: string): string {
  return URL.canParse(url, HERE) && new URL(url, HERE).origin === HERE ? url : '/';
}
