import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { RoundId } from '#kernel';
import { hotStatement } from '#persistence';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import type { HiddenKind } from './domain/redact.js';
import { JudgeAssignment, JudgeConflict } from './entities/judge-assignment.entity.js';
import { SheetDraft } from './entities/score-sheet.entity.js';
import { JudgingFrame } from './judging-frame.service.js';
import { Submitted } from './submitted.service.js';

/** Which entries of a phase are listed. */
export interface EntryQuery {
  /** uncopied, unreleased, unreadable, released: by the blind copy; lacking: without all the judges that the rules name. */
  only?: 'uncopied' | 'unreleased' | 'unreadable' | 'released' | 'lacking' | undefined;
  entryNumbers?: readonly number[] | undefined;
  skip: number;
  limit: number;
}

/** Somebody who has an entry, and how far their sheet is. */
export interface EntryJudge {
  assignmentId: JudgeAssignment['id'];
  seatId: JudgeAssignment['seatId'];
  isFurther: boolean;
  sheet: 'untouched' | 'begun' | 'finished';
}

/** An entry of a phase as the secretariat sees it: with what names it. Never for judges. */
export interface EntryLine {
  entryNumber: number;
  submissionId: SubmissionId;
  version: number;
  /** See `submissionNumber`. */
  number: number | null;
  title: string;
  theme: string | null;
  /** Withdrawn or cancelled: nobody marks it any more. */
  isOut: boolean;
  isCopied: boolean;
  /** False where the copy holds no text: judges need one on paper. */
  isReadable: boolean;
  hidden: Partial<Record<HiddenKind, number>>;
  releasedAt: Date | null;
  /** Assignments that go on, the named judges first. */
  judges: EntryJudge[];
  /** Judges with whom a conflict was found or said. */
  conflicts: number;
}

type Listed = Omit<EntryLine, 'judges' | 'conflicts' | 'number' | 'title' | 'theme' | 'isOut'> & { total: number };

const LIST = hotStatement<
  [
    tenant: string,
    round: string,
    phase: string,
    only: string | null,
    numbers: readonly number[] | null,
    judges: number,
    limit: number,
    skip: number,
  ],
  Listed
>(
  'judging-entries-of-phase',
  `select e.entry_number as "entryNumber", e.submission_id as "submissionId", e.version, e.blind_text is not null as "isCopied",
     coalesce((e.blind_text->>'isReadable')::boolean, true) as "isReadable", coalesce(e.blind_text->'hidden', '{}') as hidden,
     e.released_at as "releasedAt", count(*) over ()::int as total
   from judged_entries e
   where e.tenant_id = $1 and e.round_id = $2 and e.phase = $3 and ($5::int[] is null or e.entry_number = any($5)) and case $4::text
     when 'uncopied' then e.blind_text is null and e.released_at is null
     when 'unreleased' then e.blind_text is not null and e.released_at is null
     when 'unreadable' then (e.blind_text->>'isReadable')::boolean is false
     when 'released' then e.released_at is not null
     when 'lacking' then (select count(*) from judge_assignments a where a.tenant_id = e.tenant_id and a.round_id = e.round_id
       and a.phase = e.phase and a.submission_id = e.submission_id and a.ended is null and not a.is_further) < $6
     else true end
   order by e.entry_number limit $7 offset $8`,
);

