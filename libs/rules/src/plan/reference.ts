import type { z } from 'zod';
import { code } from './setting.js';

/** The lists of a plan whose entries other settings name by code, and how a fault speaks of an entry. */
export const LISTS = {
  authorities: 'vai trò trong authorities',
  audiences: 'đối tượng trong audiences',
  criteria: 'tiêu chí chấm của vòng cuối',
  blocks: 'khối trong blocks',
  boards: 'bảng xếp hạng trong boards',
  collective: 'giải tập thể trong collective',
  events: 'sự kiện trong events',
  lists: 'danh sách trong lists',
  parts: 'phần thi trong parts',
  phases: 'vòng chấm trong judging.phases',
  teams: 'ban, tổ trong teams',
  topics: 'chủ đề trong topics',
  units: 'đơn vị trong units',
} as const;

export type ListName = keyof typeof LISTS;

/** Lists that lie inside a part: what names their entries stands in the same part. */
export type PartListName = 'criteria' | 'phases';

export function isPartList(list: ListName): list is PartListName {
  return list === 'criteria' || list === 'phases';
}

/** A code that must stand in a list of the same plan. Reading a plan checks it, wherever in the plan it is used. */
export function reference(list: ListName, title: string = LISTS[list]): z.ZodString {
  return code().meta({ title, refersTo: list });
}
