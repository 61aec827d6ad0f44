import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Round } from '#contests';
import { foldVietnamese, type Id } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import type { UnitId } from '#units';
import type { FormalCheck } from './entities/formal-check.entity.js';
import type { SubmissionAuthor } from './entities/submission-author.entity.js';
import type { SubmissionCancellation } from './entities/submission-cancellation.entity.js';
import type { SubmissionFile } from './entities/submission-file.entity.js';
import type { SubmissionVersion } from './entities/submission-version.entity.js';
import { type Channel, Submission, type SubmissionId } from './entities/submission.entity.js';
import { FormalChecks } from './formal-checks.service.js';
import { FILES_WAIT } from './queries/waiting-files.js';
import { SubmissionCancellations } from './submission-cancellations.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionReading, type VersionHead } from './submission-reading.service.js';
import { SubmissionError } from './submission.errors.js';
import { Submissions } from './submissions.service.js';

/** Where a submission stands for the secretariat. */
export const DESK_STATES = ['incomplete', 'unchecked', 'valid', 'supplement', 'invalid', 'cancelled', 'withdrawn'] as const;
export type DeskState = (typeof DESK_STATES)[number];

/** A word on an older version says nothing about the newer one. */
const STATE = `case
  when s.state = 'withdrawn' then 'withdrawn'
  when exists (select from submission_cancellations c where c.tenant_id = s.tenant_id and c.submission_id = s.id
    and c.decision = 'cancelled' and c.lifted_at is null) then 'cancelled'
  when exists (select from submission_versions v
    where v.tenant_id = s.tenant_id and v.submission_id = s.id and v.version = s.version and v.complete_at is null) then 'incomplete'
  else coalesce((select case when c.version = s.version then c.result else 'unchecked' end
    from formal_checks c where c.tenant_id = s.tenant_id and c.submission_id = s.id order by c.checked_at desc, c.id desc limit 1), 'unchecked')
end`;

/** Somebody has asked for it to be cancelled, and nobody has decided. */
const ASKED = `s.state = 'sent' and exists (select from submission_cancellations c where c.tenant_id = s.tenant_id
  and c.submission_id = s.id and c.decided_at is null)`;

/** Which submissions of a round are wanted. */
export interface DeskFilter {
  state?: DeskState | undefined;
  /** Only those of which somebody has asked that they be cancelled, and nobody has decided. */
  isCancelling?: boolean | undefined;
  /** Only those of which files were added that stand in no version yet. */
  hasFilesWaiting?: boolean | undefined;
  /** Part of a title or of an author's name, or a number: "SK-0042", "42". */
  text?: string | undefined;
  channel?: Channel | undefined;
  units?: readonly UnitId[] | undefined;
  skip: number;
  limit: number;
}

/** A line of the secretariat's list. */
export interface DeskLine {
  submission: Submission;
  state: DeskState;
  /** Somebody has asked for it to be cancelled, and nobody has decided. */
  isCancelling: boolean;
  /** Staff have added files that stand in no version yet. */
  hasFilesWaiting: boolean;
  version: VersionHead;
  authors: SubmissionAuthor[];
}

/** Everything about a submission, for the secretariat. */
export interface SubmissionCase {
  submission: Submission;
  state: DeskState;
  /** The newest first. */
  versions: SubmissionVersion[];
  /** Of the version that counts. */
  files: SubmissionFile[];
  authors: SubmissionAuthor[];
  checks: FormalCheck[];
  cancellations: SubmissionCancellation[];
}

/** What a round has to do for the secretariat. */
export interface DeskOverview {
  states: Readonly<Record<DeskState, number>>;
  /** Received since the day began, replaced ones counting when they were replaced. */
  receivedToday: number;
  /** Asked to be supplemented, and the time for it is over. */
  missed: number;
  /** Somebody has asked for them to be cancelled, and nobody has decided. */
  cancelling: number;
  /** Staff have added files to them that stand in no version yet. */
  filesWaiting: number;
}

/** A file that is waited for at the end of receiving. */
export interface HoldingFile {
  submissionId: SubmissionId;
  number: number;
  fileName: string | null;
}

