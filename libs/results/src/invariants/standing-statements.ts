import type { RuleSetId } from '#contests';
import { hotStatement } from '#persistence';
import type { BankId } from '#questions';
import type { FrozenSummary, JudgedEvidence, KeptRevisions, StandingInputs, SubmissionStandingLine, UnitShape } from '#rules';
import { inShare } from '#tenancy';
import type { StandingId } from '../entities/standing.entity.js';

/** Rounds that have gone through ranking. */
export const RANKED = "('ranked', 'approved', 'published', 'archived')";
export const APPROVED = "('approved', 'published', 'archived')";

/** Of each round the standing that counts: the newest. */
export const NEWEST = `(select distinct on (s.round_id) s.* from standings s where s.tenant_id = $1 order by s.round_id, s.version desc)`;

/** A round that was ranked has a standing, and one alone that counts; its versions follow each other; each is of its round. */
export const ONE_CURRENT = `
  select 'đợt thi ' || r.id || ' không có bảng xếp hạng' as sample from rounds r
    where r.tenant_id = $1 and r.state in ${RANKED} and not exists (select from standings s where s.tenant_id = $1 and s.round_id = r.id)
  union all
  select 'đợt thi ' || s.round_id || ' thiếu một bản xếp hạng' from standings s where s.tenant_id = $1
    group by s.round_id having count(*) <> max(s.version) or count(distinct s.version) <> count(*)
  union all
  select 'bảng xếp hạng ' || s.id from standings s join rounds r on r.tenant_id = $1 and r.id = s.round_id
    where s.tenant_id = $1 and (s.contest_id <> r.contest_id or s.summary ->> 'round' <> r.code or s.summary ->> 'part' <> r.part_code)`;

/** As many lines as people (of a part of submissions: submissions) were ranked, numbered from 1 without a gap. */
export const WHOLE = `
  select 'bảng xếp hạng ' || s.id as sample from standings s
  left join (
    select l.standing_id, count(*) as lines, count(distinct l.person) as people, min(l.rank) as first, max(l.rank) as last
    from standing_lines l where l.tenant_id = $1 group by l.standing_id
    union all
    select j.standing_id, count(*), count(distinct j.submission_id), min(j.rank), max(j.rank)
    from judged_lines j where j.tenant_id = $1 group by j.standing_id
  ) l on l.standing_id = s.id
  where s.tenant_id = $1 and (coalesce(l.lines, 0) <> (s.summary ->> 'ranked')::int
    or (l.lines > 0 and (l.people <> l.lines or l.first <> 1 or l.last <> l.lines)))`;

/**
 * Nobody stands in the list who was left out when it was computed, by the rules or by two people; nor a registration that counts for
 * nothing; nor a submission that was out or cancelled, or one of theirs.
 */
export const LEFT_OUT = `
  select 'bảng xếp hạng ' || s.id || ': ' || l.person as sample
    from standings s cross join lateral jsonb_to_recordset(s.summary -> 'excluded') as x(person uuid)
    join standing_lines l on l.tenant_id = $1 and l.standing_id = s.id and l.person = x.person
    where s.tenant_id = $1
  union
  select 'bảng xếp hạng ' || s.id || ': ' || l.person
    from ranking_exclusions e join standings s on s.tenant_id = $1 and s.round_id = e.round_id
      and e.excluded_at <= s.computed_at and (e.lifted_at is null or e.lifted_at > s.computed_at)
    join registrations g on g.tenant_id = $1 and g.id = e.registration_id
    join standing_lines l on l.tenant_id = $1 and l.standing_id = s.id and l.person = g.pseudonym
    where e.tenant_id = $1
  union
  select 'bảng xếp hạng ' || s.id || ': ' || l.person
    from registrations g join standings s on s.tenant_id = $1 and s.contest_id = g.contest_id
    join standing_lines l on l.tenant_id = $1 and l.standing_id = s.id and l.person = g.pseudonym
    where g.tenant_id = $1 and g.duplicate_of is not null
  union
  select 'bảng xếp hạng ' || s.id || ': ' || x.submission
    from standings s cross join lateral jsonb_to_recordset(s.summary -> 'out') as x(submission uuid)
    join judged_lines l on l.tenant_id = $1 and l.standing_id = s.id and l.submission_id = x.submission
    where s.tenant_id = $1
  union
  select 'bảng xếp hạng ' || s.id || ': ' || l.submission_id
    from ranking_exclusions e join standings s on s.tenant_id = $1 and s.round_id = e.round_id
      and e.excluded_at <= s.computed_at and (e.lifted_at is null or e.lifted_at > s.computed_at)
    join registrations g on g.tenant_id = $1 and g.id = e.registration_id
    join judged_lines l on l.tenant_id = $1 and l.standing_id = s.id and g.pseudonym = any (l.authors)
    where e.tenant_id = $1
  union
  select 'bảng xếp hạng ' || s.id || ': ' || l.submission_id
    from submission_cancellations c join judged_lines l on l.tenant_id = $1 and l.submission_id = c.submission_id
    join standings s on s.tenant_id = $1 and s.id = l.standing_id and s.computed_at >= c.decided_at
    where c.tenant_id = $1 and c.decision = 'cancelled' and (c.lifted_at is null or c.lifted_at > s.computed_at)`;

