import { Injectable } from '@nestjs/common';
import type { AccountId, Id, RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import type { Submission, TextBlock } from '#rules';
import { TenantContext, UnitOfWork } from '#tenancy';
import type { UnitId } from '#units';

export type SubmissionId = Id<'submission'>;

/** An author by name: never for judges of a blind phase. */
export interface NamedAuthor {
  submissionId: SubmissionId;
  ordinal: number;
  pseudonym: string;
  accountId: AccountId | null;
  fullName: string | null;
  nameKey: string | null;
  /** "1962-07-07" */
  birthDate: string | null;
  position: string | null;
  unitName: string | null;
  email: string | null;
  phone: string | null;
}

/** What stands in a version that was sent. */
export interface SubmittedText {
  title: string;
  theme: string | null;
  /** Sections that were typed, then the files in their order. */
  blocks: TextBlock[];
  files: { id: string; role: string; kind: string | null; fileName: string | null; hasText: boolean }[];
}

const JUDGEABLE = hotStatement<[tenant: string, round: string], { id: SubmissionId; version: number }>(
  'judging-judgeable',
  `select s.id, s.version from submissions s
   join submission_versions v on v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version
   where s.tenant_id = $1 and s.round_id = $2 and s.state = 'sent' and v.complete_at is not null
     and not exists (select from submission_cancellations c where c.tenant_id = s.tenant_id and c.submission_id = s.id and c.decision = 'cancelled')
     and 'valid' = (select f.result from formal_checks f where f.tenant_id = s.tenant_id and f.submission_id = s.id and f.version = s.version
       order by f.checked_at desc, f.id desc limit 1)`,
);

interface RankedRow {
  id: string;
  authors: string[];
  authorKind: Submission['authorKind'];
  unit: string | null;
  receivedAt: Date;
  withdrawn: boolean;
  cancelled: string | null;
}

const RANKED = hotStatement<[tenant: string, round: string], RankedRow>(
  'judging-ranked',
  `select s.id, s.author_kind as "authorKind", u.code as unit, s.received_at as "receivedAt", s.state = 'withdrawn' as withdrawn,
     coalesce((select array_agg(a.pseudonym order by a.ordinal) from submission_authors a where a.tenant_id = s.tenant_id and a.submission_id = s.id), '{}') as authors,
     (select c.basis from submission_cancellations c where c.tenant_id = s.tenant_id and c.submission_id = s.id and c.decision = 'cancelled') as cancelled
   from submissions s
   join submission_versions v on v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version and v.complete_at is not null
   left join units u on u.tenant_id = s.tenant_id and u.id = s.unit_id
   where s.tenant_id = $1 and s.round_id = $2`,
);

const FACTS = hotStatement<[tenant: string, ids: string[]], { id: SubmissionId; theme: string | null; unitId: UnitId | null }>(
  'judging-submission-facts',
  `select s.id, nullif(v.content->>'theme', '') as theme, s.unit_id as "unitId" from submissions s
   left join submission_versions v on v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version
   where s.tenant_id = $1 and s.id = any($2)`,
);

const AUTHORS = hotStatement<[tenant: string, ids: string[]], NamedAuthor>(
  'judging-submission-authors',
  `select a.submission_id as "submissionId", a.ordinal, a.pseudonym, r.account_id as "accountId", a.full_name as "fullName", a.name_key as "nameKey",
     a.birth_date::text as "birthDate", a.position, a.unit_name as "unitName", a.email, a.phone
   from submission_authors a
   left join registrations r on r.tenant_id = a.tenant_id and r.id = a.registration_id
   where a.tenant_id = $1 and a.submission_id = any($2) order by a.submission_id, a.ordinal`,
);

interface TextRow {
  content: { title?: string; theme?: string; sections?: { code: string; text: string }[] };
  files: (SubmittedText['files'][number] & { blocks: TextBlock[] | null })[];
}

const TEXT = hotStatement<[tenant: string, submission: string, version: number], TextRow>(
  'judging-submission-text',
  `select v.content, coalesce((select json_agg(json_build_object('id', f.id, 'role', f.role, 'kind', f.kind, 'fileName', f.file_name,
       'hasText', jsonb_array_length(coalesce(t.body_blocks, '[]')) > 0, 'blocks', t.body_blocks) order by vf.ordinal)
     from submission_version_files vf
     join submission_files f on f.tenant_id = vf.tenant_id and f.id = vf.file_id
     left join submission_texts t on t.tenant_id = f.tenant_id and t.file_id = f.id
     where vf.tenant_id = v.tenant_id and vf.submission_id = v.submission_id and vf.version = v.version), '[]') as files
   from submission_versions v where v.tenant_id = $1 and v.submission_id = $2 and v.version = $3`,
);

/** What this library reads of submissions. Names and texts are for the secretariat and for making blind copies. */
@Injectable()
export class Submitted {
  constructor(
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What a first phase takes in: sent with all its files, found valid in form, neither withdrawn nor cancelled. */
  async judgeable(roundId: RoundId): Promise<{ id: SubmissionId; version: number }[]> {
    return this.rows(JUDGEABLE.text, [roundId]);
  }

  /** All that were sent whole, under pseudonyms, as the rules rank them. */
  async ranked(roundId: RoundId): Promise<Submission[]> {
    const rows = await this.rows<RankedRow>(RANKED.text, [roundId]);
    return rows.map(({ id, authors, authorKind, unit, receivedAt, withdrawn, cancelled }) => ({
      ...{ id, authors, authorKind, receivedAt: receivedAt.getTime() },
      ...(unit !== null && { unit }),
      ...(withdrawn && { withdrawn }),
      ...(cancelled !== null && { cancelled }),
    }));
  }

  /** Theme and unit of submissions. */
  async facts(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, { theme: string | null; unitId: UnitId | null }>> {
    const rows = await this.rows<{ id: SubmissionId; theme: string | null; unitId: UnitId | null }>(FACTS.text, [[...ids]]);
    return new Map(rows.map(({ id, theme, unitId }) => [id, { theme, unitId }]));
  }

  /** Authors with their names, in their order. */
  async authors(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, NamedAuthor[]>> {
    return Map.groupBy(await this.rows<NamedAuthor>(AUTHORS.text, [[...ids]]), ({ submissionId }) => submissionId);
  }

  /** What a version says, with its names. */
  async text(id: SubmissionId, version: number): Promise<SubmittedText> {
    const [row] = await this.rows<TextRow>(TEXT.text, [id, version]);
    if (!row) throw new Error('A version that is judged was sent.');
    const { title = '', theme = '', sections = [] } = row.content;
    const typed = sections.flatMap(({ text }) => paragraphs(text));
    return {
      title,
      theme: theme === '' ? null : theme,
      blocks: [...typed, ...row.files.flatMap(({ blocks }) => blocks ?? [])],
      files: row.files.map(({ id: file, role, kind, fileName, hasText }) => ({ id: file, role, kind, fileName, hasText })),
    };
  }

  private async rows<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.unitOfWork.run<Row[]>((manager) => manager.query(text, [this.context.tenantId(), ...values]));
  }
}

function paragraphs(text: string): TextBlock[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));
}
