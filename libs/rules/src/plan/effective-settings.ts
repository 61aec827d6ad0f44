import { formatPath } from './fault.js';
import { Openings } from './openings.js';
import { provenanceOf, type Provenance } from './provenance.js';
import type { RuleSet } from './rule-set.js';
import { settingTree, type SettingNode } from './setting-tree.js';

/** One value of a rule set: what applies, and why. */
export interface EffectiveSetting {
  /** "parts[0].paper.minutes" */
  path: string;
  /** "Thi trắc nghiệm › Đề thi › Thời gian làm bài (phút)" */
  title: string;
  value: unknown;
  /** The value as people say it. */
  words: string;
  provenance: Provenance;
  /** A plan that deploys this one may change it. */
  isOpen: boolean;
}

/** Every value of a rule set by itself, in the order of the plan's schema; an empty list is a value too. */
export function effectiveSettings(ruleSet: RuleSet): EffectiveSetting[] {
  const open = new Openings(ruleSet.open);
  const settings: EffectiveSetting[] = [];
  const visit = (node: SettingNode, above: readonly string[]): void => {
    const title = node.kind === 'list' && node.entries.length === 0 ? node.listTitle : node.title;
    const titles = title === '' ? above : [...above, title];
    const inside = node.kind === 'list' ? node.entries : node.kind === 'value' ? [] : node.children;
    if (inside.length > 0) {
      for (const child of inside) visit(child, titles);
      return;
    }
    const path = formatPath(node.path);
    settings.push({
      path,
      title: titles.join(' › '),
      value: node.value,
      words: node.kind === 'value' ? node.words : 'để trống',
      provenance: provenanceOf(ruleSet, path),
      isOpen: open.has(node.path),
    });
  };
  visit(settingTree(ruleSet), []);
  return settings;
}