/** A standing as its fingerprint needs it. */
export interface FrozenStanding {
  id: StandingId;
  summary: FrozenSummary;
  sha256: string;
}

export const frozenStandings = hotStatement<[tenant: string], FrozenStanding>(
  'verify-standings',
  'select s.id, s.summary, s.sha256 from standings s where s.tenant_id = $1 order by s.id',
);

/** Lines in the order of places, with numbers as numbers: see storedLine. */
export interface FrozenLine {
  rank: number;
  person: string;
  attempt: string;
  points: number;
  allCorrect: boolean;
  prediction: number | null;
  durationMs: number;
  submittedAt: number;
}

export const frozenLines = hotStatement<[tenant: string, StandingId], FrozenLine>(
  'verify-standing-lines',
  `select l.rank, l.person, l.attempt_id as attempt, l.points::float8 as points, l.all_correct as "allCorrect", l.prediction::float8 as prediction,
     l.duration_ms::float8 as "durationMs", (extract(epoch from l.submitted_at) * 1000)::float8 as "submittedAt"
   from standing_lines l where l.tenant_id = $1 and l.standing_id = $2 order by l.rank`,
);

/** Lines of a standing of a part of submissions, see storedJudgedLine. */
export const frozenJudgedLines = hotStatement<[tenant: string, StandingId], SubmissionStandingLine>(
  'verify-judged-lines',
  `select l.rank, l.submission_id as submission, to_json(l.authors) as authors, l.unit_code as unit, l.points::float8 as points, l.phases,
     (extract(epoch from l.received_at) * 1000)::float8 as "receivedAt", l.decided_by as "decidedBy", l.explanation
   from judged_lines l where l.tenant_id = $1 and l.standing_id = $2 order by l.rank`,
);

/** What a standing was computed from as it is kept, and what the trail has said of both when it was frozen. */
export interface FrozenInputs {
  id: StandingId;
  /** Null for what units alone were counted from, after an annulment: no standing of people was kept. */
  sha256: string | null;
  version: number | null;
  body: StandingInputs;
  units: UnitShape[] | null;
  judged: JudgedEvidence | null;
  /** Fingerprint of the inputs. */
  inputs: string;
  said: { sha256?: string; inputs?: string } | null;
}

export const frozenInputs = hotStatement<[tenant: string], FrozenInputs>(
  'verify-standing-inputs',
  `select i.standing_id as id, s.sha256, s.version, i.body, i.units, i.judged, i.sha256 as inputs,
     (select e.details from audit_entries e where e.tenant_id = $1 and e.subject_id = s.round_id and e.action = 'round.ranked' and e.details ->> 'standing' = s.id::text limit 1) as said
   from standing_inputs i left join standings s on s.tenant_id = $1 and s.id = i.standing_id where i.tenant_id = $1`,
);

/** A line of a standing that counts, with the attempt from which its score came. */
export interface ScoredLine {
  standing: StandingId;
  rank: number;
  points: number;
  allCorrect: boolean;
  bank: BankId;
  ruleSet: RuleSetId;
  part: string;
  keyVersion: number | null;
  /** Numbers with commas: cheaper than arrays, which the driver looks at one by one. */
  questions: string;
  marks: string;
  /** Whether person, round, time, duration and prediction are the attempt's. */
  isSame: boolean;
}

