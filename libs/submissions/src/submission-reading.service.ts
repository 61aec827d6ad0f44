import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Round, RunningContest } from '#contests';
import { type AccountId, Clock } from '#kernel';
import { reasonInStanding, Registrations } from '#registrations';
import { type Exclusion, type Submission as RankedSubmission, type TextBlock } from '#rules';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { type UnitId, UnitRegister } from '#units';
import { PROMISE_GRACE_MS } from './domain/intake.js';
import { typedBlocks } from './domain/main-text.js';
import type { SectionText } from './domain/submission-draft.js';
import { SubmissionAuthor } from './entities/submission-author.entity.js';
import type { SubmissionFile } from './entities/submission-file.entity.js';
import { SubmissionVersion } from './entities/submission-version.entity.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { FILES_WAIT } from './queries/waiting-files.js';
import { FormalChecks } from './formal-checks.service.js';
import { SubmissionCancellations } from './submission-cancellations.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionTexts } from './submission-texts.service.js';

/** Why the formal check keeps a submission out, as a standing says it. */
const INVALID = 'Không hợp lệ khi kiểm tra hình thức';
const NOT_SUPPLEMENTED = 'Không bổ sung đúng hạn';

/** All of a version but what was typed in it. */
const HEAD = [
  ...['tenantId', 'submissionId', 'version', 'viaTenantId', 'sendKey', 'content', 'words', 'wordParts'],
  ...['sentAt', 'completeAt', 'receiptCode', 'receiptSalt', 'sealSha256'],
] as const;

const COMPLETE = `exists (select from submission_versions v
  where v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version and v.complete_at is not null)`;
/** Of what is not complete: it may still be, or gives way to a version that is. */
const UNDER_WAY = `(
  exists (select from submission_versions v where v.tenant_id = s.tenant_id and v.submission_id = s.id and v.complete_at is not null)
  or exists (select from formal_checks k where k.tenant_id = s.tenant_id and k.submission_id = s.id and k.result = 'supplement' and k.until > :since)
  or exists (select from submission_files f where f.tenant_id = s.tenant_id and f.submission_id = s.id and f.state = 'promised' and f.scan = 'waiting'))`;
const OF_UNITS_OR_THEIR_AUTHORS = `(s.unitId = any(:units) or s.id in (select other.submission_id from submissions own
  join submission_authors a on a.tenant_id = own.tenant_id and a.submission_id = own.id and a.version = own.version
  join submission_authors other on other.tenant_id = a.tenant_id and other.pseudonym = a.pseudonym
  where own.tenant_id = :scopeTenantId and own.round_id = :roundId and own.unit_id = any(:units)))`;

/** A submission that may be judged: complete, valid, neither withdrawn nor cancelled. */
export interface JudgeableSubmission {
  id: SubmissionId;
  version: number;
  /** See `submissionNumber`; not for blind judges. */
  number: number;
  theme: string | null;
}

