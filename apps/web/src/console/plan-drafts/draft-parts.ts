import type { ContestDraft } from '#contests';
import { type DocumentArticle, type DocumentBlock, formatNumber } from '#kernel';
import { type Change, diffRuleSets, findField, formSentence, type RuleSet, rulesDocument, type SettingField } from '#rules';
import type { ObstaclesView, PlanChangesView, PlanContentsView } from '../view-models.js';
import { draftUrl, sectionUrl } from './addresses.js';
import { type OpenDraft, previewOf } from './draft-desk.js';
import { isAround } from './plan-paths.js';
import type { Obstacle } from './readiness.js';
import { type Chapter, pageOf, type Section } from './sections.js';
import { placeOf, tickedNames } from './setting-place.js';
import { idOf } from './setting-views.js';

/** All obstacles, on the pages that are about them. */
export const EVERY = 1_000;
const MOST_OBSTACLES = 6;
const MOST_CHANGES = 12;
const MOST_ARTICLES = 6;
const MARKS: Readonly<Record<Change['kind'], string>> = { changed: 'Đổi', added: 'Thêm', removed: 'Bỏ' };

/** The table of contents with a mark where something is wrong. */
export function contentsView({ id }: Pick<ContestDraft, 'id'>, chapters: readonly Chapter[], current?: string): PlanContentsView {
  const link = ({ id: section, title, faults }: Section): PlanContentsView['chapters'][number]['sections'][number]['entries'][number] => ({
    label: title,
    url: sectionUrl(id, section),
    current: section === current || undefined,
    faults: faults > 0 ? `${formatNumber(faults)} chỗ cần sửa` : undefined,
  });
  return {
    chapters: chapters.map(({ title, sections }) => ({
      title,
      sections: sections.map((section) => ({ ...link(section), entries: section.entries.map(link) })),
    })),
  };
}

/**
 * What must be done before publication, each with the way there.
 * With a form, settings are told by what it calls them; `later` is what can wait until people come.
 */
export function obstaclesView(
  { id, contestId }: Pick<ContestDraft, 'id' | 'contestId'>,
  chapters: readonly Chapter[],
  obstacles: readonly Obstacle[],
  { most = MOST_OBSTACLES, form, later = [] }: { most?: number; form?: SettingField | undefined; later?: readonly string[] } = {},
): ObstaclesView {
  const shown = obstacles.slice(0, most);
  return {
    heading: obstacles.length === 0 ? 'Đủ điều kiện công bố' : `Còn ${formatNumber(obstacles.length)} việc trước khi công bố`,
    sentence:
      obstacles.length === 0
        ? contestId
          ? 'Không còn gì phải sửa. Người có quyền công bố có thể công bố bản sửa này.'
          : 'Không còn gì phải sửa. Người có quyền công bố có thể công bố cuộc thi.'
        : 'Bấm vào từng việc để đến chỗ cần sửa.',
    items: shown.map(({ path, sentence, line }) => {
      const page = pageOf(chapters, path);
      return {
        text: form ? formSentence({ path, message: sentence }, form) : sentence,
        url: page && `${sectionUrl(id, page.id)}?mo=${encodeURIComponent(path)}#${idOf(path)}`,
        place: form ? placeOf(form, path).join(' › ') || undefined : line === undefined ? undefined : `dòng ${line}`,
      };
    }),
    later: later.length > 0 ? { heading: 'Cần làm trước ngày mở', items: [...later] } : undefined,
    more: obstacles.length > shown.length ? { label: `Xem đủ ${formatNumber(obstacles.length)} việc`, url: draftUrl(id) } : undefined,
  };
}

/** What the draft says otherwise than what it began as, and the articles of the rules that say so; of one page, or of all. */
export function changesView(open: OpenDraft, page?: Section): PlanChangesView {
  const { origin, draft } = open;
  const preview = previewOf(open);
  const isCorrection = draft.origin.kind === 'published' || draft.origin.kind === 'deployed';
  const heading = isCorrection ? 'Khác bản đang dùng' : 'Khác bản gốc';
  if (!preview)
    return {
      heading,
      sentence: origin ? 'Sửa xong các chỗ còn lỗi, thể lệ sẽ hiện ở đây.' : 'Thể lệ sẽ hiện ở đây khi không còn chỗ nào phải sửa.',
      changes: [],
      articles: [],
    };
  const changes = origin ? diffRuleSets(origin, preview.ruleSet) : [];
  const own = page ? changes.filter(({ path }) => isAround(page.path, path)) : changes;
  const shown = own.slice(0, MOST_CHANGES);
  const articles = changedArticles(origin, preview.ruleSet);
  return {
    heading,
    sentence: sentenceOf({
      hasOrigin: origin !== undefined,
      isPartial: preview.isPartial,
      own: own.length,
      all: changes.length,
      isPage: page !== undefined,
    }),
    changes: shown.map(({ title, before, after, kind, path }) => {
      const named = namesAt(open.reading.form, path);
      return { title, before: named(before), after: named(after), mark: MARKS[kind] };
    }),
    more: own.length > shown.length ? `và ${formatNumber(own.length - shown.length)} chỗ khác nữa` : undefined,
    articles: articles.slice(0, MOST_ARTICLES).map(articleView),
  };
}

/** What a path of a setting is called, where a field ticks settings; other values say themselves. */
function namesAt(form: SettingField, path: string): (value: string | undefined) => string | undefined {
  const field = findField(form, path.replace(/\[\d+\]$/, ''));
  return (value) => (field?.kind === 'tree' && value !== undefined ? (tickedNames(field.nodes, [value])[0] ?? value) : value);
}

function sentenceOf({
  hasOrigin,
  isPartial,
  own,
  all,
  isPage,
}: {
  hasOrigin: boolean;
  isPartial: boolean;
  own: number;
  all: number;
  isPage: boolean;
}): string {
  const partial = isPartial ? ' Những chỗ còn lỗi chưa tính vào đây.' : '';
  if (!hasOrigin) return `Bản này lập từ tệp nên không có bản gốc để so.${partial}`;
  if (all === 0) return `Chưa có gì khác.${partial}`;
  if (isPage)
    return `${own === 0 ? 'Mục này chưa có gì khác.' : `Mục này khác ${formatNumber(own)} chỗ.`} Cả kế hoạch khác ${formatNumber(all)} chỗ.${partial}`;
  return `Cả kế hoạch khác ${formatNumber(all)} chỗ.${partial}`;
}

/** The articles that read otherwise; all of them where there is nothing to compare with. */
function changedArticles(origin: RuleSet | undefined, ruleSet: RuleSet): DocumentArticle[] {
  const texts = new Set(origin ? rulesDocument(origin).articles.map(({ id, title, blocks }) => JSON.stringify({ id, title, blocks })) : []);
  return rulesDocument(ruleSet).articles.filter(({ id, title, blocks }) => !texts.has(JSON.stringify({ id, title, blocks })));
}

function articleView({ number, title, blocks }: DocumentArticle): PlanChangesView['articles'][number] {
  return { title: `Điều ${number}. ${title}`, lines: blocks.flatMap(linesOf) };
}

function linesOf(block: DocumentBlock): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'clause':
      return [
        `${block.number}. ${block.text}`,
        ...block.points.map(({ letter, text }) => `${letter}) ${text}`),
        ...(block.table ? linesOf(block.table) : []),
      ];
    case 'list':
      return block.items.map((item) => `– ${item}`);
    case 'table':
      return block.rows.map((row) => row.join(', '));
  }
}
