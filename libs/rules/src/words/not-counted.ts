import { kindOfName, type PartKind } from './part-kind.js';
import { bareWords } from './same-words.js';

/** What a plan leaves out of the count. */
export interface LeftOut {
  kinds: ReadonlySet<PartKind>;
  /** Bare words of parts that only the plan knows. */
  names: readonly string[];
}

/** Front matter that is never the main part of an essay. */
const NEVER_MAIN = ['contents', 'lists', 'thanks'] as const;
const NOTES = ['chú thích', 'cước chú', 'chú thích cuối trang', 'ghi chú cuối trang', 'chú giải'];

/**
 * What the lines of a plan mean: "trang bìa", "phụ lục và tài liệu tham khảo". A plan that leaves out anything at all says that
 * the main part alone counts; then tables of contents, lists of abbreviations and thanks are left out, too.
 */
export function leftOutBy(lines: readonly string[]): LeftOut & { notes: boolean } {
  const names = lines
    .flatMap((line) => (kindOfName(line) ? [line] : line.split(/[,;/&]|\s(?:và|hoặc)\s/u)))
    .filter((name) => bareWords(name) !== '');
  const kinds = new Set<PartKind>(names.length > 0 ? NEVER_MAIN : []);
  const others: string[] = [];
  let notes = false;
  for (const name of names) {
    const kind = kindOfName(name);
    const words = bareWords(name).replace(/^phần /u, '');
    if (NOTES.includes(words)) notes = true;
    else if (kind) kinds.add(kind);
    else others.push(words);
  }
  kinds.delete('main');
  return { kinds, names: others, notes };
}