/** A version without what was typed in it: of thousands that would be books. */
export type VersionHead = Omit<SubmissionVersion, 'sectionTexts' | 'link'>;

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
    return this.ranked(await this.sent(roundId));
  }

  /**
   * The same of those that decide what some units have done: what counts for them, and whatever else the same authors have sent, since who
   * sends in for several units counts for that of the first.
   */
  async ofUnits(roundId: Round['id'], units: readonly UnitId[]): Promise<RankedSubmission[]> {
    return this.ranked(await this.sent(roundId, units));
  }

  private async ranked(rows: readonly Submission[]): Promise<RankedSubmission[]> {
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
    const themes = await this.themesOf(valid);
    return valid.map((row) => ({
      id: row.id,
      version: row.version as number,
      number: row.number as number,
      theme: themes.get(row.id) ?? null,
    }));
  }

  /**
   * Submissions of a round on which the formal check has no last word yet: none may be left when judging begins. Also those of which a file
   * may still come, or an earlier version will count again. What was cancelled needs no word any more.
   */
  async unchecked(roundId: Round['id']): Promise<Submission[]> {
    const rows = (await this.sent(roundId)).filter(({ state }) => state === 'sent');
    const checks = await this.checks.latest(rows.map(({ id }) => id));
    const now = this.clock.now();
    const since = new Date(now.getTime() - PROMISE_GRACE_MS);
    const underWay = await this.submissions.query('s', (query) =>
      query.andWhere(`s.roundId = :roundId and s.state = 'sent' and not ${COMPLETE} and ${UNDER_WAY}`, { roundId, since }).getMany(),
    );
    const unsaid = rows.filter((row) => {
      const check = checks.get(row.id);
      if (!check) return true;
      if (check.result === 'supplement' && check.until && check.until > now) return true;
      return check.version !== row.version;
    });
    const open = [...unsaid, ...underWay];
    const cancelled = await this.cancellations.cancelled(open.map(({ id }) => id));
    return open.filter(({ id }) => !cancelled.has(id));
  }

  /** How many of a round have files that staff have added and that stand in no version yet: judges would not read them. */
  async withFilesWaiting(roundId: Round['id']): Promise<number> {
    return this.submissions.query('s', (query) => query.andWhere(`s.roundId = :roundId and ${FILES_WAIT}`, { roundId }).getCount());
  }

  /** A submission. @throws nothing: undefined where there is none */
  async find(id: SubmissionId): Promise<Submission | undefined> {
    return (await this.submissions.findOne({ where: { id } })) ?? undefined;
  }

  /** Number, theme, unit and title of several, in three statements whatever their number. */
  async several(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, KnownSubmission>> {
    if (ids.length === 0) return new Map();
    const rows = await this.submissions.find({ where: { id: In([...ids]) } });
    const versions = await this.versionsOf(rows);
    const cancelled = await this.cancellations.cancelled(rows.map(({ id }) => id));
    return new Map(
      rows.map(({ id, number, unitId, state }): [SubmissionId, KnownSubmission] => {
        const content = versions.get(id)?.content;
        const isOut = state === 'withdrawn' || cancelled.has(id);
        return [id, { number, theme: content?.theme ?? null, unitId, title: content?.title ?? '', isOut }];
      }),
    );
  }

  /** The accounts of authors who have registered, by their registrations. */
  async accountsOf(authors: readonly Pick<SubmissionAuthor, 'registrationId'>[]): Promise<ReadonlyMap<string, AccountId>> {
    return this.registrations.accountsOf([...new Set(authors.flatMap(({ registrationId }) => registrationId ?? []))]);
  }

  /** All of a round that were ever sent, also what was withdrawn, cancelled or is not complete; in no order. */
  async everSent(roundId: Round['id']): Promise<SubmissionId[]> {
    const rows = await this.submissions.find({ where: { roundId, state: Not('draft' as const) }, select: { tenantId: true, id: true } });
    return rows.map(({ id }) => id);
  }

  /** Several submissions as they are kept; in no order. */
  async rowsOf(ids: readonly SubmissionId[]): Promise<Submission[]> {
    return ids.length === 0 ? [] : this.submissions.find({ where: { id: In([...ids]) } });
  }

  /** That version of each, without its text; see `textsOf`. */
  async versionsOf(submissions: readonly Pick<Submission, 'id' | 'version'>[]): Promise<ReadonlyMap<SubmissionId, VersionHead>> {
    const wanted = submissions.filter(({ version }) => version !== null);
    if (wanted.length === 0) return new Map();
    const rows = await this.versions.query('v', (query) =>
      query
        .select(HEAD.map((column) => `v.${column}`))
        .andWhere('(v.submissionId, v.version) in (select * from unnest(cast(:ids as uuid[]), cast(:versions as int[])))', {
          ids: wanted.map(({ id }) => id),
          versions: wanted.map(({ version }) => version),
        })
        .getMany(),
    );
    return new Map(rows.map((row) => [row.submissionId, row]));
  }

  /** What was typed in that version of each, in the order of the plan; for few at a time. Left out where nothing was, or was erased. */
  async textsOf(submissions: readonly Pick<Submission, 'id' | 'version'>[]): Promise<ReadonlyMap<SubmissionId, SectionText[]>> {
    const wanted = new Map(submissions.map(({ id, version }) => [id, version]));
    if (wanted.size === 0) return new Map();
    const rows = await this.versions.find({ where: submissions.map(({ id, version }) => ({ submissionId: id, version: version ?? 0 })) });
    return new Map(rows.flatMap(({ submissionId, sectionTexts }) => (sectionTexts ? [[submissionId, sectionTexts] as const] : [])));
  }

  /** Where the video of a version is to be seen; null where there is none, or it was erased. Never for a blind judge as it stands. */
  async linkOf(submissionId: SubmissionId, version: number): Promise<string | null> {
    return (await this.versions.findOne({ where: { submissionId, version } }))?.link ?? null;
  }

  /** How each one's text begins, where something was typed: characters of the first section. */
  async beginningsOf(
    submissions: readonly Pick<Submission, 'id' | 'version'>[],
    characters: number,
  ): Promise<ReadonlyMap<SubmissionId, string>> {
    if (submissions.length === 0) return new Map();
    const rows = await this.versions.query('v', (query) =>
      query
        .select(['v.submission_id as id', "left(v.section_text -> 0 ->> 'text', :characters) as beginning"])
        .andWhere('(v.submissionId, v.version) in (select * from unnest(cast(:ids as uuid[]), cast(:versions as int[])))', {
          ids: submissions.map(({ id }) => id),
          versions: submissions.map(({ version }) => version),
          characters,
        })
        .getRawMany<{ id: SubmissionId; beginning: string | null }>(),
    );
    return new Map(rows.flatMap(({ id, beginning }) => (beginning ? [[id, beginning] as const] : [])));
  }

  /** The submissions that somebody has written or helped to write, by pseudonym. */
  async idsOfAuthors(pseudonyms: readonly string[]): Promise<SubmissionId[]> {
    if (pseudonyms.length === 0) return [];
    const rows = await this.authors.find({
      where: { pseudonym: In([...pseudonyms]) },
      select: { tenantId: true, submissionId: true, ordinal: true },
    });
    return [...new Set(rows.map(({ submissionId }) => submissionId))];
  }

  /** The theme of each in that version; long texts stay where they are. */
  async themesOf(submissions: readonly Pick<Submission, 'id' | 'version'>[]): Promise<ReadonlyMap<SubmissionId, string | null>> {
    return new Map([...(await this.versionsOf(submissions))].map(([id, { content }]) => [id, content.theme]));
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

  /** Who has written the version of each that counts, the main author first, by name where they are known: never for a blind judge. */
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
   * those whom somebody has only named. As many statements whatever their number.
   */
  async barred(running: RunningContest, roundId: Round['id']): Promise<Exclusion[]> {
    return this.barredAmong(
      running,
      (await this.sent(roundId)).map(({ id }) => id),
    );
  }

  /** The same of the authors of some submissions. */
  async barredAmong(running: RunningContest, ids: readonly SubmissionId[]): Promise<Exclusion[]> {
    const { ruleSet } = running;
    const authors = [...(await this.authorsOf(ids)).values()].flat();
    const registered = await this.registrations.barred(running);
    const own = new Set(authors.map(({ pseudonym }) => pseudonym));
    const found = registered
      .filter(({ pseudonym }) => own.has(pseudonym))
      .flatMap(({ pseudonym, teams }) => teams.map((team) => ({ person: pseudonym, team })));
    const named = authors.flatMap(({ pseudonym, registrationId, fullName, birthDate, phone, email }) => {
      if (registrationId !== null || fullName === null) return [];
      const contact = phone ? ({ kind: 'phone', value: phone } as const) : email ? ({ kind: 'email', value: email } as const) : undefined;
      return [{ pseudonym, who: { fullName, birthDate: birthDate ?? '0001-01-01', contact } }];
    });
    const groups = await this.registrations.groupsBarringEach(
      running,
      named.map(({ who }) => who),
    );
    found.push(...named.flatMap(({ pseudonym }, at) => (groups[at] as string[]).map((team) => ({ person: pseudonym, team }))));
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
    // What was said of an older version says nothing of this one.
    if (check.version !== version) return undefined;
    if (check.result === 'invalid') return INVALID;
    const isMissed = check.result === 'supplement' && check.until !== null && check.until <= this.clock.now();
    return isMissed ? NOT_SUPPLEMENTED : undefined;
  }

  /** Sent and complete, withdrawn ones as well; with units, those that concern them as `ofUnits` says. */
  private async sent(roundId: Round['id'], units?: readonly UnitId[]): Promise<Submission[]> {
    return this.submissions.query('s', (query) => {
      query.andWhere(`s.roundId = :roundId and s.state <> 'draft' and ${COMPLETE}`, { roundId });
      if (units) query.andWhere(OF_UNITS_OR_THEIR_AUTHORS, { units: [...units] });
      return query.orderBy('s.id').getMany();
    });
  }

  private async pseudonyms(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, string[]>> {
    const named = await this.authorsOf(ids);
    return new Map([...named].map(([id, authors]) => [id, authors.map(({ pseudonym }) => pseudonym)]));
  }
}
