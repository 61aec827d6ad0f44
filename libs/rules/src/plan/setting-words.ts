import { formatDate, parseLocal } from '#kernel';
import type { z } from 'zod';
import { LATER } from '../prizes/prize-setting.js';
import { formatEndOf, formatStartOf } from '../schedule/format-moment.js';
import { formatPoints } from '../scoring/format-points.js';
import type { Moment, TimeKind } from './moment.js';
import { formatPeriod, type Period } from './period.js';
import type { ListName } from './reference.js';
import type { NameOf } from './strategy.js';

/** What a setting's schema says about it besides its type. */
export interface SettingMeta {
  title?: string;
  description?: string;
  /** Vietnamese names of the words that may be chosen. */
  options?: Readonly<Record<string, string>>;
  refersTo?: ListName;
  /** Its entries are paths of settings: "contest.plan". */
  names?: 'settings';
  time?: TimeKind;
  family?: string;
}

type Def = { type: string } & Record<string, unknown>;

/** A schema without its wrappers, and everything that they and it say; what is said further out counts. */
export function unwrapSetting(schema: z.core.$ZodType): { inner: z.core.$ZodType; def: Def; meta: SettingMeta } {
  const { def } = schema._zod as unknown as { def: Def };
  const own = ((schema as z.ZodType).meta() ?? {}) as SettingMeta;
  const below = def['innerType'] ?? (def.type === 'pipe' ? def['in'] : undefined);
  if (below === undefined) return { inner: schema, def, meta: own };
  const unwrapped = unwrapSetting(below as z.core.$ZodType);
  return { ...unwrapped, meta: { ...unwrapped.meta, ...own } };
}

/** A single value as people say it: "20", "có", "hết ngày 30/10/2024", the name behind a code. */
export function settingWords(value: unknown, { def, meta }: { def: Def; meta: SettingMeta }, nameOf: NameOf): string {
  switch (meta.time) {
    case 'start':
      return formatStartOf(value as Moment, nameOf);
    case 'end':
      return formatEndOf(value as Moment, nameOf);
    case 'day':
      return formatDate(parseLocal(value as string) as Date);
    case 'period':
      return formatPeriod(value as Period);
    case undefined:
      break;
  }
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'number') return formatPoints(value);
  const text = String(value);
  // Only beside a number: in a text, the word is a word.
  if (text === LATER && def.type === 'union') return 'quyết định sau';
  return meta.options?.[text] ?? (meta.refersTo ? nameOf(meta.refersTo, text) : text);
}
