import { Injectable } from '@nestjs/common';
import type { RunningContest } from '#contests';
import type { AccountId, RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import { type Exclusion, REVIEWED, type Submission, type TextBlock } from '#rules';
import {
  type SubmissionAuthor,
  type KnownSubmission,
  type SubmissionFile,
  type SubmissionId,
  SubmissionReading,
  SubmissionTexts,
} from '#submissions';
import { TenantContext, UnitOfWork } from '#tenancy';

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

const LEFT_OUT = hotStatement<[tenant: string, round: string], { person: string }>(
  'judging-people-left-out',
  'select person from people_left_out where tenant_id = $1 and round_id = $2 order by person',
);

const OUT = hotStatement<[tenant: string, submission: string], { out: true }>(
  'judging-submission-out',
  'select true as out from submissions_out where tenant_id = $1 and submission_id = $2',
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

  /** How many have files that stand in no version yet, so that judges would not read them. */
  async withFilesWaiting(roundId: RoundId): Promise<number> {
    return this.reading.withFilesWaiting(roundId);
  }

  /** All that were ever sent: whose names the rooms of blind judges may not hear. */
  async everSent(roundId: RoundId): Promise<SubmissionId[]> {
    return this.reading.everSent(roundId);
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

  /** Whether nobody needs to mark it any more: withdrawn, cancelled. */
  async isOut(id: SubmissionId): Promise<boolean> {
    const rows = await this.unitOfWork.run<unknown[]>((manager) => manager.query(OUT.text, [this.context.tenantId(), id]));
    return rows.length > 0;
  }

  /** Authors who are not ranked, under pseudonyms: barred by the rules, or left out of this round by two people. */
  async notRanked(running: RunningContest, roundId: RoundId): Promise<Exclusion[]> {
    const values = [this.context.tenantId(), roundId];
    const leftOut = await this.unitOfWork.run<{ person: string }[]>((manager) => manager.query(LEFT_OUT.text, values));
    return [...(await this.reading.barred(running, roundId)), ...leftOut.map(({ person }) => ({ person, reason: REVIEWED }))];
  }

  /** Theme, unit and title of submissions, and whether they are still in the running. */
  async facts(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, KnownSubmission>> {
    return this.reading.several(ids);
  }

  /** Authors with their names, in their order. */
  async authors(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, NamedAuthor[]>> {
    const authors = await this.reading.authorsOf(ids);
    const accounts = await this.reading.accountsOf([...authors.values()].flat());
    return new Map(
      [...authors].map(([id, own]) => [
        id,
        own.map((one) => ({ ...one, accountId: (one.registrationId && accounts.get(one.registrationId)) ?? null })),
      ]),
    );
  }

  /** Codes of the themes of versions that were sent. */
  async themes(versions: readonly { id: SubmissionId; version: number }[]): Promise<ReadonlyMap<SubmissionId, string | null>> {
    return this.reading.themesOf(versions);
  }

  /** The files of a version, in their order. */
  async files(id: SubmissionId, version: number): Promise<SubmissionFile[]> {
    return (await this.reading.parts(id, version)).flatMap(({ file }) => file ?? []);
  }

  /** Where the video of a version is to be seen; null where there is none. It may tell whose it is. */
  async link(id: SubmissionId, version: number): Promise<string | null> {
    return this.reading.linkOf(id, version);
  }

  /** The title of a version, as its author wrote it. */
  async title(id: SubmissionId, version: number): Promise<string | undefined> {
    return (await this.reading.versionsOf([{ id, version }])).get(id)?.content.title;
  }

  /** The titles of several, each of the version that is judged. */
  async titles(entries: readonly { submissionId: SubmissionId; version: number }[]): Promise<ReadonlyMap<SubmissionId, string>> {
    const versions = await this.reading.versionsOf(entries.map(({ submissionId, version }) => ({ id: submissionId, version })));
    return new Map([...versions].map(([id, { content }]) => [id, content.title]));
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
}
