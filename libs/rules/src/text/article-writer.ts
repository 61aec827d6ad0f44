import { pointLetter, type DocumentArticle, type DocumentBlock, type DocumentTable } from '#kernel';

/** A clause before it has a number. */
export interface Clause {
  text: string;
  points?: readonly string[];
  table?: DocumentTable;
}

/** An article before it has a number; one without clauses is left out of the text. */
export interface ArticleDraft {
  id: string;
  title: string;
  clauses: readonly (Clause | string | undefined)[];
}

/** The title of a part's article: it names the part where there are several. */
export type Titled = (part: { name: string }, title: string) => string;

/**
 * Numbers articles, clauses and points as official texts have it: an article of one sentence has no numbers inside, one
 * that lists something numbers what it lists, and nothing is numbered that stands alone.
 */
export function numberArticles(drafts: readonly ArticleDraft[]): DocumentArticle[] {
  const written = drafts
    .map(({ id, title, clauses }) => ({
      id,
      title,
      clauses: clauses
        .filter((clause) => clause !== undefined)
        .map((clause) => (typeof clause === 'string' ? { text: clause } : withoutLonePoint(clause))),
    }))
    .filter(({ clauses }) => clauses.length > 0);
  return written.map(({ id, title, clauses }, at) => ({ id, number: at + 1, title, blocks: blocksOf(clauses) }));
}

function withoutLonePoint({ text, points = [], table }: Clause): Clause {
  const [only] = points;
  const alone = points.length === 1 && only !== undefined;
  return { text: alone ? `${text} ${only}` : text, ...(!alone && { points }), ...(table && { table }) };
}

function blocksOf(clauses: readonly Clause[]): DocumentBlock[] {
  const [only] = clauses;
  if (only && clauses.length === 1) {
    return [
      { kind: 'paragraph', text: only.text },
      ...(only.points ?? []).map((text, at) => ({ kind: 'clause' as const, number: at + 1, text, points: [] })),
      ...(only.table ? [only.table] : []),
    ];
  }
  return clauses.map(({ text, points = [], table }, at) => ({
    kind: 'clause',
    number: at + 1,
    text,
    points: points.map((point, index) => ({ letter: pointLetter(index), text: point })),
    ...(table && { table }),
  }));
}

/** A text with a full stop or other closing mark at its end. */
export function sentence(text: string): string {
  return /[.!?;:…]$/.test(text) ? text : `${text}.`;
}

/** Items of an enumeration as official texts write them: each ends with a semicolon, the last with a full stop. */
export function enumerated(items: readonly string[]): string[] {
  return items.map((item, at) => `${item.replace(/[.;]$/, '')}${at === items.length - 1 ? '.' : ';'}`);
}
