import { planSetting } from '../plan/plan-setting.js';
import { unwrapSetting } from '../plan/setting-words.js';
import type { SettingPath } from '../plan/strategy.js';
import { walkSettings } from '../plan/walk-settings.js';
import type { YamlSource } from '../plan/yaml-source.js';
import { isGroup } from './list-options.js';
import { withValue } from './plan-text.js';

/** A number of the file where a text is wanted, and what is written there: "01", which is 1 for the machine. */
export interface NumberText {
  path: SettingPath;
  written: string;
}

/** The texts of a plan that YAML has taken for numbers: unit codes, numbers of documents. */
export function numberTexts(source: YamlSource): NumberText[] {
  const found = new Map<string, NumberText>();
  walkSettings(planSetting, source.value, (schema, value, path) => {
    if (typeof value !== 'number') return;
    const { def, meta } = unwrapSetting(schema);
    const written = source.numberAt(path);
    if (def.type === 'string' && meta.time === undefined && written !== undefined) found.set(path.join('\n'), { path, written });
  });
  return [...found.values()];
}

/** Puts what is written in the place of the numbers, so that a form shows it and not what the machine made of it. */
export function showNumberTexts(plan: Record<string, unknown>, texts: readonly NumberText[]): void {
  for (const { path, written } of texts) {
    const group = path.slice(0, -1).reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], plan);
    if (isGroup(group) || Array.isArray(group)) (group as Record<string | number, unknown>)[path.at(-1) as string | number] = written;
  }
}

/** The text of a plan with these in quotation marks: whoever saves a form has seen them as texts. */
export function withNumberTexts(source: string, texts: readonly NumberText[]): string {
  return texts.reduce((text, { path, written }) => withValue(text, path, written), source);
}
