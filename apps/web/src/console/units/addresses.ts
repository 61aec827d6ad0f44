import type { RegistrationId } from '#registrations';
import { spokenDay, type UnitId, type UnitImportId } from '#units';

export const UNITS = '/quan-tri/don-vi';
export const OFFICIAL = `${UNITS}/danh-muc`;
export const SHEETS = `${UNITS}/nhap`;

/** The list with units of these first days in it: on its usual day where they are valid on that, else on the last of theirs. */
export function listWith(firstDays: readonly string[], usualDay: string): string {
  const last = firstDays.toSorted().at(-1) ?? usualDay;
  return last > usualDay ? `${UNITS}?ngay=${encodeURIComponent(spokenDay(last))}` : UNITS;
}

export const unitUrl = (id: UnitId, part?: string): string => (part ? `${UNITS}/${id}/${part}` : `${UNITS}/${id}`);
export const sheetUrl = (id: UnitImportId): string => `${SHEETS}/${id}`;
export const personUrl = (id: RegistrationId): string => `/quan-tri/nguoi-du-thi/${id}`;
