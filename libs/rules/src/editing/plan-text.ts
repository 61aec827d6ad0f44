import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  type Document,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { canonicalJson } from '../plan/canonical-json.js';
import type { SettingPath } from '../plan/strategy.js';

/*
 * Changing the text of a plan in one place. The text is cut and joined rather than written anew: comments, order, quotes and
 * blank lines everywhere else stay as somebody has set them. Whatever the cut, the result is read again and compared with
 * what was wanted; where it is not that, the whole is written anew by the YAML library, which keeps comments at least.
 */

const STYLE = { lineWidth: 0, singleQuote: true } as const;
const PARSING = { uniqueKeys: false, logLevel: 'silent', keepSourceTokens: true } as const;

type Node = ParsedNode | null;

/** The text with the value at the path; groups on the way there are made. */
export function withValue(source: string, path: SettingPath, value: unknown): string {
  return changed(
    source,
    (plain) => setIn(plain, path, value),
    (text, document) => placeValue(text, document, path, value),
  );
}

/** The text without the setting, or the entry, at the path; the same text when there is none. */
export function withoutValue(source: string, path: SettingPath): string {
  if (!looked(source, (document) => document.hasIn(path))) return source;
  return changed(
    source,
    (plain) => deleteIn(plain, path),
    (text, document) => removeValue(text, document, path),
  );
}

/** The text with one more entry in the list at the path, made where there was none. */
export function withEntry(source: string, path: SettingPath, value: unknown, at: number): string {
  const isEmpty = looked(source, (document) => {
    const list = nodeAt(document, path);
    return !isSeq(list) || list.items.length === 0;
  });
  if (isEmpty) return withValue(source, path, [value]);
  return changed(
    source,
    (plain) => (getIn(plain, path) as unknown[]).splice(at, 0, value),
    (text, document) => {
      const seq = nodeAt(document, path);
      if (!isSeq(seq)) return undefined;
      const flow = outermostFlow(document, path);
      if (flow) return rewriteFlow(text, document, flow, () => (seq as YAMLSeq).items.splice(at, 0, document.createNode(value)));
      const offset = at < seq.items.length ? dashOf(seq, at) : endOf(text, seq.items.at(-1) as ParsedNode);
      if (offset === undefined) return undefined;
      const column = columnOf(text, dashOf(seq, 0) ?? 0);
      const entry = `- ${indented(stringify(value, STYLE).trimEnd(), column + 2)}`;
      return at < seq.items.length
        ? `${text.slice(0, offset)}${entry}\n${' '.repeat(column)}${text.slice(offset)}`
        : `${text.slice(0, offset)}${' '.repeat(column)}${entry}\n${text.slice(offset)}`;
    },
  );
}

/** The text with an entry of a list at another place; comments before an entry go along. */
export function withEntryMoved(source: string, path: SettingPath, from: number, to: number): string {
  return changed(
    source,
    (plain) => {
      const list = getIn(plain, path) as unknown[];
      list.splice(to, 0, ...list.splice(from, 1));
    },
    (text, document) => {
      const seq = nodeAt(document, path);
      if (!isSeq(seq)) return undefined;
      const flow = outermostFlow(document, path);
      if (flow) return rewriteFlow(text, document, flow, () => seq.items.splice(to, 0, ...seq.items.splice(from, 1)));
      const first = dashOf(seq, 0);
      if (first === undefined) return undefined;
      // An entry begins where the one before it has ended: with the comments that stand before its dash.
      const starts = seq.items.map((_item, at) =>
        at === 0 ? first - columnOf(text, first) : endOf(text, seq.items[at - 1] as ParsedNode),
      );
      const end = endOf(text, seq.items.at(-1) as ParsedNode);
      const blocks = starts.map((start, at) => text.slice(start, starts[at + 1] ?? end));
      blocks.splice(to, 0, ...blocks.splice(from, 1));
      return `${text.slice(0, starts[0])}${blocks.join('')}${text.slice(end)}`;
    },
  );
}

/** Words inside a text of a plan, and what is to stand in their place. */
export interface ReplacedWords {
  path: SettingPath;
  from: string;
  to: string;
}

/** The text with some words of single values replaced where they stand, in their quotes; everything else to the byte. */
export function withWordsReplaced(source: string, replacements: readonly ReplacedWords[]): string {
  const document = parse(source);
  const wanted = (document.toJS() ?? {}) as Record<string, unknown>;
  const found = replacements.flatMap(({ path, from, to }) => {
    const node = nodeAt(document, path);
    if (!isScalar(node) || typeof node.value !== 'string') return [];
    const value = node.value.replace(from, to);
    setIn(wanted, path, value);
    return [{ path, from, to, value, start: node.range[0], end: node.range[1] }];
  });
  const text = found
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (whole, { from, to, start, end }) => `${whole.slice(0, start)}${whole.slice(start, end).replace(from, to)}${whole.slice(end)}`,
      source,
    );
  if (says(text, wanted)) return text;
  return found.reduce((whole, { path, value }) => withValue(whole, path, value), source);
}

