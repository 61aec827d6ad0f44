import type { PagerView } from './view-models.js';

/** No list of ours is longer; a wild number shall not reach the database. */
const MOST_PAGES = 10_000;

/** Which page an address asks for, from 1; anything that is no number asks for the first. */
export function pageAsked(wanted: string | undefined): number {
  return Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(wanted)) || 1));
}

/** How many pages there are; the first is there even when it is empty. */
export function pageCount(total: number, perPage: number): number {
  return Math.max(1, Math.ceil(total / perPage));
}

/** The way from page to page; undefined where one holds everything. */
export function pager(
  { number, last }: { number: number; last: number },
  { urlOf, previous = 'Trang trước', next = 'Trang sau' }: { urlOf: (page: number) => string; previous?: string; next?: string },
): PagerView | undefined {
  if (last === 1) return undefined;
  return {
    previous: number > 1 ? { label: previous, url: urlOf(number - 1) } : undefined,
    next: number < last ? { label: next, url: urlOf(number + 1) } : undefined,
    text: `Trang ${number} trong ${last}`,
  };
}
