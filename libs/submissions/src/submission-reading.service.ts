import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Round, RunningContest } from '#contests';
import { type AccountId, Clock } from '#kernel';
import { reasonInStanding, Registrations } from '#registrations';
import { type Exclusion, type Submission as RankedSubmission, type TextBlock } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { UnitRegister } from '#units';
import { typedBlocks } from './domain/main-text.js';
import { SubmissionAuthor } from './entities/submission-author.entity.js';
import type { SubmissionFile } from './entities/submission-file.entity.js';
import { SubmissionVersion } from './entities/submission-version.entity.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { FormalChecks } from './formal-checks.service.js';
import { SubmissionCancellations } from './submission-cancellations.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionTexts } from './submission-texts.service.js';

/** Why the formal check keeps a submission out, as a standing says it. */
const INVALID = 'Không hợp lệ khi kiểm tra hình thức';
const NOT_SUPPLEMENTED = 'Không bổ sung đúng hạn';

/** A submission that may be judged: complete, valid, neither withdrawn nor cancelled. */
export interface JudgeableSubmission {
  id: SubmissionId;
  version: number;
  /** See `submissionNumber`; not for blind judges. */
  number: number;
  theme: string | null;
}

/** What judging knows of a submission besides its text. */
export interface KnownSubmission {
  /** See `submissionNumber`; not for blind judges. */
  number: number | null;
  theme: string | null;
  unitId: Submission['unitId'];
  /** Of the version that counts. */
  title: string;
  /** Withdrawn or cancelled: nobody needs to mark it any more. */
  isOut: boolean;
}

/** A piece of a submission in the order in which it is read. */
export interface ReadPart {
  /** Of a section that was typed; null for a file. */
  section: string | null;
  file: SubmissionFile | null;
  /** Null where a file holds no text, or has not been read yet. */
  blocks: TextBlock[] | null;
}

