import { capitalise } from '#kernel';
import { UNIT_KINDS, type UnitKind } from '#rules';
import type { Basis } from '../entities/unit.entity.js';
import { unitKey } from './search-words.js';

/** Kinds as a tenant's own list may have them; a province is none of these. */
export const KEPT_KINDS = (Object.keys(UNIT_KINDS) as UnitKind[]).filter((kind) => kind !== 'province');

/** "Sở, ban, ngành, cơ quan" */
export function kindWords(kind: UnitKind): string {
  return capitalise(UNIT_KINDS[kind]);
}

/** What people write in a sheet for a kind, besides its full words. */
const ALSO: Readonly<Partial<Record<UnitKind, readonly string[]>>> = {
  city: ['thành phố'],
  town: ['thị xã'],
  district: ['huyện', 'quận'],
  ward: ['phường'],
  township: ['thị trấn'],
  commune: ['xã'],
  agency: ['sở', 'ban', 'ngành', 'cơ quan', 'sở ban ngành', 'cơ quan nhà nước'],
  office: ['phòng', 'phòng ban', 'đơn vị thuộc cơ quan'],
  'public-service': ['đơn vị sự nghiệp', 'sự nghiệp', 'trạm y tế', 'bệnh viện', 'trung tâm'],
  school: ['trường', 'trường học', 'nhà trường', 'cơ sở giáo dục'],
  'armed-force': ['công an', 'quân đội', 'lực lượng vũ trang', 'quân sự'],
  association: ['đoàn thể', 'hội', 'đoàn'],
  enterprise: ['doanh nghiệp', 'công ty', 'hợp tác xã'],
  'residential-group': ['thôn', 'tổ dân phố', 'khu phố', 'ấp', 'bản', 'buôn', 'xóm', 'khối phố'],
};
const KIND_OF = new Map(
  KEPT_KINDS.flatMap((kind) => [UNIT_KINDS[kind], ...(ALSO[kind] ?? [])].map((words) => [unitKey(words), kind] as const)),
);

/** The kind that somebody has written, with or without tones; undefined when it is none. */
export function readKind(written: string): UnitKind | undefined {
  return KIND_OF.get(unitKey(written)) ?? KEPT_KINDS.find((kind) => kind === written.trim());
}

/** By what a person counts for a unit, in words. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = { residence: 'Nơi thường trú', workplace: 'Nơi làm việc hoặc học tập' };

const BASES_OF: Readonly<Record<string, readonly Basis[]>> = {
  'noi thuong tru': ['residence'],
  'thuong tru': ['residence'],
  'noi o': ['residence'],
  'noi lam viec hoac hoc tap': ['workplace'],
  'noi lam viec': ['workplace'],
  'lam viec': ['workplace'],
  'noi hoc tap': ['workplace'],
  'ca hai': ['residence', 'workplace'],
};

/** What somebody has written about counting: "Nơi ở", "Cả hai". */
export function readBases(written: string): readonly Basis[] | undefined {
  return BASES_OF[unitKey(written)];
}

const COMMUNE_LEVEL: ReadonlySet<UnitKind> = new Set(['ward', 'commune', 'special-zone', 'township']);

/** What is usual for a kind: one lives in communes and residential groups, and works in the others. */
export function usualBases(kind: UnitKind): readonly Basis[] {
  if (kind === 'residential-group') return ['residence'];
  return COMMUNE_LEVEL.has(kind) ? ['residence', 'workplace'] : ['workplace'];
}
