import { hotStatement } from '#persistence';
import type { CatalogueSuccession, CatalogueVersion } from './catalogue-version.js';

/** A version as the catalogue answers with it: where it lies, in words. */
export interface CatalogueUnit extends CatalogueVersion {
  /** "huyện Lạc Dương, tỉnh Lâm Đồng"; empty for a province. */
  place: string;
  provinceName: string;
}

const VERSION = `u.id, u.level, u.code, u.kind, u.name, u.parent_code as "parentCode", u.province_code as "provinceCode",
  u.valid_from::text as "validFrom", u.valid_to::text as "validTo", u.legal_basis as "legalBasis"`;

/** With what stands above on the day: by code, since a province that becomes a city is still theirs. */
const LOCATED = `${VERSION}, coalesce(p.name, u.name) as "provinceName",
  concat_ws(', ', lower(left(d.name, 1)) || substr(d.name, 2), lower(left(p.name, 1)) || substr(p.name, 2)) as place`;
const ABOVE = `left join catalogue_units d on d.level = 'district' and u.level = 'commune' and d.code = u.parent_code
    and d.valid_from <= $1::date and (d.valid_to is null or d.valid_to > $1::date)
  left join catalogue_units p on p.level = 'province' and u.level <> 'province' and p.code = u.province_code
    and p.valid_from <= $1::date and (p.valid_to is null or p.valid_to > $1::date)`;
const VALID = `u.valid_from <= $1::date and (u.valid_to is null or u.valid_to > $1::date)`;

/**
 * The nearest first: those so called, those whose name begins so, those in whose name it stands, those that lie there. The
 * rarest word goes through the index of trigrams, the others are looked at in what it finds.
 */
export const searchCatalogue = hotStatement<
  [day: string, rarest: string, others: string[], typed: string, begins: string, inside: string, level: string | null, limit: number],
  CatalogueUnit
>(
  'catalogue_search',
  `with found as materialized (
     select u.*, case when $4 in (u.core_key, u.name_key) then 0 when u.core_key like $5 or u.name_key like $5 then 1
                      when u.name_key like $6 then 2 else 3 end as nearness
     from catalogue_units u
     where ${VALID} and u.search_key like $2 and u.search_key like all ($3::text[]) and ($7::text is null or u.level = $7)
     order by nearness, position
     limit $8)
   select ${LOCATED} from found u ${ABOVE} order by u.nearness, u.position`,
);

export const catalogueUnit = hotStatement<[day: string, id: string], CatalogueUnit>(
  'catalogue_unit',
  `select ${LOCATED} from catalogue_units u ${ABOVE} where u.id = $2`,
);

/** A unit of the day with everything below it, parents first. */
export const catalogueSubtree = hotStatement<[day: string, id: string], CatalogueUnit>(
  'catalogue_subtree',
  `select ${LOCATED} from catalogue_units u ${ABOVE}
   join catalogue_units r on r.id = $2 and r.province_code = u.province_code
   where ${VALID} and (u.id = r.id or r.level = 'province' or (r.level = 'district' and u.level = 'commune' and u.parent_code = r.code))
   order by u.position`,
);

export const catalogueVersions = hotStatement<[], CatalogueVersion & { searchKey: string; position: number }>(
  'catalogue_versions',
  `select ${VERSION}, u.search_key as "searchKey", u.position from catalogue_units u`,
);

/** All versions of one official unit, oldest first. */
export const versionsOfCode = hotStatement<[level: string, code: string], CatalogueVersion>(
  'catalogue_versions_of_code',
  `select ${VERSION} from catalogue_units u where u.level = $1 and u.code = $2 order by u.valid_from`,
);

export const catalogueSuccessions = hotStatement<[], CatalogueSuccession>(
  'catalogue_successions',
  `select from_id as "fromId", to_id as "toId", kind, happened_on::text as "happenedOn", legal_basis as "legalBasis" from catalogue_successions`,
);

/** Successions among these versions. */
export const successionsAmong = hotStatement<[ids: string[]], CatalogueSuccession>(
  'catalogue_successions_among',
  `select from_id as "fromId", to_id as "toId", kind, happened_on::text as "happenedOn", legal_basis as "legalBasis"
   from catalogue_successions where from_id = any($1::uuid[]) and to_id = any($1::uuid[])`,
);

/** What became of these versions. */
export const successionsFrom = hotStatement<[ids: string[]], CatalogueSuccession>(
  'catalogue_successions_from',
  `select from_id as "fromId", to_id as "toId", kind, happened_on::text as "happenedOn", legal_basis as "legalBasis"
   from catalogue_successions where from_id = any($1::uuid[])`,
);

/** Versions of a day by id, with where they lie. */
export const locatedById = hotStatement<[day: string, ids: string[]], CatalogueUnit>(
  'catalogue_located_by_id',
  `select ${LOCATED} from catalogue_units u ${ABOVE} where u.id = any($2::uuid[]) order by u.position`,
);

/** Districts and communes of a day by code. */
export const locatedByCode = hotStatement<[day: string, codes: string[]], CatalogueUnit>(
  'catalogue_located_by_code',
  `select ${LOCATED} from catalogue_units u ${ABOVE} where u.level <> 'province' and u.code = any($2::text[]) and ${VALID}`,
);

/** Versions by id, as they are now. */
export const versionsById = hotStatement<[ids: string[]], CatalogueVersion>(
  'catalogue_versions_by_id',
  `select ${VERSION} from catalogue_units u where u.id = any($1::uuid[])`,
);

export const provincesOf = hotStatement<[day: string], { code: string; name: string }>(
  'catalogue_provinces',
  `select u.code, u.name from catalogue_units u where u.level = 'province' and ${VALID}`,
);

export const hasCatalogue = hotStatement<[], { has: boolean }>('catalogue_has', 'select exists (select 1 from catalogue_units) as has');

export const applyCatalogue = hotStatement<[changes: string], unknown>('catalogue_apply', 'select catalogue_apply($1::jsonb)');
