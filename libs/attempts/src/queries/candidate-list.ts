import { hotStatement } from '#persistence';

/** The people with a sealed attempt in a round that counts, by pseudonym in the order of their letters: how many, and the SHA-256 of the list. */
export const candidateList = hotStatement<[tenant: string, round: string], { people: number; sha256: string }>(
  'candidate-list',
  `select count(*)::integer as people,
     encode(sha256(convert_to(coalesce(string_agg(c.pseudonym || E'\\n', '' order by c.pseudonym), ''), 'UTF8')), 'hex') as sha256
   from (
     select distinct p.pseudonym::text collate "C" as pseudonym
     from attempts a join contest_people p on p.tenant_id = a.tenant_id and p.registration_id = a.registration_id
     where a.tenant_id = $1 and a.round_id = $2 and a.submitted_at is not null
       and not exists (select from attempts n where n.tenant_id = a.tenant_id and n.continues = a.id)
   ) c`,
);
