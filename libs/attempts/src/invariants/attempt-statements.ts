import type { RuleSetId } from '#contests';
import { hotStatement } from '#persistence';
import { type Counted, counted, inShare } from '#tenancy';

/** What an attempt names is there, and is of one contest. The hot path has no references for it: each would be looked up at every start. */
export const BELONGING = `
  select a.id::text as sample from attempts a
  left join rounds r on r.tenant_id = $1 and r.id = a.round_id
  left join registrations g on g.tenant_id = $1 and g.id = a.registration_id
  left join banks k on k.tenant_id = $1 and k.id = a.bank_id
  left join rule_sets s on s.tenant_id = $1 and s.id = a.rule_set_id
  left join round_banks b on b.tenant_id = $1 and b.round_id = a.round_id
  where a.tenant_id = $1 and ((r.contest_id = a.contest_id and r.part_code = a.part_code and g.contest_id = a.contest_id and k.contest_id = a.contest_id
      and s.contest_id = a.contest_id) is not true
    or b.bank_id <> a.bank_id or (g.account_id is not null and g.account_id <> a.account_id))`;

/** Whoever hands in while a round is being altered may have been the first or the second. */
const ON_THE_WAY = "interval '2 minutes'";

/** Times of an attempt, where nobody was granted more: started in the round, handed in by the deadline, which the round's end caps. */
export const TIMES = `
  select a.id::text as sample from attempts a join rounds r on r.tenant_id = $1 and r.id = a.round_id
  where a.tenant_id = $1
    and (a.submitted_at > a.deadline_at or a.received_at >= a.deadline_at + make_interval(secs => a.grace_seconds) or a.submitted_at < a.started_at
      or a.started_at < r.opens_at or a.started_at >= r.closes_at or (a.deadline_at > r.closes_at and a.paused_until is null))
    and not exists (select from attempt_grants g where g.tenant_id = $1 and (g.attempt_id = a.id or g.successor_id = a.id))`;

/** Minutes of a paper by the rule set and the part under which an attempt was started. */
type PaperTimes = [tenant: string, ruleSets: RuleSetId[], parts: string[], minutes: number[]];

/** How long somebody was kept waiting in all: who hands in during a pause has back only what was over of it. */
const RESTED = `interval '1 millisecond' * (a.paused_ms + case when a.paused_until > a.submitted_at
  then ceil(extract(epoch from a.paused_until - a.submitted_at) * 1000)::integer else 0 end)`;
const ENDS = (closesAt: string): string => `least(a.started_at + p.length, ${closesAt})`;

/**
 * Attempts whose time is not what the rules and the alterations of their round give: from the start on so many minutes, capped by the
 * end of the round as it was while they lasted, and as much more as the round rested. Where the board has granted more, it is theirs.
 */
export const wrongDeadlines = hotStatement<PaperTimes, Counted>(
  'verify-deadlines-as-promised',
  counted(`
  with p as materialized (
    select u.rule_set, u.part, make_interval(mins => u.minutes) as length from unnest($2::uuid[], $3::text[], $4::int[]) as u(rule_set, part, minutes)
  )
  select a.id::text as sample from attempts a join rounds r on r.tenant_id = $1 and r.id = a.round_id
  join p on p.rule_set = a.rule_set_id and p.part = a.part_code
  where a.tenant_id = $1
    -- Nearly all: their whole time, in a round that never rested.
    and not (a.deadline_at - a.started_at = p.length and a.deadline_at <= r.closes_at and a.paused_until is null and a.paused_ms = 0 and r.paused_from is null)
    and ((a.deadline_at - ${RESTED} <> ${ENDS('r.closes_at')} and not exists (
        select from round_alterations x where x.tenant_id = $1 and x.round_id = a.round_id and x.kind = 'extend'
          and x.decided_at + ${ON_THE_WAY} > a.submitted_at and a.deadline_at - ${RESTED} = ${ENDS('x.closes_before')}))
      or ((a.paused_ms > 0 or a.paused_until is not null) and not exists (
        select from round_alterations x where x.tenant_id = $1 and x.round_id = a.round_id and x.kind in ('pause', 'resume') and x.resumes_at = a.paused_until))
      or (a.paused_until is null and r.resumes_at > r.paused_from and a.started_at < r.resumes_at and a.deadline_at > r.paused_from
        and r.resumes_at + ${ON_THE_WAY} < app_now() and coalesce(a.submitted_at > r.paused_from + ${ON_THE_WAY}, true)))
    and not exists (select from attempt_grants g where g.tenant_id = $1 and (g.attempt_id = a.id or g.successor_id = a.id))`),
);

