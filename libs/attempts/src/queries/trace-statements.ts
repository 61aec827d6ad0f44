import type { ContestId, RoundId, TenantId } from '#kernel';
import { hotStatement } from '#persistence';
import type { BankId } from '#questions';
import type { RegistrationId } from '#registrations';
import type { UnitId } from '#units';
import type { AttemptId } from '../entities/attempt.entity.js';

/** One attempt among those that a trace is made of. Times as JSON. */
export interface TracedAttempt {
  attempt: AttemptId;
  registration: RegistrationId;
  /** Pseudonym. */
  person: string;
  startedAt: string;
  submittedAt: string | null;
}

/** A browser in which several people of a round have started, helpers' entries left out. */
export interface SharedDevice {
  /** Hash of the mark. */
  device: string;
  people: number;
  attempts: number;
  /** Between the first start and the last. */
  hours: number;
  /** The first attempt of each person, so many of them. */
  listed: TracedAttempt[];
}

/** A sealed attempt with what was marked. */
export interface MarkedAttempt {
  id: AttemptId;
  bankId: BankId;
  registration: RegistrationId;
  person: string;
  unit: UnitId;
  /** Positions in the bank of the paper's questions. */
  questions: number[];
  /** Per question a bit per chosen option, in the bank's order. */
  marks: number[];
  startedAt: Date;
  submittedAt: Date;
  /** For how long of it the round rested: nobody could work. */
  pausedMs: number;
}

/** What happens to attempts in a minute. */
export type Act = 'started' | 'handed-in';

/** A minute in which many of one unit began, or handed in. */
export interface BusyUnitMinute {
  unit: UnitId;
  act: Act;
  minute: Date;
  attempts: number;
  people: number;
  devices: number;
  ofUnit: number;
  elsewhereInMinute: number;
  elsewhereInHour: number;
  elsewhere: number;
}

const TRACED = `jsonb_build_object('attempt', t.id, 'registration', t.registration_id, 'person', p.pseudonym, 'startedAt', t.started_at, 'submittedAt', t.submitted_at)`;
/** What the board has re-opened counts as what continues it. */
const COUNTS = 'not exists (select from attempts n where n.tenant_id = t.tenant_id and n.continues = t.id)';
/** For how long somebody could work: a pause of the round is none of it. */
const WORKED = 't.submitted_at - t.started_at - make_interval(secs => t.paused_ms / 1000.0)';
const PERSON = 'join contest_people p on p.tenant_id = $1 and p.registration_id = t.registration_id';

/** Browsers with at least so many people, the most shared first. Two passes over the round, whatever is shared. */
export const sharedDevices = hotStatement<[TenantId, RoundId, people: number, most: number, listed: number], SharedDevice>(
  'shared-devices',
  `with shared as (
     select a.device_mark, count(distinct a.registration_id)::int as people, count(*)::int as attempts,
       (extract(epoch from max(a.started_at) - min(a.started_at)) / 3600)::float8 as hours
     from attempts a where a.tenant_id = $1 and a.round_id = $2 and a.device_mark is not null and not a.is_assisted and a.continues is null
     group by a.device_mark having count(distinct a.registration_id) >= $3
     order by 2 desc, 1 limit $4
   ), firsts as (
     select distinct on (a.device_mark, a.registration_id) a.device_mark, a.registration_id, a.id, a.started_at, a.submitted_at
     from attempts a join shared s using (device_mark) where a.tenant_id = $1 and a.round_id = $2 and not a.is_assisted and a.continues is null
     order by a.device_mark, a.registration_id, a.started_at
   ), numbered as (
     select f.*, row_number() over (partition by f.device_mark order by f.started_at, f.id) as n from firsts f
   )
   select encode(sha256(t.device_mark), 'hex') as device, s.people, s.attempts, s.hours, jsonb_agg(${TRACED} order by t.n) as listed
   from numbered t join shared s using (device_mark) ${PERSON} where t.n <= $5
   group by t.device_mark, s.people, s.attempts, s.hours order by s.people desc, t.device_mark`,
);

/** Attempts that their people handed in themselves within so many milliseconds per question, the fastest first. */
export const quickAttempts = hotStatement<[TenantId, RoundId, msPerQuestion: number, most: number], MarkedAttempt>(
  'quick-attempts',
  `select t.id, t.bank_id as "bankId", t.registration_id as registration, p.pseudonym as person, p.unit_id as unit, t.questions, t.marks,
     t.started_at as "startedAt", t.submitted_at as "submittedAt", t.paused_ms as "pausedMs"
   from attempts t ${PERSON}
   where t.tenant_id = $1 and t.round_id = $2 and t.sealed_by = 'contestant' and not t.is_assisted and ${COUNTS}
     and ${WORKED} < make_interval(secs => t.item_count * $3::float8 / 1000)
   order by ${WORKED}, t.id limit $4`,
);

