import { capitalise } from '#kernel';
import { z } from 'zod';
import { planSetting } from './plan-setting.js';

type Json = Record<string, unknown>;

/**
 * The JSON Schema of a plan file, for editors that complete and check while one types. It knows every setting, every word
 * that may be chosen and every strategy with its arguments; what only reading a plan can tell (codes that name nothing,
 * times that overlap) it lets pass. A plan that deploys or inherits another states what it changes, so nothing is required of it.
 */
export function planJsonSchema(): Json {
  const schema = z.toJSONSchema(planSetting, { io: 'input', unrepresentable: 'any', target: 'draft-7' }) as Json;
  const plan = forEditors(schema);
  return {
    ...withoutRequirements(plan),
    title: 'Kế hoạch của một cuộc thi',
    required: ['code'],
    if: { anyOf: [{ required: ['deploys'] }, { required: ['inherits'] }] },
    else: requirements(plan),
  };
}

/** Said by a setting's meta for our own use; an editor does not know it. */
const OWN_WORDS = new Set(['options', 'refersTo', 'names', 'time', 'family']);

/** A schema in the words that editors know. Only schemas are turned: a setting may itself be called "options". */
function forEditors(schema: Json): Json {
  const inner = Object.entries(schema)
    .filter(([key]) => !OWN_WORDS.has(key))
    .map(([key, value]): [string, unknown] => {
      if (key === 'properties') return [key, mapValues(value as Record<string, Json>, forEditors)];
      if (key === 'items') return [key, forEditors(value as Json)];
      if (key === 'oneOf' || key === 'anyOf' || key === 'allOf') return [key, (value as Json[]).map(forEditors)];
      return [key, value];
    });
  return { ...Object.fromEntries(inner), ...said(schema, schema['options'] as Readonly<Record<string, string>> | undefined) };
}

/** What an editor shows beside a setting: its title, what it means, what each word that may be chosen means. */
function said({ title, description, enum: words, const: word }: Json, options: Readonly<Record<string, string>> | undefined): Json {
  const means = typeof word === 'string' ? options?.[word] : undefined;
  const told = [title, description, means]
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => capitalise(part as string));
  return {
    ...(typeof title === 'string' && { title: capitalise(title) }),
    ...(told.length > 0 && { description: told.join('. ') }),
    ...(Array.isArray(words) && options && { enumDescriptions: words.map((choice) => options[String(choice)] ?? String(choice)) }),
  };
}

/** What a plan must state that stands alone, in the groups that another plan may open setting by setting. */
function requirements(node: Json): Json {
  const properties = (node['properties'] ?? {}) as Record<string, Json>;
  const inner = Object.entries(properties)
    .map(([key, property]): [string, Json] => [key, requirements(property)])
    .filter(([, needed]) => Object.keys(needed).length > 0);
  return {
    ...(Array.isArray(node['required']) && { required: node['required'] as unknown[] }),
    ...(inner.length > 0 && { properties: Object.fromEntries(inner) }),
  };
}

function withoutRequirements(node: Json): Json {
  const { properties } = node;
  if (properties === undefined) return node;
  const rest = Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'required'));
  return { ...rest, properties: mapValues(properties as Record<string, Json>, withoutRequirements) };
}

function mapValues(record: Record<string, Json>, turn: (value: Json) => Json): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, turn(value)]));
}
