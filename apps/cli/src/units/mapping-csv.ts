import type { CatalogueFault, MappedUnit } from '#units';
import { readCsv } from './csv.js';
import { paddedCode } from './listed-units.js';

const NEEDED = [
  'provinceCode',
  'districtCode',
  'wardCode',
  'isDividedWard',
  'province',
  'district',
  'ward',
  'newProvinceCode',
  'newProvince',
  'newWardCode',
  'newWard',
];

/**
 * Reads the mapping of "vietnamadminunits" from the communes before July 2025 to those after it: one row for each pair, with
 * a flag for communes that were divided. Its codes are numbers, some of them with a point.
 */
export function readMappingCsv(source: string, file: string): { rows: MappedUnit[]; faults: CatalogueFault[] } {
  const [head = [], ...lines] = readCsv(source);
  const missing = NEEDED.filter((name) => !head.includes(name));
  if (missing.length > 0) return { rows: [], faults: [{ file, record: 'dòng 1', sentence: `Thiếu cột ${missing.join(', ')}.` }] };
  const faults: CatalogueFault[] = [];
  const provinces = new Map<string, MappedUnit>();
  const rows = lines.flatMap((cells, n): MappedUnit[] => {
    const at = { file, record: `dòng ${n + 2}` };
    if (cells.length !== head.length) {
      faults.push({ ...at, sentence: `Dòng có ${cells.length} ô, phải có ${head.length}.` });
      return [];
    }
    const value = (name: string): string => cells[head.indexOf(name)] ?? '';
    const [province, newProvince] = [paddedCode(value('provinceCode'), 2), paddedCode(value('newProvinceCode'), 2)];
    noteProvince(provinces, {
      from: { level: 'province', code: province, name: value('province') },
      to: { level: 'province', code: newProvince, name: value('newProvince') },
      isPart: false,
      at,
    });
    // Five island districts had no communes: the district itself became a special zone.
    const from = value('wardCode')
      ? ({
          level: 'commune',
          code: paddedCode(value('wardCode'), 5),
          name: value('ward'),
          parentCode: paddedCode(value('districtCode'), 3),
        } as const)
      : ({ level: 'district', code: paddedCode(value('districtCode'), 3), name: value('district') } as const);
    const to = { level: 'commune', code: paddedCode(value('newWardCode'), 5), name: value('newWard'), parentCode: newProvince } as const;
    return [{ from, to, isPart: /^(true|1)$/i.test(value('isDividedWard').trim()), at }];
  });
  return { rows: [...provinces.values(), ...rows], faults };
}

/** A province of the old tree went over whole, unless its communes are found under several new ones. */
function noteProvince(provinces: Map<string, MappedUnit>, row: MappedUnit): void {
  const key = `${row.from.code} ${row.to.code}`;
  if (provinces.has(key)) return;
  const others = [...provinces.values()].filter(({ from }) => from.code === row.from.code);
  for (const other of others) other.isPart = true;
  provinces.set(key, { ...row, isPart: others.length > 0 });
}
