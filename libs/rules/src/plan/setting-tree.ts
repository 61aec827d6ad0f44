import { capitalise } from '#kernel';
import type { z } from 'zod';
import { families } from './families.js';
import { nameOfIn } from './name-of.js';
import { planSetting } from './plan-setting.js';
import type { RuleSet } from './rule-set.js';
import { settingWords, unwrapSetting } from './setting-words.js';
import type { NameOf, SettingPath, StrategyReference } from './strategy.js';
import { couldBe } from './walk-settings.js';

interface Node {
  path: SettingPath;
  /** What an official calls it; empty where the names around it say enough. */
  title: string;
  value: unknown;
}

/** A number, a text, a time: what has no settings inside. */
export interface ValueNode extends Node {
  kind: 'value';
  words: string;
  /** Words of the plan's writer, to be quoted. */
  isText: boolean;
}

export interface GroupNode extends Node {
  kind: 'group';
  /** Two groups are of one kind when they have one schema: a quiz is not an essay. */
  schema: z.core.$ZodType;
  children: SettingNode[];
}

export interface StrategyNode extends Node {
  kind: 'strategy';
  value: StrategyReference;
  /** The strategy's short name. */
  label: string;
  /** What the strategy says about itself. */
  sentence: string;
  /** Its code, its version, its arguments. */
  children: SettingNode[];
}

/** The title of an entry is the entry's name. */
export interface ListNode extends Node {
  kind: 'list';
  /** What the list is called where it is spoken of as a whole. */
  listTitle: string;
  entries: SettingNode[];
}

export type SettingNode = ValueNode | GroupNode | StrategyNode | ListNode;

/** Lists whose entries say by their names what they are: "Giải Nhất" needs no "Các hạng giải" before it. */
const KNOWN_BY_NAME = new Set(['parts', 'prizes', 'collective', 'tiers', 'rounds']);

/** The settings of a rule set as a tree of values, each with its Vietnamese title: what is printed, compared and edited. */
export function settingTree(ruleSet: RuleSet): GroupNode {
  return nodeOf(planSetting, ruleSet, [], nameOfIn(ruleSet)) as GroupNode;
}

function nodeOf(schema: z.core.$ZodType, value: unknown, path: SettingPath, nameOf: NameOf): SettingNode {
  const unwrapped = unwrapSetting(schema);
  const { def, meta } = unwrapped;
  const node = { path, title: capitalise(meta.title ?? ''), value };
  const leaf = (): ValueNode => ({
    ...node,
    kind: 'value',
    words: settingWords(value, unwrapped, nameOf),
    isText: typeof value === 'string' && meta.time === undefined && meta.options === undefined && def.type !== 'union',
  });
  const family = meta.family === undefined ? undefined : families.find(({ name }) => name === meta.family);
  if (family) {
    const reference = value as StrategyReference;
    const strategy = family.of(reference);
    const word = (words: string, title: string, key: string): ValueNode => ({
      kind: 'value',
      path: [...path, key],
      title,
      value: reference[key],
      words,
      isText: false,
    });
    return {
      ...node,
      kind: 'strategy',
      value: reference,
      label: strategy.label,
      sentence: family.describe(reference, nameOf),
      children: [
        word(strategy.label, '', 'code'),
        word(String(reference.version), 'Phiên bản quy tắc', 'version'),
        ...childrenOf(strategy.args, reference, path, nameOf),
      ],
    };
  }
  if (meta.time !== undefined) return leaf();
  switch (def.type) {
    case 'object':
      return {
        ...node,
        kind: 'group',
        schema: unwrapped.inner,
        children: childrenOf(unwrapped.inner, value as Record<string, unknown>, path, nameOf),
      };
    case 'array':
      return {
        ...node,
        kind: 'list',
        title: KNOWN_BY_NAME.has(String(path.at(-1))) ? '' : node.title,
        listTitle: node.title,
        entries: (value as unknown[]).map((entry, at) =>
          named(nodeOf(def['element'] as z.core.$ZodType, entry, [...path, at], nameOf), at),
        ),
      };
    case 'union': {
      const option = (def['options'] as z.core.$ZodType[]).find((candidate) => couldBe(unwrapSetting(candidate).inner, value));
      if (typeof value !== 'object' || option === undefined) return leaf();
      return { ...nodeOf(option, value, path, nameOf), title: node.title };
    }
    default:
      return leaf();
  }
}

function childrenOf(group: z.core.$ZodType, value: Record<string, unknown>, path: SettingPath, nameOf: NameOf): SettingNode[] {
  const shape = (group._zod as unknown as { def: { shape: Record<string, z.core.$ZodType> } }).def.shape;
  return Object.entries(shape)
    .filter(([key]) => value[key] !== undefined)
    .map(([key, inner]) => nodeOf(inner, value[key], [...path, key], nameOf));
}

/** An entry of a list under the name that it is known by: its own, that of its code or of what it refers to, else its place. */
function named(entry: SettingNode, at: number): SettingNode {
  if (entry.kind === 'strategy') return { ...entry, title: entry.label };
  return { ...entry, title: entry.kind === 'group' ? groupName(entry, at) : '' };
}

function groupName({ children, path }: GroupNode, at: number): string {
  const child = (key: string): SettingNode | undefined => children.find((candidate) => candidate.path[path.length] === key);
  const code = child('code');
  const known = child('name') ?? (code?.kind === 'value' && !code.isText ? code : children.find(isNamed));
  return known?.kind === 'value' ? known.words : `Mục ${at + 1}`;
}

/** A code that stands for something with a name: the topic of a share. */
const isNamed = (node: SettingNode): boolean => node.kind === 'value' && typeof node.value === 'string' && node.words !== node.value;