export const scoredLines = hotStatement<[tenant: string, part: number, of: number], ScoredLine>(
  'verify-scores',
  `select s.id as standing, l.rank, l.points::float8 as points, l.all_correct as "allCorrect", a.bank_id as bank, a.rule_set_id as "ruleSet", a.part_code as part,
     (s.key_versions ->> a.bank_id::text)::int as "keyVersion", array_to_string(a.questions, ',') as questions, array_to_string(a.marks, ',') as marks,
     coalesce(g.pseudonym = l.person and a.round_id = s.round_id and a.submitted_at = l.submitted_at and a.prediction is not distinct from l.prediction
       and l.duration_ms = round(extract(epoch from a.submitted_at - a.started_at) * 1000) - a.paused_ms, false) as "isSame"
   from ${NEWEST} s join rounds r on r.tenant_id = $1 and r.id = s.round_id and r.state in ${RANKED}
   join standing_lines l on l.tenant_id = $1 and l.standing_id = s.id
   left join attempts a on a.tenant_id = $1 and a.id = l.attempt_id
   left join registrations g on g.tenant_id = $1 and g.id = a.registration_id
   where ${inShare('l.attempt_id')}`,
);

/** A key as it was in a version. */
export const keyOfVersion = hotStatement<
  [tenant: string, BankId, version: number],
  { key: Record<string, number[]>; revisions: KeptRevisions }
>('verify-key-of-version', 'select k.key, k.revisions from bank_keys k where k.tenant_id = $1 and k.bank_id = $2 and k.version = $3');

/** What was signed of a round, and what was given. */
export interface ApprovedRound {
  round: string;
  code: string;
  contest: string;
  standing: StandingId | null;
  sha256: string | null;
  ruleSet: RuleSetId | null;
  summary: FrozenSummary | null;
  requestedBy: string | null;
  /** Who approved the standing with this very fingerprint. */
  approvers: string[];
  isReturned: boolean;
  /** Prizes of the standing that were not taken back. */
  awards: { group: string; tier: string; rank: number; person: string }[];
}

export const approvedRounds = hotStatement<[tenant: string], ApprovedRound>(
  'verify-approved-rounds',
  `select r.id as round, r.code, r.contest_id as contest, s.id as standing, s.sha256, s.rule_set_id as "ruleSet", s.summary, s.requested_by as "requestedBy",
     array(select distinct d.account_id::text from standing_decisions d
       where d.tenant_id = $1 and d.standing_id = s.id and d.decision = 'approved' and d.sha256 = s.sha256) as approvers,
     exists (select from standing_decisions d where d.tenant_id = $1 and d.standing_id = s.id and d.decision = 'returned') as "isReturned",
     (select coalesce(json_agg(json_build_object('group', w.group_code, 'tier', w.tier_code, 'rank', w.rank, 'person', coalesce(w.person::text, w.unit_code)) order by w.id), '[]')
       from awards w where w.tenant_id = $1 and w.round_id = r.id and w.standing_id = s.id
         and not exists (select from award_withdrawals x where x.tenant_id = $1 and x.award_id = w.id)) as awards
   from rounds r left join ${NEWEST} s on s.round_id = r.id
   where r.tenant_id = $1 and r.state in ${APPROVED} order by r.id`,
);

/** The standings that are public, with what they can be computed from again: those from before there were inputs have none. */
export const publishedStandings = hotStatement<[tenant: string], { id: StandingId }>(
  'verify-published-standings',
  `select s.id from ${NEWEST} s join rounds r on r.tenant_id = $1 and r.id = s.round_id and r.state in ('published', 'archived')
   join standing_inputs i on i.tenant_id = $1 and i.standing_id = s.id where s.tenant_id = $1 order by s.id`,
);

/** What a judged standing that was signed took for the count of a tier is what the decision says that held when it was signed. */
export const TIERS_DECIDED = `
  select 'bảng xếp hạng ' || s.id as sample from ${NEWEST} s
  join rounds r on r.tenant_id = $1 and r.id = s.round_id and r.kind = 'receiving' and r.state in ${APPROVED}
  join standing_inputs i on i.tenant_id = $1 and i.standing_id = s.id
  left join lateral (
    select d.counts from tier_decisions d where d.tenant_id = $1 and d.round_id = s.round_id and d.state = 'confirmed' order by d.entered_at desc, d.id desc limit 1
  ) d on true
  where s.tenant_id = $1 and i.body #> '{judged,counts}' is distinct from coalesce(d.counts, '{}')`;

/** Judged standings that count. */
export const judgedStandings = hotStatement<[tenant: string], { id: StandingId }>(
  'verify-judged-standings',
  `select s.id from ${NEWEST} s join rounds r on r.tenant_id = $1 and r.id = s.round_id and r.kind = 'receiving' and r.state in ${RANKED}
   join standing_inputs i on i.tenant_id = $1 and i.standing_id = s.id where s.tenant_id = $1 order by s.id`,
);
