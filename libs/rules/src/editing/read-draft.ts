import type { Fault } from '../plan/fault.js';
import { inherit } from '../plan/inherit.js';
import { openTo, readPlan, type ReadPlanOptions, wayAbove } from '../plan/read-plan.js';
import type { RuleSet } from '../plan/rule-set.js';
import { readYaml } from '../plan/yaml-source.js';
import { isGroup } from './list-options.js';
import { type NumberText, numberTexts, showNumberTexts } from './number-texts.js';
import { planForm } from './setting-form.js';
import type { GroupField } from './setting-field.js';

export type ReadDraftOptions = ReadPlanOptions;

/** The shape of a plan on its way: what it says, and how that is filled in. */
export interface DraftShape {
  /** Its text is YAML that a form can change; otherwise the text itself must be mended first. */
  isEditable: boolean;
  /** What its own text says. */
  own: Record<string, unknown>;
  /** With what it inherits. */
  effective: Record<string, unknown>;
  /** What may be changed where it deploys another plan, or inherits its rules. */
  open?: string[];
  form: GroupField;
  /** Texts of its own that YAML has taken for numbers. */
  texts: readonly NumberText[];
}

/** A plan on its way, valid or not, with all that is wrong with it. */
export interface DraftReading extends DraftShape {
  faults: Fault[];
  /** Without faults. */
  ruleSet?: RuleSet;
}

/** Reads a plan on its way: as a form, with every fault, and as a rule set where there is none. */
export function readDraft(source: string, options: ReadDraftOptions): DraftReading {
  const { ruleSet, faults = [] } = readPlan(source, options);
  return { ...readShape(source, options), faults, ...(ruleSet && { ruleSet }) };
}

/** The same without looking for faults. */
export function readShape(source: string, { file, loadParent }: ReadDraftOptions): DraftShape {
  const { source: yaml, faults: syntax } = readYaml(source, file);
  const isEditable = syntax.length === 0 && (isGroup(yaml.value) || yaml.value === null);
  const own = isEditable && isGroup(yaml.value) ? yaml.value : {};
  const texts = isEditable ? numberTexts(yaml) : [];
  showNumberTexts(own, texts);
  const way = wayAbove(own);
  const parent = typeof own[way] === 'string' ? loadParent?.(own[way]) : undefined;
  const above = parent ? readYaml(parent.source, parent.file).source.value : undefined;
  if (!isGroup(above)) return { isEditable, own, effective: own, form: planForm(own), texts };
  const open = openTo(way, above);
  const code = String(above['code']);
  const { value } = inherit(
    { code, value: above, origins: new Map([['$', code]]), open },
    { code: typeof own['code'] === 'string' ? own['code'] : '', value: own },
  );
  return { isEditable, own, effective: value, open, form: planForm(value, open), texts };
}
