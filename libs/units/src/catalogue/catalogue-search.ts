import { likePattern } from '../domain/like-pattern.js';
import { searchWords } from '../domain/search-words.js';
import { searchCatalogue } from './catalogue-statements.js';
import { type CatalogueLevel, OFFICIAL_KINDS } from './official-kind.js';

const SHOWN = 12;
/** Words that stand at the head of thousands of names: no index is narrowed by them. */
const COMMON = new Set(Object.values(OFFICIAL_KINDS).flatMap(({ word }) => searchWords(word)));

/** What is looked for in the catalogue. */
export interface CatalogueSearch {
  text: string;
  day: string;
  level?: CatalogueLevel | undefined;
  limit?: number | undefined;
}

type SearchValues = Parameters<NonNullable<typeof searchCatalogue.types>>[0];

/** The values of the search's statement; undefined when nothing was typed that could be found. */
export function searchValues({ text, day, level, limit = SHOWN }: CatalogueSearch): SearchValues | undefined {
  const words = searchWords(text);
  if (words.length === 0) return undefined;
  const [rarest = '', ...others] = [...words].sort((a, b) => Number(COMMON.has(a)) - Number(COMMON.has(b)) || b.length - a.length);
  const typed = words.join(' ');
  return [day, likePattern(rarest), others.map((word) => likePattern(word)), typed, `${typed}%`, likePattern(typed), level ?? null, limit];
}

/** The search's statement with its values written in: for measuring what Postgres alone takes. */
export function catalogueSearchSql(search: CatalogueSearch): string {
  const values = searchValues(search) ?? [];
  return searchCatalogue.text.replace(/\$(\d)/g, (_, n: string) => literal(values[Number(n) - 1] ?? null)).replace(/\s+/g, ' ');
}

function literal(value: string | number | string[] | null): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`;
  return `'${value.replaceAll("'", "''")}'`;
}
