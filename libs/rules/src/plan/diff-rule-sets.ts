import { canonicalJson } from './canonical-json.js';
import { formatPath } from './fault.js';
import type { RuleSet } from './rule-set.js';
import { settingTree, type GroupNode, type ListNode, type SettingNode, type StrategyNode } from './setting-tree.js';

/** One thing that is not the same in two rule sets, in words for an official. */
export interface Change {
  kind: 'changed' | 'added' | 'removed';
  /** In the later rule set; of what is gone, in the earlier one. */
  path: string;
  /** "Thi trắc nghiệm › Đề thi › Thời gian làm bài (phút)" */
  title: string;
  before?: string;
  after?: string;
  /** "Thi trắc nghiệm › Đề thi › Thời gian làm bài (phút): 15 → 20" */
  sentence: string;
}

/**
 * Everything in which two rule sets differ, in the order of the later one. Entries of lists are the same when their codes
 * are; a strategy that is replaced by another is told by both sentences. Which plan gave a value is no difference.
 */
export function diffRuleSets(before: RuleSet, after: RuleSet): Change[] {
  return compare(settingTree(before), settingTree(after), []);
}

function compare(before: SettingNode, after: SettingNode, above: Titles): Change[] {
  if (canonicalJson(before.value) === canonicalJson(after.value)) return [];
  const titles = after.title === '' ? above : [...above, after.title];
  if (before.kind === 'list' && after.kind === 'list') return compareLists(before, after, titles);
  if (before.kind === 'group' && after.kind === 'group' && before.schema === after.schema) return compareChildren(before, after, titles);
  if (before.kind === 'strategy' && after.kind === 'strategy' && nameOfStrategy(before) === nameOfStrategy(after))
    return compareChildren(before, after, titles);
  return [changed(before, after, titles)];
}

function compareChildren(before: GroupNode | StrategyNode, after: GroupNode | StrategyNode, titles: Titles): Change[] {
  const earlier = new Map(before.children.map((child) => [child.path.at(-1), child]));
  const later = new Map(after.children.map((child) => [child.path.at(-1), child]));
  return [
    ...after.children.flatMap((child) => {
      const same = earlier.get(child.path.at(-1));
      return same ? compare(same, child, titles) : [added(child, [...titles, titleOf(child)])];
    }),
    ...before.children.filter((child) => !later.has(child.path.at(-1))).map((child) => removed(child, [...titles, titleOf(child)])),
  ];
}

function compareLists(before: ListNode, after: ListNode, titles: Titles): Change[] {
  const listTitles = after.title === '' ? [...titles, after.listTitle] : titles;
  const [earlier, later] = [byCode(before), byCode(after)];
  if (!earlier || !later) return comparePlaces(before.entries, after.entries, { titles, listTitles });
  const kept = [...later.keys()].filter((code) => earlier.has(code));
  const keptBefore = [...earlier.keys()].filter((code) => later.has(code));
  const names = (codes: readonly string[]): string => codes.map((code) => shortly(later.get(code) as SettingNode)).join('; ');
  return [
    ...(kept.join() === keptBefore.join() ? [] : [reordered(after, listTitles, names(keptBefore), names(kept))]),
    ...[...later].flatMap(([code, entry], at) => {
      const same = earlier.get(code);
      if (same) return compare(same, entry, titles);
      // Where a rule stands in its list is part of what it means.
      return [added(entry, listTitles, entry.kind === 'strategy' && at < later.size - 1 ? at + 1 : undefined)];
    }),
    ...[...earlier].filter(([code]) => !later.has(code)).map(([, entry]) => removed(entry, listTitles)),
  ];
}

/** Entries without codes: what stands between an equal beginning and an equal end is what was changed. */
function comparePlaces(
  before: readonly SettingNode[],
  after: readonly SettingNode[],
  { titles, listTitles }: { titles: Titles; listTitles: Titles },
): Change[] {
  const isSame = (a: SettingNode | undefined, b: SettingNode | undefined): boolean => canonicalJson(a?.value) === canonicalJson(b?.value);
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && isSame(before[first], after[first])) first++;
  let last = 0;
  while (last < shorter - first && isSame(before.at(-1 - last), after.at(-1 - last))) last++;
  const [gone, come] = [before.slice(first, before.length - last), after.slice(first, after.length - last)];
  if (gone.length === come.length) return come.flatMap((entry, at) => compare(gone[at] as SettingNode, entry, titles));
  return [...come.map((entry) => added(entry, listTitles)), ...gone.map((entry) => removed(entry, listTitles))];
}

/** The entries by their codes; undefined when some have none, or two the same. */
function byCode({ entries }: ListNode): Map<string, SettingNode> | undefined {
  const codes = entries.map(({ value }) => (value as { code?: unknown } | null)?.code);
  if (codes.some((code) => typeof code !== 'string') || new Set(codes).size < codes.length) return undefined;
  return new Map(entries.map((entry, at) => [codes[at] as string, entry]));
}

type Titles = readonly string[];

function changed(before: SettingNode, after: SettingNode, titles: Titles): Change {
  const [was, is] = [inFull(before), inFull(after)];
  return change('changed', after, titles, { before: was, after: is }, `${quoted(before, was)} → ${quoted(after, is)}`);
}

function reordered(list: ListNode, titles: Titles, before: string, after: string): Change {
  return change('changed', list, titles, { before, after }, `đổi thứ tự từ “${before}” thành “${after}”`);
}

function added(node: SettingNode, titles: Titles, place?: number): Change {
  const after = inFull(node);
  return change('added', node, titles, { after }, `thêm${place === undefined ? '' : ` vào vị trí thứ ${place}`} “${after}”`);
}

function removed(node: SettingNode, titles: Titles): Change {
  const before = inFull(node);
  return change('removed', node, titles, { before }, `bỏ “${before}”`);
}

function change(kind: Change['kind'], node: SettingNode, titles: Titles, words: { before?: string; after?: string }, what: string): Change {
  const title = titles.filter((part) => part !== '').join(' › ');
  return { kind, path: formatPath(node.path), title, ...words, sentence: `${title}: ${what}` };
}

function quoted(node: SettingNode, words: string): string {
  return node.kind === 'value' && !node.isText ? words : `“${words}”`;
}

function inFull(node: SettingNode): string {
  switch (node.kind) {
    case 'value':
      return node.words;
    case 'strategy':
      return node.sentence;
    case 'list':
      return node.entries.map(inFull).join('; ');
    case 'group': {
      // The name says what it is, the single values what is in it; what has parts of its own would be too long to read.
      const details = node.children
        .filter((child) => isShort(child) && child.path.at(-1) !== 'code' && child.path.at(-1) !== 'name')
        .map((child) => `${titleOf(child)}: ${child.kind === 'list' ? child.entries.map(inFull).join(', ') : inFull(child)}`);
      const name = node.children.some(({ path }) => path.at(-1) === 'name') ? node.title : '';
      return [name, ...(details.length > 0 ? [name === '' ? details.join('; ') : `(${details.join('; ')})`] : [])]
        .filter(Boolean)
        .join(' ');
    }
  }
}

/** A value, or a list of nothing but values: the units of a target. */
const isShort = (node: SettingNode): boolean =>
  node.kind === 'value' || (node.kind === 'list' && node.entries.length > 0 && node.entries.every(({ kind }) => kind === 'value'));

const shortly = (node: SettingNode): string => (node.kind === 'group' ? node.title : inFull(node));
const titleOf = (node: SettingNode): string => (node.kind === 'list' ? node.listTitle : node.title);
const nameOfStrategy = ({ value: { code, version } }: StrategyNode): string => `${code}@${version}`;
