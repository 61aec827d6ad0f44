import type { z } from 'zod';
import { code } from './setting.js';

/** The lists of a plan whose entries other settings name by code, and how a fault speaks of an entry. */
export const LISTS = {
  authorities: 'vai trò trong authorities',
  audiences: 'đối tượng trong audiences',
  events: 'sự kiện trong events',
  parts: 'phần thi trong parts',
  teams: 'ban, tổ trong teams',
  topics: 'chủ đề trong topics',
  units: 'đơn vị trong units',
} as const;

export type ListName = keyof typeof LISTS;

/** A code that must stand in a list of the same plan. Reading a plan checks it, wherever in the plan it is used. */
export function reference(list: ListName, title: string = LISTS[list]): z.ZodString {
  return code().meta({ title, refersTo: list });
}
