/** A word that may be chosen, with its name and, where it has one, the sentence that says what it does. */
export interface FieldOption {
  value: string;
  label: string;
  sentence?: string;
}

interface FieldBase {
  /** Where its value stands: "parts[0].paper.items". Also its name in a form. */
  path: string;
  title: string;
  hint?: string;
  /** The plan is whole without it. */
  isOptional: boolean;
  /** The plan says something here; otherwise what is shown is the default. */
  isStated: boolean;
  /** The plan above has fixed it. */
  isLocked: boolean;
}

/** Something typed on one line; `reading` is how a valid text is understood where that is worth saying. */
export interface TextField extends FieldBase {
  kind: 'text';
  form: 'line' | 'code' | 'time' | 'whole' | 'decimal' | 'word';
  text: string;
  reading?: string;
}

/** Several things, one on each line. */
export interface LinesField extends FieldBase {
  kind: 'lines';
  text: string;
}

/** One out of a few: a word of the setting's own, or an entry of one of the plan's lists. */
export interface ChoiceField extends FieldBase {
  kind: 'choice' | 'yes-no' | 'reference';
  text: string;
  options: FieldOption[];
}

/** Several out of a few. */
export interface TicksField extends FieldBase {
  kind: 'ticks';
  texts: string[];
  options: FieldOption[];
}

/** Something to tick, and what may be ticked instead of the whole of it. */
export interface TreeNode extends FieldOption {
  inside: TreeNode[];
}

/** Several out of many that lie inside one another. */
export interface TreeField extends FieldBase {
  kind: 'tree';
  texts: string[];
  nodes: TreeNode[];
}

/** Settings that belong together; an optional group may be absent as a whole. */
export interface GroupField extends FieldBase {
  kind: 'group';
  isPresent: boolean;
  fields: SettingField[];
}

/** Entries in an order, each a field; `additions` is what an entry may be where there is a choice. */
export interface ListField extends FieldBase {
  kind: 'list';
  entries: { title: string; field: SettingField }[];
  additions: FieldOption[];
}

/** One of a family's strategies, or one kind of a part: the choice, then what belongs to the chosen one. */
export interface VariantField extends FieldBase {
  kind: 'variant';
  /** The setting that names the choice: "code", "kind". */
  tag: string;
  chosen: string;
  options: FieldOption[];
  /** What the rule says about itself with what is filled in. */
  sentence?: string;
  fields: SettingField[];
}

/** A value that may be written in different ways: a fixed time, or one that hangs on an event. */
export interface AlternativesField extends FieldBase {
  kind: 'alternatives';
  chosen: number;
  branches: { label: string; field: SettingField }[];
}

/** How one setting of a plan is filled in. */
export type SettingField =
  TextField | LinesField | ChoiceField | TicksField | TreeField | GroupField | ListField | VariantField | AlternativesField;

/** The name under which the choice of an alternative or a variant is sent. */
export function choiceName(field: VariantField | AlternativesField): string {
  return field.kind === 'variant' ? `${field.path}.${field.tag}` : `${field.path}#`;
}

/** The fields right inside a field. */
export function fieldsInside(field: SettingField): SettingField[] {
  switch (field.kind) {
    case 'group':
    case 'variant':
      return field.fields;
    case 'list':
      return field.entries.map((entry) => entry.field);
    case 'alternatives':
      return field.branches.flatMap((branch, at) => (at === field.chosen ? [branch.field] : []));
    default:
      return [];
  }
}

/** The field of a path, of those with the same path the outermost; undefined when the form has none. */
export function findField(form: SettingField, path: string): SettingField | undefined {
  if (form.path === path) return form;
  for (const inner of fieldsInside(form)) {
    const found = findField(inner, path);
    if (found) return found;
  }
  return undefined;
}