/** What was sent in, as the secretariat and the heads of units see it: by name. */
@Injectable()
export class SubmissionDesk {
  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    private readonly sending: Submissions,
    private readonly reading: SubmissionReading,
    private readonly files: SubmissionFiles,
    private readonly checks: FormalChecks,
    private readonly cancellations: SubmissionCancellations,
  ) {}

  /** A page of what was sent in a round, in the order of numbers, and how many there are. */
  async ofRound(roundId: Round['id'], filter: DeskFilter): Promise<{ lines: DeskLine[]; total: number }> {
    const { skip, limit } = filter;
    const rows = await this.submissions.query('s', (query) =>
      narrowed(query, roundId, filter)
        .select(['s.id as id', `${STATE} as state`, `${ASKED} as asked`, `${FILES_WAIT} as waits`, 'count(*) over ()::int as total'])
        .orderBy('s.number')
        .offset(skip)
        .limit(limit)
        .getRawMany<DeskRow & { total: number }>(),
    );
    // Beyond the last page no row says how many there are.
    const total =
      rows[0]?.total ?? (skip === 0 ? 0 : await this.submissions.query('s', (query) => narrowed(query, roundId, filter).getCount()));
    return { lines: await this.linesOf(rows), total };
  }

  /** All of a round that stand somewhere, by number alone, in its order: light, however many they are. */
  async numbersOf(
    roundId: Round['id'],
    { states, ...filter }: Pick<DeskFilter, 'text' | 'units'> & { states: readonly DeskState[] },
  ): Promise<{ id: SubmissionId; number: number }[]> {
    return this.submissions.query('s', (query) =>
      narrowed(query, roundId, filter)
        .andWhere(`${STATE} in (:...states)`, { states })
        .select(['s.id as id', 's.number as number'])
        .orderBy('s.number')
        .getRawMany<{ id: SubmissionId; number: number }>(),
    );
  }

  /** Several that were sent, in the order of their numbers. */
  async several(ids: readonly SubmissionId[]): Promise<DeskLine[]> {
    if (ids.length === 0) return [];
    const rows = await this.submissions.query('s', (query) =>
      query
        .andWhere('s.id = any(:ids) and s.version is not null', { ids: [...ids] })
        .select(['s.id as id', `${STATE} as state`, `${ASKED} as asked`, `${FILES_WAIT} as waits`])
        .orderBy('s.number')
        .getRawMany<DeskRow>(),
    );
    return this.linesOf(rows);
  }

  /** How many submissions of a round stand where. */
  async counts(roundId: Round['id']): Promise<Readonly<Record<DeskState, number>>> {
    const rows = await this.submissions.query('s', (query) =>
      query
        .andWhere('s.roundId = :roundId and s.version is not null', { roundId })
        .select([`${STATE} as state`, 'count(*)::int as count'])
        .groupBy('1')
        .getRawMany<{ state: DeskState; count: number }>(),
    );
    const counted = new Map(rows.map(({ state, count }) => [state, count]));
    return Object.fromEntries(DESK_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<DeskState, number>;
  }

  /**
   * Files that keep receiving from ending: all their bytes came in time, and nobody could look into them yet. The first that came first;
   * of their versions only those that count.
   */
  async holding(roundId: Round['id'], limit = 10): Promise<HoldingFile[]> {
    return this.submissions.query('s', (query) =>
      query
        .innerJoin('submission_version_files', 'l', 'l.tenant_id = s.tenantId and l.submission_id = s.id and l.version = s.version')
        .innerJoin(
          'submission_files',
          'f',
          "f.tenant_id = l.tenant_id and f.id = l.file_id and f.state = 'promised' and f.scan = 'waiting'",
        )
        .andWhere("s.roundId = :roundId and s.state = 'sent'", { roundId })
        .select(['s.id as "submissionId"', 's.number as number', 'f.file_name as "fileName"'])
        .orderBy('f.promised_at')
        .limit(limit)
        .getRawMany<HoldingFile>(),
    );
  }

  /** What people of these units have sent in, for the list that the head of a unit signs: by number, without what was withdrawn. */
  async ofUnits(roundId: Round['id'], units: readonly UnitId[]): Promise<DeskLine[]> {
    if (units.length === 0) return [];
    const { lines } = await this.ofRound(roundId, { units, skip: 0, limit: MOST_OF_A_UNIT });
    return lines.filter(({ state }) => state !== 'withdrawn');
  }

  /** Everything about one that was sent. @throws SubmissionError SUBMISSION_NOT_FOUND */
  async find(id: SubmissionId): Promise<SubmissionCase> {
    const submission = await this.submissions.findOne({ where: { id } });
    const row = submission && (await this.stateOf(id));
    if (!row || submission.version === null) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return {
      submission,
      state: row.state,
      versions: await this.sending.versions(id),
      files: await this.files.ofVersion(id, submission.version),
      authors: await this.sending.authorsOfSubmission(id),
      checks: await this.checks.of(id),
      cancellations: await this.cancellations.of(id),
    };
  }

  /** The one before and the one after in the order of numbers, so that a whole list is gone through without coming back to it. */
  async neighbours({
    roundId,
    number,
  }: Pick<Submission, 'roundId' | 'number'>): Promise<{ before: Id<'submission'> | null; after: Id<'submission'> | null }> {
    const near = async (sign: '<' | '>'): Promise<SubmissionId | null> => {
      const found = await this.submissions.query('s', (query) =>
        query
          .andWhere(`s.roundId = :roundId and s.number ${sign} :number`, { roundId, number })
          .orderBy('s.number', sign === '<' ? 'DESC' : 'ASC')
          .limit(1)
          .getOne(),
      );
      return found?.id ?? null;
    };
    return { before: await near('<'), after: await near('>') };
  }

  /** The next one in the order of numbers that nobody has checked yet, after this one, else from the beginning. */
  async nextUnchecked({ roundId, number }: Pick<Submission, 'roundId' | 'number'>): Promise<SubmissionId | null> {
    const found = await this.submissions.query('s', (query) =>
      query
        .andWhere(`s.roundId = :roundId and s.version is not null and s.number <> :number and ${STATE} = 'unchecked'`, { roundId, number })
        .select(['s.id as id'])
        .orderBy('s.number < :number')
        .addOrderBy('s.number')
        .limit(1)
        .getRawOne<{ id: SubmissionId }>(),
    );
    return found?.id ?? null;
  }

  /** How much a round has to do for the secretariat, seen from a day's beginning. */
  async overview(roundId: Round['id'], since: Date): Promise<DeskOverview> {
    const states = await this.counts(roundId);
    const [row] = await this.submissions.query('s', (query) =>
      query
        .andWhere('s.roundId = :roundId and s.version is not null', { roundId })
        .select([
          'count(*) filter (where s.received_at >= :since)::int as today',
          `count(*) filter (where ${STATE} = 'supplement' and exists (select from formal_checks c where c.tenant_id = s.tenant_id
             and c.submission_id = s.id and c.version = s.version and c.result = 'supplement' and c.until <= app_now()))::int as missed`,
          `count(*) filter (where ${ASKED})::int as cancelling`,
          `count(*) filter (where ${FILES_WAIT})::int as waiting`,
        ])
        .setParameter('since', since)
        .getRawMany<{ today: number; missed: number; cancelling: number; waiting: number }>(),
    );
    const { today: receivedToday = 0, missed = 0, cancelling = 0, waiting: filesWaiting = 0 } = row ?? {};
    return { states, receivedToday, missed, cancelling, filesWaiting };
  }

  private async stateOf(id: SubmissionId): Promise<{ state: DeskState } | undefined> {
    return this.submissions.query('s', (query) =>
      query
        .andWhere('s.id = :id', { id })
        .select([`${STATE} as state`])
        .getRawOne(),
    );
  }

  private async linesOf(rows: readonly DeskRow[]): Promise<DeskLine[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const found = new Map((await this.submissions.find({ where: { id: In(ids) } })).map((one) => [one.id, one]));
    const [versions, authors] = [await this.reading.versionsOf([...found.values()]), await this.reading.authorsOf(ids)];
    return rows.flatMap(({ id, state, asked, waits }): DeskLine[] => {
      const [submission, version] = [found.get(id), versions.get(id)];
      return submission && version
        ? [{ submission, state, isCancelling: asked, hasFilesWaiting: waits, version, authors: authors.get(id) ?? [] }]
        : [];
    });
  }
}