/** Submissions as judging and results read them. */
@Injectable()
export class SubmissionReading {
  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    @InjectScoped(SubmissionVersion) private readonly versions: ScopedRepository<SubmissionVersion>,
    @InjectScoped(SubmissionAuthor) private readonly authors: ScopedRepository<SubmissionAuthor>,
    private readonly checks: FormalChecks,
    private readonly cancellations: SubmissionCancellations,
    private readonly files: SubmissionFiles,
    private readonly texts: SubmissionTexts,
    private readonly units: UnitRegister,
    private readonly registrations: Registrations,
    private readonly clock: Clock,
  ) {}

  /**
   * The submissions of a round as the ranking gets them, pseudonymous, by id: all that were sent and are complete, also those that were
   * withdrawn, cancelled or found invalid, each saying so.
   */
  async ofRound(roundId: Round['id']): Promise<RankedSubmission[]> {
    const rows = await this.sent(roundId);
    const ids = rows.map(({ id }) => id);
    const [checks, cancelled, authors] = [
      await this.checks.latest(ids),
      await this.cancellations.cancelled(ids),
      await this.pseudonyms(ids),
    ];
    const units = await this.units.findMany(rows.flatMap(({ unitId }) => unitId ?? []));
    return rows.map((row): RankedSubmission => {
      const unit = row.unitId ? units.get(row.unitId)?.code : undefined;
      const check = checks.get(row.id);
      const out = cancelled.get(row.id)?.basis ?? (check && this.formallyOut(row, check));
      return {
        id: row.id,
        authors: authors.get(row.id) ?? [],
        authorKind: row.authorKind,
        ...(unit !== undefined && { unit }),
        receivedAt: (row.receivedAt as Date).getTime(),
        ...(row.state === 'withdrawn' && { withdrawn: true }),
        ...(out !== undefined && { cancelled: out }),
      };
    });
  }

  /** Those of a round that may be judged, by id: what the last formal check of just this version calls valid. */
  async judgeable(roundId: Round['id']): Promise<JudgeableSubmission[]> {
    const rows = (await this.sent(roundId)).filter(({ state }) => state === 'sent');
    const ids = rows.map(({ id }) => id);
    const [checks, cancelled] = [await this.checks.latest(ids), await this.cancellations.cancelled(ids)];
    const valid = rows.filter((row) => {
      const check = checks.get(row.id);
      return check?.result === 'valid' && check.version === row.version && !cancelled.has(row.id);
    });
    const contents = await this.versionsOf(valid);
    return valid.map((row) => ({
      id: row.id,
      version: row.version as number,
      number: row.number as number,
      theme: contents.get(row.id)?.content.theme ?? null,
    }));
  }

  /** Complete submissions of a round on which the formal check has no last word yet: none may be left when judging begins. */
  async unchecked(roundId: Round['id']): Promise<Submission[]> {
    const rows = (await this.sent(roundId)).filter(({ state }) => state === 'sent');
    const checks = await this.checks.latest(rows.map(({ id }) => id));
    const now = this.clock.now();
    return rows.filter((row) => {
      const check = checks.get(row.id);
      if (!check) return true;
      if (check.result === 'supplement' && check.until && check.until > now) return true;
      return check.version !== row.version;
    });
  }

  /** A submission. @throws nothing: undefined where there is none */
  async find(id: SubmissionId): Promise<Submission | undefined> {
    return (await this.submissions.findOne({ where: { id } })) ?? undefined;
  }

  /** Number, theme, unit and title of several, in three statements whatever their number. */
  async several(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, KnownSubmission>> {
    if (ids.length === 0) return new Map();
    const rows = await this.submissions.find({ where: { id: In([...ids]) } });
    // Without what was typed: of hundreds that would be a book.
    const versions = await this.versions.find({
      where: { submissionId: In(rows.map(({ id }) => id)) },
      select: { tenantId: true, submissionId: true, version: true, content: true },
    });
    const contents = new Map(versions.map((row) => [`${row.submissionId}|${row.version}`, row.content]));
    const cancelled = await this.cancellations.cancelled(rows.map(({ id }) => id));
    return new Map(
      rows.map(({ id, number, version, unitId, state }): [SubmissionId, KnownSubmission] => {
        const content = contents.get(`${id}|${version}`);
        const isOut = state === 'withdrawn' || cancelled.has(id);
        return [id, { number, theme: content?.theme ?? null, unitId, title: content?.title ?? '', isOut }];
      }),
    );
  }

  /** The accounts of authors who have registered, by their registrations. */
  async accountsOf(authors: readonly Pick<SubmissionAuthor, 'registrationId'>[]): Promise<ReadonlyMap<string, AccountId>> {
    return this.registrations.accountsOf([...new Set(authors.flatMap(({ registrationId }) => registrationId ?? []))]);
  }

  /** Several submissions as they are kept; in no order. */
  async rowsOf(ids: readonly SubmissionId[]): Promise<Submission[]> {
    return ids.length === 0 ? [] : this.submissions.find({ where: { id: In([...ids]) } });
  }

  /** The version of each that counts. */
  async versionsOf(submissions: readonly Pick<Submission, 'id' | 'version'>[]): Promise<ReadonlyMap<SubmissionId, SubmissionVersion>> {
    const counting = new Map(submissions.map(({ id, version }) => [id, version]));
    if (counting.size === 0) return new Map();
    const rows = await this.versions.find({ where: { submissionId: In([...counting.keys()]) } });
    return new Map(rows.filter((row) => counting.get(row.submissionId) === row.version).map((row) => [row.submissionId, row]));
  }

  /** The theme of each in that version; long texts stay where they are. */
  async themesOf(submissions: readonly Pick<Submission, 'id' | 'version'>[]): Promise<ReadonlyMap<SubmissionId, string | null>> {
    if (submissions.length === 0) return new Map();
    const wanted = new Map(submissions.map(({ id, version }) => [id, version]));
    const rows = await this.versions.find({
      where: { submissionId: In([...wanted.keys()]) },
      select: { tenantId: true, submissionId: true, version: true, content: true },
    });
    return new Map(rows.filter((row) => wanted.get(row.submissionId) === row.version).map((row) => [row.submissionId, row.content.theme]));
  }

  /** What a version says, part by part: what was typed in the order of the plan, then its files. Names are in it; see the blind copy. */
  async parts(submissionId: SubmissionId, version: number): Promise<ReadPart[]> {
    const row = await this.versions.findOne({ where: { submissionId, version } });
    const files = await this.files.ofVersion(submissionId, version);
    const texts = await this.texts.keptOf(files.map(({ id }) => id));
    return [
      ...(row?.sectionTexts ?? []).map((section): ReadPart => ({ section: section.code, file: null, blocks: typedBlocks([section]) })),
      ...files.map((file): ReadPart => ({ section: null, file, blocks: texts.get(file.id)?.bodyBlocks ?? null })),
    ];
  }

  /** Who has written each, the main author first, by name where they are known: never for a blind judge. */
  async authorsOf(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, SubmissionAuthor[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.authors.query('a', (query) =>
      query
        .innerJoin('submissions', 's', 's.tenant_id = a.tenantId and s.id = a.submissionId and s.version = a.version')
        .andWhere('a.submissionId = any(:ids)', { ids: [...ids] })
        .orderBy({ 'a.submissionId': 'ASC', 'a.ordinal': 'ASC' })
        .getMany(),
    );
    return Map.groupBy(rows, ({ submissionId }) => submissionId);
  }

  /**
   * Authors of a round whom a team or a list bars now, by pseudonym, with the reason as a standing says it: those who have registered and
   * those whom somebody has only named.
   */
  async barred(running: RunningContest, roundId: Round['id']): Promise<Exclusion[]> {
    const { ruleSet } = running;
    const authors = [...(await this.authorsOf((await this.sent(roundId)).map(({ id }) => id))).values()].flat();
    const registered = await this.registrations.barred(running);
    const own = new Set(authors.map(({ pseudonym }) => pseudonym));
    const found = registered
      .filter(({ pseudonym }) => own.has(pseudonym))
      .flatMap(({ pseudonym, teams }) => teams.map((team) => ({ person: pseudonym, team })));
    for (const { pseudonym, registrationId, fullName, birthDate, phone, email } of authors) {
      if (registrationId !== null || fullName === null) continue;
      const contact = phone ? ({ kind: 'phone', value: phone } as const) : email ? ({ kind: 'email', value: email } as const) : undefined;
      const teams = await this.registrations.groupsBarring(running, { fullName, birthDate: birthDate ?? '0001-01-01', contact });
      found.push(...teams.map((team) => ({ person: pseudonym, team })));
    }
    return found.map(({ person, team }) => ({ person, reason: reasonInStanding(ruleSet, team) }));
  }

  /** The submission of a round that bears this number; undefined where none does. */
  async byNumber(roundId: Round['id'], number: number): Promise<Submission | undefined> {
    return (await this.submissions.findOne({ where: { roundId, number } })) ?? undefined;
  }

  /** Whose each is: one person's, a group's, a unit's. */
  async kindsOf(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, Submission['authorKind']>> {
    if (ids.length === 0) return new Map();
    const rows = await this.submissions.find({ where: { id: In([...ids]) }, select: { tenantId: true, id: true, authorKind: true } });
    return new Map(rows.map(({ id, authorKind }) => [id, authorKind]));
  }

  private formallyOut({ version }: Submission, check: { result: string; version: number; until: Date | null }): string | undefined {
    if (check.result === 'invalid') return INVALID;
    const isMissed = check.result === 'supplement' && check.until !== null && check.until <= this.clock.now();
    return isMissed ? NOT_SUPPLEMENTED : undefined;
  }

  /** Sent and complete, withdrawn ones as well. */
  private async sent(roundId: Round['id']): Promise<Submission[]> {
    const rows = await this.submissions.find({ where: { roundId, state: Not('draft' as const) }, order: { id: 'ASC' } });
    const versions = await this.versionsOf(rows.filter(({ version }) => version !== null));
    return rows.filter(({ id }) => versions.get(id)?.completeAt);
  }

  private async pseudonyms(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, string[]>> {
    const named = await this.authorsOf(ids);
    return new Map([...named].map(([id, authors]) => [id, authors.map(({ pseudonym }) => pseudonym)]));
  }
}
    // What was said of an older version says nothing of this one.
    if (check.version !== version) return undefined;