/** The entries of a phase for the secretariat: a page of them in a few statements, whatever their number. */
@Injectable()
export class PhaseEntries {
  constructor(
    @InjectScoped(JudgeAssignment) private readonly assignments: ScopedRepository<JudgeAssignment>,
    @InjectScoped(JudgeConflict) private readonly conflicts: ScopedRepository<JudgeConflict>,
    @InjectScoped(SheetDraft) private readonly drafts: ScopedRepository<SheetDraft>,
    private readonly frame: JudgingFrame,
    private readonly submitted: Submitted,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A page of entries by their numbers, and how many there are in all. @throws MarkingError PHASE_UNKNOWN */
  async list(roundId: RoundId, phase: string, query: EntryQuery): Promise<{ lines: EntryLine[]; total: number }> {
    const { rules } = await this.frame.frame(roundId, phase);
    const values = [this.context.tenantId(), roundId, phase, query.only ?? null, query.entryNumbers ?? null, rules.judges];
    const rows = await this.unitOfWork.run<Listed[]>((manager) => manager.query(LIST.text, [...values, query.limit, query.skip]));
    return { lines: await this.whole(roundId, phase, rows), total: rows[0]?.total ?? 0 };
  }

  /** One entry by its number. @throws MarkingError PHASE_UNKNOWN, ENTRY_NOT_FOUND */
  async one(roundId: RoundId, phase: string, entryNumber: number): Promise<EntryLine> {
    const { submissionId } = await this.frame.entry(roundId, phase, entryNumber);
    const { lines } = await this.list(roundId, phase, { entryNumbers: [entryNumber], skip: 0, limit: 1 });
    return lines.find((line) => line.submissionId === submissionId) as EntryLine;
  }

  /** The numbers of several submissions in a phase. */
  async numbers(roundId: RoundId, phase: string): Promise<ReadonlyMap<SubmissionId, number>> {
    return new Map((await this.frame.entriesOf(roundId, phase)).map(({ submissionId, entryNumber }) => [submissionId, entryNumber]));
  }

  /** The numbers of the entries before and after one in the list. */
  async neighbours(roundId: RoundId, phase: string, entryNumber: number): Promise<{ previous?: number; next?: number }> {
    const numbers = (await this.frame.entriesOf(roundId, phase)).map((entry) => entry.entryNumber);
    const at = numbers.indexOf(entryNumber);
    const [previous, next] = [numbers[at - 1], at < 0 ? undefined : numbers[at + 1]];
    return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
  }

  private async whole(roundId: RoundId, phase: string, rows: readonly Listed[]): Promise<EntryLine[]> {
    const ids = rows.map(({ submissionId }) => submissionId);
    if (ids.length === 0) return [];
    const facts = await this.submitted.facts(ids);
    const given = await this.assignments.find({
      where: { roundId, phase, submissionId: In(ids), ended: IsNull() },
      order: { isFurther: 'ASC', assignedAt: 'ASC', id: 'ASC' },
    });
    const drafts = await this.draftsOf(given.map(({ id }) => id));
    const judges = Map.groupBy(given, ({ submissionId }) => submissionId);
    const conflicts = Map.groupBy(
      await this.conflicts.find({ where: { submissionId: In(ids), withdrawnAt: IsNull() } }),
      ({ submissionId }) => submissionId,
    );
    return rows.map(({ entryNumber, submissionId, version, isCopied, isReadable, hidden, releasedAt }): EntryLine => {
      const { number = null, title = '', theme = null, isOut = false } = facts.get(submissionId) ?? {};
      return {
        ...{ entryNumber, submissionId, version, number, title, theme, isOut },
        ...{ isCopied, isReadable, hidden, releasedAt },
        judges: (judges.get(submissionId) ?? []).map(({ id, seatId, isFurther }) => ({
          ...{ assignmentId: id, seatId, isFurther },
          sheet: drafts.get(id) ?? 'untouched',
        })),
        conflicts: new Set((conflicts.get(submissionId) ?? []).map(({ seatId }) => seatId)).size,
      };
    });
  }

  private async draftsOf(ids: readonly JudgeAssignment['id'][]): Promise<ReadonlyMap<string, EntryJudge['sheet']>> {
    if (ids.length === 0) return new Map();
    const drafts = await this.drafts.find({
      where: { assignmentId: In([...ids]) },
      select: { tenantId: true, assignmentId: true, revision: true, version: true },
    });
    return new Map(
      drafts.map(({ assignmentId, revision, version }) => [
        assignmentId,
        version !== null ? 'finished' : revision > 0 ? 'begun' : 'untouched',
      ]),
    );
  }
}
