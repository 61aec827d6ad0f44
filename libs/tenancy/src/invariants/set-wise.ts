import { hotStatement } from '#persistence';
import type { InstantReader, Offences, PlatformInvariant, TenantInvariant } from './invariant.js';
import { SAMPLES } from './offences.js';

/** What breaks an invariant as a statement brings it: see `counted`. */
export interface Counted {
  sample: string;
  offences: number;
}

/**
 * An invariant of a tenant that one statement checks.
 * @param breaking selects `sample`, a text for each row that breaks it; $1 is the tenant
 */
export function setWise(id: string, title: string, breaking: string): TenantInvariant {
  const statement = hotStatement<[tenant: string], Counted>(`verify-${id}`, counted(breaking));
  return { of: 'tenant', id, title, find: async (reader, tenantId) => offencesOf(await reader.rows(statement, [tenantId])) };
}

/**
 * The same for an invariant that is dear, and looks at the share of the rows that the reader has been given.
 * @param breaking besides, $2 is the part and $3 how many parts there are: see `inShare`
 */
export function setWiseInShares(id: string, title: string, breaking: string): TenantInvariant {
  const statement = hotStatement<[tenant: string, part: number, of: number], Counted>(`verify-${id}`, counted(breaking));
  const find = async (reader: InstantReader, tenantId: string): Promise<Offences> =>
    offencesOf(await reader.rows(statement, [tenantId, reader.share.part, reader.share.of]));
  return { of: 'tenant', id, title, find };
}

/** The same for an invariant of the schema or of a table of no tenant. */
export function setWiseOfAll(id: string, title: string, breaking: string): PlatformInvariant {
  const statement = hotStatement<[], Counted>(`verify-${id}`, counted(breaking));
  return { of: 'platform', id, title, find: async (reader) => offencesOf(await reader.rows(statement, [])) };
}

/** Whether a row is of the share that $2 and $3 name: by the last two bytes of an id, which are random. */
export const inShare = (id: string): string =>
  `($3::int = 1 or (get_byte(uuid_send(${id}), 14) * 256 + get_byte(uuid_send(${id}), 15)) % $3::int = $2::int)`;

/** Turns a statement that selects `sample` into one that brings some of them, each with how many there are. */
export function counted(breaking: string): string {
  return `select sample, count(*) over ()::int as offences from (${breaking}) broken order by sample limit ${SAMPLES}`;
}

/** What such a statement has brought. */
export function offencesOf(rows: readonly Counted[]): Offences {
  return { count: rows[0]?.offences ?? 0, samples: rows.map(({ sample }) => sample) };
}