/** Minutes with at least so many of one unit. One pass over the round; the rows that leave it are minutes, not attempts. */
export const busyMinutes = hotStatement<[TenantId, RoundId, least: number], BusyUnitMinute>(
  'busy-minutes',
  `with moments as (
     select p.unit_id as unit, v.act, date_trunc('minute', v.at) as minute, t.registration_id, t.device_mark
     from attempts t ${PERSON}
     cross join lateral (values ('started', t.started_at), ('handed-in', case when t.sealed_by = 'contestant' then t.submitted_at end)) as v(act, at)
     where t.tenant_id = $1 and t.round_id = $2 and not t.is_assisted and t.continues is null and v.at is not null
   ), per_unit as (
     select unit, act, minute, count(*)::int as attempts, count(distinct registration_id)::int as people,
       (count(distinct device_mark) + count(*) filter (where device_mark is null))::int as devices
     from moments group by 1, 2, 3
   ), totals as (
     select unit, act, minute, attempts, people, devices,
       sum(attempts) over (partition by act, unit)::int as of_unit,
       sum(attempts) over (partition by act, minute)::int as in_minute,
       sum(attempts) over (partition by act, date_trunc('hour', minute))::int as in_hour,
       sum(attempts) over (partition by act, unit, date_trunc('hour', minute))::int as of_unit_in_hour,
       sum(attempts) over (partition by act)::int as in_round
     from per_unit
   )
   select unit, act, minute, attempts, people, devices, of_unit as "ofUnit", in_minute - attempts as "elsewhereInMinute",
     in_hour - of_unit_in_hour as "elsewhereInHour", in_round - of_unit as elsewhere
   from totals where attempts >= $3 order by attempts desc, minute, unit`,
);

/** The attempts of a busy minute, so many of them. */
export const attemptsOfMinute = hotStatement<[TenantId, RoundId, UnitId, Act, minute: Date, most: number], TracedAttempt>(
  'attempts-of-minute',
  `select t.id as attempt, t.registration_id as registration, p.pseudonym as person, to_jsonb(t.started_at) as "startedAt", to_jsonb(t.submitted_at) as "submittedAt"
   from attempts t ${PERSON} and p.unit_id = $3
   where t.tenant_id = $1 and t.round_id = $2 and not t.is_assisted and t.continues is null
     and case $4 when 'started' then t.started_at else case when t.sealed_by = 'contestant' then t.submitted_at end end >= $5
     and case $4 when 'started' then t.started_at else t.submitted_at end < $5::timestamptz + interval '1 minute'
   order by t.started_at, t.id limit $6`,
);

/** Attempts by their ids, in the order in which they were started. */
export const attemptsById = hotStatement<[TenantId, ids: readonly string[]], TracedAttempt>(
  'attempts-by-id',
  `select t.id as attempt, t.registration_id as registration, p.pseudonym as person, to_jsonb(t.started_at) as "startedAt", to_jsonb(t.submitted_at) as "submittedAt"
   from attempts t ${PERSON} where t.tenant_id = $1 and t.id = any ($2::uuid[]) order by t.started_at, t.id`,
);

/** A page of the sealed attempts of a round with their marks, in the order of their ids. */
export const markedAttempts = hotStatement<[TenantId, RoundId, after: string | null, size: number], MarkedAttempt>(
  'marked-attempts',
  `select t.id, t.bank_id as "bankId", t.registration_id as registration, p.pseudonym as person, p.unit_id as unit, t.questions, t.marks,
     t.started_at as "startedAt", t.submitted_at as "submittedAt", t.paused_ms as "pausedMs"
   from attempts t ${PERSON}
   where t.tenant_id = $1 and t.round_id = $2 and t.submitted_at is not null and ${COUNTS} and ($3::uuid is null or t.id > $3)
   order by t.id limit $4`,
);

/** Sealed attempts by their ids, with their marks. */
export const markedById = hotStatement<[TenantId, ids: readonly AttemptId[]], MarkedAttempt>(
  'marked-by-id',
  `select t.id, t.bank_id as "bankId", t.registration_id as registration, p.pseudonym as person, p.unit_id as unit, t.questions, t.marks,
     t.started_at as "startedAt", t.submitted_at as "submittedAt", t.paused_ms as "pausedMs"
   from attempts t ${PERSON} where t.tenant_id = $1 and t.id = any ($2::uuid[]) and t.submitted_at is not null`,
);

/** How many attempts a round has. */
export const countOfRound = hotStatement<[TenantId, ContestId, RoundId], { attempts: number }>(
  'count-of-round',
  'select count(*)::int as attempts from attempts where tenant_id = $1 and contest_id = $2 and round_id = $3',
);
