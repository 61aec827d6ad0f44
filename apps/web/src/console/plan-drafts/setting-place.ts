import { fieldsInside, type SettingField, type TreeNode } from '#rules';
import { isAround } from './plan-paths.js';

/** What leads to a setting, as people call it: "Thi trắc nghiệm", "Đề thi", "Số câu hỏi". Entries stand for their lists. */
export function placeOf(form: SettingField, path: string): string[] {
  const names: string[] = [];
  const name = (title: string): void => {
    if (title !== '' && names.at(-1) !== title) names.push(title);
  };
  const visit = (field: SettingField): void => {
    const entry = field.kind === 'list' ? field.entries.find((one) => isAround(one.field.path, path)) : undefined;
    const next = entry?.field ?? fieldsInside(field).find((inner) => inner.path !== field.path && isAround(inner.path, path));
    // What a rule is called says less than its setting.
    if (!entry && !(next && field.kind === 'variant')) name(field.title);
    if (entry) name(entry.title);
    if (next) visit(next);
  };
  visit(form);
  return names;
}

/** What is ticked, by its place: "Cuộc thi, Kế hoạch". */
export function tickedNames(nodes: readonly TreeNode[], texts: readonly string[], above = ''): string[] {
  return nodes.flatMap(({ value, label, inside }) => [
    ...(texts.includes(value) ? [`${above}${label}`] : []),
    ...tickedNames(inside, texts, `${above}${label}, `),
  ]);
}
