import type { RoundState } from '#contests';
import { hotStatement } from '#persistence';
import type { ContestId, TenantId } from '#kernel';
import type { UnitId } from '#units';
import type { AuthorKind, SubmissionId } from '../entities/submission.entity.js';
import type { SubmissionFileId } from '../entities/submission-file.entity.js';

/** Whether a round receives at this moment, by the database's clock. */
export interface ReceivingNow {
  /** To the millisecond below. */
  now: Date;
  state: RoundState;
  closes_at: Date;
  is_open: boolean;
}

/** Held in common with others who send, against whoever closes the round: it is closed before, or after. */
export const receivingNow = hotStatement<[tenant: string, round: string], ReceivingNow>(
  'submissions-receiving-now',
  `select date_trunc('milliseconds', app_now()) as now, r.state, r.closes_at,
     r.state in ('scheduled', 'open', 'paused') and r.opens_at <= app_now() and app_now() < r.closes_at
       and (r.paused_from is null or app_now() < r.paused_from or r.resumes_at <= app_now()) as is_open
   from rounds r where r.tenant_id = $1 and r.id = $2 and r.kind = 'receiving' for share`,
);

/** How far the judging of a round is, for what may no longer be done to a submission alone by the secretariat. */
export interface JudgingSoFar {
  is_first_closed: boolean;
  /** The submission was taken into a phase that judges have been let into. */
  is_before_judges: boolean;
}

/** Whoever asks holds the round, as does whoever opens or closes a phase. */
export const judgingSoFar = hotStatement<[tenant: string, round: string, submission: string], JudgingSoFar>(
  'submissions-judging-so-far',
  `select exists (select from judging_phases p where p.tenant_id = $1 and p.round_id = $2 and p.ordinal = 1 and p.state = 'closed') as is_first_closed,
     exists (select from judged_entries e join judging_phases p on p.tenant_id = e.tenant_id and p.round_id = e.round_id and p.phase = e.phase
       where e.tenant_id = $1 and e.round_id = $2 and e.submission_id = $3 and p.opened_at is not null) as is_before_judges`,
);

/** A version all of whose files are there, and for whom it counts. */
export interface CompleteVersion {
  id: string;
  version: number;
  sent_at: Date;
  author_kind: AuthorKind;
  unit: UnitId | null;
  via: TenantId | null;
}

/** Versions whose files have all come: the newest of those counts, where the newest of all has not; for the unit that is sealed in it. */
export const completeVersions = hotStatement<[tenant: string, submissions: readonly string[]], CompleteVersion>(
  'submissions-complete-versions',
  `select distinct on (v.submission_id) v.submission_id as id, v.version, v.sent_at, v.content ->> 'authorKind' as author_kind, u.id as unit,
     v.via_tenant_id as via
   from submission_versions v
   join submissions s on s.tenant_id = v.tenant_id and s.id = v.submission_id
   left join lateral (select o.id from units o where o.tenant_id = v.tenant_id and o.code = v.content ->> 'unit'
     order by o.id = s.unit_id desc, o.valid_from desc limit 1) u on true
   where v.tenant_id = $1 and v.submission_id = any($2) and v.complete_at is not null order by v.submission_id, v.version desc`,
);

/** Says of versions whose last file has just come that they are complete. */
export const completeWhole = hotStatement<[tenant: string, submission: string], { version: number }>(
  'submissions-complete-whole',
  `with whole as (
   update submission_versions v set complete_at = date_trunc('milliseconds', app_now())
   where v.tenant_id = $1 and v.submission_id = $2 and v.complete_at is null and not exists (
     select from submission_version_files l join submission_files f on f.tenant_id = l.tenant_id and f.id = l.file_id
     where l.tenant_id = v.tenant_id and l.submission_id = v.submission_id and l.version = v.version and f.state <> 'stored')
   returning v.version) select version from whole`,
);

/**
 * Whether a submission keeps the place of its people and its unit: not what was withdrawn, what never became complete until the end of
 * receiving and is not waited for, nor what staff have entered wrongly and two people have cancelled.
 */
