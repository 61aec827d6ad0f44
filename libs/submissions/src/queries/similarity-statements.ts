import { hotStatement } from '#persistence';
import type { ContestId, RoundId } from '#kernel';
import type { InitiativeId } from '../entities/applied-initiative.entity.js';
import type { SubmissionId } from '../entities/submission.entity.js';

/**
 * Complete versions that count and have no print of this kind yet, while all that could be read of their files has been read. Those
 * of a contest whose term is over have no text any more.
 */
export const unprinted = hotStatement<
  [tenant: string, printVersion: number, most: number, except: readonly string[]],
  { submission: SubmissionId; version: number }
>(
  'similarity-unprinted',
  `select s.id as submission, s.version from submissions s
   join submission_versions v on v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version and v.complete_at is not null
   where s.tenant_id = $1 and s.state = 'sent' and s.id <> all($4::uuid[])
     and not exists (select from submission_prints p
       where p.tenant_id = s.tenant_id and p.submission_id = s.id and p.version = s.version and p.print_version = $2)
     and not exists (select from retention_terms t where t.tenant_id = s.tenant_id and t.contest_id = s.contest_id and t.erased_at is not null)
     and not exists (select from submission_version_files l join submission_files f on f.tenant_id = l.tenant_id and f.id = l.file_id
       where l.tenant_id = v.tenant_id and l.submission_id = v.submission_id and l.version = v.version
         and f.state = 'stored' and f.kind in ('pdf', 'docx')
         and not exists (select from submission_texts t where t.tenant_id = f.tenant_id and t.file_id = f.id))
   order by v.complete_at limit $3`,
);

/** Rounds that are compared without anybody asking: closed, and not ranked yet. */
const IS_AUTOMATIC = `r.state in ('closing', 'settling')`;
/** Whether anything is to be compared: of such a round, or of one that somebody wants compared. */
const ROUND_IS_DUE = `(${IS_AUTOMATIC} or p.compared_at < w.wanted_at or (p.compared_at is null and w.wanted_at is not null))`;
/** What somebody took in hand and did not finish is due again as well, once the time is over. */
const PRINT_IS_DUE = `(p.is_due or p.taken_until is not null or p.compared_at is null or p.compared_at < w.wanted_at)`;

/**
 * Takes some submissions in hand that are to be compared, all of one round: nobody else takes them until the time is over.
 * @returns those that were taken
 */
export const takeDue = hotStatement<
  [tenant: string, printVersion: number, most: number, minutes: number],
  { submission: SubmissionId; version: number; round: RoundId; contest: ContestId }
>(
  'similarity-take-due',
  `with due as (
     select p.submission_id, s.round_id, s.contest_id from submission_prints p
     join submissions s on s.tenant_id = p.tenant_id and s.id = p.submission_id and s.version = p.version and s.state = 'sent'
     join rounds r on r.tenant_id = s.tenant_id and r.id = s.round_id
     left join similarity_wishes w on w.tenant_id = r.tenant_id and w.round_id = r.id
     where p.tenant_id = $1 and p.print_version = $2 and ${ROUND_IS_DUE} and ${PRINT_IS_DUE}
       and (p.taken_until is null or p.taken_until <= app_now())
     order by s.round_id, p.compared_at nulls first, p.submission_id limit $3
     for update of p skip locked),
   one as (select round_id from due limit 1),
   taken as (
     update submission_prints p set is_due = false, taken_until = date_trunc('milliseconds', app_now()) + make_interval(mins => $4)
     from due where p.tenant_id = $1 and p.submission_id = due.submission_id and due.round_id = (select round_id from one)
     returning p.submission_id, p.version, due.round_id, due.contest_id)
   select submission_id as submission, version, round_id as round, contest_id as contest from taken`,
);

/** The register has grown: whatever was compared before is due again. In one order, as everybody holds several prints. */
export const allAreDue = hotStatement<[tenant: string], { submission: SubmissionId }>(
  'similarity-all-are-due',
  `with held as (select submission_id from submission_prints where tenant_id = $1 and not is_due order by submission_id for update),
   due as (update submission_prints p set is_due = true from held where p.tenant_id = $1 and p.submission_id = held.submission_id
     returning p.submission_id)
   select submission_id as submission from due`,
);

/** All prints of submissions that are in, of this contest and of earlier ones. */
export const storedPrints = hotStatement<[tenant: string, printVersion: number], { id: SubmissionId; version: number; marks: Buffer }>(
  'similarity-stored-prints',
  `select p.submission_id as id, p.version, p.marks from submission_prints p
   join submissions s on s.tenant_id = p.tenant_id and s.id = p.submission_id and s.version = p.version and s.state = 'sent'
   where p.tenant_id = $1 and p.print_version = $2 and p.words > 0`,
);