interface DeskRow {
  id: SubmissionId;
  state: DeskState;
  asked: boolean;
  waits: boolean;
}

const MOST_OF_A_UNIT = 10_000;

/** Those of a round that a filter wants. */
function narrowed(
  query: SelectQueryBuilder<Submission>,
  roundId: Round['id'],
  { state, isCancelling, hasFilesWaiting, text = '', channel, units }: Omit<DeskFilter, 'skip' | 'limit'>,
): SelectQueryBuilder<Submission> {
  query.andWhere('s.roundId = :roundId and s.version is not null', { roundId });
  if (state) query.andWhere(`${STATE} = :state`, { state });
  if (isCancelling) query.andWhere(ASKED);
  if (hasFilesWaiting) query.andWhere(FILES_WAIT);
  if (channel) query.andWhere('s.channel = :channel', { channel });
  if (units) query.andWhere('s.unitId = any(:units)', { units: [...units] });
  const key = foldVietnamese(text);
  if (key !== '')
    query.andWhere(
      `(s.number = :number or exists (select from submission_authors a where a.tenant_id = s.tenant_id and a.submission_id = s.id
         and a.version = s.version and strpos(a.name_key, :key) > 0) or exists (select from submission_versions v where v.tenant_id = s.tenant_id
         and v.submission_id = s.id and v.version = s.version and strpos(lower(v.content ->> 'title'), lower(:typed)) > 0))`,
      { key, typed: text.trim(), number: numberIn(text) },
    );
  return query;
}

/** 42 of "SK-0042"; -1, which no submission has, of anything else. */
function numberIn(text: string): number {
  const digits = /^(?:[a-z]{2}[\s-]*)?(\d{1,6})$/i.exec(text.trim())?.[1];
  return digits === undefined ? -1 : Number(digits);
}