/** Lets both the text and the plain values change, and believes the text only when it says what the values say. */
function changed(
  source: string,
  change: (plain: Record<string, unknown>) => void,
  cut: (text: string, document: Document.Parsed) => string | undefined,
): string {
  const text = source.endsWith('\n') || source === '' ? source : `${source}\n`;
  const document = parse(text);
  const wanted = (document.toJS() ?? {}) as Record<string, unknown>;
  change(wanted);
  const result = cut(text, document);
  if (result !== undefined && says(result, wanted)) return result;
  return rewritten(document, wanted);
}

function says(text: string, wanted: unknown): boolean {
  return looked(text, (document) => document.errors.length === 0 && isSame(document.toJS(), wanted));
}

/** The whole plan written anew with the wanted values; what has not changed keeps its comments. */
function rewritten(document: Document.Parsed, wanted: Record<string, unknown>): string {
  if (!isMap(document.contents)) return stringify(wanted, STYLE);
  const present = (document.toJS() ?? {}) as Record<string, unknown>;
  for (const key of Object.keys(present)) if (!Object.hasOwn(wanted, key)) document.delete(key);
  for (const [key, value] of Object.entries(wanted)) if (!isSame(present[key], value)) document.set(key, document.createNode(value));
  return document.toString(STYLE);
}

function placeValue(text: string, document: Document.Parsed, path: SettingPath, value: unknown): string | undefined {
  const [above, key] = [path.slice(0, -1), path.at(-1)];
  if (key === undefined) return undefined;
  const parent = nodeAt(document, above);
  if (!isCollection(parent)) return above.length === 0 ? undefined : placeValue(text, document, above, { [key]: value });
  const flow = outermostFlow(document, above);
  const node = nodeAt(document, path);
  if (isScalar(node) && typeof value !== 'object' && node.type !== Scalar.BLOCK_FOLDED && node.type !== Scalar.BLOCK_LITERAL) {
    const written = scalarText(value, node, flow !== undefined);
    if (!written.includes('\n')) return `${text.slice(0, node.range[0])}${written}${text.slice(node.range[1])}`;
  }
  // An empty group in braces grows into lines of its own.
  if (flow?.length === above.length && parent.items.length === 0 && above.length > 0)
    return placeValue(text, document, above, isMap(parent) ? { [key]: value } : [value]);
  if (flow) return rewriteFlow(text, document, flow, () => document.setIn(path, value));
  return isMap(parent) ? placePair(text, parent, String(key), value) : placeEntry(text, parent, Number(key), value);
}

/** A pair of a group: in the place of the one that is there, else after the last. */
function placePair(text: string, map: YAMLMap, key: string, value: unknown): string | undefined {
  const written = stringify({ [key]: value }, STYLE).trimEnd();
  const pairs = map.items as Pair<ParsedNode, Node>[];
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last) return undefined;
  const column = columnOf(text, first.key.range[0]);
  const present = pairs.find((pair) => isScalar(pair.key) && pair.key.value === key);
  if (present) {
    const [start, end] = [present.key.range[0], endOf(text, present.value ?? present.key)];
    return `${text.slice(0, start)}${indented(written, column)}\n${text.slice(end)}`;
  }
  const end = endOf(text, last.value ?? last.key);
  return `${text.slice(0, end)}${' '.repeat(column)}${indented(written, column)}\n${text.slice(end)}`;
}

function placeEntry(text: string, seq: YAMLSeq, at: number, value: unknown): string | undefined {
  const item = seq.items[at] as Node | undefined;
  const dash = dashOf(seq, at);
  if (!item || dash === undefined) return undefined;
  const written = indented(stringify(value, STYLE).trimEnd(), columnOf(text, dash) + 2);
  return `${text.slice(0, dash)}- ${written}\n${text.slice(endOf(text, item))}`;
}

