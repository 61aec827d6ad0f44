import { unitKey } from '../domain/search-words.js';
import type { CatalogueUnitId, CatalogueVersion } from './catalogue-version.js';
import { readOfficialName } from './official-kind.js';

export interface CatalogueKeys {
  nameKey: string;
  coreKey: string;
  searchKey: string;
  /** Where it stands among all, as Vietnamese sorts: by level, by the name without its head, then by where it lies. */
  position: number;
}

/** Numbers by value: "Ea Súp 2" before "Ea Súp 10". */
const collator = new Intl.Collator('vi', { numeric: true });
const LEVELS = ['province', 'district', 'commune'];

/**
 * Under what each version is looked for: its own name, its district's, and every name that its province has had meanwhile.
 * A province that became a city is found under both, though its communes are the same.
 */
export function catalogueKeys(versions: readonly CatalogueVersion[]): ReadonlyMap<CatalogueUnitId, CatalogueKeys> {
  const above = new Map<string, CatalogueVersion[]>();
  for (const version of versions) {
    if (version.level === 'commune') continue;
    const key = `${version.level} ${version.code}`;
    above.set(key, [...(above.get(key) ?? []), version]);
  }
  const namesOf = (key: string, version: CatalogueVersion): string[] =>
    (above.get(key) ?? []).filter((one) => overlap(one, version)).map(({ name }) => name);
  const named = versions.map((version) => {
    const district = version.level === 'commune' ? namesOf(`district ${version.parentCode}`, version) : [];
    const core = coreOf(version);
    const province =
      version.level === 'province'
        ? (above.get(`province ${version.code}`) ?? [])
            .filter((one) => one.id !== version.id && coreOf(one) === core)
            .map(({ name }) => name)
        : namesOf(`province ${version.provinceCode}`, version);
    return { version, core, words: [version.name, ...district, ...province].join(' ') };
  });
  const places = named.toSorted(
    (a, b) =>
      LEVELS.indexOf(a.version.level) - LEVELS.indexOf(b.version.level) ||
      collator.compare(a.core, b.core) ||
      collator.compare(a.words, b.words) ||
      (a.version.validFrom < b.version.validFrom ? -1 : 1),
  );
  const position = new Map(places.map(({ version }, at) => [version.id, at]));
  return new Map(
    named.map(({ version, core, words }) => [
      version.id,
      { nameKey: unitKey(version.name), coreKey: unitKey(core), searchKey: unitKey(words), position: position.get(version.id) ?? 0 },
    ]),
  );
}

function coreOf({ name, level }: CatalogueVersion): string {
  return readOfficialName(name, level)?.core ?? name;
}

function overlap(a: CatalogueVersion, b: CatalogueVersion): boolean {
  return (a.validTo === null || a.validTo > b.validFrom) && (b.validTo === null || b.validTo > a.validFrom);
}