/** All prints of the register. */
export const storedInitiativePrints = hotStatement<[tenant: string, printVersion: number], { id: InitiativeId; marks: Buffer }>(
  'similarity-initiative-prints',
  `select p.initiative_id as id, p.marks from initiative_prints p where p.tenant_id = $1 and p.print_version = $2`,
);

/** Entries of the register without a print of this kind. */
export const unprintedInitiatives = hotStatement<
  [tenant: string, printVersion: number, most: number, except: readonly string[]],
  { id: InitiativeId }
>(
  'similarity-unprinted-initiatives',
  `select i.id from applied_initiatives i where i.tenant_id = $1 and i.id <> all($4::uuid[])
     and not exists (select from initiative_prints p where p.tenant_id = i.tenant_id and p.initiative_id = i.id and p.print_version = $2)
   order by i.imported_at, i.id limit $3`,
);

/** Which of these entries the register has: by what the index applied_initiatives_once keeps apart. */
export const knownInitiatives = hotStatement<[tenant: string, keys: readonly string[]], { key: string }>(
  'similarity-known-initiatives',
  `select md5(i.title || chr(10) || i.unit_name || chr(10) || i.summary) as key from applied_initiatives i
   where i.tenant_id = $1 and md5(i.title || chr(10) || i.unit_name || chr(10) || i.summary) = any($2)`,
);

/** Some submissions of a round, spread over all of it and always the same ones: for what stands in very many. */
export const sampleOfRound = hotStatement<[tenant: string, round: string, most: number], { submission: SubmissionId; version: number }>(
  'similarity-sample-of-round',
  `select p.submission_id as submission, p.version from submission_prints p
   join submissions s on s.tenant_id = p.tenant_id and s.id = p.submission_id and s.version = p.version and s.state = 'sent'
   where p.tenant_id = $1 and s.round_id = $2 and p.words > 0 order by md5(p.submission_id::text) limit $3`,
);

/** How far the submissions of a round are compared. */
export interface RoundProgress {
  /** Complete ones that count. */
  entries: number;
  /** Of which the text was compared. */
  compared: number;
  /** Of which no text could be read. */
  unreadable: number;
  /** When the last one was compared. */
  last: Date | null;
}

export const progressOfRound = hotStatement<[tenant: string, round: string, printVersion: number], RoundProgress>(
  'similarity-progress-of-round',
  `select count(*)::int as entries,
     count(p.submission_id) filter (where p.words > 0 and p.compared_at is not null
       and (w.wanted_at is null or p.compared_at >= w.wanted_at)
       and not (${IS_AUTOMATIC} and (p.is_due or p.taken_until is not null)))::int as compared,
     count(p.submission_id) filter (where p.words = 0)::int as unreadable, max(p.compared_at) as last
   from submissions s
   join rounds r on r.tenant_id = s.tenant_id and r.id = s.round_id
   join submission_versions v on v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version and v.complete_at is not null
   left join similarity_wishes w on w.tenant_id = s.tenant_id and w.round_id = s.round_id
   left join submission_prints p on p.tenant_id = s.tenant_id and p.submission_id = s.id and p.version = s.version and p.print_version = $3
   where s.tenant_id = $1 and s.round_id = $2 and s.state = 'sent'`,
);

/** Which entries of a round are wanted. */
export const WITH = ['found', 'register', 'unsaid', 'copied', 'not-copied', 'council', 'unreadable'] as const;

/** A line of the list of a round, the largest share without quotations first. */
export interface EntryRow {
  submission: SubmissionId;
  number: number;
  version: number;
  title: string;
  words: number | null;
  compared_at: Date | null;
  share: number | null;
  share_without: number | null;
  longest: number | null;
  other_submission: SubmissionId | null;
  initiative: InitiativeId | null;
  others: number;
  is_applied: boolean;
  conclusion: string | null;
  conclusion_version: number | null;
  concluded_share: number | null;
  /** Nobody has said anything of what is found now: of this version, and of as much as this. */
  is_unsaid: boolean;
  total: number;
}

/** `$3`: one of `WITH`, or null for all of which anything is known; `$4`: a number. */
export const entriesOfRound = hotStatement<
  [tenant: string, round: string, which: string | null, number: number | null, skip: number, limit: number],
  EntryRow