function removeValue(text: string, document: Document.Parsed, path: SettingPath): string | undefined {
  const [above, key] = [path.slice(0, -1), path.at(-1)];
  const parent = nodeAt(document, above);
  if (!isCollection(parent)) return undefined;
  const flow = outermostFlow(document, above);
  if (flow) return rewriteFlow(text, document, flow, () => document.deleteIn(path));
  // What would leave nothing behind is written as an empty group or list.
  if (parent.items.length === 1) return above.length === 0 ? undefined : placeValue(text, document, above, isMap(parent) ? {} : []);
  if (isSeq(parent)) {
    const [dash, item] = [dashOf(parent, Number(key)), parent.items[Number(key)] as Node];
    if (dash === undefined || !item) return undefined;
    return `${text.slice(0, dash - columnOf(text, dash))}${text.slice(endOf(text, item))}`;
  }
  const pairs = parent.items as Pair<ParsedNode, Node>[];
  const at = pairs.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const pair = pairs[at];
  if (!pair) return undefined;
  const start = pair.key.range[0];
  const lineStart = start - columnOf(text, start);
  const end = endOf(text, pair.value ?? pair.key);
  // The first of an entry stands on the line of the dash: the next one moves up to it.
  if (text.slice(lineStart, start).trim() !== '')
    return `${text.slice(0, start)}${text.slice((pairs[at + 1] as Pair<ParsedNode>).key.range[0])}`;
  return `${text.slice(0, lineStart)}${text.slice(end)}`;
}

/** The outermost group or list in braces on the way: it is written anew as a whole, on one line. */
function outermostFlow(document: Document.Parsed, path: SettingPath): SettingPath | undefined {
  for (let length = 0; length <= path.length; length++) {
    const node = nodeAt(document, path.slice(0, length));
    if (isCollection(node) && node.flow) return path.slice(0, length);
  }
  return undefined;
}

function rewriteFlow(text: string, document: Document.Parsed, path: SettingPath, change: () => void): string | undefined {
  const { range } = nodeAt(document, path) as ParsedNode;
  change();
  const plain = (document.getIn(path, true) as ParsedNode).toJSON() as unknown;
  const written = stringify(plain, { ...STYLE, collectionStyle: 'flow' }).trimEnd();
  return `${text.slice(0, range[0])}${written}${text.slice(range[1])}`;
}

/** A value as it stands after a key, in quotes like those of what it replaces; in braces and brackets more texts need them. */
function scalarText(value: unknown, { type }: Scalar, isInFlow: boolean): string {
  const isQuoted = typeof value === 'string' && (type === Scalar.QUOTE_SINGLE || type === Scalar.QUOTE_DOUBLE);
  const style = { ...STYLE, ...(isQuoted && { defaultStringType: type }), defaultKeyType: Scalar.PLAIN } as const;
  if (isInFlow)
    return stringify([value], { ...style, collectionStyle: 'flow' })
      .trim()
      .slice(1, -1)
      .trim();
  return stringify({ k: value }, style).slice('k: '.length).trimEnd();
}

/** The text that was only looked at last: many changes in a row each begin with what the one before has ended with. */
let untouched: { source: string; document: Document.Parsed } | undefined;

/** The parsed text, for whoever may change it. */
function parse(source: string): Document.Parsed {
  const known = untouched?.source === source ? untouched.document : undefined;
  untouched = undefined;
  return known ?? parseDocument(source, PARSING);
}

/** Asks the parsed text something; it is left as it is. */
function looked<T>(source: string, ask: (document: Document.Parsed) => T): T {
  const document = parse(source);
  const answer = ask(document);
  untouched = { source, document };
  return answer;
}

function nodeAt(document: Document.Parsed, path: SettingPath): Node | undefined {
  if (path.length === 0) return document.contents;
  return document.getIn(path, true) as Node | undefined;
}

/** Where the line after a node begins; a comment behind the node belongs to its line. */
function endOf(text: string, { range }: ParsedNode): number {
  const end = range[1];
  if (end > 0 && text[end - 1] === '\n') return end;
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}

/** Where the dash of an entry stands. */
function dashOf({ srcToken }: YAMLSeq, at: number): number | undefined {
  if (srcToken?.type !== 'block-seq') return undefined;
  const starts = srcToken.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset));
  return starts[at];
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** All lines but the first moved in. */
function indented(text: string, by: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);
}

function getIn(plain: unknown, path: SettingPath): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], plain);
}

function setIn(plain: Record<string, unknown>, path: SettingPath, value: unknown): void {
  let group = plain as Record<string | number, unknown>;
  path.slice(0, -1).forEach((step) => {
    if (typeof group[step] !== 'object' || group[step] === null) group[step] = {};
    group = group[step] as Record<string | number, unknown>;
  });
  group[path.at(-1) as string] = value;
}

function deleteIn(plain: Record<string, unknown>, path: SettingPath): void {
  const parent = getIn(plain, path.slice(0, -1));
  const key = path.at(-1) as string | number;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent as object, key);
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
