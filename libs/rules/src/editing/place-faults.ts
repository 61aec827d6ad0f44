import type { Fault } from '../plan/fault.js';
import { fieldsInside, type SettingField } from './setting-field.js';

/** Each fault at the field that it is about: the one with its path, else the nearest around it. By the path of the field. */
export function placeFaults(form: SettingField, faults: readonly Fault[]): ReadonlyMap<string, Fault[]> {
  const placed = new Map<string, Fault[]>();
  for (const fault of faults) {
    const { path } = nearest(form, fault.path);
    placed.set(path, [...(placed.get(path) ?? []), fault]);
  }
  return placed;
}

function nearest(field: SettingField, path: string): SettingField {
  const inside = fieldsInside(field).filter(
    (inner) => path === inner.path || path.startsWith(`${inner.path}.`) || path.startsWith(`${inner.path}[`),
  );
  // A branch of an alternative has its path: what is deeper says more.
  const [found] = inside;
  return found ? nearest(found, path) : field;
}
