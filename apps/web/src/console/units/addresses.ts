import type { UnitId, UnitImportId } from '#units';

export const UNITS = '/quan-tri/don-vi';
export const OFFICIAL = `${UNITS}/danh-muc`;
export const SHEETS = `${UNITS}/nhap`;

export const unitUrl = (id: UnitId, part?: string): string => (part ? `${UNITS}/${id}/${part}` : `${UNITS}/${id}`);
export const sheetUrl = (id: UnitImportId): string => `${SHEETS}/${id}`;