>(
  'similarity-entries-of-round',
  `with entries as (
     select s.id as submission, s.number, s.version, v.content ->> 'title' as title, p.words, p.compared_at,
       best.share, best.share_without, best.longest, best.other_submission, best.initiative,
       coalesce(best.others, 0)::int as others, coalesce(best.is_applied, false) as is_applied,
       c.conclusion, c.version as conclusion_version, c.share as concluded_share
     from submissions s
     join submission_versions v on v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version and v.complete_at is not null
     left join submission_prints p on p.tenant_id = s.tenant_id and p.submission_id = s.id and p.version = s.version
     left join lateral (
       select f.share, f.share_without_quotations as share_without, f.longest, f.other_submission_id as other_submission,
         f.initiative_id as initiative, count(*) over () as others, bool_or(f.initiative_id is not null) over () as is_applied
       from similarity_findings f
       left join submissions o on o.tenant_id = f.tenant_id and o.id = f.other_submission_id
       where f.tenant_id = s.tenant_id and f.submission_id = s.id and f.version = s.version and (o.id is null or o.state = 'sent')
       order by f.share_without_quotations desc, f.is_namesake desc, f.share desc, f.id limit 1) best on true
     left join lateral (
       select c.conclusion, c.version, c.share from similarity_conclusions c
       where c.tenant_id = s.tenant_id and c.submission_id = s.id order by c.concluded_at desc, c.id desc limit 1) c on true
     where s.tenant_id = $1 and s.round_id = $2 and s.state = 'sent'),
   said as (
     -- A hundredth more is no news: what is common to all changes a little with every entry.
     select *, others > 0 and (conclusion is null or conclusion_version <> version or share_without > concluded_share + 0.01) as is_unsaid from entries)
   select e.*, count(*) over ()::int as total from said e
   where ($4::int is null or e.number = $4) and case $3::text
     when 'found' then e.others > 0
     when 'register' then e.is_applied
     when 'unsaid' then e.is_unsaid
     when 'unreadable' then e.words = 0
     else $3::text is null or e.conclusion = $3::text end
   order by e.share_without desc nulls last, e.share desc nulls last, e.number offset $5 limit $6`,
);

/** How many entries of a round have passages in other texts of which nobody has said anything, as `is_unsaid` above has it. */
export const unsaidOfRound = hotStatement<[tenant: string, round: string], { count: number }>(
  'similarity-unsaid-of-round',
  `with found as (
     select s.id, s.version, max(f.share_without_quotations) as share
     from submissions s
     join similarity_findings f on f.tenant_id = s.tenant_id and f.submission_id = s.id and f.version = s.version
     left join submissions o on o.tenant_id = f.tenant_id and o.id = f.other_submission_id
     where s.tenant_id = $1 and s.round_id = $2 and s.state = 'sent' and (o.id is null or o.state = 'sent')
     group by s.id, s.version)
   select count(*)::int as count from found e
   left join lateral (
     select c.conclusion, c.version, c.share from similarity_conclusions c
     where c.tenant_id = $1 and c.submission_id = e.id order by c.concluded_at desc, c.id desc limit 1) c on true
   where c.conclusion is null or c.version <> e.version or e.share > c.share + 0.01`,
);

/** What the other texts of findings are: submissions by number, title and contest; entries of the register by title. */
export interface OtherSubmission {
  id: SubmissionId;
  number: number;
  version: number | null;
  title: string;
  round: RoundId;
  part: string;
  contest: ContestId;
  contest_name: string;
  received_at: Date;
  /** Has an author in common with the own one. */
  is_same_author: boolean;
  is_same_unit: boolean;
}

export const otherSubmissions = hotStatement<[tenant: string, own: string, others: readonly string[]], OtherSubmission>(
  'similarity-other-submissions',
  `select o.id, o.number, o.version, v.content ->> 'title' as title, o.round_id as round, o.part_code as part, o.contest_id as contest,
     k.short_title as contest_name, o.received_at,
     exists (select from submissions s join submission_authors b on b.tenant_id = s.tenant_id and b.submission_id = s.id and b.version = s.version
       join submission_authors a on a.tenant_id = s.tenant_id and a.submission_id = o.id and a.version = o.version
       where s.tenant_id = o.tenant_id and s.id = $2
         and (a.registration_id = b.registration_id or (a.name_key = b.name_key and a.birth_date = b.birth_date))) as is_same_author,
     exists (select from submissions s where s.tenant_id = o.tenant_id and s.id = $2 and s.unit_id = o.unit_id) as is_same_unit
   from submissions o
   join submission_versions v on v.tenant_id = o.tenant_id and v.submission_id = o.id and v.version = o.version
   join contests k on k.tenant_id = o.tenant_id and k.id = o.contest_id
   where o.tenant_id = $1 and o.id = any($3) and o.state = 'sent'`,
);
