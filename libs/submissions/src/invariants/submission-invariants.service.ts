import { Injectable } from '@nestjs/common';
import { ContestReader } from '#contests';
import { hotStatement } from '#persistence';
import { type RuleSet, submissionLimit } from '#rules';
import { type InstantReader, type Invariant, type InvariantSource, OffenceList, type Offences, setWise } from '#tenancy';
import { sectionHash, sealOf, type SubmissionContent } from '../domain/submission-content.js';
import type { SectionText } from '../domain/submission-draft.js';
import { submissionPart } from '../domain/submission-number.js';

/** Of one contest: round, part, registration, and the version that counts is there. */
const BELONGING = `
  select 'bài ' || s.id as sample from submissions s
  left join rounds r on r.tenant_id = $1 and r.id = s.round_id
  left join registrations g on g.tenant_id = $1 and g.id = s.registration_id
  left join submission_versions v on v.tenant_id = $1 and v.submission_id = s.id and v.version = s.version
  where s.tenant_id = $1 and (r.contest_id is distinct from s.contest_id or r.part_code <> s.part_code or r.kind <> 'receiving'
    or (s.registration_id is not null and g.contest_id is distinct from s.contest_id)
    or (s.version is not null and v.version is null))`;

/** Sent while the part received; or entered by staff, or supplemented as the secretariat allowed. A demo's clock goes back: closing is looked at, not opening. */
const IN_TIME = `
  select 'bài ' || v.submission_id || ' bản ' || v.version as sample
  from submission_versions v join submissions s on s.tenant_id = $1 and s.id = v.submission_id join rounds r on r.tenant_id = $1 and r.id = s.round_id
  where v.tenant_id = $1 and v.sent_at >= r.closes_at and s.entered_by is null and not exists (
    select from formal_checks c where c.tenant_id = $1 and c.submission_id = s.id and c.result = 'supplement'
      and c.checked_at <= v.sent_at and v.sent_at < c.until)`;

/** Complete is what has all its files, with the fingerprints that were sealed; what was erased since has none to show. */
const WHOLE = `
  select 'bài ' || v.submission_id || ' bản ' || v.version as sample from submission_versions v
  where v.tenant_id = $1 and v.complete_at is not null and (
    exists (select from submission_version_files l join submission_files f on f.tenant_id = $1 and f.id = l.file_id
      where l.tenant_id = $1 and l.submission_id = v.submission_id and l.version = v.version and f.state not in ('stored', 'erased'))
    or (select coalesce(jsonb_agg(f.promised_sha256 order by l.ordinal), '[]') from submission_version_files l
      join submission_files f on f.tenant_id = $1 and f.id = l.file_id
      where l.tenant_id = $1 and l.submission_id = v.submission_id and l.version = v.version)
      <> (select coalesce(jsonb_agg(f.entry -> 'sha256' order by f.place), '[]') from jsonb_array_elements(v.content -> 'files') with ordinality as f(entry, place)))`;

/** Authors of what was sent: a main one at the least, unless it is a unit's; shares are all there or none, and come to the whole. */
const AUTHORS = `
  select 'bài ' || s.id as sample from submissions s
  left join lateral (
    select count(*) as people, count(a.share) as shares, sum(a.share) as total from submission_authors a
    where a.tenant_id = $1 and a.submission_id = s.id and a.version = s.version) a on true
  where s.tenant_id = $1 and s.version is not null
    and ((s.author_kind <> 'unit' and a.people = 0) or (a.shares > 0 and (a.shares <> a.people or a.total <> 10000)))`;

/** Who is named is who was sealed, version by version; and what counts is counted for the unit and as the kind that were sealed. */
const AUTHORS_AS_SEALED = `
  select 'bài ' || v.submission_id || ' bản ' || v.version as sample
  from submission_versions v
  join submissions s on s.tenant_id = $1 and s.id = v.submission_id
  left join units u on u.tenant_id = $1 and u.id = s.unit_id
  where v.tenant_id = $1 and (
    (select coalesce(jsonb_agg(a.pseudonym order by a.ordinal), '[]') from submission_authors a
      where a.tenant_id = $1 and a.submission_id = v.submission_id and a.version = v.version)
      <> (select coalesce(jsonb_agg(p.entry -> 'person' order by p.place), '[]') from jsonb_array_elements(v.content -> 'authors') with ordinality as p(entry, place))
    or (v.version = s.version and (s.author_kind <> v.content ->> 'authorKind' or u.code is distinct from v.content ->> 'unit')))`;

/** Of another tenant's entry that was taken in there is a submission with just its files; of one's own the one that was chosen. What waits has come whole; what was given back is out. */
const NOMINATED = `
  select 'đề cử đã đến ' || r.id as sample from received_nominations r
  left join submissions s on s.tenant_id = $1 and s.received_nomination_id = r.id
  left join submission_versions v on v.tenant_id = $1 and v.submission_id = s.id
    and (v.sent_at = r.sent_at or (r.via_tenant_id is null and v.seal_sha256 = r.content #>> '{entry,seal}'))
  where r.tenant_id = $1 and r.content ? 'entry' and (
    (r.state = 'received' and (v.version is null or (r.via_tenant_id is null and s.id::text <> r.content #>> '{entry,submission}')
      or (select coalesce(jsonb_agg(f.entry -> 'sha256' order by f.place), '[]') from jsonb_array_elements(v.content -> 'files') with ordinality as f(entry, place))
        <> (select coalesce(jsonb_agg(f.entry -> 'sha256' order by f.place), '[]') from jsonb_array_elements(r.content #> '{entry,files}') with ordinality as f(entry, place))))
    or (r.state = 'sent' and r.via_tenant_id is not null and r.files_at is null and jsonb_array_length(r.content #> '{entry,files}') > 0)
    or (r.state in ('returned', 'withdrawn') and r.via_tenant_id is not null and s.state = 'sent'))`;

