import { cleanText, compareVietnamese, foldVietnamese, formatNumber } from '#kernel';
import type { ArchivedWork, WinningWork } from '#results';
import type { EntryProvenance, SubmissionId } from '#submissions';
import { fileLabelOf, sizeLabel } from './file-words.js';
import type { PageContent } from '../../edge/page.js';
import { nominatedInWords } from '../../edge/entry-provenance.js';
import { placeName } from '../../edge/place-name.js';
import type { ArchiveView, ArchivedWorkView } from '../view-models.js';
import { pageAsked, pageCount, pager } from '../pager.js';
import { ARCHIVE, ARCHIVE_NAME, workAddress, workFileAddress } from './addresses.js';

/** What of the archive is wanted, as typed. */
export interface ArchiveQuery {
  words: string;
  year: string;
  theme: string;
  unit: string;
  /** Number of the page, from 1. */
  page: string | undefined;
}

/** What of the archive was found. */
export interface FoundWorks {
  query: ArchiveQuery;
  /** Everything that is in the archive. */
  all: readonly WinningWork[];
  found: readonly WinningWork[];
  /** Those of the page that is asked for. */
  shown: readonly WinningWork[];
  /** From 1. */
  page: number;
}

const LONGEST_SEARCH = 100;
const PER_PAGE = 20;

/** The works that everybody may read, narrowed by what was asked for: by title, theme, unit and author. */
export function searchArchive(all: readonly WinningWork[], typed: ArchiveQuery): FoundWorks {
  const query = { ...typed, words: cleanText(typed.words).slice(0, LONGEST_SEARCH) };
  const found = all.filter((work) => isWanted(work, query));
  const page = Math.min(pageAsked(typed.page), pageCount(found.length, PER_PAGE));
  return { query, all, found, shown: found.slice((page - 1) * PER_PAGE, page * PER_PAGE), page };
}

/** A page of them. @param summaries how those that are shown begin */
export function archiveContent(
  { query, all: works, found, shown, page }: FoundWorks,
  summaries: ReadonlyMap<SubmissionId, string>,
): PageContent<ArchiveView> {
  const isNarrowed = [query.words, query.year, query.theme, query.unit].some(Boolean);
  return {
    title: ARCHIVE_NAME,
    description: 'Sáng kiến, giải pháp, bài viết đạt giải mà tác giả đồng ý công khai.',
    heading: ARCHIVE_NAME,
    intro: 'Bài đạt giải ở các cuộc thi, đăng khi mọi tác giả đồng ý. Tác giả rút lại lúc nào cũng được.',
    search:
      works.length > 0
        ? {
            actionUrl: ARCHIVE,
            value: query.words,
            selects: [
              select('nam', 'Năm', 'Mọi năm', [...new Set(works.map(({ year }) => String(year)))].toSorted().toReversed(), query.year),
              select('chu-de', 'Chủ đề', 'Mọi chủ đề', names(works.map(({ theme }) => theme)), query.theme),
              select('don-vi', 'Đơn vị', 'Mọi đơn vị', names(works.map(({ unit }) => unit?.name ?? null)), query.unit),
            ].filter(({ options }) => options.length > 1),
          }
        : undefined,
    count: isNarrowed ? `${formatNumber(found.length)} trong ${formatNumber(works.length)} bài.` : undefined,
    reset: isNarrowed ? { label: 'Xem tất cả', url: ARCHIVE } : undefined,
    rows: shown.map((work) => ({
      title: work.title,
      url: workAddress(work.id),
      prize: work.prize,
      detail: [work.unit && placeName(work.unit), `${work.contestName}, công bố năm ${work.year}`, work.theme].filter(Boolean).join('. '),
      summary: summaries.get(work.id) ?? '',
    })),
    pager: pagesOf(query, page, found.length),
    empty:
      works.length === 0
        ? 'Kho chưa có bài nào. Bài được đăng sau khi công bố kết quả, khi mọi tác giả đồng ý.'
        : found.length === 0
          ? 'Không có bài nào khớp. Thử gõ ít chữ hơn hoặc bỏ bớt điều kiện.'
          : undefined,
  };
}

/** The way from page to page, with what was asked for. */
function pagesOf({ words, year, theme, unit }: ArchiveQuery, number: number, total: number): ArchiveView['pager'] {
  return pager(
    { number, last: pageCount(total, PER_PAGE) },
    {
      urlOf: (page) => {
        const wanted = { q: words, nam: year, 'chu-de': theme, 'don-vi': unit, trang: page > 1 ? String(page) : '' };
        const entries = Object.entries(wanted).filter(([, value]) => value !== '');
        return entries.length > 0 ? `${ARCHIVE}?${new URLSearchParams(entries).toString()}` : ARCHIVE;
      },
    },
  );
}

function isWanted(work: WinningWork, { words, year, theme, unit }: ArchiveQuery): boolean {
  const text = [work.title, work.theme ?? '', work.unit?.name ?? '', ...work.authors.map(({ fullName }) => fullName ?? '')];
  const key = foldVietnamese(text.join(' '));
  return (
    (year === '' || String(work.year) === year) &&
    (theme === '' || work.theme === theme) &&
    (unit === '' || work.unit?.name === unit) &&
    foldVietnamese(words)
      .split(' ')
      .every((word) => key.includes(word))
  );
}

function names(all: readonly (string | null)[]): string[] {
  return [...new Set(all.filter((name) => name !== null))].toSorted(compareVietnamese);
}

function select(
  name: string,
  label: string,
  everything: string,
  values: readonly string[],
  chosen: string,
): NonNullable<ArchiveView['search']>['selects'][number] {
  return {
    id: `loc-${name}`,
    name,
    label,
    options: [{ value: '', label: everything }, ...values.map((value) => ({ value, label: value, isSelected: value === chosen }))],
  };
}

/** One work, as its authors let it be read. @param provenance who has nominated it, if anybody has */
export function workContent(work: ArchivedWork, provenance?: EntryProvenance): PageContent<ArchivedWorkView> {
  const { sections, files, unit } = work;
  const authors = work.authors.flatMap(({ fullName }) => fullName ?? []);
  return {
    title: work.title,
    description: `${work.prize}, ${work.contestName}.`,
    back: { label: ARCHIVE_NAME, url: ARCHIVE },
    heading: work.title,
    facts: [
      { label: 'Giải', value: work.prize },
      { label: 'Cuộc thi', value: work.contestName },
      { label: 'Phần thi', value: work.partName },
      { label: 'Năm công bố', value: String(work.year) },
      ...(work.theme === null ? [] : [{ label: 'Chủ đề', value: work.theme }]),
      ...(authors.length > 0 ? [{ label: authors.length > 1 ? 'Các tác giả' : 'Tác giả', value: authors.join(', ') }] : []),
      ...(unit ? [{ label: work.isOfUnit ? 'Bài của đơn vị' : 'Đơn vị', value: placeName(unit) }] : []),
      ...(provenance ? [{ label: 'Nguồn gốc', value: nominatedInWords(provenance) }] : []),
    ],
    sections: sections.map(({ code, text }) => ({
      heading: work.sectionNames.get(code) ?? 'Nội dung',
      paragraphs: text
        .split(/\n+/u)
        .map((line) => line.trim())
        .filter(Boolean),
    })),
    files: files.map((file) => ({ label: fileLabelOf(file), detail: sizeLabel(file), url: workFileAddress(work.id, file.id) })),
    note: 'Nội dung do tác giả gửi dự thi và đồng ý công khai. Khi áp dụng, hãy ghi tên tác giả và đơn vị.',
  };
}
