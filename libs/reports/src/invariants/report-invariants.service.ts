import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import { type InstantReader, type Invariant, type InvariantSource, OffenceList, type Offences, setWise } from '#tenancy';
import { turnoutHash } from '../domain/public-turnout.js';
import type { Turnout } from '../entities/turnout.entity.js';

/** In what is shown, the units together are the whole: each person counts for one of them. */
const SUMS = `
  select 'lượt đếm ' || t.id as sample from turnouts t
  cross join lateral (select coalesce(sum(u.people), 0) as people, coalesce(sum(u.attempts), 0) as attempts, count(distinct u.unit) as units, count(*) as rows
    from jsonb_to_recordset(t.units) as u(unit text, people int, attempts int)) s
  where t.tenant_id = $1 and (s.people <> (t.totals ->> 'people')::int or s.attempts <> (t.totals ->> 'attempts')::int or s.units <> s.rows)`;

/**
 * Of rounds that are over, what was counted last is how many different people have sat, or are the first author of what was sent in; an
 * entry of a unit itself is nobody's, as in counting.
 */
const PEOPLE = `
  select 'lượt đếm ' || t.id as sample from turnouts t join rounds r on r.tenant_id = $1 and r.id = t.round_id
  left join (
    select p.round_id, count(*) as people from (select distinct a.round_id, a.registration_id from attempts a where a.tenant_id = $1) p group by p.round_id
    union all
    select e.round_id, count(*) from (
      select distinct s.round_id, s.via_tenant_id, s.unit_id, coalesce(p.audience, ''), a.pseudonym from submissions s
      join submission_authors a on a.tenant_id = $1 and a.submission_id = s.id and a.version = s.version and a.ordinal = 1
      left join contest_people p on p.tenant_id = $1 and p.registration_id = s.registration_id
      where s.tenant_id = $1 and s.state = 'sent' and s.unit_id is not null and s.author_kind <> 'unit') e group by e.round_id) c
    on c.round_id = t.round_id
  where t.tenant_id = $1 and t.via_tenant_id is null and r.state in ('published', 'archived') and coalesce(c.people, 0) <> (t.totals ->> 'people')::int`;

const hashed = hotStatement<[tenant: string], Turnout>(
  'verify-turnouts',
  `select t.id, t.via_tenant_id as "viaTenantId", t.contest_id as "contestId", t.round_id as "roundId", t.taken_at as "takenAt", t.totals, t.units, t.hours, t.days, t.sha256
   from turnouts t where t.tenant_id = $1 and t.sha256 is not null`,
);

/** What must hold for figures of turnout. */
@Injectable()
export class ReportInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise('units-add-up', 'Số người của các đơn vị cộng lại bằng tổng số người dự thi.', SUMS),
    setWise('turnout-counts-people', 'Số người dự thi của đợt đã công bố bằng số người khác nhau đã thi, đã gửi bài.', PEOPLE),
    {
      of: 'tenant',
      id: 'turnouts-fit-their-hash',
      title: 'Số liệu tham gia đang công khai đúng mã đi kèm.',
      find: changedTurnouts,
    },
  ];
}

async function changedTurnouts(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for await (const turnouts of reader.portions(hashed, [tenantId]))
    for (const turnout of turnouts) if (turnoutHash(turnout) !== turnout.sha256) found.add(`lượt đếm ${turnout.id}`);
  return found.found();
}
