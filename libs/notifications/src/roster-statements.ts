import { REACHED } from './domain/unit-reach.js';

/**
 * Who of a list (value 5; null: of all within reach) is registered within reach: by name and birth date, else by the phone with
 * one of the two, since a phone alone is the family's. Whoever counts for a unit out of reach is not found: otherwise a list would tell who they are.
 */
export const MATCHED = `
  with reached as materialized (${REACHED}),
  listed as materialized (
    select p.* from roster_people p join rosters s on s.tenant_id = p.tenant_id and s.id = p.roster_id
    where p.tenant_id = $1 and ($5::uuid is null or s.id = $5::uuid) and s.contest_id = $4 and s.unit_id in (select id from reached)),
  here as materialized (
    select r.id, r.guardian_state, a.name_key, a.birth_date, a.phone from registrations r
    join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id
    where r.tenant_id = $1 and r.contest_id = $4 and r.duplicate_of is null and r.unit_id in (select id from reached)),
  matched as (
    select l.id as person, h.id as registration from listed l join here h on h.name_key = l.name_key and h.birth_date = l.birth_date
    union
    select l.id, h.id from listed l
    join here h on h.phone = l.phone and (h.name_key = l.name_key or h.birth_date = l.birth_date))`;