/** The text of seal_text in the schema, spelled out: whoever tampers with rows may tamper with functions. */
export const SEALS = `
  select a.id::text as sample from attempts a
  where a.tenant_id = $1 and a.submitted_at is not null
    and a.seal_sha256 <> encode(sha256(convert_to(concat_ws('|', 'khoa-bang-seal-1', a.id, a.round_id, a.seed, array_to_string(a.questions, ','),
      array_to_string(a.marks, ','), coalesce(a.prediction::text, '-'), (extract(epoch from a.submitted_at) * 1000)::bigint, encode(a.receipt_salt, 'hex')), 'UTF8')), 'hex')`;

/** What was chosen, in the bank's order of options: as marks_of in the schema, at once for one option alone. */
const MARK = `case q.choice when 0 then 0 when 1 then 1 << (q.shown & 7) when 2 then 1 << ((q.shown >> 3) & 7) when 4 then 1 << ((q.shown >> 6) & 7)
  when 8 then 1 << ((q.shown >> 9) & 7) else (marks_of(array[q.choice], array[q.shown]))[1] end`;

/** Each answer is an option of a question of the bank that is on the paper once; what was sealed is what was kept. */
export const PAPERS = `
  with bank_options as materialized (
    select b.id, array(select jsonb_array_length(i.item -> 'options') from jsonb_array_elements(b.items) with ordinality as i(item, n) order by i.n) as counts
    from banks b where b.tenant_id = $1
  )
  select a.id::text as sample from attempts a join bank_options k on k.id = a.bank_id
  cross join lateral (
    select count(*) filter (where k.counts[q.place + 1] is null or q.choice not between 0 and (1 << k.counts[q.place + 1]) - 1
        or q.mark not between 0 and (1 << k.counts[q.place + 1]) - 1 or (q.shown is not null and q.mark <> ${MARK})) as strange,
      count(distinct q.place) as places
    from unnest(a.questions, a.choices, a.marks, a.orders) as q(place, choice, mark, shown)
  ) p
  where a.tenant_id = $1 and ${inShare('a.id')} and (p.strange > 0 or p.places <> a.item_count)`;

/** Somebody's attempts of a part, in the order in which they were started. */
export interface PersonsAttempts {
  registration: string;
  part: string;
  rounds: string[];
  starts: number[];
  ruleSets: RuleSetId[];
}

/** Part by part of contests: how many attempts of one person are few enough to be within any limit. Annulled rounds count for nothing. */
export const manyAttempts = hotStatement<[tenant: string, contests: string[], parts: string[], least: number[]], PersonsAttempts>(
  'verify-many-attempts',
  `select a.registration_id as registration, a.part_code as part, array_agg(a.round_id::text order by a.number) as rounds,
     array_agg((extract(epoch from a.started_at) * 1000)::float8 order by a.number) as starts, array_agg(a.rule_set_id::text order by a.number) as "ruleSets"
   from attempts a join unnest($2::uuid[], $3::text[], $4::int[]) as l(contest, part, least) on l.contest = a.contest_id and l.part = a.part_code
   where a.tenant_id = $1 and a.sequel = 0
     and a.round_id not in (select r.id from rounds r where r.tenant_id = $1 and r.state = 'annulled')
   group by a.registration_id, a.part_code having count(*) >= min(l.least)`,
);

/** The rule sets of a tenant's contests. */
export const ruleSetsOfContests = hotStatement<[tenant: string], { id: RuleSetId; contest: string }>(
  'verify-rule-sets-of-contests',
  'select s.id, s.contest_id as contest from rule_sets s where s.tenant_id = $1',
);
