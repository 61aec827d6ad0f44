import { formatDate, formatNumber, formatTime } from '#kernel';
import type { CellView, EmptyView, PagerView, StateView } from './view-models.js';

/** Rows on a page of a list. */
export const PER_PAGE = 50;

/** Values of a list's address; empty ones are left out. */
export type ListQuery = Readonly<Record<string, string | undefined>>;

/** Whether any of these values narrows the list. An empty field of a filter is sent as an empty text. */
export function isNarrowed(query: ListQuery, names: readonly string[]): boolean {
  return names.some((name) => Boolean(query[name]));
}

/** The page that an address asks for, from 1. */
export function pageNumber(typed: string | undefined): number {
  return Math.min(100_000, Math.max(1, Math.trunc(Number(typed)) || 1));
}

/** The address of a list with these values. */
export function listUrl(path: string, query: ListQuery): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return entries.length > 0 ? `${path}?${new URLSearchParams(entries).toString()}` : path;
}

/** "1 đến 50 trong 8.214 người", with the ways to the neighbours. */
export function pagerOf(
  path: string,
  query: ListQuery,
  { number, shown, total, noun }: { number: number; shown: number; total: number; noun: string },
): PagerView {
  const first = (number - 1) * PER_PAGE + 1;
  const to = (target: number): string => listUrl(path, { ...query, trang: target > 1 ? String(target) : undefined });
  const last = Math.max(1, Math.ceil(total / PER_PAGE));
  return {
    text:
      shown > 0
        ? `${formatNumber(first)} đến ${formatNumber(first + shown - 1)} trong ${formatNumber(total)} ${noun}`
        : `Trang ${formatNumber(number)} không có ${noun} nào.`,
    previousUrl: number > 1 ? to(Math.min(number - 1, last)) : undefined,
    nextUrl: number < last ? to(number + 1) : undefined,
  };
}

/** Instead of a table where an address asks for a page that the list does not have. */
export function beyondTheEnd(path: string, query: ListQuery): EmptyView {
  const first = listUrl(path, { ...query, trang: undefined });
  return {
    title: 'Trang này không có gì',
    text: 'Danh sách ngắn hơn số trang trong địa chỉ.',
    action: { label: 'Về trang đầu', url: first },
  };
}

/** Options of a filter: everything first, then the others. */
export function filterOptions(
  everything: string,
  options: readonly { value: string; label: string }[],
  chosen: string | undefined,
): { value: string; label: string; isSelected?: boolean | undefined }[] {
  return [{ value: '', label: everything }, ...options].map((option) => ({ ...option, isSelected: option.value === (chosen ?? '') }));
}

export const headCell = (text: string, url?: string, detail?: string): CellView => ({ text, url, detail, isHead: true });
export const textCell = (text: string, detail?: string): CellView => ({ text, detail });
/** What somebody typed in several lines. */
export const linesCell = (text: string, detail?: string): CellView => ({ ...textCell(text, detail), isInLines: true });
/** The day, and the hour below it. */
export const momentCell = (instant: Date): CellView => textCell(formatDate(instant), formatTime(instant));
export const numberCell = (value: number): CellView => ({ text: formatNumber(value), isNumber: true });
export const stateCell = (kind: StateView['kind'], label: string): CellView => ({ state: { kind, label } });