const STANDS = `s.state = 'sent'
     and not (s.entered_by is not null and exists (select from submission_cancellations c where c.tenant_id = s.tenant_id
       and c.submission_id = s.id and c.decision = 'cancelled' and c.lifted_at is null))
     and not exists (select from submission_versions v join rounds r on r.tenant_id = v.tenant_id and r.id = s.round_id
       where v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version and v.complete_at is null
         and r.state not in ('scheduled', 'open', 'paused', 'closing')
         and not exists (select from submission_version_files l join submission_files f on f.tenant_id = l.tenant_id and f.id = l.file_id
           where l.tenant_id = v.tenant_id and l.submission_id = v.submission_id and l.version = v.version
             and f.state = 'promised' and f.scan = 'waiting')
         and not exists (select from formal_checks k where k.tenant_id = s.tenant_id and k.submission_id = s.id
           and k.result = 'supplement' and k.until > app_now()))`;

/** How many other submissions of a part that stand name somebody as an author: by registration, or by name and birth date. */
export const othersOfPerson = hotStatement<
  [tenant: string, contest: string, part: string, except: string, registration: string | null, nameKey: string, birthDate: string | null],
  { count: number }
>(
  'submissions-others-of-person',
  `select count(*)::int as count from submissions s
   where s.tenant_id = $1 and s.contest_id = $2 and s.part_code = $3 and s.id <> $4 and ${STANDS} and exists (
     select from submission_authors a where a.tenant_id = s.tenant_id and a.submission_id = s.id and a.version = s.version
       and (a.registration_id = $5 or (a.name_key = $6 and a.birth_date = $7::date)))`,
);

/** How many other submissions of a part that stand were sent for a unit. */
export const othersOfUnit = hotStatement<[tenant: string, contest: string, part: string, except: string, unit: string], { count: number }>(
  'submissions-others-of-unit',
  `select count(*)::int as count from submissions s
   where s.tenant_id = $1 and s.contest_id = $2 and s.part_code = $3 and s.id <> $4 and s.unit_id = $5 and ${STANDS}`,
);

/** Main files that are there and were not read yet, but for some. */
export const unreadFiles = hotStatement<[tenant: string, most: number, except: readonly string[]], { id: SubmissionFileId }>(
  'submissions-unread-files',
  `select f.id from submission_files f where f.tenant_id = $1 and f.state = 'stored' and f.kind in ('pdf', 'docx')
     and not exists (select from submission_texts t where t.tenant_id = f.tenant_id and t.file_id = f.id) and f.id <> all($3::uuid[])
   order by f.stored_at limit $2`,
);

/**
 * Bytes that are kept, or promised and still waited for. Of the person (of nobody, where no person is said) those that are being written,
 * or were sent and count: an older version is nothing that anybody could take away. Of the tenant all.
 */
export const usedBytes = hotStatement<[tenant: string, registration: string | null], { person: string; tenant: string }>(
  'submissions-used-bytes',
  `select coalesce(sum(f.promised_size) filter (where s.registration_id = $2 and s.state <> 'withdrawn' and (f.in_draft or exists (
       select from submission_version_files l where l.tenant_id = f.tenant_id and l.submission_id = s.id and l.version = s.version
         and l.file_id = f.id))), 0) as person,
     coalesce(sum(f.promised_size), 0) as tenant
   from submission_files f join submissions s on s.tenant_id = f.tenant_id and s.id = f.submission_id
   join rounds r on r.tenant_id = s.tenant_id and r.id = s.round_id
   where f.tenant_id = $1 and (f.state = 'stored' or (f.state = 'promised' and (f.scan = 'waiting'
     or r.state in ('draft', 'checked', 'scheduled', 'open', 'paused', 'closing') or f.promised_at > app_now() - interval '2 days')))`,
);

/** Complete versions whose main file was read and whose words nobody has counted. */
export const uncountedVersions = hotStatement<
  [tenant: string, most: number],
  { submission: SubmissionId; version: number; contest: ContestId; part: string; file: SubmissionFileId }
>(
  'submissions-uncounted-versions',
  `select v.submission_id as submission, v.version, s.contest_id as contest, s.part_code as part, f.id as file
   from submission_versions v
   join submissions s on s.tenant_id = v.tenant_id and s.id = v.submission_id
   join submission_version_files l on l.tenant_id = v.tenant_id and l.submission_id = v.submission_id and l.version = v.version
   join submission_files f on f.tenant_id = l.tenant_id and f.id = l.file_id and f.role = 'main'
   join submission_texts t on t.tenant_id = f.tenant_id and t.file_id = f.id and t.body_blocks is not null
   where v.tenant_id = $1 and v.words is null and v.complete_at is not null order by v.complete_at limit $2`,
);
