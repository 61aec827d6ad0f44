import type { CatalogueFault, ListedUnit } from '#units';

/** A record of the JSON files of "vietnamese-provinces-database", of its later form (two levels) and of its earlier one (three). */
interface Entry {
  Code?: unknown;
  FullName?: unknown;
  District?: unknown;
  Districts?: unknown;
  Ward?: unknown;
  Wards?: unknown;
}

/** Reads a JSON file of that project: provinces with their communes, or with districts between. Full, simplified or Vietnamese only. */
export function readProvinceJson(source: string, file: string): { units: ListedUnit[]; faults: CatalogueFault[] } {
  const units: ListedUnit[] = [];
  const faults: CatalogueFault[] = [];
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch (error) {
    return { units, faults: [{ file, record: 'cả tệp', sentence: `Tệp không phải JSON: ${(error as Error).message}` }] };
  }
  if (!Array.isArray(data)) return { units, faults: [{ file, record: 'cả tệp', sentence: 'Tệp phải là một danh sách tỉnh, thành phố.' }] };
  const read = (entry: unknown, where: string): { entry: Entry; code: string; name: string } | undefined => {
    const { Code: code, FullName: name } = (entry ?? {}) as Entry;
    if (typeof code === 'string' && typeof name === 'string') return { entry: entry as Entry, code, name };
    faults.push({ file, record: where, sentence: 'Bản ghi thiếu Code hoặc FullName (đều là chuỗi ký tự).' });
    return undefined;
  };
  data.forEach((one, n) => {
    const at = `tỉnh thứ ${n + 1}`;
    const province = read(one, at);
    if (!province) return;
    const provinceCode = province.code;
    units.push({ level: 'province', code: provinceCode, name: province.name, parentCode: null, provinceCode, at: { file, record: at } });
    listOf(province.entry.Districts ?? province.entry.District).forEach((two, m) => {
      const place = `${at}, huyện thứ ${m + 1}`;
      const district = read(two, place);
      if (!district) return;
      units.push({
        level: 'district',
        code: district.code,
        name: district.name,
        parentCode: provinceCode,
        provinceCode,
        at: { file, record: place },
      });
      addCommunes(district.entry, district.code, provinceCode, place);
    });
    addCommunes(province.entry, provinceCode, provinceCode, at);
  });
  return { units, faults };

  function addCommunes({ Wards, Ward }: Entry, parentCode: string, provinceCode: string, place: string): void {
    listOf(Wards ?? Ward).forEach((three, m) => {
      const record = `${place}, xã thứ ${m + 1}`;
      const commune = read(three, record);
      if (commune) units.push({ level: 'commune', code: commune.code, name: commune.name, parentCode, provinceCode, at: { file, record } });
    });
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
