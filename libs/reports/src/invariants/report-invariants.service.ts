import { Injectable } from '@nestjs/common';
import { type Invariant, type InvariantSource, setWise } from '#tenancy';

/** In what is shown, the units together are the whole: each person counts for one of them. */
const SUMS = `
  select 'lượt đếm ' || t.id as sample from turnouts t
  cross join lateral (select coalesce(sum(u.people), 0) as people, coalesce(sum(u.attempts), 0) as attempts, count(distinct u.unit) as units, count(*) as rows
    from jsonb_to_recordset(t.units) as u(unit text, people int, attempts int)) s
  where t.tenant_id = $1 and (s.people <> (t.totals ->> 'people')::int or s.attempts <> (t.totals ->> 'attempts')::int or s.units <> s.rows)`;

/** Of rounds that are over, what was counted last is how many different people have sat. */
const PEOPLE = `
  select 'lượt đếm ' || t.id as sample from turnouts t join rounds r on r.tenant_id = $1 and r.id = t.round_id
  join (select p.round_id, count(*) as people from (select distinct a.round_id, a.registration_id from attempts a where a.tenant_id = $1) p group by p.round_id) c
    on c.round_id = t.round_id
  where t.tenant_id = $1 and t.via_tenant_id is null and r.state in ('published', 'archived') and c.people <> (t.totals ->> 'people')::int`;

/** What must hold for figures of turnout. */
@Injectable()
export class ReportInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise('units-add-up', 'Số người của các đơn vị cộng lại bằng tổng số người dự thi.', SUMS),
    setWise('turnout-counts-people', 'Số người dự thi của đợt đã công bố bằng số người khác nhau đã thi.', PEOPLE),
  ];
}
