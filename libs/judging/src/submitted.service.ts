import { Injectable } from '@nestjs/common';
import type { RunningContest } from '#contests';
import type { AccountId, RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import type { Exclusion, Submission, TextBlock } from '#rules';
import { type SubmissionAuthor, type SubmissionFile, type SubmissionId, SubmissionReading, SubmissionTexts } from '#submissions';
import { TenantContext, UnitOfWork } from '#tenancy';
import type { UnitId } from '#units';

/** An author by name: never for judges of a blind phase. */
export type NamedAuthor = Pick<
  SubmissionAuthor,
  'submissionId' | 'ordinal' | 'pseudonym' | 'fullName' | 'nameKey' | 'birthDate' | 'position' | 'unitName' | 'email' | 'phone'
> & { accountId: AccountId | null };

/** What stands in a version that was sent. */
export interface SubmittedText {
  title: string;
  /** Sections that were typed, then the files in their order. */
  blocks: TextBlock[];
  files: Pick<SubmissionFile, 'id' | 'role' | 'kind' | 'fileName'>[];
}

/** What assigning and looking for conflicts knows of a submission. */
interface Facts {
  id: SubmissionId;
  theme: string | null;
  unitId: UnitId | null;
}

const FACTS = hotStatement<[tenant: string, ids: string[]], Facts>(
  'judging-submission-facts',
  `select s.id, v.content->>'theme' as theme, s.unit_id as "unitId" from submissions s
   join submission_versions v on v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version
   where s.tenant_id = $1 and s.id = any($2)`,
);

const ACCOUNTS = hotStatement<[tenant: string, ids: string[]], { submissionId: SubmissionId; ordinal: number; accountId: AccountId }>(
  'judging-author-accounts',
  `select a.submission_id as "submissionId", a.ordinal, r.account_id as "accountId" from submission_authors a
   join registrations r on r.tenant_id = a.tenant_id and r.id = a.registration_id
   where a.tenant_id = $1 and a.submission_id = any($2) and r.account_id is not null`,
);

/** What this library reads of submissions. Names and texts are for the secretariat and for making blind copies. */
@Injectable()
export class Submitted {
  constructor(
    private readonly reading: SubmissionReading,
    private readonly texts: SubmissionTexts,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What a first phase takes in: sent with all its files, found valid in form, neither withdrawn nor cancelled. */
  async judgeable(roundId: RoundId): Promise<{ id: SubmissionId; version: number }[]> {
    return this.reading.judgeable(roundId);
  }

  /** How many the formal check has not come to. */
  async unchecked(roundId: RoundId): Promise<number> {
    return (await this.reading.unchecked(roundId)).length;
  }

  /** All that were sent whole, under pseudonyms, as the rules rank them. */
  async ranked(roundId: RoundId): Promise<Submission[]> {
    return this.reading.ofRound(roundId);
  }

  /** Those that nobody needs to mark any more: withdrawn, cancelled. */
  async out(roundId: RoundId): Promise<ReadonlySet<string>> {
    const all = await this.ranked(roundId);
    return new Set(all.filter(({ withdrawn, cancelled }) => withdrawn === true || cancelled !== undefined).map(({ id }) => id));
  }

  /** Authors whom something bars, under pseudonyms. */
  async barred(running: RunningContest, roundId: RoundId): Promise<Exclusion[]> {
    return this.reading.barred(running, roundId);
  }

  /** Theme and unit of submissions. */
  async facts(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, Facts>> {
    return new Map((await this.rows<Facts>(FACTS.text, ids)).map((row) => [row.id, row]));
  }

  /** Authors with their names, in their order. */
  async authors(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, NamedAuthor[]>> {
    const accounts = await this.rows<{ submissionId: SubmissionId; ordinal: number; accountId: AccountId }>(ACCOUNTS.text, ids);
    const known = new Map(accounts.map(({ submissionId, ordinal, accountId }) => [`${submissionId}|${ordinal}`, accountId]));
    const authors = await this.reading.authorsOf(ids);
    return new Map(
      [...authors].map(([id, own]) => [id, own.map((one) => ({ ...one, accountId: known.get(`${id}|${one.ordinal}`) ?? null }))]),
    );
  }

  /** The title of a version, as its author wrote it. */
  async title(id: SubmissionId, version: number): Promise<string | undefined> {
    return (await this.reading.versionsOf([{ id, version }])).get(id)?.content.title;
  }

  /** What a version says, with its names. Files that nobody has read are read: that takes seconds, so never inside a unit of work. */
  async text(id: SubmissionId, version: number): Promise<SubmittedText> {
    const parts = await this.reading.parts(id, version);
    const blocks: TextBlock[] = [];
    for (const part of parts)
      blocks.push(...(part.blocks ?? (part.file === null ? null : (await this.texts.of(part.file))?.bodyBlocks) ?? []));
    const files = parts.flatMap(({ file }) => (file === null ? [] : [file]));
    return {
      title: (await this.title(id, version)) ?? '',
      blocks,
      files: files.map(({ id: fileId, role, kind, fileName }) => ({ id: fileId, role, kind, fileName })),
    };
  }

  private async rows<Row>(text: string, ids: readonly SubmissionId[]): Promise<Row[]> {
    if (ids.length === 0) return [];
    return this.unitOfWork.run<Row[]>((manager) => manager.query(text, [this.context.tenantId(), [...ids]]));
  }
}