/** Numbers go on by one, and the counter stands at the last. */
const NUMBERS = `
  select 'phần thi ' || s.part_code || ', số ' || max(s.number) as sample from submissions s
  left join submission_counters c on c.tenant_id = $1 and c.contest_id = s.contest_id and c.part_code = s.part_code
  where s.tenant_id = $1 and s.number is not null
  group by s.contest_id, s.part_code, c.last having c.last is distinct from max(s.number) or count(*) <> c.last`;

interface SealedVersion {
  id: string;
  version: number;
  content: SubmissionContent;
  section_text: SectionText[] | null;
  receipt_salt: Buffer;
  seal_sha256: string;
}

const sealedVersions = hotStatement<[tenant: string], SealedVersion>(
  'verify-submission-seals',
  'select v.submission_id as id, v.version, v.content, v.section_text, v.receipt_salt, v.seal_sha256 from submission_versions v where v.tenant_id = $1',
);

const ofPeople = hotStatement<[tenant: string], { contest: string; part: string; registration: string; count: number }>(
  'verify-submissions-of-people',
  `select s.contest_id as contest, s.part_code as part, s.registration_id as registration, count(*)::int as count from submissions s
   where s.tenant_id = $1 and s.state = 'sent' and s.registration_id is not null group by 1, 2, 3 having count(*) > 1`,
);

/** What must hold for submissions. */
@Injectable()
export class SubmissionInvariants implements InvariantSource {
  readonly invariants: readonly Invariant[] = [
    setWise('submissions-belong-together', 'Mỗi bài dự thi thuộc đúng đợt nhận bài, phần thi và đăng ký của một cuộc thi.', BELONGING),
    setWise(
      'submissions-in-time',
      'Mỗi bản được gửi trong thời gian nhận bài; ngoài ra phải do thư ký nhập hoặc được cho bổ sung.',
      IN_TIME,
    ),
    setWise('submissions-whole', 'Mỗi bản đã đủ có đúng những tệp đã niêm phong.', WHOLE),
    setWise('submissions-have-authors', 'Mỗi bài đã gửi có tác giả, và tỷ lệ đóng góp cộng lại đủ 100%.', AUTHORS),
    setWise(
      'submissions-authors-sealed',
      'Tác giả, loại tác giả và đơn vị của mỗi bài là đúng như bản được tính đã niêm phong.',
      AUTHORS_AS_SEALED,
    ),
    setWise('nominated-entries-whole', 'Mỗi bài được đề cử và tiếp nhận là đúng bài, đúng bản và đúng tệp đã gửi.', NOMINATED),
    setWise('submissions-numbered', 'Số của các bài trong một phần thi liền nhau, không trùng và không thiếu.', NUMBERS),
    {
      of: 'tenant',
      id: 'submission-seals-fit',
      title: 'Dấu niêm phong của mỗi bản đã gửi khớp với nội dung.',
      find: changedVersions,
    },
    {
      of: 'tenant',
      id: 'submissions-within-limit',
      title: 'Không ai có nhiều bài dự thi hơn số bài mà thể lệ cho phép.',
      find: (reader, tenantId) => this.beyondLimit(reader, tenantId),
    },
  ];

  constructor(private readonly contests: ContestReader) {}

  private async beyondLimit(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    const known = new Map((await this.contests.list()).map(({ id, ruleSetId }) => [id as string, ruleSetId]));
    const ruleSets = new Map<string, RuleSet>();
    for (const { contest, part: code, registration, count } of await reader.rows(ofPeople, [tenantId])) {
      const ruleSetId = known.get(contest);
      if (!ruleSetId) continue;
      const ruleSet = ruleSets.get(ruleSetId) ?? (await this.contests.ruleSet(ruleSetId));
      ruleSets.set(ruleSetId, ruleSet);
      const part = submissionPart(ruleSet, code);
      if (part && count > (submissionLimit(part, 'of-an-author') ?? Infinity)) found.add(`${code}: đăng ký ${registration}`);
    }
    return found.found();
  }
}

async function changedVersions(reader: InstantReader, tenantId: string): Promise<Offences> {
  const found = new OffenceList();
  for await (const versions of reader.portions(sealedVersions, [tenantId]))
    for (const version of versions) if (!fitsSeal(version)) found.add(`bài ${version.id} bản ${version.version}`);
  return found.found();
}

function fitsSeal({ content, section_text: texts, receipt_salt: salt, seal_sha256: seal }: SealedVersion): boolean {
  if (sealOf(content, salt) !== seal) return false;
  // What was typed may have been erased; while it is there, it is what was sealed.
  return (texts ?? []).every((section, at) => content.sections[at]?.sha256 === sectionHash(section, salt));
}
